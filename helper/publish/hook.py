"""The MkDocs hook. It only adapts: `helper.publish.site` makes what it hands over."""

import importlib
import logging
import sys
from pathlib import Path
from types import ModuleType
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
_publish: Any = None
_site: Any = None
_preview: str
_nav: Navigation
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is only previewed."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Make the whole site before MkDocs deletes the previous one, so that an error ends the build here.

    `mkdocs serve` keeps serving the last good site until the error is fixed: a failed rebuild would leave every request
    waiting.
    """
    global _publish, _site, _preview
    try:
        _publish, _site, _preview = _make_site(config)
    except Exception as error:
        if _site is None:
            raise
        log.error("%s\nStill serving the last good site.", error if isinstance(error, Abort) else repr(error))
    script = ExtraScriptValue(_site.assets.script)
    script.type = "module"
    config.extra_javascript.append(script)
    config.extra_css.append(_site.assets.stylesheet)


def _make_site(config: MkDocsConfig) -> tuple[ModuleType, Any, str]:
    # Under `mkdocs serve`, the helper's Python may have changed since the last build.
    for name in [name for name in sys.modules if name.partition(".")[0] == "helper"]:
        del sys.modules[name]
    errors, publish = map(importlib.import_module, ("helper.model.errors", "helper.publish.site"))
    project = Path(config.config_file_path).parent
    # A preview is not finished, so it has no service worker and no security.txt.
    extra = {**config.extra, "offline": False, "security_contact": ""} if _serving else config.extra
    is_excluded = config.exclude_docs.match_file if config.exclude_docs else lambda _: False
    try:
        # First, because it needs the least time, and a mistake in a component shows here.
        preview = publish.preview_page() if _serving else ""
        site = publish.make_site(
            project, config.site_name, config.site_url or "", extra, get_build_datetime(), is_excluded
        )
    except errors.HelperError as error:
        raise Abort(str(error)) from error
    return publish, site, preview


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Remove the theme's files that no page needs; add the pages of the states and the helper's assets."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        if not _publish.is_needed(file.src_uri):
            files.remove(file)
        elif file.src_uri.endswith((".css", ".js")):
            file.content_string = _publish.without_source_map(file.content_string)
    for path, text in _site.texts.items():
        files.append(File.generated(config, path, content=text))
    for path, source in _site.files.items():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    if _preview:
        files.append(File.generated(config, "preview.md", content=_preview, inclusion=InclusionLevel.NOT_IN_NAV))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Drop previous and next links, so that browsers do not prefetch."""
    global _nav
    _nav = nav
    for page in nav.pages:
        page.previous_page = page.next_page = None


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Read the expanded Markdown of hand-written pages."""
    source: str | None = _site.guide.get(page.file.src_uri)
    return source


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Put the headings of components into the table of contents, and the addresses of links on paper."""
    page.toc = get_toc(_publish.contents(html))
    printed: str | None = _publish.with_addresses(html, page.url) if page.file.src_uri in _site.guide else None
    return printed


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme's templates the site and its components; add llms.txt, which needs all finished pages."""
    env.globals.update(
        site=_site,
        component=_publish.component,
        first_question=_publish.first_question,
        qr_codes_path=_publish.QR_CODES,
        helper_path=_publish.START,
        is_guide=_publish.is_guide,
    )
    articles = [
        _publish.Article(f"{config.site_url or ''}{page.url}", page.meta.get("description", ""), page.content)
        for page in _nav.pages
        if page.file.src_uri in _site.guide and _publish.is_guide(page.file.src_uri)
    ]
    text = _publish.llms(config.site_name, config.site_description, articles)
    files.append(File.generated(config, _publish.LLMS, content=text))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mark the exact words of visitors' pages. The pages for owners quote other things."""
    return str(_publish.keep_exact_words(output)) if _publish.is_guide(page.file.src_uri) else output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mark them on the page for unknown URLs, which is a template."""
    return str(_publish.keep_exact_words(output_content)) if template_name == "404.html" else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, except under `mkdocs serve`, whose own script in the pages the policy would block."""
    if not _serving:
        hosts = Path(config.config_file_path).parent / "build" / "hosts"
        _publish.finish(Path(config.site_dir), hosts, config.site_url or "", _site.settings, _site.security_txt)
