"""Shrinks Python before its memory becomes an image: takes away what does not run when the helper responds.

If any of it is reached after all, Python stops for good, and no code of its own can catch that.
"""

import builtins
import gc
import os
import re
import sys
from collections.abc import Callable, Collection, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final

ROOT: Final = re.compile(r"^/(?:modules|lib/python[\d.]+(?:zip)?)/")
"""The folder of a module, which is another one while the build finds out what runs."""
OWN: Final = str(__package__)
KEPT_MODULES: Final = ("builtins", "sys", "__main__", "weakref", "helper.content.compiled")
"""Modules without functions that run, which are used all the same: CPython itself reads some."""
KEPT_NAMES: Final = ("__builtins__", "__name__", "__package__", "__spec__", "__path__", "__loader__")
DESCRIPTIONS: Final = ("__annotations__", "__firstlineno__", "__static_attributes__")
"""What classes only have for people and tools, besides their documentation."""


def functions_run[Result](work: Callable[[], Result]) -> tuple[Result, list[str]]:
    """The result of `work`, and the keys of the code that runs meanwhile."""
    ran: set[CodeType] = set()

    def record(code: CodeType, _: int) -> object:
        ran.add(code)
        return sys.monitoring.DISABLE

    start = sys.monitoring.events.PY_START
    sys.monitoring.use_tool_id(sys.monitoring.PROFILER_ID, OWN)
    sys.monitoring.register_callback(sys.monitoring.PROFILER_ID, start, record)
    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, start)
    result = work()
    sys.monitoring.set_events(sys.monitoring.PROFILER_ID, 0)
    sys.monitoring.free_tool_id(sys.monitoring.PROFILER_ID)
    return result, sorted({_key(code) for code in ran})


def shrink(ran: Collection[str]) -> None:
    """Take away all code except that with the keys in `ran`, and what nothing names then."""
    builtins.__missing__ = os.abort  # type: ignore[attr-defined]
    functions = [each for each in gc.get_objects() if type(each) is FunctionType and each.__module__ != __name__]
    kept = [function for function in functions if _key(function.__code__) in ran]
    for each in gc.get_objects():
        if issubclass(type(each), type):
            _forget_descriptions(each)
    for function in functions:
        function.__annotations__ = {}
        function.__doc__ = None
        function.__type_params__ = ()
        if function in kept:
            function.__code__ = _shrunk(function.__code__, ran)
        else:
            function.__code__ = _stub(function.__code__)
            function.__defaults__ = function.__kwdefaults__ = None
            function.__dict__.clear()
    live = {id(function.__globals__) for function in kept}
    named = {name for function in kept for name in _names(function.__code__)}
    for name, module in sys.modules.items():
        if type(module) is not ModuleType or name in KEPT_MODULES or name.startswith(OWN):
            continue
        if id(vars(module)) in live:
            _forget_unnamed(module, {*named, *KEPT_NAMES}, kept)
        elif _is_python(module):
            vars(module).clear()
            vars(module).update(__name__=name, __spec__=None, __getattr__=missing)


def missing(*_: object, **__: object) -> None:
    """Stops Python. Everything that does not run has this code."""
    __missing__()  # type: ignore[name-defined] # noqa: F821 - in builtins, since each function has other globals


def _key(code: CodeType) -> str:
    """What identifies code, however it was compiled."""
    return f"{ROOT.sub('', code.co_filename)}:{code.co_qualname}:{code.co_firstlineno}"


def _stub(code: CodeType) -> CodeType:
    """The code of `missing`, for a function or a class with as many free variables as the code has."""
    free = tuple(f"_{at}" for at in range(len(code.co_freevars)))
    known = STUBS.get(free)
    if known is None:
        known = missing.__code__.replace(co_freevars=free, co_filename="", co_linetable=b"")
        STUBS[free] = known
    return known


STUBS: Final[dict[tuple[str, ...], CodeType]] = {}


def _shrunk(code: CodeType, ran: Collection[str]) -> CodeType:
    """The code without the code inside it that does not run."""
    constants = tuple(
        each if not isinstance(each, CodeType) else _shrunk(each, ran) if _key(each) in ran else _stub(each)
        for each in code.co_consts
    )
    return code.replace(co_consts=constants)


def _names(code: CodeType) -> Iterator[str]:
    """Every name and text in the code."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
        else:
            yield from (
                each for each in (constant if isinstance(constant, tuple) else (constant,)) if isinstance(each, str)
            )


def _forget_descriptions(described: type) -> None:
    try:
        described.__doc__ = None
        for name in vars(described).keys() & set(DESCRIPTIONS):
            delattr(described, name)
    except (AttributeError, TypeError):
        # The classes of CPython itself do not change.
        return


def _forget_unnamed(module: ModuleType, named: Collection[str], kept: Collection[object]) -> None:
    """Remove from the module what nothing names that runs. CPython looks up some functions by their names itself."""
    for name, value in list(vars(module).items()):
        if name not in named and not (isinstance(value, FunctionType) and value in kept):
            delattr(module, name)


def _is_python(module: Any) -> bool:
    """Whether the module was made by Python code, not by CPython itself."""
    origin = str(getattr(getattr(module, "__spec__", None), "origin", None))
    return origin == "frozen" or origin.endswith((".py", ".pyc"))
