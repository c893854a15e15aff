"""`python -m helper.publish.serve.build SETTINGS URL FOLDER SITE` builds the preview, and prints what to tell the author."""

import logging
import os
import sys
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from helper.model.errors import HelperError
from helper.publish.finish.states import write_states
from helper.publish.folder import write_folder
from helper.publish.menu import FILE
from helper.publish.project import read_project
from helper.publish.site import make_site
from helper.publish.templates import template_problem


def main(settings: Path, url: str, folder: Path, site: Path) -> int:
    """Build the preview for that URL into the folder `site`, by way of `folder`. Returns the exit status."""
    pages = folder / "pages"
    try:
        project = read_project(settings, os.environ, preview=url)
        for note in project.notes:
            print(note)
        write_folder(make_site(project, folder, is_preview=True), pages)
        build(load_config(str(pages / FILE), site_dir=str(site)), serve_url=url)
        write_states(site, project.flow, url, project.settings.most_states)
    except TemplateError as error:
        print(template_problem(error, pages))
    except (HelperError, MkDocsException) as error:
        print(error)
    except Abort:
        pass  # MkDocs has logged why
    else:
        return 0
    return 1


if __name__ == "__main__":
    # Compiled files beside the sources would look like changes.
    sys.dont_write_bytecode = True
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    logging.basicConfig(stream=sys.stdout, level=logging.WARNING, format="%(message)s")
    arguments, url = [Path(argument) for argument in sys.argv], sys.argv[2]
    sys.exit(main(arguments[1], url, arguments[3], arguments[4]))
