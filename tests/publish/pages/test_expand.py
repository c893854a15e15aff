import re
from collections.abc import Iterable
from pathlib import Path

import html5lib
import pytest
from markdown import Extension
from markdown import markdown as to_html

from helper.model.errors import Defect
from helper.model.flow import Flow
from helper.publish.pages.expand import Expanded, expand
from helper.publish.pages.guide import LOST, Kind, examined, parse
from helper.publish.pages.parts import with_parts
from helper.publish.pages.written import check_pages
from tests.support.hostile import HOSTILE

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
    pages = [parse(file, "{{ first_question() }}") for file in ("index.md", "guide/index.md", "guide/pets.md", LOST)]
    expanded = [shown(expand(page, DOCS, toy_flow, "", "https://host.example/a/")) for page in pages]
    roots = [text.partition('data-root="')[2].partition('"')[0] for text in expanded]
    # The page for lost addresses is sent for any, so it names the root as a whole.
    assert roots == ["", "../", "../../", "/a/"]
    assert ["data-lost" in text for text in expanded] == [False, False, False, True]


@pytest.mark.parametrize(
    ("markdown", "errors"),
    [
        (
            'One\n\n{{ contacts("vets", "vet") }}\n{{ procedure("fly") }}',
            [
                "docs/page.md:3: There is no contact “vets”. Did you mean “vet”?",
                "docs/page.md:4: There is no procedure “fly”. Use one of: exercise, feed, rest.",
            ],
        ),
        (
            '{% for id in ["feed"] %}\n{{ procedure(id) }}\n{% endfor %}',
            [
                "docs/page.md:2: The id of a procedure is computed. Write each id in quotes, so that the build can check it.",
            ],
        ),
        ("One\n{{ nothing }}", ["docs/page.md:2: There is no “nothing” for pages. Write {{ procedure("]),
        ("\n\n{{ procedure() }}", ["docs/page.md:3: "]),
    ],
)
def test_errors_name_the_page_the_line_and_the_remedy(toy_flow: Flow, markdown: str, errors: list[str]) -> None:
    found = errors_in(markdown, toy_flow)
    assert len(found) == len(errors)
    assert all(said.startswith(error) for said, error in zip(found, errors, strict=True))


def converted(text: str, *more: Extension) -> str:
    return to_html(text, extensions=["attr_list", "def_list", "md_in_html", "tables", "fenced_code", *more])


def errors_in(text: str, flow: Flow) -> list[str]:
    page, remarks = examined("page.md", text)
    known: dict[Kind, Iterable[str] | None] = {
        "procedure": [procedure.id for procedure in flow.procedures],
        "contact": flow.contacts,
        "note": flow.notes,
    }
    errors = [Defect("docs/page.md", line, "", problem, remedy) for line, problem, remedy in remarks]
    return [str(error) for error in sorted([*errors, *check_pages([page], DOCS, known, converted)[1]])]


@pytest.mark.attack(
    "Texts", "A page in `docs/` reaches for Python through its template", "The build stops and names the line"
)
@pytest.mark.parametrize(
    "expression",
    [
        *("cycler.__init__.__globals__", "joiner", "lipsum.__globals__", "namespace()", "range(9)", "dict()"),
        *("self.__init__",),
        *("''.__class__.__mro__", "procedure.__globals__", "measured.func.__globals__", "''|attr('__class__')"),
        *("'{0.__class__}'.format(1)", "('%s'|format).__func__", "[1].append(2)", "1 / 0", "measured('../../package')"),
    ],
)
def test_a_page_knows_the_documented_names_only(toy_flow: Flow, expression: str) -> None:
    [error] = errors_in(f"One\n\n{{{{ {expression} }}}}", toy_flow)
    assert error.startswith("docs/page.md:3: ")
    assert " Write " in error


@pytest.mark.parametrize("statement", ["{% include 'a' %}", "{% import 'os' as os %}", "{% extends 'a' %}"])
def test_a_page_takes_nothing_from_elsewhere(toy_flow: Flow, statement: str) -> None:
    assert errors_in(f"One\n\n{statement}", toy_flow)[0].startswith("docs/page.md:")


@pytest.mark.attack(
    "Texts", "A page has an element, an attribute or a link that could run", "The build stops and names the line"
)
@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("One\n\n<script>run()</script>", 3, "<script> is not allowed in texts."),
        ("One\n\nTwo <img\nsrc=x\nonerror=run()>", 5, "<img> must not have the attribute “onerror”."),
        ("# One { onclick=run() }", 1, "<h1> must not have the attribute “onclick”."),
        ("*One*{ style=color:red }", 1, "<em> must not have the attribute “style”."),
        ("[One][two]\n\nThree\n\n[two]: javascript:run()", 5, "The address “javascript:run()” "),
        ("[One](&#106;ava&#115;cript:run())", 1, "The address “javascript:run()” "),
        ("![One](data:image/svg+xml,x)", 1, "The address “data:image/svg+xml,x” is not a file of this site."),
        ("<javascript:run()>", 1, "<javascript:run()> is not allowed"),
        ("| A |\n| --- |\n| <base href=x> |", 3, "<base> is not allowed in texts."),
        ('<div markdown>\n\n<meta http-equiv="refresh">\n\n</div>', 3, "<meta> is not allowed in texts."),
        ("```html\n<script>\n```\n\n<form>\n\n```html\n<form>\n```", 5, "<form> is not allowed in texts."),
        ("{% set a = '<scr' %}\n{{ a }}ipt>x</script>", 2, "<script> is not allowed in texts."),
        ("{{ note('new')|replace('</div>', '<script>') }}", 1, "<script> is not allowed in texts."),
    ],
)
def test_html_that_could_run_is_reported_with_its_line(toy_flow: Flow, text: str, line: int, problem: str) -> None:
    assert errors_in(text, toy_flow)[0].startswith(f"docs/page.md:{line}: {problem}")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('One\n\n<div class="helper-wide" markdown>\n\nTwo\n\n| A |\n| --- |\n| 1 |\n', 3, "<div> is not closed."),
        ("One\n\n<div markdown>\n\n<div markdown>\n\nTwo\n\n</div>\n\nThree", 5, "<div> is not closed."),
        ("One\n\n<details>\n<summary>Two</summary>\n\nThree", 3, "<details> is not closed."),
        ("One\n\nTwo <b>three\n\nFour", 3, "<b> is not closed."),
        ("One\n\nTwo</b> three", 3, "</b> closes nothing."),
        ("One\n\n</div>\n\nTwo", 3, "</div> closes nothing."),
        ("[One <a href=two.md>two</a>](three.md)", 1, "<a> or </a> is where HTML does not allow it."),
    ],
)
def test_an_element_that_is_left_open_or_closed_elsewhere_is_reported(
    toy_flow: Flow, text: str, line: int, problem: str
) -> None:
    [error] = errors_in(text, toy_flow)
    assert error.startswith(f"docs/page.md:{line}: {problem}")


def test_code_may_show_any_html(toy_flow: Flow) -> None:
    text = "`<script>`\n\n```html\n<script>run()</script>\n<div markdown>\n{{ frame() }}\n```\n\n    <form>\n"
    page = expand(parse("page.md", text), DOCS, toy_flow, "Site")
    html = with_parts(converted(page.markdown), page.parts)
    assert "<script>" not in html
    assert "&lt;iframe src=&quot;embed/&quot;" in html


@pytest.mark.parametrize("text", ["[One](two.md '{{ note(\"new\") }}')", "{{ note('new')|upper }}"])
def test_a_component_comes_only_where_an_element_can_be(toy_flow: Flow, text: str) -> None:
    page = expand(parse("page.md", text), DOCS, toy_flow, "Site")
    assert "<section" not in with_parts(converted(page.markdown), page.parts)


def test_a_component_inside_a_tag_is_reported(toy_flow: Flow) -> None:
    [error] = errors_in("<b title=\"{{ note('new') }}\">One</b>", toy_flow)
    assert error.startswith("docs/page.md:1: </b> closes nothing.")


RUNS = ("script", "style", "link", "meta", "base", "iframe", "object", "embed", "svg", "math", "template", "form")
SCHEME = re.compile(r"[\x00-\x20]*([^/?#]*):")
SAFE = ("https", "http", "mailto", "tel")
CONTEXTS = (
    "{}",
    "One {} two",
    "[One]({})",
    "[One](<{}>)",
    "![One]({})",
    "[One](two.md '{}')",
    "[One][x]\n\n[x]: {}",
    "# One {{ {} }}",
    "<b title='{}'>One</b>",
    '<div title="{}" markdown>\n\nOne\n\n</div>',
    "<a href={}>One</a>",
    "| A |\n| --- |\n| {} |",
    "- {}\n",
    "<div markdown>\n{}\n</div>",
)


@pytest.mark.attack("Texts", "Hostile texts stand in any place of a page", "They stay text, or the build stops")
@pytest.mark.parametrize("context", CONTEXTS)
def test_no_hostile_text_of_an_author_becomes_more_than_text(toy_flow: Flow, context: str) -> None:
    for text in HOSTILE:
        page = context.format(text)
        if errors_in(page, toy_flow):
            continue
        expanded = expand(parse("page.md", page), DOCS, toy_flow, "Site")
        # As a browser reads it, below the start and above the end of another page's HTML.
        whole = f"<article title='a'>{with_parts(converted(expanded.markdown), expanded.parts)}</article><p id='end' title=\"'\">"
        root = html5lib.parse(whole, namespaceHTMLElements=False)
        assert root.find(".//p[@id='end']") is not None, page
        for element in root.iter():
            assert element.tag not in RUNS, page
            for name, value in element.attrib.items():
                assert not str(name).startswith("on"), page
                assert name not in ("style", "srcdoc", "formaction"), page
                if name in ("href", "src") and (scheme := SCHEME.match(value)):
                    assert scheme[1] in SAFE, page
