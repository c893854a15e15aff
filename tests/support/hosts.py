"""Runs nginx and Caddy with the settings from the build, each on a free port."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.support.listening import listening
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
def nginx(site: Path, settings: Path = SETTINGS) -> Iterator[str]:
    """Serve the site in that folder, with the settings in another. Yields the URL of the root. Raises HostMissingError."""
    program = _program("nginx")
    module = next((path for folder in MODULES if (path := Path(folder, BROTLI)).exists()), None)
    types = next(filter(Path.exists, map(Path, TYPES)), None)
    if module is None or types is None:
        raise HostMissingError("nginx lacks its Brotli module; on Debian, install libnginx-mod-http-brotli-static")
    with TemporaryDirectory() as folder:
        around = (Path(__file__).parent / "nginx.conf").read_text("utf-8")
        Path(folder, "nginx.conf").write_text(
            around.replace("MODULE", str(module)).replace("TYPES", str(types)), "utf-8"
        )

        def command(port: int) -> list[str]:
            changed = _changed(settings / "nginx.conf", {"listen 80;": f"listen 127.0.0.1:{port};", FOLDER: str(site)})
            Path(folder, "site.conf").write_text(changed, "utf-8")
            return [program, "-p", folder, "-c", "nginx.conf", "-e", "stderr"]

        with listening(command, SECONDS) as port:
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(site: Path, settings: Path = SETTINGS) -> Iterator[str]:
    """Serve the site in that folder, with the settings in another. Yields the URL of the root. Raises HostMissingError."""
    program = _program("caddy")
    with TemporaryDirectory() as folder:
        file = Path(folder, "Caddyfile")

        def command(port: int) -> list[str]:
            changed = _changed(settings / "Caddyfile", {":80 {": f"http://127.0.0.1:{port} {{", FOLDER: str(site)})
            file.write_text(f"{{\n\tadmin off\n}}\n{changed}", "utf-8")
            return [program, "run", "--adapter", "caddyfile", "--config", str(file)]

        with listening(command, SECONDS) as port:
            yield f"http://127.0.0.1:{port}/"


HOSTS: Final[dict[str, Callable[..., AbstractContextManager[str]]]] = {"nginx": nginx, "Caddy": caddy}


def _program(name: str) -> str:
    found = shutil.which(name, path=PROGRAMS)
    if found is None:
        raise HostMissingError(f"{name} is not installed; on Debian, install the package {name}")
    return found


def _changed(file: Path, changes: dict[str, str]) -> str:
    settings = file.read_text("utf-8")
    for old, new in changes.items():
        assert old in settings, f"{file.name} has no «{old}»"
        settings = settings.replace(old, new)
    return settings
