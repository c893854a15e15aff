"""Looking for known vulnerabilities of the locked packages."""

import json
import sys
from typing import Any

import pytest

from tests.support.advisories import UNCHECKED, Answer, ask, from_npm, from_pip_audit, report

CLEAN = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}], "fixes": []}
FLAW = {"id": "PYSEC-2026-1", "fix_versions": ["3.1.7", "3.2"], "aliases": [], "description": "…"}
FLAWED = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": [FLAW]}]}
SKIPPED = {"dependencies": [*CLEAN["dependencies"], {"name": "own", "skip_reason": "own is not in the registry"}]}


def printing(text: str, error: str = "", status: int = 0) -> list[str]:
    program = "import sys; print(sys.argv[1]); print(sys.argv[2], file=sys.stderr); sys.exit(int(sys.argv[3]))"
    return [sys.executable, "-c", program, text, error, str(status)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CLEAN, Answer("a")),
        (FLAWED, Answer("a", ("jinja2 3.1.6: PYSEC-2026-1, fixed in 3.1.7, 3.2",))),
        (SKIPPED, Answer("a", unchecked=("1 of 2 packages, the first because: own is not in the registry",))),
        ({"dependencies": []}, Answer("a", unchecked=("pip-audit found no packages in it",))),
    ],
)
def test_pip_audit_says_what_it_found_and_what_it_left_out(data: Any, expected: Answer) -> None:
    assert ask("a", printing(json.dumps(data), status=int(data is FLAWED)), from_pip_audit) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"vulnerabilities": {}}, Answer("a")),
        (
            {
                "vulnerabilities": {
                    "one": {"range": "<2.0.0", "via": [{"title": "It runs anything"}]},
                    "two": {"range": "*", "via": ["one"]},
                }
            },
            Answer("a", ("one <2.0.0: It runs anything", "two *: through others")),
        ),
        ({"error": {"code": "ENOAUDIT", "summary": ""}, "message": "Not found"}, Answer("a", unchecked=("Not found",))),
        ({"error": {"code": "ENOTFOUND", "summary": ""}}, Answer("a", unchecked=("ENOTFOUND",))),
    ],
)
def test_npm_says_what_it_found_and_whether_the_registry_answered(data: Any, expected: Answer) -> None:
    assert ask("a", printing(json.dumps(data), status=1), from_npm) == expected


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (printing("", "first\nConnectionError: no route", 1), "ConnectionError: no route"),
        (printing("<html>", status=1), "status 1 without a message"),
        (printing("[]", "an odd answer"), "an odd answer"),
        (["/nowhere/npm"], "[Errno 2] No such file or directory: '/nowhere/npm'"),
    ],
)
def test_a_failure_is_no_finding_and_no_clean_bill(command: list[str], reason: str) -> None:
    for read in (from_pip_audit, from_npm):
        assert ask("a", command, read) == Answer("a", unchecked=(reason,))


@pytest.mark.parametrize(
    ("answers", "status", "printed"),
    [
        ([Answer("a"), Answer("b")], 0, "a: no advisories.\nb: no advisories.\n"),
        ([Answer("a"), Answer("b", ("x 1: bad",))], 1, "a: no advisories.\nb: x 1: bad\n"),
        ([Answer("a", unchecked=("why",))], 2, f"a: could not be checked: why\n{UNCHECKED}\n"),
        ([Answer("a", ("x",), ("y",))], 1, f"a: x\na: could not be checked: y\n{UNCHECKED}\n"),
    ],
)
def test_the_status_tells_clean_found_and_unchecked_apart(
    capsys: pytest.CaptureFixture[str], answers: list[Answer], status: int, printed: str
) -> None:
    assert report(answers) == status
    assert capsys.readouterr().out == printed
