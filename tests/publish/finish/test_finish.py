"""The files that finishing adds to the site."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from helper.publish.finish.finish import finish
from helper.publish.finish.policy import UnknownScriptError
from helper.publish.settings import Settings

URL = "https://host.example/"


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A small finished site with a security contact."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<head><meta charset="utf-8"></head>')
    settings = Settings("'self'", "https://host.example/report", offline=True, site_owner="Us")
    finish(site, tmp_path / "hosts", URL, settings, "Contact: https://host.example/report\n")
    return site


def test_the_owners_settings_are_in_the_files_for_hosts_and_in_security_txt(finished: Path) -> None:
    assert (finished / ".well-known" / "security.txt").read_text() == "Contact: https://host.example/report\n"
    assert "frame-ancestors 'self'\n" in (finished / "_headers").read_text()
    assert {path.name for path in (finished.parent / "hosts").iterdir()} == {"nginx.conf", "Caddyfile"}


def test_a_page_with_a_script_of_its_own_stops_the_build(tmp_path: Path) -> None:
    page = tmp_path / "site" / "guide" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text('<head><meta charset="utf-8"><script>run()</script></head>')
    settings = Settings("*", "", offline=True, site_owner="Us")
    with pytest.raises(UnknownScriptError, match=r"guide/index\.html: The page has an inline script"):
        finish(tmp_path / "site", tmp_path / "hosts", URL, settings, "", {"known()"})
    finish(tmp_path / "site", tmp_path / "hosts", URL, settings, "", {"run()"})


def test_without_a_contact_there_is_no_security_txt(site: Path) -> None:
    assert not (site / ".well-known").exists()


def test_git_does_not_change_the_line_endings_of_a_committed_site(finished: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not on the PATH")
    repository = finished.parent
    # Git hooks, for example, set variables that would lead to another repository.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    text = b"one\ntwo\r\n"
    (finished / "text.txt").write_bytes(text)
    for command in (
        ("init", "--quiet"),
        ("-c", "core.autocrlf=true", "add", "site"),
        ("-c", "core.autocrlf=true", "checkout-index", "--all", "--prefix=copy/"),
    ):
        subprocess.run(["git", *command], cwd=repository, env=own, check=True)
    assert (repository / "copy" / "site" / "text.txt").read_bytes() == text
