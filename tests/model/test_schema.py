"""The schemas of the content are those of the model, and every content file names its own."""

import json

import pytest
import yaml
from jsonschema import Draft7Validator

from helper.model.load.flow import CONTENT
from helper.model.load.schema import COMMENT, NAMES, schema, texts


def test_the_schemas_are_those_of_the_model() -> None:
    stale = [path.name for path, text in texts().items() if not path.exists() or path.read_text("utf-8") != text]
    assert not stale, "Run «make schema»."
    assert {path.name for path in (CONTENT / "schema").iterdir()} == {f"{name}.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_content_file_names_its_schema_and_fits_it(name: str) -> None:
    text = (CONTENT / f"{name}.yml").read_text("utf-8")
    assert text.startswith(COMMENT.format(name))
    assert list(Draft7Validator(schema(name)).iter_errors(as_editors_read(text))) == []


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("contacts", {"phone": "564-0104"}),
        ("contacts", {"phon": "502-564-0104"}),
        ("contacts", {"name": ""}),
        ("outcomes", {"when": {"kog": "yes"}}),
        ("outcomes", {"when": {"kog": []}}),
        ("deadlines", {"hours": 48}),
        ("notes", {"line": None}),
        ("procedures", {"steps": [{"id": "a", "text": "A.", "applies": "often"}]}),
    ],
)
def test_a_schema_refuses_what_does_not_fit(name: str, entry: dict[str, object]) -> None:
    first, *_ = as_editors_read((CONTENT / f"{name}.yml").read_text("utf-8"))
    assert list(Draft7Validator(schema(name)).iter_errors([{**first, **entry}]))


def test_a_schema_says_what_a_key_is_for() -> None:
    step = schema("procedures")["definitions"]["Step"]["properties"]
    assert step["unless"]["description"] == "A plan leaves it out if the answers meet `unless`."


def as_editors_read(text: str) -> list[dict[str, object]]:
    """The data as YAML 1.2 has it, where only true and false are no texts."""

    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012 - the name that PyYAML looks for
            first: [(tag, found) for tag, found in resolvers if not tag.endswith((":bool", ":timestamp"))]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    data: list[dict[str, object]] = json.loads(
        json.dumps(yaml.load(text, Loader)).replace('"newer": "true"', '"newer": true')
    )
    return data
