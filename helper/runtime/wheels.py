"""The wheels that browsers load: the installed Jinja2 and MarkupSafe, and the helper with its flow."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED

from wheel.wheelfile import WheelFile

from helper.model.flow import Flow
from helper.runtime.archive import member

PROJECT: Final = "kasper-access-guide"
LIBRARIES: Final = ("jinja2", "markupsafe")
PACKAGE: Final = Path(__file__).parents[1]
SHIPPED: Final = ("model", "engine", "words", "render", "api")
FLOW_MODULE: Final = "helper/content/compiled.py"
STRINGS_MODULE: Final = "helper/model/strings.py"
BUILD_TIME: Final = PACKAGE / "model" / "load"

type Files = Mapping[str, bytes]
"""The contents of a wheel, by path inside it."""


def library_files(name: str) -> Files:
    """The pure-Python files, metadata and licenses of an installed library, without its compiled extension modules."""
    installed = distribution(name)
    return {
        path.as_posix(): path.read_binary()
        for path in sorted(installed.files or ())
        if path.suffix == ".py" or path.name in ("METADATA", "py.typed") or "licenses" in path.parts
    }


def helper_files(flow: Flow) -> Files:
    """The parts of this package that run in browsers, and the flow as a Python module."""
    files = {"helper/__init__.py": (PACKAGE / "__init__.py").read_bytes(), "helper/content/__init__.py": b""}
    for part in SHIPPED:
        for path in sorted((PACKAGE / part).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and not is_for_build(path):
                files[f"helper/{path.relative_to(PACKAGE).as_posix()}"] = path.read_bytes()
    files[STRINGS_MODULE] = Path(__file__).with_name("strings.py").read_bytes()
    # The repr of a dataclass is an expression that recreates it, so the flow needs no file format and no parser.
    module = f"from markupsafe import Markup\n\nfrom helper.model.flow import *\n\nFLOW = {flow!r}\n"
    files[FLOW_MODULE] = module.encode()
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items())).hexdigest()
    # The version depends on the contents, so that browsers do not use an older wheel from their cache.
    version = f"{distribution(PROJECT).version}.post{int(digest[:8], 16)}"
    metadata = f"Metadata-Version: 2.1\nName: {PROJECT}\nVersion: {version}\nRequires-Dist: jinja2\n"
    files[f"{PROJECT.replace('-', '_')}-{version}.dist-info/METADATA"] = metadata.encode()
    return files


def is_for_build(path: Path) -> bool:
    """Whether a file of a package that ships does not: the loader, and commands for the terminal."""
    return BUILD_TIME in path.parents or path.name == "__main__.py"


def write_wheel(files: Files, folder: Path) -> Path:
    """Write the files as a wheel for any platform into the folder. The same files give the same bytes."""
    metadata = next(name for name in files if name.endswith(".dist-info/METADATA"))
    info = PurePosixPath(metadata).parts[0]
    wheel = folder / f"{info.removesuffix('.dist-info')}-py3-none-any.whl"
    tags = b"Wheel-Version: 1.0\nGenerator: kasper-access-guide\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with WheelFile(wheel, "w", compression=ZIP_DEFLATED) as archive:
        for name, data in {**files, f"{info}/WHEEL": tags}.items():
            archive.writestr(member(name), data)
    return wheel
