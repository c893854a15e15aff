"""The request for a deadline: when it ends, and how much time is left."""

import re
from typing import Any, Final

from helper.api.validation import InvalidRequestError, fields, text, whole_number
from helper.engine.deadline import MINUTE, Moment, time_left
from helper.model.flow import Flow
from helper.render.calendar import ALARM, calendar
from helper.render.environment import component

URL: Final = re.compile(r"(?:https?://[!-~]+)?")
"""A URL as browsers write it, in ASCII without spaces, or nothing."""
ZONE: Final = re.compile(r"[A-Z]{2,5}|GMT[+-]\d{1,2}(:\d\d)?")
"""The short names of time zones in American English: “EST”, “GMT+5:30”."""


def deadline(flow: Flow, request: object) -> dict[str, Any]:
    """The time left until the deadline with that `id` ends.

    A moment has three parts: seconds since 1970 UTC, how many minutes local time is ahead of UTC then, and the short name
    of the time zone then, or empty text. `now` is a moment. `arrived` is the moment when the message arrived, or None if the
    visitor entered no valid time. `end` has the last two parts of the end. Without `arrived`, the response has no
    deadline. `page`, which may be left out, is the URL of the page with the steps, for the calendar.

    In the response, `form` asks when the message arrived, `zone` says if the browser seems to hide the time zone, and `html`
    shows the deadline. `again` is the number of seconds until either changes. `isKnown` is whether the message can have
    arrived at that time, and `isOver` whether the deadline has passed. `calendar` is the `name` and `text` of a calendar file, or None. Raises InvalidRequestError.
    """
    id, at = fields(request, "id", "now")
    wanted = flow.deadlines.get(text(id))
    now = _moment(at)
    if wanted is None or now is None:
        raise InvalidRequestError("unknown deadline or impossible time")
    response = {
        "form": component(flow.strings, "deadline.arrival", wanted, now),
        "zone": component(flow.strings, "deadline.hidden_zone", now),
        "html": "",
        "again": MINUTE,
        "isKnown": False,
        "isOver": False,
        "calendar": None,
    }
    if not isinstance(request, dict) or "arrived" not in request:
        return response
    contact = flow.contacts[wanted.contact]
    arrived = None if request["arrived"] is None else _moment(request["arrived"])
    if arrived is None:
        return {**response, "html": component(flow.strings, "deadline.unknown")}
    (end,) = fields(request, "end")
    ahead, name = _parts(end, 2)
    try:
        left = time_left(wanted.seconds, arrived, now, whole_number(ahead), _zone(name))
    except ValueError as error:
        raise InvalidRequestError("impossible time") from error
    if left is None:
        return {**response, "html": component(flow.strings, "deadline.not_yet", now)}
    if left.is_over:
        html = component(flow.strings, "deadline.over", wanted, contact, left)
        return {**response, "html": html, "isKnown": True, "isOver": True}
    page = text(request.get("page", ""))
    if not URL.fullmatch(page):
        raise InvalidRequestError("the page must be a URL")
    file = {"name": f"{wanted.id}.ics", "text": calendar(flow.strings, wanted, contact, left, page)}
    return {
        **response,
        "html": component(flow.strings, "deadline.open", wanted, left),
        "again": (left.end.at - now.at) % MINUTE + 1,
        "isKnown": True,
        "calendar": file if left.seconds > ALARM else None,
    }


def _moment(field: object) -> Moment | None:
    """The moment in a field; None if it is out of range. Raises InvalidRequestError if it is not one."""
    at, ahead, name = _parts(field, 3)
    try:
        return Moment(whole_number(at), whole_number(ahead), _zone(name))
    except ValueError:
        return None


def _parts(field: object, number: int) -> list[Any]:
    if not isinstance(field, list) or len(field) != number:
        raise InvalidRequestError("a moment must be two whole numbers and a name")
    return field


def _zone(name: object) -> str:
    """The name of a time zone; empty if it looks like none."""
    return shown if ZONE.fullmatch(shown := text(name)) else ""
