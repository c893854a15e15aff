"""Skipping what an engine is needed for that this machine does not have."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.browser.engine import EngineMissingError


@contextmanager
def skipped_without(name: str) -> Iterator[None]:
    """Skip the test, and say why, where the engine of that name turns out to be missing."""
    try:
        yield
    except EngineMissingError as error:
        pytest.skip(f"{name}: {error}")
