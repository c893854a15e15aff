"""Faults of the network: files never arrive, arrive late, or the connection is lost."""

from functools import partial
from typing import Final

from tests.support.faults import acts
from tests.support.faults.row import BOTH, FALLBACK, LINKS, NONE, Fault, short

DOWNLOAD_LIMIT: Final = 300_000
TOO_LATE: Final = "its files did not arrive within"
GROUP: Final = "The network"
fault: Final = partial(Fault, GROUP)

FAULTS: Final = (
    fault(
        "The memory image never arrives",
        FALLBACK,
        cause=f"{TOO_LATE} 300000 ms",
        silent=("image.wasm",),
        script=short(DOWNLOAD_LIMIT, times=1),
    ),
    fault(
        "Python’s files never arrive",
        LINKS,
        live=False,
        cause=f"{TOO_LATE} 300000 ms; then: {TOO_LATE} 300000 ms",
        silent=("image.wasm", "pyodide.asm.wasm"),
        script=short(DOWNLOAD_LIMIT),
        act=acts.last_question,
    ),
    fault(
        "Python’s files do not arrive before the last answer",
        NONE,
        silent=("image.wasm",),
        act=acts.while_python_loads,
        engines=BOTH,
    ),
    fault(
        "It is lost while Python loads, and comes back",
        LINKS,
        live=False,
        cause="could not be downloaded",
        act=acts.losing_the_network_in_mid_load,
    ),
    fault(
        "It is lost after Python is ready, and does not come back", act=acts.losing_the_network_on_the_way, engines=BOTH
    ),
    fault(
        "It is down on the second visit",
        act=acts.without_a_network_on_the_second_visit,
    ),
)
