"""A mistake in a template of the theme is told with its file and line."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from helper.publish.templates import template_problem

REMEDY = "No page is made from a template with an error. Correct that line."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\n{% if page }}", "overrides/main.html:2: unexpected '}'"),
        ("\n\n{% block a %}", "overrides/main.html:3: Unexpected end of template. Jinja was looking for"),
        ("\n{{ page.meta.title }}", "overrides/main.html:2: 'page' is undefined"),
        ("\n{% include 'partials/none.html' %}", "overrides/main.html:2: There is no template “partials/none.html”"),
        ("{% set a = 1 %}\n{{ 'a' | shouted }}", "overrides/main.html:2: No filter named 'shouted'"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(text, "utf-8")
    environment = Environment(
        loader=FileSystemLoader(tmp_path / "overrides"), undefined=StrictUndefined, autoescape=True
    )
    with pytest.raises(TemplateError) as raised:
        environment.get_template("main.html").render()
    said = template_problem(raised.value, tmp_path)
    assert said.startswith(told)
    assert said.endswith(f". {REMEDY}")
    assert said.count("\n") == 0
