"""Faults of a file that Python starts with: it is missing or wrong."""

from functools import partial
from typing import Final

from tests.support.browser.faulty_site import (
    in_worker,
    missing,
    no_module,
    of_another_build,
    one_byte_flipped,
    starved,
    truncated,
)
from tests.support.faults import acts
from tests.support.faults.row import FALLBACK, LINKS, Fault

NO_DOWNLOAD: Final = "could not be downloaded"
NOT_BUILT: Final = "could not be downloaded, or is not the file that was built"
GROUP: Final = "A file of Python"
fault: Final = partial(Fault, GROUP, act=None)
NOTHING_AHEAD: Final = (
    "addEventListener('message', (event) => { if ('soon' in event.data) event.stopImmediatePropagation(); });"
)
"""Keeps the worker from preparing responses."""

FAULTS: Final = (
    fault(
        "The memory image is missing",
        FALLBACK,
        cause=f"image.wasm {NO_DOWNLOAD}",
        files={"image.wasm": missing},
        act=acts.last_question,
    ),
    fault("The memory image is cut off", FALLBACK, cause=f"image.wasm {NOT_BUILT}", files={"image.wasm": truncated}),
    fault(
        "The memory image has one wrong bit",
        FALLBACK,
        cause=f"image.wasm {NOT_BUILT}",
        files={"image.wasm": one_byte_flipped},
    ),
    fault(
        "The memory image is from another build",
        FALLBACK,
        cause=f"image.wasm {NOT_BUILT}",
        files={"image.wasm": of_another_build},
    ),
    fault(
        "The memory image is something else",
        FALLBACK,
        cause="WebAssembly",
        files={"image.wasm": no_module},
        recorded=True,
    ),
    fault(
        "The memory image lacks functions that an answer needs",
        FALLBACK,
        cause="Python stopped in function ",
        files={"image.wasm": starved, "helper.js": in_worker(NOTHING_AHEAD)},
        recorded=True,
        act=acts.last_question_and_settle,
    ),
    fault(
        "The memory image and the script that starts Python the slower way are missing",
        LINKS,
        live=False,
        cause=f"fallback.js {NO_DOWNLOAD}",
        files={"image.wasm": missing, "fallback.js": missing},
        act=acts.journey,
    ),
    fault(
        "The memory image and a wheel are missing",
        LINKS,
        live=False,
        cause=f".whl {NO_DOWNLOAD}",
        files={"image.wasm": missing, "jinja2-*.whl": missing},
    ),
    *(
        fault(
            f"The memory image is missing, and {what} has one wrong bit",
            LINKS,
            live=False,
            cause="is not the file that was built",
            files={"image.wasm": missing, name: one_byte_flipped},
        )
        for name, what in {
            "fallback.js": "the script that starts Python the slower way",
            "pyodide.asm.wasm": "Pyodide’s WebAssembly file",
            "python_stdlib.zip": "the standard library",
            "pyodide-lock.json": "the list of packages",
        }.items()
    ),
)
