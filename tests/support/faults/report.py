"""The list of faults: `python -m tests.support.faults.report` prints it and writes faults.json for the page about it."""

import json
from typing import Final

from tests.support.faults import FAULTS
from tests.support.project import ROOT

FILE: Final = ROOT / "docs" / "measurements" / "faults.json"


def faults() -> list[dict[str, str]]:
    """What fails, what people get then, and the cause that the console names (empty: it says nothing)."""
    return [{"group": fault.group, "name": fault.name, "gets": fault.gets, "cause": fault.cause} for fault in FAULTS]


if __name__ == "__main__":
    for fault in faults():
        print(f"{fault['group']}: {fault['name']}: {fault['gets']}")
    FILE.write_text(json.dumps(faults(), indent=2, ensure_ascii=False) + "\n", "utf-8")
