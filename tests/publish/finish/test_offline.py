"""What the service worker is told to keep."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest

from helper.publish.finish.hosts import LASTING
from helper.publish.finish.offline import SCRIPTS, kept_files, service_worker
from helper.publish.sbom.packages import shipped
from helper.publish.settings import SettingError, read
from tests.support.page import HtmlPage, file_of, parse, site_paths

BASE = "https://host.example/"
FOR_OTHERS = ("alternate", "apple-touch-icon", "canonical")
"""What links in a page's head name for home screens and for other sites."""


@pytest.fixture
def told(site: Path) -> dict[str, str]:
    """The files that the built service worker keeps, with their digests."""
    first = (site / "sw.js").read_text("utf-8").partition("\n")[0]
    files: dict[str, str] = json.loads(first.removeprefix("const SITE = ").removesuffix(";"))["files"]
    return files


FOR_FRAMES = tuple(BASE + name for name in ("embed/", "embed.js", "oembed.json"))


def needed(page: HtmlPage) -> Iterator[str]:
    """The paths on this site of all that a page loads or leads to, without what is for the pages of other sites."""
    loaded = [link for link in page.find("link[@href]") if (link.get("rel") or "").strip() not in FOR_OTHERS]
    for element in [*page.find("*[@src]"), *page.find("a[@href]"), *loaded]:
        address = urljoin(BASE + page.path, element.get("src") or element.get("href"))
        if address.startswith(BASE) and not address.startswith(FOR_FRAMES):
            yield urlsplit(address).path.removeprefix("/")


def test_all_that_pages_load_and_lead_to_is_kept(site: Path, told: dict[str, str]) -> None:
    for path in site_paths(site):
        assert path in told
        assert set(needed(parse(site, path))) <= set(told), path


def test_what_scripts_and_styles_load_is_kept(site: Path, told: dict[str, str]) -> None:
    assert "search/search_index.json" in told
    workers = [*site.glob("assets/javascripts/workers/search.*.js"), *site.glob("assets/helper/scripts-*/*.js")]
    fonts = [*site.glob("assets/helper/styles-*/*.woff2")]
    assert {path.relative_to(site).as_posix() for path in (*workers, *fonts)} <= set(told)


def test_nothing_is_kept_that_no_page_needs(told: dict[str, str]) -> None:
    assert not [path for path in told if PurePosixPath(path).suffix in (".br", ".gz", ".map", ".png", ".xml")]
    assert {PurePosixPath(path).name for path in told if path.endswith(".txt")} == {"plan.txt"}
    assert not [
        path for path in told if "/lunr/" in path or "/pyodide-" in path or "/python-" in path or "_headers" in path
    ]
    assert "sw.js" not in told
    assert not [path for path in told if (BASE + path).startswith(FOR_FRAMES)]


def test_what_the_service_worker_never_asks_for_again_has_a_digest_in_its_address(site: Path) -> None:
    source = (SCRIPTS / "cache.js").read_text("utf-8")
    [lasting] = re.findall(r"^const LASTING = /(.*)/;$", source, re.MULTILINE)
    taken = {path for path in shipped(site) if re.match(lasting, path)}
    assert taken == {path for path in shipped(site) if path.startswith(LASTING)}


def test_the_digests_are_those_of_the_finished_files(site: Path, told: dict[str, str]) -> None:
    for path, digest in told.items():
        data = file_of(site, path).read_bytes()
        assert digest == f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}", path


def test_another_file_is_another_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("one")
    before = service_worker(tmp_path, offline=True)
    assert before == service_worker(tmp_path, offline=True)
    (tmp_path / "index.html").write_text("two")
    assert before != service_worker(tmp_path, offline=True)
    assert list(kept_files(tmp_path)) == [""]


def test_without_offline_use_the_service_worker_keeps_nothing(site: Path) -> None:
    script = service_worker(site, offline=False)
    assert "unregister" in script
    assert "sha256-" not in script


@pytest.mark.parametrize("value", ["no", "", 0, None])
def test_a_value_that_is_neither_true_nor_false_stops_the_build(value: object) -> None:
    with pytest.raises(SettingError, match=r"mkdocs\.yml, at extra\.offline .* is neither true nor false\. Write true"):
        read({"offline": value})


def test_pages_that_may_be_kept_carry_no_mark(site: Path) -> None:
    for path in site_paths(site):
        assert not parse(site, path).find("meta[@name='kasper-offline']")
