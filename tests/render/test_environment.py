import pytest
from markupsafe import Markup

from helper.render.environment import first_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Go on.", "Go on."),
        ("Submit it. You then wait.", "Submit it."),
        ("Sure? Go on!", "Sure?"),
        (Markup("Go to <a href='https://a.b'>a.b.c</a>. Then stop."), "Go to a.b.c."),
        (Markup("<strong>Enter nothing. Leave</strong> it."), "Enter nothing."),
        (Markup("This &amp; that &lt;b&gt;."), "This & that <b>."),
        ("This & <b>that</b>.", "This & <b>that</b>."),
        (Markup("Never <img src=x"), "Never <img src=x"),
        ("", ""),
    ],
)
def test_the_first_sentence_is_plain_text_that_templates_still_escape(text: str, expected: str) -> None:
    sentence = first_sentence(text)
    assert not isinstance(sentence, Markup)
    assert sentence == expected
