"""Every component, by its examples."""

import re
from functools import partial
from typing import Final

import html5lib
import pytest

from helper.publish.preview.examples import components, examples
from tests.support.hostile import shape, with_texts
from tests.support.toy import FLOW

ID_OR_PATH: Final = re.compile(r"[a-z-]+|guide/[a-z/#]*")
HOSTILE: Final = "\"'><img src=x onerror=x>&lt;b&gt;</script>{{ 7 * 7 }}"


def with_end(text: str, end: str) -> str:
    """The text with that end, unless the text is an id or a path."""
    return text if ID_OR_PATH.fullmatch(text) else f"{text!s}{end}"


@pytest.mark.parametrize("component", components())
def test_every_component_has_examples_of_valid_html(component: str) -> None:
    rendered = dict(examples(component, FLOW))
    assert rendered
    for name, markup in rendered.items():
        assert markup.strip(), name
        html5lib.HTMLParser(strict=True).parseFragment(markup)


@pytest.mark.parametrize("component", components())
def test_no_text_in_an_example_becomes_markup(component: str) -> None:
    harmless, hostile = (
        [
            shape(html5lib.parseFragment(markup, namespaceHTMLElements=False))
            for _, markup in examples(component, with_texts(FLOW, partial(with_end, end=end)))
        ]
        for end in ("x", HOSTILE)
    )
    assert harmless == hostile
