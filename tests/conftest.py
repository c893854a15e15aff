"""Fixtures for many tests: the real flow, a toy flow and the built site."""

from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from helper.engine.check import check
from helper.model.flow import Flow, Procedure
from helper.model.load.flow import CONTENT, load
from tests.support.project import ROOT, SITE
from tests.support.toy import FLOW

# Every run has the same examples, on any machine, however busy, and stores none for the next run.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")
set_hypothesis_home_dir(ROOT / "build" / "hypothesis")


@pytest.fixture(scope="session")
def flow() -> Flow:
    """The flow of the real content."""
    return load(CONTENT, check)


@pytest.fixture(scope="session")
def procedures(flow: Flow) -> dict[str, Procedure]:
    """The procedures of the real content, by id."""
    return {procedure.id: procedure for procedure in flow.procedures}


@pytest.fixture
def toy_flow() -> Flow:
    """A small flow with one of everything."""
    return FLOW


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    if not (SITE / "index.html").exists():
        pytest.exit("The site is not built. Run «make build» first, or «make test», which does both.", returncode=2)
    return SITE


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Report the engines that the tests ran on, and why others were skipped."""
    reports = [report for kind in ("passed", "failed", "skipped") for report in terminalreporter.stats.get(kind, ())]
    ran = {str(value) for report in reports for name, value in report.user_properties if name == "engine"}
    skipped = {report.longrepr[2] for report in reports if report.skipped and "test_engines" in report.nodeid}
    if ran or skipped:
        terminalreporter.section("engines")
        terminalreporter.line(f"Ran on: {', '.join(sorted(ran)) or 'none'}.")
        for reason in sorted(skipped):
            terminalreporter.line(f"{reason}.")
