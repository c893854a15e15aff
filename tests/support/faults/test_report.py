"""The data of the page about faults."""

import json

from tests.support.faults.report import FILE, faults


def test_the_page_about_faults_lists_the_faults_of_the_tests() -> None:
    assert json.loads(FILE.read_text("utf-8")) == faults(), "run «make faults»"
