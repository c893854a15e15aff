"""The request for a deadline: by when a step must be done, and how long that still is."""

from typing import Any

from helper.api.validation import InvalidRequestError, fields, text, whole_number
from helper.engine.deadline import MINUTE, Moment, time_left
from helper.model.flow import Flow
from helper.render.calendar import ALARM, calendar
from helper.render.environment import component


def deadline(flow: Flow, request: object) -> dict[str, Any]:
    """How long somebody has until the deadline of that `id`.

    A moment is a pair: seconds since 1970 UTC, and the minutes by which the local clock is ahead of UTC then. `now` is a
    moment. `arrived` is the moment at which the message arrived, or None where the visitor entered no valid time; `end` is
    the minutes by which the local clock is ahead at the deadline. Without `arrived`, only the form is returned.

    The response has `form`, which asks when the message arrived; `html`, which shows the deadline; `again`, the seconds
    until `html` changes, or None; `isKnown`, whether the message can have arrived then; and `calendar`, the `name` and
    `text` of a calendar file, or None. Raises InvalidRequestError.
    """
    id, at = fields(request, "id", "now")
    found = flow.deadlines.get(text(id))
    now = _moment(at)
    if found is None or now is None:
        raise InvalidRequestError("unknown deadline or impossible time")
    response = {
        "form": component("deadline.arrival", found),
        "html": "",
        "again": MINUTE,
        "isKnown": False,
        "calendar": None,
    }
    if not isinstance(request, dict) or "arrived" not in request:
        return response
    contact = flow.contacts[found.contact]
    arrived = None if request["arrived"] is None else _moment(request["arrived"])
    if arrived is None:
        return {**response, "html": component("deadline", found, contact, "unknown"), "again": None}
    (end,) = fields(request, "end")
    try:
        left = time_left(found.seconds, arrived, now, whole_number(end))
    except ValueError as error:
        raise InvalidRequestError("impossible time") from error
    if left is None:
        return {**response, "html": component("deadline", found, contact, "to come"), "again": None}
    file = {"name": f"{found.id}.ics", "text": calendar(found, contact, left)}
    return {
        **response,
        "html": component("deadline", found, contact, "over" if left.is_over else "open", left),
        "again": None if left.is_over else left.seconds % MINUTE + 1,
        "isKnown": True,
        "calendar": file if left.seconds > ALARM else None,
    }


def _moment(field: object) -> Moment | None:
    """The moment that a pair describes; None for one that no calendar has. Raises InvalidRequestError."""
    if not isinstance(field, list) or len(field) != 2:
        raise InvalidRequestError("a moment must be two whole numbers")
    try:
        return Moment(*map(whole_number, field))
    except ValueError:
        return None
