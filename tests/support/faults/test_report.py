"""What the page about faults shows."""

import json

from tests.support.faults.report import FILE, faults


def test_the_data_of_the_page_about_faults_is_that_of_the_tests() -> None:
    assert json.loads(FILE.read_text("utf-8")) == faults(), "Run «make faults»."
