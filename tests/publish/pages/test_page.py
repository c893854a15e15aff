from markupsafe import Markup

from helper.publish.pages.front_matter import body_of, front_of
from helper.publish.pages.page import Page


def test_the_front_matter_has_all_that_templates_read_with_its_texts_as_html() -> None:
    page = Page(
        "a.md", {"title": "Tea & <b>", "parts": [{"name": Markup("<i>")}], "hide": ["toc"], "flow": True}, "<p>"
    )
    assert front_of(page.text) == {
        **dict.fromkeys(("description", "author", "canonical", "foot"), ""),
        "contents": [],
        "structured": [],
        "title": "Tea &amp; &lt;b&gt;",
        "parts": [{"name": "<i>"}],
        "hide": ["toc"],
        "flow": True,
        "oembed": False,
    }
    assert body_of(page.text) == "\n<p>\n"


def test_no_text_ends_the_front_matter() -> None:
    text = "one\n---\ntwo: three\n..."
    assert front_of(Page("a.md", {"title": text}, "").text)["title"] == text


def test_a_key_without_a_value_counts_as_missing() -> None:
    assert front_of(Page("a/", {"hide": None, "title": None}, "").text)["hide"] == []
