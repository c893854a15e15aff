"""The list of faults: `python -m tests.support.faults.report` prints it and writes it to faults.json."""

import json
from typing import Final

from tests.support.faults import FAULTS
from tests.support.project import ROOT

FILE: Final = ROOT / "docs" / "measurements" / "faults.json"


def faults() -> list[dict[str, str]]:
    """Each fault by group and name, what people get, and the cause on the console; empty if there is no warning."""
    return [{"group": fault.group, "name": fault.name, "gets": fault.gets, "cause": fault.cause} for fault in FAULTS]


if __name__ == "__main__":
    for fault in faults():
        print(f"{fault['group']}: {fault['name']}: {fault['gets']}")
    FILE.write_text(json.dumps(faults(), indent=2, ensure_ascii=False) + "\n", "utf-8")
