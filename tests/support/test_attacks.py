"""The data and the tests of the page on what this site promises."""

import json
import re
from typing import Final

from tests.support.attacks import FILE, attacks
from tests.support.project import ROOT

PAGE: Final = ROOT / "docs" / "measurements" / "promises.md"
ROW: Final = re.compile(r"^\| [^|]+ \| `(tests/[\w/]+\.py)::(test_\w+)` \|$", re.MULTILINE)


def test_the_page_lists_the_attacks_of_the_tests() -> None:
    assert json.loads(FILE.read_text("utf-8")) == attacks(), "run «make attacks»"


def test_every_promise_names_a_test_that_exists() -> None:
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert len(rows) > 10
    for file, test in rows:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), test
