"""What the page asks while somebody works through a plan: how far they are, and how long they have."""

from typing import Any

from helper.api.validation import InvalidRequestError, parts, text, whole
from helper.engine.address import locate
from helper.engine.deadline import MINUTE, Moment, stand
from helper.engine.progress import progress
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.calendar import ALARM, calendar
from helper.render.environment import component


def tell_progress(flow: Flow, asked: object) -> dict[str, Any]:
    """How far somebody is with the plan at the `path` who has `done` the steps of those names (`procedure/step`).

    In the response, `html` says it, with a link to the next step. Raises InvalidRequestError.
    """
    path, done = parts(asked, "path", "done")
    state = locate(flow, text(path)).state
    if not isinstance(state, Reached) or not isinstance(done, list):
        raise InvalidRequestError("this is the path of a plan, and a list of steps")
    found = progress(state.procedures, {name for name in done if isinstance(name, str)})
    return {"html": component("progress", found)}


def tell_deadline(flow: Flow, asked: object) -> dict[str, Any]:
    """How long somebody has in the window of that `id`.

    `now` is a moment: seconds since 1970 UTC, and the minutes that the clocks are ahead of UTC then. `arrived` is another
    one, or None where the message arrived at no moment, and `end` has the minutes for the end; without these two nothing is
    told. In the response, `form` asks when the message arrived, `html` tells the end, `again` is after how many seconds it
    will be told in another way, or None, and `calendar` has the `name` and `text` of a file for calendars, or is None.
    `isKnown` says whether the message can have arrived then, and `seconds` is how long the window is. Raises InvalidRequestError.
    """
    id, at = parts(asked, "id", "now")
    window = flow.windows.get(text(id))
    now = _moment(at)
    if window is None or now is None:
        raise InvalidRequestError("there is no such window, or no such time")
    nothing = {
        "form": component("window", window),
        "seconds": window.seconds,
        "html": "",
        "again": MINUTE,
        "isKnown": False,
        "calendar": None,
    }
    if not isinstance(asked, dict) or "arrived" not in asked:
        return nothing
    contact = flow.contacts[window.contact]
    arrived = None if asked["arrived"] is None else _moment(asked["arrived"])
    if arrived is None:
        return {**nothing, "html": component("deadline", window, contact, "unknown"), "again": None}
    (end,) = parts(asked, "end")
    try:
        standing = stand(window.seconds, arrived, now, whole(end))
    except ValueError as error:
        raise InvalidRequestError("there is no such time") from error
    if standing is None:
        return {**nothing, "html": component("deadline", window, contact, "to come"), "again": None}
    file = {"name": f"{window.id}.ics", "text": calendar(window, contact, standing)}
    return {
        **nothing,
        "html": component("deadline", window, contact, "over" if standing.is_over else "open", standing),
        "again": None if standing.is_over else standing.left % MINUTE + 1,
        "isKnown": True,
        "calendar": file if standing.left > ALARM else None,
    }


def _moment(part: object) -> Moment | None:
    """The moment that those seconds and minutes are, if there is one. Raises InvalidRequestError for what are none."""
    if not isinstance(part, list) or len(part) != 2:
        raise InvalidRequestError("a time is two whole numbers")
    try:
        return Moment(*map(whole, part))
    except ValueError:
        return None
