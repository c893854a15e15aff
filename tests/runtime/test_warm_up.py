"""Modules in the image behave as before."""

import traceback
from types import FunctionType, ModuleType
from typing import Final

import pytest
from jinja2 import DictLoader, Environment

from helper.runtime.warm_up import compile_template, without_line_numbers

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


def test_a_template_without_line_numbers_and_checks_renders_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = {
        "list": "{% macro list(names, end='.', last=none) %}{% for name in names %}{% set shown = name | upper %}"
        "{{ shown }}{{ ', ' if not loop.last }}{% endfor %}{{ last or end }}{{ caller() if caller }}{% endmacro %}",
        "page": "{% from 'list' import list %}{{ list(['ann', 'bo']) }}\n{% call list(['cy'], last='!') %}{{ '<' }}{% endcall %}",
    }

    def rendered() -> str:
        return Environment(loader=DictLoader(templates), autoescape=True).get_template("page").render()

    expected = rendered()
    monkeypatch.setattr(Environment, "_compile", compile_template)
    assert rendered() == expected == "ANN, BO.\nCY!&lt;"
    code = compile_template(Environment(), Environment().compile(templates["list"], raw=True), "list")
    assert "undefined" not in code.co_names
