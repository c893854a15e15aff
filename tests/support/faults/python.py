"""Faults of Python itself: it raises, dies or hangs."""

from functools import partial
from typing import Final

from tests.support.browser.faulty_site import before, never_starting, rebuilt, with_a_wrong_address
from tests.support.faults import acts
from tests.support.faults.row import FALLBACK, LINKS, Fault, short

GROUP: Final = "Python itself"
fault: Final = partial(Fault, GROUP)

FAULTS: Final = (
    fault(
        "It raises an error while it starts",
        FALLBACK,
        cause="object is not callable",
        files={"image.bin": with_a_wrong_address},
        recorded=True,
        act=None,
    ),
    fault(
        "It raises an error instead of answering",
        live=False,
        cause="object is not callable",
        files={"image.js": rebuilt("python(respond, request)", "python(request.length > 12 ? 4 : respond, request)")},
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It dies instead of answering",
        live=False,
        cause="no response within 2000 ms",
        files={
            "image.js": before(
                "addEventListener('message', (event) => { if ('request' in event.data) { event.stopImmediatePropagation(); close(); } });"
            )
        },
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It hangs instead of answering",
        live=False,
        cause="no response within 2000 ms",
        files={"image.js": before("addEventListener('message', ({ data }) => { while ('request' in data); });")},
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It never finishes starting",
        LINKS,
        live=False,
        cause="it did not start within 30000 ms; then: it did not start within 30000 ms",
        files={"image.js": never_starting, "fallback.js": never_starting},
        recorded=True,
        script=short(30_000, to=50),
        act=acts.last_question,
    ),
)
