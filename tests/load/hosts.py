"""Runs nginx and Caddy with the settings from the build, each on a free port."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.project import ROOT

SETTINGS: Final = ROOT / "build" / "hosts"
FOLDER: Final = "/var/www/kasper-access-guide"
"""The folder of the site in the settings, which users of the settings replace."""
PROGRAMS: Final = ":".join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
MODULES: Final = ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/local/libexec/nginx")
BROTLI: Final = "ngx_http_brotli_static_module.so"
TYPES: Final = ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types")
SECONDS: Final = 10
"""The time limit for the start of a host."""


class HostMissingError(Exception):
    """The host cannot be used on this machine; the message says why."""


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """Serve the site in that folder. Yields the URL of the root. Raises HostMissingError."""
    program = _program("nginx")
    module = next((path for folder in MODULES if (path := Path(folder, BROTLI)).exists()), None)
    types = next(filter(Path.exists, map(Path, TYPES)), None)
    if module is None or types is None:
        raise HostMissingError("nginx lacks its Brotli module; on Debian, install libnginx-mod-http-brotli-static")
    with TemporaryDirectory() as folder:
        port = _free_port()
        settings = _changed("nginx.conf", {"listen 80;": f"listen 127.0.0.1:{port};", FOLDER: str(site)})
        around = (Path(__file__).parent / "nginx.conf").read_text("utf-8")
        Path(folder, "site.conf").write_text(settings, "utf-8")
        Path(folder, "nginx.conf").write_text(
            around.replace("MODULE", str(module)).replace("TYPES", str(types)), "utf-8"
        )
        with _running([program, "-p", folder, "-c", "nginx.conf", "-e", "stderr"], port):
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(site: Path) -> Iterator[str]:
    """Serve the site in that folder. Yields the URL of the root. Raises HostMissingError."""
    program = _program("caddy")
    with TemporaryDirectory() as folder:
        port = _free_port()
        settings = _changed("Caddyfile", {":80 {": f"http://127.0.0.1:{port} {{", FOLDER: str(site)})
        file = Path(folder, "Caddyfile")
        file.write_text(f"{{\n\tadmin off\n}}\n{settings}", "utf-8")
        with _running([program, "run", "--adapter", "caddyfile", "--config", str(file)], port):
            yield f"http://127.0.0.1:{port}/"


HOSTS: Final[dict[str, Callable[[Path], AbstractContextManager[str]]]] = {"nginx": nginx, "Caddy": caddy}


def _program(name: str) -> str:
    found = shutil.which(name, path=PROGRAMS)
    if found is None:
        raise HostMissingError(f"{name} is not installed; on Debian, install the package {name}")
    return found


def _changed(name: str, changes: dict[str, str]) -> str:
    settings = (SETTINGS / name).read_text("utf-8")
    for old, new in changes.items():
        assert old in settings, f"{name} has no «{old}»"
        settings = settings.replace(old, new)
    return settings


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    """Run a host, and wait until it answers."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        own = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
        with log.open("wb") as output, subprocess.Popen(command, stdout=output, stderr=output, env=own) as host:
            try:
                end = time.monotonic() + SECONDS
                while not _answers(port):
                    if host.poll() is not None or time.monotonic() > end:
                        raise AssertionError(f"{command[0]} does not start: {log.read_text('utf-8')[-1000:]}")
                    time.sleep(0.02)
                yield
            finally:
                host.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0
