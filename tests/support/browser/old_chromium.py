"""Chromium 80 of February 2020, from an npm package. Playwright no longer drives it, so this speaks its protocol."""

import base64
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

import brotli

from tests.support.browser.engine import SECONDS, EngineMissingError, ScriptError
from tests.support.npm import NpmError, install
from tests.support.project import ROOT

PART: Final = ROOT / "tests" / "browser" / "old"
TARGET: Final = ROOT / "build" / "old-chromium"
EXECUTABLE: Final = TARGET / "chromium"
# Other shells take no numbers above 9. It gives the pipes the numbers that Chromium expects.
COMMAND: Final = ("bash", "-c", 'read=$1 write=$2; shift 2; exec "$@" 3<&"$read" 4>&"$write"', "bash")
FLAGS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe")
END: Final = b"\0"
"""Ends each message."""


def unpack() -> None:
    """Install the package and unpack its Chromium, unless they are there. Raises EngineMissingError."""
    try:
        packages = install(PART, TARGET)
    except NpmError as error:
        raise EngineMissingError(str(error)) from error
    if not EXECUTABLE.exists():
        packed = packages / "chrome-aws-lambda" / "bin" / "chromium.br"
        EXECUTABLE.write_bytes(brotli.decompress(packed.read_bytes()))
        EXECUTABLE.chmod(0o755)


class OldChromium:
    """A page in a started Chromium. Its methods raise TimeoutError."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._received = b""
        self._sent = 0
        self._session: dict[str, str] = {}
        self._has_loaded = False
        target = self._send("Target.createTarget", url="about:blank")["targetId"]
        self._session = {"sessionId": self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        self._send("Page.enable")

    @classmethod
    @contextmanager
    def start(cls) -> Iterator[Self]:
        """Start it with an empty profile. Raises EngineMissingError."""
        if not EXECUTABLE.exists():
            raise EngineMissingError("its npm package is not installed")
        (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            command = [*COMMAND, str(to_read), str(from_write), str(EXECUTABLE), *FLAGS, f"--user-data-dir={profile}"]
            with subprocess.Popen(command, pass_fds=(to_read, from_write), stderr=subprocess.DEVNULL) as process:
                os.close(to_read)
                os.close(from_write)
                try:
                    yield cls(from_read, to_write)
                except (BrokenPipeError, EOFError) as error:
                    raise EngineMissingError("it does not start") from error
                finally:
                    process.terminate()
                    os.close(from_read)
                    os.close(to_write)

    def goto(self, url: str) -> None:
        """Open the URL and wait until the page has loaded."""
        self._has_loaded = False
        self._send("Page.navigate", url=url)
        self.wait_for_load()

    def wait_for_load(self) -> None:
        """Wait until the page has loaded since the last call."""
        while not self._has_loaded:
            self._receive()
        self._has_loaded = False

    def click(self, selector: str) -> None:
        """Click a link and wait until its page has loaded."""
        self._has_loaded = False
        self.evaluate(f"document.querySelector({json.dumps(selector)}).click()")
        self.wait_for_load()

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression. Raises ScriptError."""
        result = self._send("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise ScriptError(result["exceptionDetails"])
        return result["result"].get("value")

    def resize(self, width: int, height: int) -> None:
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def emulate_media(self, media: str) -> None:
        self._send("Emulation.setEmulatedMedia", media=media)

    def pdf(self) -> bytes:
        """The page as it prints on A4."""
        return base64.b64decode(self._send("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])

    def _send(self, method: str, **parameters: Any) -> Any:
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters, **self._session}
        os.write(self._write, json.dumps(message).encode() + END)
        while (answer := self._receive()).get("id") != self._sent:
            pass
        if "error" in answer:
            raise ScriptError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _receive(self) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while END not in self._received:
            if not select.select([self._read], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError(f"Chromium 80 did not respond within {SECONDS:g} seconds")
            if not (data := os.read(self._read, 1 << 16)):
                raise EOFError
            self._received += data
        first, _, self._received = self._received.partition(END)
        message: dict[str, Any] = json.loads(first)
        self._has_loaded |= message.get("method") == "Page.loadEventFired"
        return message
