"""Unexpected behavior of a visitor."""

from functools import partial
from typing import Final

from tests.support.faults import acts
from tests.support.faults.row import Fault

GROUP: Final = "The visitor"
fault: Final = partial(Fault, GROUP)

FAULTS: Final = (
    fault("Has two tabs", act=acts.in_two_tabs),
    fault("Double-clicks every answer", act=acts.with_double_clicks),
    fault("Clicks other answers before the first response", act=acts.with_a_second_thought),
    fault(
        "Answers again while the page of another answer is loading",
        act=acts.with_another_answer_before_the_page_comes,
    ),
    # In Firefox, Playwright waits forever for a page that is restored from the cache.
    fault("Goes back while Python loads", act=acts.going_back_in_mid_load),
    fault("Reloads every page", act=acts.reloading_every_state),
)
