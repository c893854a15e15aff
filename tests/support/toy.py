"""A small flow about pets, which does not depend on the content. The preview of `make serve` shows it, too."""

from typing import Final

from helper.publish.preview.flow import AGE, PET, flow_with, option, procedure
from tests.support.strings import OWN

__all__ = ["AGE", "FLOW", "PET", "STRINGS", "option", "procedure"]

STRINGS: Final = OWN
FLOW: Final = flow_with(STRINGS)
