"""The owner's settings reach the pages and the files for hosts."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helper.engine.paths import EMBED, START
from tests.support.page import file_of, page_paths
from tests.support.project import copy_project, exclude

SETTINGS = {
    "SITE_URL": "https://owner.example/kasper/",
    "FRAME_ANCESTORS": "'self' https://board.example",
    "SECURITY_CONTACT": "mailto:security@owner.example",
    "OFFLINE": "false",
    "SITE_OWNER": "Published by A & B <not the Commonwealth>",
}


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site built with those settings; its files for hosts are next to it.

    The only page of the helper, and the only one to embed, is the first question: the other states have the same templates.
    """
    project = copy_project(tmp_path_factory.mktemp("owned"))
    exclude(project, "/helper/*/", "/embed/*/")
    # In a build with a date more than a year ago, security.txt would have expired.
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


def test_without_offline_use_pages_opt_out_and_the_service_worker_deletes_its_caches(owned: Path) -> None:
    for path in page_paths(owned):
        assert '<meta name="kasper-offline" content="off">' in file_of(owned, path).read_text("utf-8"), path
    worker = (owned / "sw.js").read_text("utf-8")
    assert "registration.unregister()" in worker
    assert "const SITE" not in worker


def test_frame_ancestors_are_in_the_settings_of_every_host(owned: Path) -> None:
    for settings in (owned / "_headers", *(owned.parent / "hosts").iterdir()):
        assert "frame-ancestors 'self' https://board.example" in settings.read_text("utf-8"), settings.name


def test_the_security_contact_is_in_security_txt(owned: Path) -> None:
    lines = (owned / ".well-known" / "security.txt").read_text("utf-8").splitlines()
    assert "Contact: mailto:security@owner.example" in lines
    assert "Canonical: https://owner.example/kasper/.well-known/security.txt" in lines


def test_every_page_says_whose_site_it_is(owned: Path) -> None:
    for path in page_paths(owned):
        page = file_of(owned, path).read_text("utf-8")
        assert '"helper-owner">Published by A &amp; B &lt;not the Commonwealth&gt;</p>' in page, path


def test_every_page_has_the_configured_canonical_url(owned: Path) -> None:
    for path in page_paths(owned):
        page = file_of(owned, path).read_text("utf-8")
        # The canonical page of an embedded page is that of its state.
        shown = START + path.removeprefix(EMBED) if path.startswith(EMBED) else path
        assert path == "404.html" or f'<link rel="canonical" href="https://owner.example/kasper/{shown}">' in page, path
