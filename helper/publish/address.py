"""Whether a build names the address that its owner means."""

from pathlib import Path
from typing import Final

from helper.publish.files.paths import ROBOTS, SITEMAP
from helper.publish.files.robots import SITEMAP_FIELD
from helper.publish.settings import SettingError, check_site_url

PLACES: Final = "The canonical links, the sitemap and the QR codes of all pages name the address."


def address_of(site: Path) -> str | None:
    """The address that the built site in that folder names, or None if there is no site."""
    file = site / ROBOTS
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return next(
        (line.removeprefix(SITEMAP_FIELD).removesuffix(SITEMAP) for line in lines if SITEMAP_FIELD in line), None
    )


def check_address(site: Path, url: str, given: str | None) -> str:
    """What to tell the owner about the address `url` of a new build, whose predecessor is in the folder `site`.

    `given` is the variable SITE_URL, if it is set. Raises SettingError when the address is not one, is another than that, or another
    than the last one although SITE_URL does not confirm it.
    """
    check_site_url(url)
    last = address_of(site)
    if given is not None and given.removesuffix("/") != url.removesuffix("/"):
        raise SettingError(
            f"SITE_URL is «{given}», but site_url in mkdocs.yml is «{url}» whatever SITE_URL says. {PLACES} Remove SITE_URL, or "
            f'write in mkdocs.yml: site_url: !ENV [SITE_URL, "{url}"]'
        )
    if last is None or last == url:
        return f"The address of the site is {url}."
    if given is None:
        raise SettingError(
            f"The last build was for {last}, but without SITE_URL this one would be for {url}. {PLACES} Say which one you mean: "
            f"«SITE_URL={last} make build» or «SITE_URL={url} make build»."
        )
    return f"The address of the site is now {url}. The last build was for {last}."
