from pathlib import Path

import pytest

from tests.support.page import parse


@pytest.fixture(scope="session")
def policy(site: Path) -> str:
    """The policy of the home page."""
    [meta] = parse(site, "").find("meta[@http-equiv='Content-Security-Policy']")
    return meta.get("content") or ""
