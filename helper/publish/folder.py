"""The site as a folder of plain files that a site generator builds without any code of ours."""

import shutil
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError
from helper.publish.menu import FILE
from helper.publish.pages.page import as_yaml
from helper.publish.project import DOCS, OVERRIDES
from helper.publish.site import Site

HEAD: Final = "# Made by `python -m helper.publish`, which replaces this folder.\n"


class OtherFilesError(HelperError):
    """The folder has files that somebody else has put there."""


def write_folder(site: Site, folder: Path) -> None:
    """Write the site into the folder, in place of what this function has written there before. Raises OtherFilesError."""
    if not site.templates.is_dir():
        raise HelperError(f"There is no folder {OVERRIDES}/, whose templates all pages need. Restore it from Git.")
    settings = folder / FILE
    is_ours = settings.is_file() and settings.read_text("utf-8", "replace").startswith(HEAD)
    if folder.exists() and not is_ours and (not folder.is_dir() or any(folder.iterdir())):
        raise OtherFilesError(
            f"{folder}: There are other files, which would be lost. Name a new or an empty folder, or one that "
            "`python -m helper.publish` has made."
        )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # The file that marks the folder as ours comes first, so that one that is incomplete can be replaced, too.
    settings.write_text(HEAD + as_yaml(dict(site.settings)), "utf-8")
    docs = folder / DOCS
    for path, text in site.texts.items():
        _parent(docs / path).write_text(text, "utf-8")
    for path, source in site.files.items():
        shutil.copyfile(source, _parent(docs / path))
    shutil.copytree(site.templates, folder / OVERRIDES)


def _parent(file: Path) -> Path:
    """The file, whose folder now exists."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
