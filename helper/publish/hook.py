"""The MkDocs hook. It only adapts: `helper.publish.site` makes what it hands over."""

import importlib
import logging
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url
from mkdocs.utils.yaml import yaml_load

log = logging.getLogger(f"mkdocs.{__name__}")
_publish: Any = None
_site: Any = None
_preview: str
_nav: Navigation
_scripts: frozenset[str]
_serving = False

TEXTS: Final = ("site_name", "site_description", "site_author", "copyright")
"""The settings that the theme shows."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is only previewed."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Make the whole site before MkDocs deletes the previous one, so that an error ends the build here."""
    global _publish, _site, _preview
    _publish, _site, _preview = _make_site(config)
    for note in _site.notes:
        log.info("%s", note, extra={"note": True})
    script = ExtraScriptValue(_site.assets.script)
    script.type = "module"
    config.extra_javascript.append(script)
    config.extra_css.append(_site.assets.stylesheet)


def _make_site(config: MkDocsConfig) -> tuple[ModuleType, Any, str]:
    # Under `make serve`, the helper's Python may have changed since the last build.
    for name in [name for name in sys.modules if name.partition(".")[0] == "helper"]:
        del sys.modules[name]
    errors, publish = map(importlib.import_module, ("helper.model.errors", "helper.publish.site"))
    project = Path(config.config_file_path).parent
    # A build and each preview keep the Python that they pack apart, because they may run side by side.
    folder = project / "build" / (f"serve/{config.dev_addr.port}" if _serving else "")
    # A preview is not finished, so it has no service worker and no security.txt.
    extra = {**config.extra, "offline": False, "security_contact": ""} if _serving else config.extra
    url = _site_url(config)
    # MkDocs would not take an empty date for none.
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    try:
        if not _serving:
            log.info(publish.check_address(project / "site", url, os.environ.get("SITE_URL")))
        site = publish.make_site(
            project,
            folder,
            config.site_name,
            url,
            extra,
            publish.last_change(os.environ),
            Path(config.config_file_path),
            _serving,
        )
        preview = publish.preview_page(site.flow.strings) if _serving else ""
    except errors.HelperError as error:
        raise Abort(str(error)) from error
    return publish, site, preview


def _site_url(config: MkDocsConfig) -> str:
    """The URL as it was set. MkDocs drops some characters of it, and completes it."""
    with Path(config.config_file_path).open("rb") as file:
        given = str(yaml_load(file).get("site_url") or "")
    url = config.site_url or ""
    return url if given in ("", url, url.removesuffix("/")) else given


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
    expanded = _site.guide.get(page.file.src_uri)
    return expanded.markdown if expanded else None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Put in the components, their headings into the table of contents, and the addresses of links on paper."""
    expanded = _site.guide.get(page.file.src_uri)
    if expanded:
        html = _publish.with_parts(html, expanded.parts)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | _publish.ids(html)
    page.toc = get_toc(_publish.contents(html))
    return _publish.with_addresses(html, page.url) if expanded else None


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the theme's templates the site and its components; add llms.txt, which needs all finished pages."""
    env.globals.update(
        site=_site,
        component=partial(_publish.component, _site.flow.strings),
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
    _escape_texts(config, files)
    # Jinja's own filter also undoes escaping, and the theme shows what it returns.
    env.filters["striptags"] = lambda text: escape(Markup(text).striptags())  # noqa: S704 - it is escaped again
    _remember_scripts(env, config, files)


def _escape_texts(config: MkDocsConfig, files: Files) -> None:
    """Make texts safe for the theme, whose templates escape only some."""
    for name in TEXTS:
        config[name] = _escaped(config[name])
    for page in [file.page for file in files.documentation_pages() if file.page]:
        escape_meta(page)
        # The theme takes other titles from headings, which are HTML.
        if "title" in vars(page):
            page.title = _escaped(page.title)
    pending = list(_nav.items)
    for item in pending:
        if not item.is_page:
            item.title = _escaped(item.title)
        pending += item.children or ()


def escape_meta(page: Page) -> None:
    """Escape the texts in the front matter of a page."""
    # Jinja would also escape the folder in which it looks for a template with an escaped name.
    template = {name: page.meta[name] for name in ("template",) if name in page.meta}
    page.meta = {**_escaped(page.meta), **template}


def _escaped(value: Any) -> Any:
    match value:
        case str():
            return escape(value)
        case dict():
            return {key: _escaped(each) for key, each in value.items()}
        case list():
            return [_escaped(each) for each in value]
        case _:
            return value


def _remember_scripts(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Remember the inline scripts of a page without any content, at every depth: those of the theme and `overrides/`."""
    global _scripts
    pages = [file.page for file in files.documentation_pages() if file.page]
    roots = {get_relative_url(".", page.url) for page in pages} | {urlsplit(config.site_url or "/").path}
    blank = replace(_site, flow=replace(_site.flow, contacts={}))
    template = env.get_template("main.html")
    _scripts = _publish.template_scripts(
        template.render(get_context(_nav, [], config, base_url=root), site=blank) for root in sorted(roots)
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mark the exact words of visitors' pages. The pages for owners quote other things."""
    return str(_publish.keep_exact_words(output)) if _publish.is_guide(page.file.src_uri) else output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mark them on the page for unknown URLs, which is a template."""
    return str(_publish.keep_exact_words(output_content)) if template_name == "404.html" else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, except under `make serve`, whose own script in the pages the policy would block."""
    if not _serving:
        hosts = Path(config.config_file_path).parent / "build" / "hosts"
        site, url = Path(config.site_dir), config.site_url or ""
        try:
            without_pages = _publish.finish(site, hosts, url, _site.settings, _site.security_txt, _scripts, _site.flow)
        except importlib.import_module("helper.model.errors").HelperError as error:
            raise Abort(str(error)) from error
        if without_pages:
            log.info(
                "%d states have no pages, since most_states is %d. Their addresses are answered live on the page for unknown "
                "addresses. Without JavaScript, that page shows the first question instead.",
                without_pages,
                _site.settings.most_states,
            )


def on_build_error(error: Exception) -> None:
    """Say which line of a template is wrong."""
    if isinstance(error, jinja2.TemplateError):
        problem = importlib.import_module("helper.publish.templates").template_problem
        raise Abort(problem(error, Path(__file__).parents[2])) from error
