"""Everything that is known to fail, and what must hold then."""

from typing import Final

from tests.support.faults import browser, files, network, python, somebody
from tests.support.faults.row import Fault

FAULTS: Final[tuple[Fault, ...]] = (*browser.FAULTS, *files.FAULTS, *network.FAULTS, *python.FAULTS, *somebody.FAULTS)
