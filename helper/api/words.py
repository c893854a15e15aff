"""The request for what a text in the visitor's own words says."""

import re
from typing import Any, Final

from helper.api.state import HOME
from helper.api.validation import InvalidRequestError, fields, text
from helper.engine.paths import locate
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.region import root_from
from helper.render.words import WordsView, understood_answers
from helper.words.reading import read

HALF: Final = re.compile(r"[\ud800-\udfff]")
"""Half of a character in UTF-16."""


def words(flow: Flow, request: object) -> dict[str, Any]:
    """What the `text` says on the page at `path`, with the answers that the visitor has `changed` since, as `html`.

    `changed` maps ids of questions to ids of options. Raises InvalidRequestError.
    """
    typed, changed, path = fields(request, "text", "changed", "path")
    if not isinstance(changed, dict) or not all(isinstance(option, str) for option in changed.values()):
        raise InvalidRequestError("changed answers map questions to options")
    located = locate(flow, text(path))
    # A half of a character could not be sent back. Browsers put the same sign in its place.
    readable = HALF.sub("\ufffd", text(typed))
    home = path == HOME
    understood = read(flow, readable)
    answers = understood_answers(flow, understood, changed)
    root = "" if home else root_from(path)
    view = WordsView(flow, understood, answers, root, located.start, 3 if home else 2)
    return {"html": component(flow.strings, "own_words.understood", view)}
