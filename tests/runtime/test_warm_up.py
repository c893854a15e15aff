"""Modules in the image behave as before."""

import traceback
from types import FunctionType, ModuleType
from typing import Final

import pytest

from helper.runtime.warm_up import without_line_numbers

SOURCE: Final = """
def greet(names):
    def one(name):
        if not name:
            raise ValueError("nobody")
        return f"Hello, {name}"
    return [one(name) for name in names]
"""


@pytest.fixture
def greet() -> FunctionType:
    module = ModuleType("module")
    exec(without_line_numbers(compile(SOURCE, "module.py", "exec")), module.__dict__)
    found: FunctionType = module.__dict__["greet"]
    return found


def test_code_without_line_numbers_behaves_the_same(greet: FunctionType) -> None:
    assert greet(["Ann", "Bo"]) == ["Hello, Ann", "Hello, Bo"]
    assert {line for _, _, line in greet.__code__.co_lines()} == {None}


def test_a_traceback_still_names_functions(greet: FunctionType) -> None:
    with pytest.raises(ValueError, match="nobody") as caught:
        greet([""])
    text = "".join(traceback.format_exception(caught.value))
    assert "in greet" in text
    assert "in one" in text
