"""Imports run one way: content → model → engine → words → render → api → publish, and shipped code needs only Jinja2."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helper.runtime.wheels import PACKAGE as HELPER
from helper.runtime.wheels import SHIPPED, is_for_build

ORDER = ("content", "model", "engine", "words", "render", "api", "runtime", "publish")
MODULES = sorted(path for path in HELPER.rglob("*.py") if path.parent != HELPER)
SHIPPED_MODULES = [path for path in MODULES if path.relative_to(HELPER).parts[0] in SHIPPED and not is_for_build(path)]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("helper."):
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HELPER).as_posix())
def test_a_module_imports_only_from_packages_to_its_left(path: Path) -> None:
    allowed = ORDER[: ORDER.index(path.relative_to(HELPER).parts[0]) + 1]
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("helper.")} & set(ORDER)
    assert parts <= set(allowed), f"{path.relative_to(HELPER)} imports {parts - set(allowed)}"


@pytest.mark.parametrize(
    "path",
    SHIPPED_MODULES,
    ids=lambda path: path.relative_to(HELPER).as_posix(),
)
def test_shipped_code_needs_only_the_standard_library_and_jinja2(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names)
    assert outside <= {"helper", "jinja2", "markupsafe"}


def test_shipped_code_does_not_import_the_loader() -> None:
    for path in SHIPPED_MODULES:
        assert not [name for name in imported(path) if name.startswith("helper.model.load")], path
