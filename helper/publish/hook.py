"""The MkDocs hook, for builds in this folder: MkDocs gets the pages as plain files, and the site is finished afterwards."""

import logging
import os
from pathlib import Path
from typing import Final, Literal

from jinja2 import TemplateError
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from helper.model.errors import HelperError
from helper.publish.address import check_address
from helper.publish.finish.finish import finish
from helper.publish.folder import write_folder
from helper.publish.menu import FILE
from helper.publish.project import Project, read_project
from helper.publish.site import make_site
from helper.publish.templates import template_problem

log = logging.getLogger(f"mkdocs.{__name__}")
_project: Project

OF_THIS_BUILD: Final = ("config_file_path", "plugins", "hooks", "watch", "site_dir")
"""What MkDocs goes on to take from its own settings."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Refuse to serve: MkDocs would watch the files that we write, and not those that people edit."""
    if command == "serve":
        raise Abort("`mkdocs serve` would not follow your changes. Run `make serve`, which does.")


def on_config(config: MkDocsConfig) -> None:
    """Write the pages before MkDocs deletes the previous site, so that an error ends the build here."""
    global _project
    file = Path(config.config_file_path)
    build = file.parent / "build"
    try:
        _project = read_project(file, os.environ)
        log.info(check_address(file.parent / "site", _project.url, os.environ.get("SITE_URL")))
        write_folder(make_site(_project, build), build / "pages")
    except HelperError as error:
        raise Abort(str(error)) from error
    for note in _project.notes:
        log.info("%s", note)
    made = load_config(str(build / "pages" / FILE))
    config.data.update({key: value for key, value in made.items() if key not in OF_THIS_BUILD})


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site."""
    site, hosts = Path(config.site_dir), Path(config.config_file_path).parent / "build" / "hosts"
    try:
        log.info(finish(site, hosts, _project) or "The site is finished.")
    except HelperError as error:
        raise Abort(str(error)) from error


def on_build_error(error: Exception) -> None:
    """Say which line of a template is wrong."""
    if isinstance(error, TemplateError):
        raise Abort(template_problem(error, _project.folder / "build" / "pages")) from error
