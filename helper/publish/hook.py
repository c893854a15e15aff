"""The MkDocs hook. It only adapts: what it hands over is made by the plain functions of this package."""

import importlib
import logging
import sys
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

log = logging.getLogger(f"mkdocs.{__name__}")


class _Site:
    """The functions and the flow of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        # Under `mkdocs serve` the helper's Python may have changed since the last build.
        for name in [name for name in sys.modules if name.partition(".")[0] == "helper"]:
            del sys.modules[name]
        self.assets, self.contents, self.states, guide = (
            importlib.import_module(f"helper.publish.{name}") for name in ("assets", "contents", "states", "guide")
        )
        self.component = importlib.import_module("helper.render.environment").component
        load = importlib.import_module("helper.model.load.flow")
        check = importlib.import_module("helper.engine.check")
        errors = importlib.import_module("helper.model.errors")
        runtime = importlib.import_module("helper.runtime.distribution")
        root = Path(config.config_file_path).parent
        self.name = config.site_name
        try:
            self.flow = load.load(load.CONTENT, check.check)
            self.pages = guide.guide_pages(Path(config.docs_dir), self.flow, self.name)
            self.runtime = runtime.assemble(self.flow, root / "node_modules" / "pyodide", root / "build" / "runtime")
        except errors.HelperError as error:
            raise Abort(str(error)) from error


_site: Any = None


def on_config(config: MkDocsConfig) -> None:
    """Read everything before MkDocs clears the last site away: what is wrong ends the build here.

    Once `mkdocs serve` has a site, it goes on serving that one until the error is mended: a rebuild that fails would
    leave every request waiting.
    """
    global _site
    try:
        _site = _Site(config)
    except Abort as error:
        if _site is None:
            raise
        log.error("%s\nThe last good site is still served.", error)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add a page for every state, and the helper's assets."""
    for path, markdown in _site.states.state_pages(_site.flow, _site.name):
        files.append(File.generated(config, f"{path}index.md", content=markdown))
    files.append(File.generated(config, f"{_site.assets.FOLDER}/helper.css", content=_site.assets.stylesheet()))
    for address, path in _site.assets.asset_files(_site.runtime):
        files.append(File.generated(config, address, abs_src_path=str(path)))


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Read the hand-written pages with the components put in."""
    source: str | None = _site.pages.get(page.file.src_uri)
    return source


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """List the components' headings in the table of contents."""
    page.toc = get_toc(_site.contents.contents(html))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme's 404 page the start of the helper and the contacts."""
    env.globals["first_question"] = lambda root: _site.states.first_question(
        _site.flow, root=root, path="404.html", site_name=_site.name, lost=True
    )
    env.globals["contacts"] = lambda: [_site.component("contact", office) for office in _site.flow.contacts.values()]
