"""The attacks that tests make: `python -m tests.support.attacks` prints them and writes them to attacks.json."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.project import ROOT

FILE: Final = ROOT / "docs" / "measurements" / "attacks.json"
TESTS: Final = ROOT / "tests"
MARK: Final = "pytest.mark.attack"


def attacks() -> list[dict[str, str]]:
    """Each attack by its group, what is tried, what holds, and the test, in the order of groups and files."""
    found = [attack for path in sorted(TESTS.rglob("test_*.py")) for attack in _in_file(path)]
    return sorted(found, key=lambda attack: attack["group"])


def _in_file(path: Path) -> Iterator[dict[str, str]]:
    functions = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))
    for node in functions:
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARK:
                group, tried, holds = map(ast.literal_eval, mark.args)
                test = f"{path.relative_to(ROOT).as_posix()}::{node.name}"
                yield {"group": group, "tried": tried, "holds": holds, "test": test}


if __name__ == "__main__":
    for attack in attacks():
        print(f"{attack['group']}: {attack['tried']}: {attack['holds']}.")
    FILE.write_text(json.dumps(attacks(), indent=2, ensure_ascii=False) + "\n", "utf-8")
