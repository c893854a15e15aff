"""The MkDocs hook. It only adapts: what it hands over is made by `helper.publish.site`."""

import importlib
import logging
import sys
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_build_datetime

log = logging.getLogger(f"mkdocs.{__name__}")
_site: Any = None
_nav: Navigation
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what the site is built for."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Make everything before MkDocs clears the last site away: what is wrong ends the build here.

    Once `mkdocs serve` has a site, it goes on serving that one until the error is mended: a rebuild that fails would
    leave every request waiting.
    """
    global _site
    try:
        _site = _make_site(config)
    except Exception as error:
        if _site is None:
            raise
        log.error("%s\nThe last good site is still served.", error if isinstance(error, Abort) else repr(error))
    script = ExtraScriptValue(_site.script)
    script.type = "module"
    config.extra_javascript.append(script)
    config.extra_css.append(_site.stylesheet)


def _make_site(config: MkDocsConfig) -> Any:
    # Under `mkdocs serve` the helper's Python may have changed since the last build.
    for name in [name for name in sys.modules if name.partition(".")[0] == "helper"]:
        del sys.modules[name]
    errors, publish = map(importlib.import_module, ("helper.model.errors", "helper.publish.site"))
    try:
        project = Path(config.config_file_path).parent
        # A site that is only served here is never finished, so it has no service worker and no security.txt.
        extra = {**config.extra, "offline": False, "security_contact": ""} if _serving else config.extra
        return publish.make_site(project, config.site_name, config.site_url or "", extra, get_build_datetime())
    except errors.HelperError as error:
        raise Abort(str(error)) from error


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what of the theme no page needs; add a page for every state, and the helper's assets."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        if not _site.is_needed(file.src_uri):
            files.remove(file)
        elif file.src_uri.endswith((".css", ".js")):
            file.content_string = _site.without_source_map(file.content_string)
    for address, text in _site.made.items():
        files.append(File.generated(config, address, content=text))
    for address, path in _site.files.items():
        files.append(File.generated(config, address, abs_src_path=str(path)))
    if _serving:
        preview = importlib.import_module("helper.publish.preview.page").preview_page()
        files.append(File.generated(config, "preview.md", content=preview, inclusion=InclusionLevel.NOT_IN_NAV))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the order of the pages, but tell no page its neighbours: browsers would load the next one beforehand."""
    global _nav
    _nav = nav
    for page in nav.pages:
        page.previous_page = page.next_page = None


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Read the hand-written pages with the components put in."""
    source: str | None = _site.guide.get(page.file.src_uri)
    return source


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """List the components' headings in the table of contents."""
    page.toc = get_toc(_site.contents(html))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Let the theme's templates ask the site for what they show, and add the text that is made of all finished pages."""
    env.globals["site"] = _site
    pages = [
        (page.file.src_uri, f"{config.site_url or ''}{page.url}", page.meta.get("description", ""), page.content)
        for page in _nav.pages
    ]
    files.append(File.generated(config, "llms.txt", content=_site.llms(config.site_description, pages)))


def on_post_build(config: MkDocsConfig) -> None:
    """Finish what is to be published. `mkdocs serve` puts a script of its own into the pages, which no policy may refuse."""
    if not _serving:
        _site.finish(Path(config.site_dir))
