"""Skips tests whose engine is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.browser.engine import EngineMissingError


@contextmanager
def skipped_without(name: str) -> Iterator[None]:
    """Skip the test with the reason if the engine with that name is missing."""
    try:
        yield
    except EngineMissingError as error:
        pytest.skip(f"{name}: {error}")
