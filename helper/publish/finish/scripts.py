"""Scripts that pages show without: they come after everything that a page needs to show, and run when it is complete."""

from collections.abc import Iterable, Iterator
from typing import Final

from helper.publish.finish.names import SCRIPTS
from helper.publish.finish.tags import Insertion, Tag

LATE: Final = ' fetchpriority="low"'


def late_insertions(page: Iterable[Tag]) -> Iterator[Insertion]:
    """What makes the scripts of a page with those tags come late. They still run in the order of the page."""
    for tag in page:
        source = tag.attributes.get("src", "")
        if tag.name == "script" and source:
            is_classic = f"{SCRIPTS}/" in source
            yield tag.end - 1, f"{LATE} defer" if is_classic else LATE
