"""Python is shrunk to what runs. It then hardly works any more, so each test shrinks a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

USED: Final = """
import spare
GREETING, SPARE = "Hello", 1
class Name:
    "A name."
    def __init__(self, text: str) -> None:
        self.text = text
    def shout(self):
        return self.text.upper()
def greet(text, end="!"):
    def rest():
        return end + text
    return f"{GREETING}, {Name(text).text}{end}" if end else rest()
def unused():
    return SPARE
"""
SHRINK: Final = """
import os, spare, sys, used
from helper.runtime.shrink import functions_run, shrink
write, flush, leave = sys.stdout.write, sys.stdout.flush, os._exit
shrink(functions_run(lambda: used.greet("Ann"))[1])
"""

type Run = Callable[[str], tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Gives the exit status and the output of code that runs after everything but a call of `used.greet` was taken away."""
    (tmp_path / "used.py").write_text(USED)
    (tmp_path / "spare.py").write_text("NUMBER = 1")

    def after_shrinking(code: str) -> tuple[int, str]:
        command = [sys.executable, "-c", f"{SHRINK}\n{code}\nflush()\nleave(0)"]
        variables = {**os.environ, "PYTHONPATH": str(tmp_path)}
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        assert not done.stderr.startswith("Traceback"), done.stderr
        return done.returncode, done.stdout

    return after_shrinking


def test_what_has_run_still_runs(run: Run) -> None:
    assert run("write(used.greet('Bo', end='?'))") == (0, "Hello, Bo?")


@pytest.mark.parametrize(
    "code",
    ["used.unused()", "used.greet('Ann', end='')", "used.Name('').shout()", "spare.NUMBER"],
    ids=["function", "function inside another one", "method", "module"],
)
def test_what_is_reached_all_the_same_stops_python_and_cannot_be_caught(run: Run, code: str) -> None:
    assert run(f"try: {code}\nexcept BaseException: write('caught')") == (-signal.SIGABRT, "")


def test_names_and_descriptions_that_nothing_needs_are_gone(run: Run) -> None:
    assert run("write(' '.join([name for name in vars(used) if name[0] != '_']))") == (0, "GREETING Name greet")
    assert run("write(str(used.Name.__doc__))") == (0, "None")
