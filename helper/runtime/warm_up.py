"""Runs inside Pyodide's Python at build time: does everything once that the helper will do in a browser."""

import gc
import json
import linecache
import random
import re
import sys
from importlib import import_module
from pathlib import Path
from types import CodeType
from typing import Any

from helper.api import entry
from helper.engine.address import path_of
from helper.engine.graph import states

UNKNOWN = ("", "helper/", "helper/nowhere/", "nowhere", "%C3%A9/ä", "\x00", "helper/" + "x/" * 40)
MOMENTS: tuple[dict[str, Any], ...] = (
    {},
    {"arrived": None},
    *({"arrived": [at, 60], "end": 0} for at in (0, 18_000, 90_000)),
)
UNIT = 2
"""Bytes of an instruction without its arguments."""
NO_LOCATION = 0b1_1111_000
"""An entry of CPython's table of locations: none for one unit. Its last three bits have how many more there are."""
MOST_UNITS = 8
REFUSED = ("", "{", "[" * 100_000, "[]", '{"nothing": 0}', '{"state": 0}')


def warm_up() -> None:
    """Answer every request and refuse others, and raise an error: each may import modules of its own."""
    flow = import_module("helper.content.compiled").FLOW
    for path in (*(path_of(state.answers) for state in states(flow)), *UNKNOWN):
        entry.answer(json.dumps({"state": path}))
        entry.answer(json.dumps({"progress": {"path": path, "done": []}}))
    for deadline in flow.deadlines:
        for more in MOMENTS:
            entry.answer(json.dumps({"deadline": {"id": deadline, "now": [18_000, 0], **more}}))
    for text in REFUSED:
        entry.answer(text)
    try:
        entry.answer(0)  # type: ignore[arg-type]
    except Exception as error:
        import_module("traceback").format_exception(error)
    entry.reseed("")


def without_lines(code: CodeType) -> CodeType:
    """The same code, in which no instruction has a line number."""
    groups, rest = divmod(len(code.co_code) // UNIT, MOST_UNITS)
    table = bytes([NO_LOCATION + MOST_UNITS - 1] * groups + [NO_LOCATION + rest - 1] * bool(rest))
    constants = tuple(without_lines(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=constants)


def compile_imported(target: str) -> None:
    """Write the bytecode of every module that was imported from source into the folder `target`.

    Without docstrings, asserts and line numbers, since a memory image keeps what it is given.
    """
    external: Any = import_module("importlib._bootstrap_external")
    for name, module in sorted(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        if spec is None or not (spec.origin or "").endswith(".py"):
            continue
        file = name.replace(".", "/") + ("/__init__.py" if spec.submodule_search_locations is not None else ".py")
        code = without_lines(compile(spec.loader.get_source(name), file, "exec", dont_inherit=True, optimize=2))
        path = Path(target, f"{file}c")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(external._code_to_timestamp_pyc(code))


def settle(report: str) -> None:
    """Forget what only the build has filled; the file `report` says where the functions to call are."""
    # Any seed will do, as long as it is always the same: `reseed` sets another one.
    random.seed(0)
    linecache.clearcache()
    re.purge()
    del sys.modules[__name__]
    Path(report).write_text(json.dumps({"answer": id(entry.answer), "reseed": id(entry.reseed)}))
    sys.path_importer_cache.clear()
    sys._clear_internal_caches()
    for _ in range(3):
        gc.collect()
