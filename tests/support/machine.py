"""The date and the machine of a measurement."""

import os
import platform
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True)
class Machine:
    """A machine, and the date (UTC) of a measurement on it."""

    date: str
    cores: int
    processor: str
    system: str

    def __str__(self) -> str:
        return f"{self.date}, {self.processor} with {self.cores} cores, {self.system}"


def now() -> Machine:
    """Today's date and the machine that runs this."""
    return Machine(
        date=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 1,
        processor=_processor(),
        system=_system(),
    )


def _processor() -> str:
    if CPUINFO.exists():
        model = re.search(r"^model name\s*:\s*(.+)$", CPUINFO.read_text("utf-8"), re.MULTILINE)
        if model:
            return model[1]
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = f"{platform.system()} {platform.release()}"
    return f"{name}, {platform.machine()}"
