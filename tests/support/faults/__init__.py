"""All faults that the tests cause, and what must happen in each."""

from typing import Final

from tests.support.faults import behavior, browser, files, network, python
from tests.support.faults.row import Fault

FAULTS: Final[tuple[Fault, ...]] = (*browser.FAULTS, *files.FAULTS, *network.FAULTS, *python.FAULTS, *behavior.FAULTS)
