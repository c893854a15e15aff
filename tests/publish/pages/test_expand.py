from pathlib import Path

import pytest
from markdown import markdown

from helper.model.errors import InvalidContentError
from helper.model.flow import Flow
from helper.publish.pages.expand import Expanded, expand, expand_guide
from helper.publish.pages.guide import parse
from helper.publish.pages.parts import with_parts

DOCS = Path("docs")


def shown(page: Expanded) -> str:
    return with_parts(page.markdown, page.parts)


def test_a_page_shows_what_it_names(toy_flow: Flow) -> None:
    page = parse("guide/pets.md", 'Before\n\n{{ procedure("feed") }}\n\n{{ contacts("vet") }}\n\n{{ note("new") }}\n')
    expanded = shown(expand(page, DOCS, toy_flow, "Site"))
    assert expanded.startswith("Before\n\n<section class=")
    assert 'href="../../guide/pets/#feed"' in expanded
    assert 'data-contact="vet"' in expanded
    assert 'data-note="new"' in expanded


def test_the_first_question_comes_below_the_heading_of_the_page(toy_flow: Flow) -> None:
    expanded = shown(expand(parse("index.md", "{{ first_question() }}"), DOCS, toy_flow, "Site"))
    assert '<kasper-helper data-root="" data-path="" data-site-name="Site">' in expanded
    assert '<h2 class="helper-heading"' in expanded
    assert 'href="helper/pet-cat/"' in expanded


def test_a_page_can_name_the_url_of_the_site(toy_flow: Flow) -> None:
    page = parse("page.md", "{{ site_url }} {{ frame() }}")
    expanded = shown(expand(page, DOCS, toy_flow, "Site", "https://host.example/a/"))
    assert expanded.startswith('https://host.example/a/ <iframe src="https://host.example/a/embed/"')


def test_markdown_is_not_escaped(toy_flow: Flow) -> None:
    assert expand(parse("page.md", "Tea & <b>cake</b>"), DOCS, toy_flow, "Site").markdown == "Tea & <b>cake</b>"


def test_each_page_links_to_the_root_from_its_own_path(toy_flow: Flow) -> None:
    pages = [parse(file, "{{ first_question() }}") for file in ("index.md", "guide/index.md", "guide/pets.md")]
    roots = {
        file: shown(page).partition('data-root="')[2].partition('"')[0]
        for file, page in expand_guide(pages, DOCS, toy_flow, "", markdown).items()
    }
    assert roots == {"index.md": "", "guide/index.md": "../", "guide/pets.md": "../../"}


@pytest.mark.parametrize(
    ("markdown", "errors"),
    [
        (
            'One\n\n{{ contacts("vets", "vet") }}\n{{ procedure("fly") }}',
            [
                "docs/page.md:3: There is no contact “vets”. Known are: vet.",
                "docs/page.md:4: There is no procedure “fly”. Known are: exercise, feed, rest.",
            ],
        ),
        (
            '{% for id in ["feed"] %}\n{{ procedure(id) }}\n{% endfor %}',
            [
                "docs/page.md:2: The id of a procedure is computed. Write each id in quotes, so that the build can check it.",
            ],
        ),
        ("One\n{{ nothing }}", ["docs/page.md:2: 'nothing' is undefined. Write {{ procedure("]),
        ("\n\n{{ procedure() }}", ["docs/page.md:3: "]),
    ],
)
def test_errors_name_the_page_the_line_and_the_remedy(toy_flow: Flow, markdown: str, errors: list[str]) -> None:
    with pytest.raises(InvalidContentError) as raised:
        expand_guide([parse("page.md", markdown)], DOCS, toy_flow, "Site", markdown)
    assert len(raised.value.errors) == len(errors)
    assert all(str(found).startswith(error) for found, error in zip(raised.value.errors, errors, strict=True))
