"""Programs that listen on a free port of this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ATTEMPTS: Final = 3
"""Another program may take a port before this one does."""


@contextmanager
def listening(command: Callable[[int], list[str]], seconds: float) -> Iterator[int]:
    """Run the command for a free port. Yields the port when the program accepts connections.

    The program has an empty home folder. Raises AssertionError if it does not start within that many seconds.
    """
    for _ in range(ATTEMPTS):
        port = free_port()
        with TemporaryDirectory() as home:
            log = Path(home, "log")
            own = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
            with (
                log.open("wb") as output,
                subprocess.Popen(command(port), stdout=output, stderr=output, env=own) as program,
            ):
                try:
                    if _starts(program, port, seconds, log):
                        yield port
                        return
                finally:
                    program.terminate()
            messages = log.read_text("utf-8", "replace")[-1000:]
    raise AssertionError(f"{command(port)[0]} does not start: {messages}")


def _starts(program: subprocess.Popen[bytes], port: int, seconds: float, log: Path) -> bool:
    end = time.monotonic() + seconds
    while not _accepts(port):
        if program.poll() is not None or time.monotonic() > end:
            return False
        time.sleep(0.02)
    # Another program may accept the connection while this one fails, or while nginx tries again to get the port.
    time.sleep(0.1)
    return program.poll() is None and b"ddress already in use" not in log.read_bytes()


def free_port() -> int:
    """A port that no program listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _accepts(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
