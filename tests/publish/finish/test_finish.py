"""The files that finishing adds to the site."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from helper.engine.graph import states
from helper.engine.paths import EMBED, START
from helper.publish.files.robots import robots
from helper.publish.finish.finish import UnfinishableError, finish
from helper.publish.finish.policy import UnknownScriptError
from helper.publish.pages.stand_ins import stand_in_paths
from tests.support.small_project import small_project


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site as a generator builds it."""
    site = tmp_path / "site"
    every = list(states(small_project().flow))
    paths = [path for start in (START, EMBED) for path in (start, *stand_in_paths(every, start))]
    for path in ("", *paths):
        (site / path).mkdir(parents=True, exist_ok=True)
        (site / path / "index.html").write_text('<head><meta charset="utf-8"></head>')
    (site / "assets").mkdir()
    return site


@pytest.fixture
def finished(built: Path) -> Path:
    """The site, finished with a security contact."""
    project = small_project()
    settings = replace(project.settings, frame_ancestors="'self'")
    text = "Contact: https://host.example/report\n"
    finish(built, built.parent / "hosts", replace(project, settings=settings, security_txt=text))
    return built


def test_the_owners_settings_are_in_the_files_for_hosts_and_in_security_txt(finished: Path) -> None:
    assert (finished / ".well-known" / "security.txt").read_text() == "Contact: https://host.example/report\n"
    assert "frame-ancestors 'self'\n" in (finished / "_headers").read_text()
    assert {path.name for path in (finished.parent / "hosts").iterdir()} == {"nginx.conf", "Caddyfile"}


def test_a_page_with_a_script_that_no_template_has_stops_the_build(built: Path) -> None:
    page = built / "guide" / "index.html"
    page.parent.mkdir()
    page.write_text('<head><meta charset="utf-8"><script>run()</script></head>')
    project = replace(small_project(), folder=built.parent)
    with pytest.raises(UnknownScriptError, match=r"guide/index\.html: The page has an inline script"):
        finish(built, built.parent / "hosts", project)
    (built.parent / "overrides").mkdir()
    (built.parent / "overrides" / "main.html").write_text("<script>run()</script>")
    finish(built, built.parent / "hosts", project)


def test_without_a_contact_there_is_no_security_txt(site: Path) -> None:
    assert not (site / ".well-known").exists()


def test_the_sitemap_has_the_pages_and_those_states_that_have_one(built: Path) -> None:
    project = small_project()
    finish(built, built.parent / "hosts", replace(project, settings=replace(project.settings, most_states=2)))
    found = re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text())
    assert found[:3] == ["https://pets.example/guide/pets/", "https://pets.example/", "https://pets.example/helper/"]
    assert len(found) == 4
    assert (built / found[3].removeprefix("https://pets.example/") / "index.html").exists()


def test_a_site_is_finished_once_and_only_for_the_address_that_its_pages_name(built: Path) -> None:
    project = small_project()
    (built / "robots.txt").write_text(robots("https://other.example/"))
    with pytest.raises(UnfinishableError, match=r"name the address https://other\.example/, but .* for https://pets\."):
        finish(built, built.parent / "hosts", project)
    (built / "robots.txt").write_text(robots("https://pets.example/"))
    finish(built, built.parent / "hosts", project)
    with pytest.raises(UnfinishableError, match="is finished already"):
        finish(built, built.parent / "hosts", project)


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
