"""Finishes the built site: whatever needs all of its pages and files."""

from collections.abc import Collection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from helper.publish.files.security import PATH as SECURITY_TXT
from helper.publish.finish.hosts import HEADERS, host_files
from helper.publish.finish.names import rename_by_digest, with_new_names
from helper.publish.finish.offline import SERVICE_WORKER, service_worker
from helper.publish.finish.policy import page_policy, policy_insertion
from helper.publish.finish.subresources import integrity_insertions
from helper.publish.finish.tags import tags, with_insertions
from helper.publish.settings import Settings

GIT_ATTRIBUTES: Final = ".gitattributes"
UNCHANGED: Final = "# Pages name the digests of files, so Git must not convert line endings.\n* -text\n"
"""The Git attributes of the site, for owners who commit it."""


def finish(
    site: Path, hosts: Path, url: str, settings: Settings, security_txt: str, scripts: Collection[str] = ()
) -> None:
    """Finish the site in the folder `site`, to be published at that URL, and write the hosts' settings into `hosts`.

    `security_txt` is the text of security.txt; if empty, the site has none. `scripts` are the inline scripts that pages
    may have. Raises UnknownScriptError when a page has another one.
    """
    root = urlsplit(url).path or "/"
    names = rename_by_digest(site)
    pages = {path: with_new_names(path.read_text("utf-8"), names) for path in sorted(site.rglob("*.html"))}
    found = {path: tags(page) for path, page in pages.items()}
    policy = page_policy({path.relative_to(site).as_posix(): page for path, page in found.items()}, url, scripts)
    for path, page in pages.items():
        page_path = root + path.relative_to(site).as_posix()
        first, others = policy_insertion(found[path], policy), integrity_insertions(found[path], page_path, site, root)
        path.write_text(with_insertions(page, [first, *others]), "utf-8")
    if security_txt:
        file = site / SECURITY_TXT
        file.parent.mkdir(exist_ok=True)
        file.write_text(security_txt, "utf-8")
    (site / GIT_ATTRIBUTES).write_text(UNCHANGED, "utf-8")
    hosts.mkdir(parents=True, exist_ok=True)
    for name, text in host_files(site, policy, settings.frame_ancestors, root).items():
        folder = site if name == HEADERS else hosts
        (folder / name).write_text(text, "utf-8")
    # The service worker has the digests of the other files, so it comes last.
    (site / SERVICE_WORKER).write_text(service_worker(site, settings.offline, settings.frame_ancestors), "utf-8")
