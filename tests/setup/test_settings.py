"""The owner's settings reach the pages and the files for hosts."""

import json
import os
import re
import subprocess
import sys
import time
from html import escape
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pytest

from helper.engine.paths import EMBED, START
from helper.publish.host_check.__main__ import check
from tests.support.hosts import HOSTS, HostMissingError
from tests.support.page import file_of, page_paths, parse, text_of
from tests.support.project import ROOT, copy_project
from tests.support.server import serve

HOSTILE = """</title><script>run()</script><b title='" onfocus="run()'>&amp;"""
SETTINGS = {
    "SITE_URL": "https://owner.example/kasper/",
    "FRAME_ANCESTORS": "'self' https://board.example",
    "SECURITY_CONTACT": "mailto:security@owner.example",
    "OFFLINE": "false",
    "FEEDBACK": "https://form.example/?a=b",
    "FACTS_MAX_AGE": "1",
    "SITE_OWNER": "Published by A & B <not the Commonwealth>",
}


def give_hostile_texts(project: Path) -> None:
    """Put HTML into every text of mkdocs.yml, of the front matter of a page, and of headings."""
    settings, text = project / "mkdocs.yml", json.dumps(HOSTILE)
    old = settings.read_text("utf-8")
    new = re.sub("^site_description: >-\n(  .*\n)+", f"site_description: {text}\n", old, flags=re.MULTILINE)
    for line in re.findall("^(?:site_name|copyright): .*", old, re.MULTILINE):
        new = new.replace(line, f"{line.partition(':')[0]}: {text}")
    for title in ("Guide", "Contacts", "Before you start"):
        new = new.replace(f"- {title}:", f"- {json.dumps(title + HOSTILE)}:")
    settings.write_text(new, "utf-8")
    words = project / "docs" / "guide" / "words.md"
    front = "".join(f"{name}: {json.dumps(name + HOSTILE)}\n" for name in ("title", "description", "author"))
    words.write_text(f"---\n{front}---{words.read_text('utf-8').split('---', 2)[2]}", "utf-8")
    about = project / "docs" / "guide" / "about.md"
    about.write_text(
        re.sub("^(#+ [^{\n]*)", rf"\1 {escape(HOSTILE)} ", about.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site built with those settings; its files for hosts are next to it."""
    project = copy_project(tmp_path_factory.mktemp("owned"))
    give_hostile_texts(project)
    for file in (project / "helper" / "content" / f"{name}.yml" for name in ("contacts", "sources")):
        file.write_text(re.sub("checked: .*", "checked: 2020-01-01", file.read_text("utf-8")), "utf-8")
    # In a build with a date more than a year ago, security.txt would have expired.
    today = {"SOURCE_DATE_EPOCH": str(int(time.time()))}
    (project / "build").mkdir(exist_ok=True)
    (project / "build" / "date").write_text(today["SOURCE_DATE_EPOCH"])
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


@pytest.mark.parametrize("host", HOSTS)
def test_the_site_can_be_published_below_its_path(owned: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As an owner would: build for the URL, copy the site and the settings to the host, and check the host."""
    # nginx may give up root's rights, so the folder is where it can read.
    with TemporaryDirectory(dir=ROOT / "build") as folder:
        Path(folder).chmod(0o755)
        copytree(owned, Path(folder, "kasper"))
        try:
            with HOSTS[host](Path(folder), owned.parent / "hosts") as url:
                status = check(f"{url}kasper/", owned)
        except HostMissingError as error:
            pytest.skip(str(error))
    printed = capsys.readouterr().out
    # Only make compresses.
    assert "Files ending in .html, .js, .wasm are not compressed" in printed
    assert printed.endswith("\nAll is well, and 1 could be better.\n"), printed
    assert status == 0


def test_the_site_for_a_path_is_not_well_at_another(owned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(owned) as url:
        assert check(f"{url}some/sub-path/", owned) == 1
    assert "Its pages lead to /kasper/, and not to /some/sub-path/." in " ".join(capsys.readouterr().out.split())


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


def test_every_page_has_one_link_to_report_with_its_address_and_date(owned: Path) -> None:
    date = time.strftime("%Y-%m-%d", time.gmtime(int((owned.parent / "date").read_text())))
    for path in page_paths(owned):
        page = parse(owned, path)
        [link] = page.find("a[@data-feedback]")
        own = START + path.removeprefix(EMBED) if path.startswith(EMBED) else path
        address = f"https://owner.example/kasper/{own}"
        assert link.get("href") == f"https://form.example/?a=b&page={quote(address, safe='')}&date={date}", path
        opens_outside = page.find("base[@target='_blank']")
        assert bool(opens_outside) == path.startswith(EMBED), path


def test_pages_with_facts_say_once_that_they_are_old(owned: Path) -> None:
    lines = {path: parse(owned, path).find("p[@class='helper-quiet helper-checked']") for path in page_paths(owned)}
    facts = {"", "helper/", "embed/", "guide/contacts/", "guide/kog-account/"}
    none = {"guide/about/", "guide/words/", "publish/", "publish/flow/", "404.html"}
    assert {path: len(found) for path, found in lines.items() if path in facts | none} == {
        **dict.fromkeys(facts, 1),
        **dict.fromkeys(none, 0),
    }
    assert "so ask before you rely on them." in text_of(lines[""][0])
    about = [text_of(item) for item in parse(owned, "guide/about/").find("li[@data-source]")]
    assert all("which is long ago" in text for text in about)


def test_every_page_has_the_configured_canonical_url(owned: Path) -> None:
    for path in page_paths(owned):
        page = file_of(owned, path).read_text("utf-8")
        # The canonical page of an embedded page is that of its state.
        shown = START + path.removeprefix(EMBED) if path.startswith(EMBED) else path
        assert path == "404.html" or f'<link rel="canonical" href="https://owner.example/kasper/{shown}">' in page, path


@pytest.mark.attack("Texts", "A name, a title or a description is markup", "It is shown as text")
def test_no_text_of_the_settings_or_a_page_becomes_markup(owned: Path) -> None:
    for path in page_paths(owned):
        page = parse(owned, path)
        assert not [
            script for script in page.find("script") if "run()" in (script.text or "") and not script.get("type")
        ], path
        for element in page.root.iter():
            assert not element.get("onfocus"), path
            assert element.tag != "b" or not element.get("title"), path


def test_texts_are_shown_as_they_are_written(owned: Path) -> None:
    words = parse(owned, "guide/words/")
    assert text_of(words.find("title")[0]) == " ".join(f"title{HOSTILE} - {HOSTILE}".split())
    [description] = words.find("meta[@name='description']")
    assert description.get("content") == f"description{HOSTILE}"
    assert HOSTILE in (owned / "llms.txt").read_text("utf-8")
    assert json.loads((owned / "oembed.json").read_text("utf-8"))["provider_name"] == HOSTILE
