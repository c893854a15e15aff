"""Measurements that pages show: reads the JSON files of the benchmarks and formats their values."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from helper.model.errors import HelperError

FOLDER: Final = "measurements"
"""The folder of the JSON files, below `docs`. They ship as they are, so a page can link to its own."""
NAME: Final = re.compile(r"[\w-]+")
REMEDY: Final = "Restore the file from Git, or run the make target that writes it."


class MeasurementError(HelperError):
    """A JSON file is missing or invalid; `args` are the problem and the remedy."""


def measured(docs: Path, name: str) -> Any:
    """The contents of the JSON file of that name (without its suffix) in the folder `docs`. Raises MeasurementError."""
    if not NAME.fullmatch(name):
        raise MeasurementError(
            f"“{name}” is not the name of a measurement.", "Write the name of its file, without “.json”."
        )
    file = docs / FOLDER / f"{name}.json"
    shown = f"{docs.name}/{FOLDER}/{name}.json"
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        others = ", ".join(sorted(path.stem for path in (docs / FOLDER).glob("*.json"))) or "none"
        raise MeasurementError(f"There is no file “{shown}”.", f"Measurements are: {others}. {REMEDY}") from error
    except ValueError as error:
        raise MeasurementError(f"“{shown}” is not valid JSON: {error}.", REMEDY) from error


def machine(values: Mapping[str, Any]) -> str:
    """The date of a measurement and the machine it ran on, as a phrase."""
    return "{date}, {processor} with {cores} cores, {system}".format_map(values)


def megabytes(size: float | None) -> str:
    """Bytes as megabytes: with two decimals below 10 MB, else whole. None is “unknown”."""
    if size is None:
        return "unknown"
    return f"{size / 1e6:.2f} MB" if size < 1e7 else f"{size / 1e6:.0f} MB"


def duration(milliseconds: float) -> str:
    """Milliseconds as they are below a second, else as seconds with one decimal."""
    return f"{milliseconds / 1000:.1f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"


def decimals(number: float, places: int = 0) -> str:
    """A number rounded to so many decimals, with commas between thousands."""
    return f"{number:,.{places}f}"


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "decimals": decimals,
    "duration": duration,
    "machine": machine,
    "megabytes": megabytes,
}
"""The filters that pages may use."""
