"""What the owner sets reaches the pages and the files for hosts."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helper.engine.paths import EMBED, START
from tests.support.page import file_of, page_paths
from tests.support.project import copy_project

SETTINGS = {
    "SITE_URL": "https://owner.example/kasper/",
    "FRAME_ANCESTORS": "'self' https://board.example",
    "SECURITY_CONTACT": "mailto:security@owner.example",
    "OFFLINE": "false",
}


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that was built with those settings, beside which the files for hosts are."""
    project = copy_project(tmp_path_factory.mktemp("owned"))
    # A build that is more than a year old makes no security.txt.
    today = {"SOURCE_DATE_EPOCH": str(int(time.time()))}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "build/site"],
        cwd=project,
        env={**os.environ, **SETTINGS, **today, "PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return project / "build" / "site"


def test_without_offline_use_every_page_says_so_and_the_service_worker_removes_what_was_kept(owned: Path) -> None:
    for path in page_paths(owned):
        assert '<meta name="kasper-offline" content="off">' in file_of(owned, path).read_text("utf-8"), path
    worker = (owned / "sw.js").read_text("utf-8")
    assert "registration.unregister()" in worker
    assert "const SITE" not in worker


def test_the_sites_that_may_show_it_are_in_the_settings_of_every_host(owned: Path) -> None:
    for settings in (owned / "_headers", *(owned.parent / "hosts").iterdir()):
        assert "frame-ancestors 'self' https://board.example" in settings.read_text("utf-8"), settings.name


def test_whom_to_tell_about_a_weakness_is_in_security_txt(owned: Path) -> None:
    lines = (owned / ".well-known" / "security.txt").read_text("utf-8").splitlines()
    assert "Contact: mailto:security@owner.example" in lines
    assert "Canonical: https://owner.example/kasper/.well-known/security.txt" in lines


def test_its_address_is_in_every_page(owned: Path) -> None:
    for path in page_paths(owned):
        page = file_of(owned, path).read_text("utf-8")
        # A page for the frames of other sites is the page of its state.
        shown = START + path.removeprefix(EMBED) if path.startswith(EMBED) else path
        assert path == "404.html" or f'<link rel="canonical" href="https://owner.example/kasper/{shown}">' in page, path
