"""What needs all pages and files of the site: names by digest, digests, policy, service worker, hosts' settings."""

from pathlib import Path
from urllib.parse import urlsplit

from helper.publish.finish.hosts import HEADERS, host_files
from helper.publish.finish.offline import SERVICE_WORKER, service_worker
from helper.publish.finish.policy import page_policy, with_policy
from helper.publish.finish.subresources import with_integrity
from helper.publish.settings import Settings
from helper.publish.theme import rename_by_digest, with_names


def finish(site: Path, hosts: Path, address: str, settings: Settings, security: str) -> None:
    """Finish the site in the folder `site`, and write the settings of hosts into the folder `hosts`.

    `security` is the text of security.txt; empty, there is none.
    """
    root = urlsplit(address).path or "/"
    names = rename_by_digest(site)
    pages = {path: with_names(path.read_text("utf-8"), names) for path in sorted(site.rglob("*.html"))}
    policy = page_policy(pages.values())
    for path, page in pages.items():
        place = root + path.relative_to(site).as_posix()
        path.write_text(with_policy(with_integrity(page, place, site, root), policy), "utf-8")
    if security:
        well_known = site / ".well-known"
        well_known.mkdir(exist_ok=True)
        (well_known / "security.txt").write_text(security, "utf-8")
    hosts.mkdir(parents=True, exist_ok=True)
    for name, text in host_files(site, policy, settings.frame_ancestors).items():
        folder = site if name == HEADERS else hosts
        (folder / name).write_text(text, "utf-8")
    # It knows the digests of all that it keeps, so it comes last.
    (site / SERVICE_WORKER).write_text(service_worker(site, settings.offline), "utf-8")
