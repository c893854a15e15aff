"""The tag that a release is made from: `python -m helper.publish.release.tag` checks that there is one."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError

NAME: Final = re.compile(r"[A-Za-z0-9][\w.+-]*", re.ASCII)
"""Tags that can be part of the name of a file."""


class NoTagError(HelperError):
    """The folder is not as a tag has it. The message says why."""


def tag(folder: Path) -> str:
    """The newest tag of the commit that is checked out in the folder, without any change. Raises NoTagError."""
    if _git(folder, "rev-parse", "--show-prefix") != "":
        raise NoTagError(
            "This folder is not a Git repository of its own, so nobody could tell what a release of it contains. Clone the "
            "repository, and run make release there."
        )
    changed = (_git(folder, "status", "--porcelain") or "").splitlines()
    if changed:
        raise NoTagError(
            f"{len(changed)} {'file differs' if len(changed) == 1 else 'files differ'} from the last commit, such as "
            f"«{changed[0][3:]}», so the release would not be what its tag says. Commit or remove the changes, and tag again."
        )
    tags = (_git(folder, "tag", "--points-at", "HEAD", "--sort=-creatordate") or "").splitlines()
    if not tags:
        raise NoTagError(
            "The last commit has no tag, so the release would have no name. Tag it (git tag v1.2.3) or check out a tag "
            "(git checkout v1.2.3), and run make release again."
        )
    if not NAME.fullmatch(tags[0]):
        raise NoTagError(
            f"The tag «{tags[0]}» has a slash or another character that the name of a file cannot have. Use letters, digits, "
            "dots and hyphens."
        )
    return tags[0]


def _git(folder: Path, *arguments: str) -> str | None:
    """What Git says, or None if it fails or is missing."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", *arguments],  # noqa: S607 - whichever Git is installed
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return None
    return done.stdout.rstrip("\n") if done.returncode == 0 else None


if __name__ == "__main__":
    try:
        tag(Path.cwd())
    except HelperError as error:
        sys.exit(str(error))
