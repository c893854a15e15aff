"""The budgets of bytes: what the site sends to start Python."""

import json
from pathlib import Path

import pytest

from helper.runtime.distribution import IMAGE
from tests.bench.budgets import FILE

SUFFIXES = {"brotli": ".br", "gzip": ".gz"}
STARTED_WITH = ("helper.js", IMAGE)
"""The files that the fastest way to start downloads."""


@pytest.mark.parametrize("encoding", SUFFIXES)
def test_starting_python_takes_no_more_bytes_than_the_budget_allows(site: Path, encoding: str) -> None:
    files = [path for name in STARTED_WITH for path in site.glob(f"assets/helper/*/{name}{SUFFIXES[encoding]}")]
    assert len(files) == len(STARTED_WITH)
    assert sum(path.stat().st_size for path in files) <= json.loads(FILE.read_text())["bytes"][encoding]
