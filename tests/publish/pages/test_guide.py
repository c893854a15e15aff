from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from helper.publish.pages.guide import Use, parse, read_guide


def test_a_page_knows_the_ids_that_it_uses_with_their_lines() -> None:
    page = parse(
        "page.md",
        '{{ procedure("feed") }}\n\n{{ contacts("vet",\n"doctor") }}{% if x %}{{ note(id="new") }}{% endif %}',
    )
    assert page.uses == (
        Use("procedure", "feed", 1),
        Use("contact", "vet", 3),
        Use("contact", "doctor", 4),
        Use("note", "new", 4),
    )
    assert page.ids("contact") == {"vet", "doctor"}


def test_a_computed_id_is_unknown() -> None:
    assert parse("page.md", "{{ procedure(name) }}{{ contacts(*names) }}").uses == (
        Use("procedure", None, 1),
        Use("contact", None, 1),
    )


def test_a_page_that_is_not_a_valid_template_is_rejected() -> None:
    with pytest.raises(TemplateSyntaxError):
        parse("page.md", "{{ contacts( }}")


@pytest.mark.parametrize(
    ("file", "path"), [("index.md", ""), ("guide/index.md", "guide/"), ("guide/pets.md", "guide/pets/")]
)
def test_a_page_has_the_path_of_its_folder(file: str, path: str) -> None:
    assert parse(file, "").path == path


def test_all_pages_with_errors_are_reported_together(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("One\n{{ contacts( }}\n")
    (docs / "b.md").write_text("{{ )")
    (docs / "c.md").write_text("Fine.")
    assert [str(error).partition(" Write ")[0] for error in read_guide(docs).errors] == [
        "docs/a.md:2: The braces do not make sense: unexpected '}', expected ')'.",
        "docs/b.md:1: The braces do not make sense: unexpected ')'.",
    ]


def test_excluded_files_are_not_pages(tmp_path: Path) -> None:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "one.md").write_text("Use {{ braces( }}.")
    (tmp_path / "page.md").write_text("A page.")
    pages = read_guide(tmp_path, lambda file: file.startswith("decisions/")).pages
    assert [page.file for page in pages] == ["page.md"]


def test_the_address_of_a_page_is_written_as_urls_are() -> None:
    assert parse("guide/über uns #1.md", "").url == "guide/%C3%BCber%20uns%20%231/"
