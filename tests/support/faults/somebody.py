"""Somebody does what is not foreseen."""

from functools import partial
from typing import Final

from tests.support.faults import acts
from tests.support.faults.row import BOTH, Fault

GROUP: Final = "What the visitor does"
fault: Final = partial(Fault, GROUP)

FAULTS: Final = (
    fault("Has two tabs", act=acts.in_two_tabs),
    fault("Double-clicks on every answer", act=acts.with_double_clicks, engines=BOTH),
    fault("Clicks on other answers before the first has come", act=acts.with_a_second_thought),
    fault(
        "Answers again while the page of another answer is still on its way",
        act=acts.with_another_answer_before_the_page_comes,
    ),
    # In Firefox, Playwright waits in vain for a page that comes back from the cache.
    fault("Goes back while Python loads", act=acts.going_back_in_mid_load),
    fault("Reloads every page", act=acts.reloading_every_state),
)
