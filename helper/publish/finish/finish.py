"""Finishes the built site: whatever needs all of its pages and files."""

from collections.abc import Collection
from pathlib import Path
from re import Pattern
from typing import Final

from helper.engine.paths import path_of
from helper.model.errors import HelperError
from helper.publish.address import address_of
from helper.publish.files.llms import is_guide
from helper.publish.files.paths import SECURITY, SITEMAP
from helper.publish.files.sitemap import sitemap
from helper.publish.finish.hosts import HEADERS, host_files
from helper.publish.finish.names import rename_by_digest, with_new_names
from helper.publish.finish.offline import SERVICE_WORKER, service_worker
from helper.publish.finish.policy import page_policy, policy_insertion, template_scripts
from helper.publish.finish.states import by_depth, write_states
from helper.publish.finish.styles import with_one_sheet
from helper.publish.finish.subresources import integrity_insertions
from helper.publish.finish.tags import tags, with_insertions
from helper.publish.finish.theme import remove_unneeded, templates_of
from helper.publish.project import OVERRIDES, Project
from helper.render.exact_words import keep_exact_words

GIT_ATTRIBUTES: Final = ".gitattributes"
UNCHANGED: Final = "# Pages name the digests of files, so Git must not convert line endings.\n* -text\n"
"""The Git attributes of the site, for owners who commit it."""
WITHOUT_PAGES: Final = (
    "{} states have no pages, since most_states is {}. Their addresses are answered live on the page for unknown addresses. "
    "Without JavaScript, that page shows the first question instead."
)


class UnfinishableError(HelperError):
    """The site cannot be finished as it is."""


def finish(site: Path, hosts: Path, project: Project, theme: Path | None = None) -> str:
    """Finish the site of the project in the folder `site`, and write the hosts' settings into `hosts`.

    `theme` is the folder of the templates that made the pages, by default those of the theme in the settings for MkDocs.
    The pages that stand in for states are replaced by those of the states. Returns what to tell the owner, which may be
    empty. Raises UnknownScriptError when a page has an inline script that no template has, and UnfinishableError.
    """
    _check(site, project)
    settings = project.settings
    remove_unneeded(site, project.language)
    templates = (theme or templates_of(project.theme["name"]), project.folder / OVERRIDES)
    policy = _finish_pages(site, project, template_scripts(templates))
    without_pages = write_states(site, project.flow, project.url, settings.most_states)
    _write_sitemap(site, project)
    if project.security_txt:
        file = site / SECURITY
        file.parent.mkdir(exist_ok=True)
        file.write_text(project.security_txt, "utf-8")
    (site / GIT_ATTRIBUTES).write_text(UNCHANGED, "utf-8")
    hosts.mkdir(parents=True, exist_ok=True)
    for name, text in host_files(site, policy, settings.frame_ancestors, project.root).items():
        folder = site if name == HEADERS else hosts
        (folder / name).write_text(text, "utf-8")
    # The service worker has the digests of the other files, so it comes last.
    (site / SERVICE_WORKER).write_text(service_worker(site, settings.offline, settings.frame_ancestors), "utf-8")
    return WITHOUT_PAGES.format(without_pages, settings.most_states) if without_pages else ""


def _check(site: Path, project: Project) -> None:
    """Raise UnfinishableError if the site is finished already, or is not that of the project."""
    if (site / SERVICE_WORKER).exists():
        raise UnfinishableError(f"{site}: The site is finished already. Build it again, and finish that.")
    address = address_of(site)
    if address and address != project.url:
        raise UnfinishableError(
            f"{site}: The pages name the address {address}, but they would be finished for {project.url}. Set SITE_URL to the same "
            "address for both."
        )


def _write_sitemap(site: Path, project: Project) -> None:
    """Write the sitemap, in place of the generator's."""
    pages = [page.url for page in project.guide.pages if not page.is_lost]
    states = [path_of(state.answers) for state in by_depth(project.flow)][: project.settings.most_states]
    change = project.change
    changed = f"{change.at:%Y-%m-%d}" if change and change.is_exact else ""
    (site / SITEMAP).write_text(sitemap((project.url + path for path in [*pages, *states]), changed), "utf-8")
    (site / f"{SITEMAP}.gz").unlink(missing_ok=True)


def _finish_pages(site: Path, project: Project, scripts: Collection[Pattern[str]]) -> str:
    """Put the policy, digests and marks into the pages. Returns the policy."""
    root = project.root
    written = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    joined = with_one_sheet(site, written, project)
    names = rename_by_digest(site)
    pages = {path: with_new_names(page, names) for path, page in joined.items()}
    by_path = {path.relative_to(site).as_posix(): path for path in pages}
    # The pages for owners quote other things.
    pages |= {path: keep_exact_words(pages[path]) for name, path in by_path.items() if is_guide(name)}
    found = {path: tags(page) for path, page in pages.items()}
    policy = page_policy({name: found[path] for name, path in by_path.items()}, project.url, scripts)
    for name, path in by_path.items():
        insertions = integrity_insertions(found[path], root + name, site, root)
        page = with_insertions(pages[path], [policy_insertion(found[path], policy), *insertions])
        path.write_text(page, "utf-8")
    return policy
