"""The warm-up, which runs in Pyodide at build time: does once everything that the helper does in a browser."""

import json
import linecache
import re
import sys
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment

from helper.api import entry
from helper.model.flow import Flow
from helper.render.exact_words import mark
from helper.runtime.rehearsal import requests
from helper.runtime.shrink import OWN, functions_run, missing, shrink
from helper.words.reading import prepared

VARIANTS = 3_000
"""How many variants of valid requests are rehearsed."""
UNIT = 2
"""The size in bytes of a code unit: an instruction without its caches."""
NO_LOCATION = 0b1_1111_000
"""An entry of CPython's location table for code without a location. The last three bits are the number of units minus one."""
MOST_UNITS = 8
LINES = re.compile(r"^debug_info = .*$", re.MULTILINE)
"""Where Jinja2 keeps the line numbers of a compiled template."""
CHECK = re.compile(r"^ *if \w+ is missing:\n *\w+ = undefined\(.*\)\n", re.MULTILINE)
CHECKED = re.compile(r"\(undefined\(name='\w+'\) if (\w+) is missing else \1\)")
"""Where a compiled template checks that a name is defined: as a statement, and around a name."""
RAISING = (int, chr, abs)
"""Callables that raise exceptions when they are called with text that is not a number."""


def warm_up() -> None:
    """Respond to every kind of valid and invalid request, and raise an error: each may import further modules."""
    Environment._compile = compile_template  # type: ignore[assignment]
    _respond(requests(_flow(), 0))
    try:
        entry.respond_json(0)  # type: ignore[arg-type]
    except Exception as error:
        import_module("traceback").format_exception(error)


def rehearse(report: str, plan: str) -> None:
    """Write the requests of the rehearsal and the responses to them to the file `report`, as a list of pairs.

    Write what has run to the file `plan`.
    """
    asked = requests(_flow(), VARIANTS)
    responses, ran = functions_run(lambda: _respond(asked))
    Path(plan).write_text(json.dumps(ran), "utf-8")
    Path(report).write_text(json.dumps(list(zip(asked, responses, strict=True))), "utf-8")


def _respond(asked: list[str]) -> list[str]:
    """The responses, after what happens once before the first request."""
    entry.reseed("")
    prepared.cache_clear()
    return [entry.respond_json(request) for request in asked]


def _flow() -> Flow:
    flow: Flow = import_module("helper.content.compiled").FLOW
    return flow


def without_line_numbers(code: CodeType) -> CodeType:
    """The same code without line numbers."""
    groups, rest = divmod(len(code.co_code) // UNIT, MOST_UNITS)
    table = bytes([NO_LOCATION + MOST_UNITS - 1] * groups + [NO_LOCATION + rest - 1] * bool(rest))
    constants = tuple(without_line_numbers(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=constants)


def compile_template(_: Environment, source: str, filename: str) -> CodeType:
    """The bytecode of a template without line numbers and without checks for undefined names, in place of Jinja2's own method.

    The build has rendered all states with these checks before.
    """
    source = CHECKED.sub(r"\1", CHECK.sub("", LINES.sub("debug_info = ''", source)))
    return without_line_numbers(compile(source, filename, "exec", optimize=2))


def compile_imported(target: str) -> None:
    """Write the bytecode of every module that was imported from source into the folder `target`.

    It leaves out docstrings, asserts and line numbers, which would end up in the memory image.
    """
    external: Any = import_module("importlib._bootstrap_external")
    for name, module in sorted(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or not (spec.origin or "").endswith(".py"):
            continue
        file = name.replace(".", "/") + ("/__init__.py" if spec.submodule_search_locations is not None else ".py")
        code = without_line_numbers(compile(spec.loader.get_source(name), file, "exec", dont_inherit=True, optimize=2))
        path = Path(target, f"{file}c")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(external._code_to_timestamp_pyc(code))


def settle(plan: str, report: str) -> None:
    """Clear what only the build has filled, and take away what does not run according to the file `plan`.

    Write the memory addresses of the entry functions to the file `report`.
    """
    addresses = {"respond": id(entry.respond_json), "reseed": id(entry.reseed), "raising": [*map(id, RAISING)]}
    Path(report).write_text(json.dumps(addresses), "utf-8")
    ran = set(json.loads(Path(plan).read_text("utf-8")))
    again = requests(_flow(), 0)
    linecache.clearcache()
    Environment._compile = missing  # type: ignore[assignment]
    sys.path_importer_cache.clear()
    shrink(ran)
    # CPython adapts code to how it runs.
    for request in again:
        entry.respond_json(request)
    # What was prepared for single visitors takes longer to download than to make. All need what is on the pages.
    prepared.cache_clear()
    mark.cache_clear()
    for request in again:
        if request.startswith('{"state"'):
            entry.respond_json(request)
    sys._clear_internal_caches()
    for module in [sys.modules.pop(name) for name in list(sys.modules) if name.startswith(OWN)]:
        # The code that stops Python would keep them.
        vars(module).clear()
