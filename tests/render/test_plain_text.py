import pytest
from markupsafe import Markup, escape

from helper.model.flow import Flow
from helper.render.plain_text import plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (Markup('Go to <a href="https://host.example/?a=1&amp;b">host</a>.'), "Go to host."),
        (Markup("<strong>1 &lt; 2</strong> &amp; “so”\n on"), "1 < 2 & “so” on"),
        (Markup("&amp;lt; stays &lt;"), "&lt; stays <"),
        ("a <b> & \"c\" 'd'", "a <b> & \"c\" 'd'"),
        (escape("\"c\" 'd'"), "\"c\" 'd'"),
        ("", ""),
    ],
)
def test_markup_loses_its_tags_and_plain_text_stays_the_same(text: str, expected: str) -> None:
    assert plain_text(text) == expected


def test_the_plain_text_of_the_content_equals_markupsafes(flow: Flow) -> None:
    texts = [
        *(step.text for procedure in flow.procedures for step in procedure.steps),
        *(note.text for note in flow.notes.values()),
    ]
    assert [plain_text(text) for text in texts] == [Markup(text).striptags() for text in texts]
