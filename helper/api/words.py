"""The request for what a text in the visitor's own words says."""

from typing import Any

from helper.api.state import HOME
from helper.api.validation import InvalidRequestError, fields, text
from helper.engine.paths import locate
from helper.model.flow import Flow
from helper.render.environment import component
from helper.render.region import root_from
from helper.render.words import WordsView
from helper.words.reading import read


def words(flow: Flow, request: object) -> dict[str, Any]:
    """What the `text` says on the page at `path`, with the answers that the visitor has `changed` since, as `html`.

    `changed` maps ids of questions to ids of options. Raises InvalidRequestError.
    """
    typed, changed, path = fields(request, "text", "changed", "path")
    if not isinstance(changed, dict) or not all(isinstance(option, str) for option in changed.values()):
        raise InvalidRequestError("changed answers map questions to options")
    located = locate(flow, text(path))
    # What is no character could not be sent back.
    readable = text(typed).encode(errors="replace").decode()
    home = path == HOME
    view = WordsView(
        flow, read(flow, readable), changed, "" if home else root_from(path), located.start, 3 if home else 2
    )
    return {"html": component(flow.strings, "own_words.understood", view)}
