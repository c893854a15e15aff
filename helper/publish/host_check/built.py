"""The built site, with which a host is compared."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError
from helper.publish.address import address_of
from helper.publish.finish.compress import METHODS
from helper.publish.finish.hosts import HEADERS
from helper.publish.host_check.policy import read_policy

POLICY: Final = "Content-Security-Policy"
NOT_SERVED: Final = (HEADERS, ".gitattributes")
"""Files that hosts need not serve."""


class NotBuiltError(HelperError):
    """There is no site to compare a host with."""


class Built:
    """The site in a folder. Paths are below it, as URLs have them before quoting."""

    def __init__(self, folder: Path) -> None:
        address = address_of(folder)
        if address is None:
            raise NotBuiltError(
                f"There is no built site in {folder}/, with which the host could be compared. Build the one that you have "
                "published: «SITE_URL=https://your.host/path/ make build»."
            )
        self.folder = folder
        self.address = address

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The files that a host serves, by the paths at which it does."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.suffix not in METHODS)
        names = {path.relative_to(self.folder).as_posix(): path for path in found}
        return {_address(name): path for name, path in names.items() if name not in NOT_SERVED}

    @property
    def page(self) -> str:
        """The path of a page in a folder that is not the first one."""
        pages = [path for path in self.files if path.endswith("/")]
        return max(pages, key=lambda path: path.count("/"))

    @cached_property
    def policy(self) -> Mapping[str, frozenset[str]]:
        """The sources by directive of the policy that pages need, with the sites that may show them in frames."""
        lines = (self.folder / HEADERS).read_text("utf-8").splitlines()
        return read_policy(next(line for line in lines if POLICY in line).partition(":")[2])

    def read(self, path: str) -> bytes:
        """The contents of the file at that path."""
        return self.files[path].read_bytes()


def _address(name: str) -> str:
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
