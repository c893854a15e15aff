"""Faults of a file that Python starts with: it is missing or wrong."""

from functools import partial
from typing import Final

from tests.support.browser.faulty_site import (
    for_another_memory,
    missing,
    no_image,
    of_another_build,
    one_byte_flipped,
    truncated,
)
from tests.support.faults import acts
from tests.support.faults.row import FALLBACK, LINKS, Fault

NO_DOWNLOAD: Final = "could not be downloaded"
NOT_BUILT: Final = "could not be downloaded, or is not the file that was built"
GROUP: Final = "A file of Python"
fault: Final = partial(Fault, GROUP, act=None)

FAULTS: Final = (
    fault(
        "The script that starts Python is missing",
        FALLBACK,
        cause=f"image.js {NO_DOWNLOAD}",
        files={"image.js": missing},
        act=acts.last_question,
    ),
    fault(
        "Both scripts that start Python are missing",
        LINKS,
        live=False,
        cause=f"fallback.js {NO_DOWNLOAD}",
        files={"image.js": missing, "fallback.js": missing},
        act=acts.journey,
    ),
    fault(
        "The WebAssembly file is missing",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm could not be downloaded (404)",
        files={"pyodide.asm.wasm": missing},
    ),
    fault(
        "The WebAssembly file is cut off",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm is not the file that was built",
        files={"pyodide.asm.wasm": truncated},
    ),
    fault(
        "The WebAssembly file has one wrong bit",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm is not the file that was built",
        files={"pyodide.asm.wasm": one_byte_flipped},
        act=acts.last_question,
    ),
    fault(
        "The script that starts Python has one wrong bit",
        FALLBACK,
        cause=f"image.js {NOT_BUILT}",
        files={"image.js": one_byte_flipped},
    ),
    fault("The memory image is missing", FALLBACK, cause=f"image.bin {NO_DOWNLOAD}", files={"image.bin": missing}),
    fault("The memory image is cut off", FALLBACK, cause=f"image.bin {NOT_BUILT}", files={"image.bin": truncated}),
    fault(
        "The memory image has one wrong bit",
        FALLBACK,
        cause=f"image.bin {NOT_BUILT}",
        files={"image.bin": one_byte_flipped},
    ),
    fault(
        "The memory image is from another build",
        FALLBACK,
        cause="the memory image is of another Pyodide build",
        files={"image.bin": of_another_build},
        recorded=True,
    ),
    fault(
        "The memory image is for a memory of another size",
        FALLBACK,
        cause="the memory image is for 65536 bytes of memory",
        files={"image.bin": for_another_memory},
        recorded=True,
    ),
    fault(
        "The memory image is something else",
        FALLBACK,
        cause="not a memory image",
        files={"image.bin": no_image},
        recorded=True,
    ),
    fault(
        "The memory image and a wheel are missing",
        LINKS,
        live=False,
        cause=f".whl {NO_DOWNLOAD}",
        files={"image.bin": missing, "jinja2-*.whl": missing},
    ),
    *(
        fault(
            f"The memory image is missing, and {what} has one wrong bit",
            LINKS,
            live=False,
            cause="is not the file that was built",
            files={"image.bin": missing, name: one_byte_flipped},
        )
        for name, what in {
            "fallback.js": "the other script that starts Python",
            "python_stdlib.zip": "the standard library",
            "pyodide-lock.json": "the list of packages",
        }.items()
    ),
)
