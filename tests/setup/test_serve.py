import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from helper.model.flow import Flow
from helper.runtime.distribution import IMAGE
from tests.runtime.respond import ask
from tests.support.listening import listening


@pytest.fixture
def url(project: Path, mkdocs: list[str]) -> Iterator[str]:
    """The URL at which `make serve` serves the copy."""
    serve = [sys.executable, "-m", "helper.publish.serve"]
    with listening(lambda port: [*serve, str(port)], 300) as port:
        yield f"http://127.0.0.1:{port}/"


def wait_for(url: str, text: str) -> None:
    """Wait until the page at that URL has the text. Fails after 5 minutes: a busy machine takes long to build."""
    end, page = time.monotonic() + 300, ""
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=20) as response:
                page = response.read().decode()
        except HTTPError as error:
            page = error.read().decode()
        except (URLError, TimeoutError):
            page = ""
        if text in page:
            return
        time.sleep(0.2)
    pytest.fail(f"{url} never had {text!r}")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_served_site_follows_changes_and_outlives_mistakes(
    project: Path, url: str, mkdocs: list[str], flow: Flow
) -> None:
    # A build beside the first one of the preview, in the same folder.
    subprocess.run([*mkdocs, "build", "--strict", "--quiet"], check=True)
    assert "KASPER" in (project / "site" / "index.html").read_text("utf-8")

    helper = project / "helper"
    contacts, examples = helper / "content" / "contacts.yml", helper / "render/components/contact_line/examples.jinja"
    graph = helper / "engine" / "graph.py"
    phone = flow.contacts["kasper-help-desk"].phone
    wait_for(f"{url}guide/contacts/", phone)
    wait_for(f"{url}preview/", "With an extension")

    # Without a rehearsal, because only words are new.
    [kept] = project.glob("build/serve/*/kept.json")
    before = kept.stat().st_ino
    change(contacts, phone, "502-555-0199")
    wait_for(f"{url}guide/contacts/", "502-555-0199")
    [response] = ask(['{"state": "helper/kog-not-sure/kasper-not-sure/"}'], kept.parent / "runtime" / "python" / IMAGE)[
        "responses"
    ]
    assert "502-555-0199" in response["html"]
    assert kept.stat().st_ino == before

    # One rebuild may bring all of these changes, and packs Python only once. Python modules must be reloaded.
    change(helper / "render" / "components" / "answers" / "answers.html", "{{ strings.start_again }}", "From the start")
    change(helper / "render" / "region.py", "{end} {summary", "{end} You answered: {summary")
    wait_for(f"{url}helper/kog-no/", ">From the start<")
    wait_for(f"{url}helper/kog-no/", "You answered: KOG account")

    # Content and Python that cannot be imported, and then a template: the last good site stays, below the report.
    change(contacts, "phone: 502-555-0199", "phones: 1")
    change(graph, "def states(", "def states((")
    wait_for(f"{url}guide/contacts/", "SyntaxError")
    change(graph, "def states((", "def states(")
    wait_for(f"{url}guide/contacts/", "contacts.yml:")
    wait_for(f"{url}guide/contacts/", "502-555-0199")
    change(contacts, "phones: 1", "phone: 502-555-0199")
    change(project / "overrides" / "404.html", "{% block content %}", "{% block content }}")
    wait_for(f"{url}guide/contacts/", "overrides/404.html:")
    wait_for(f"{url}nowhere", "overrides/404.html:")

    change(project / "overrides" / "404.html", "{% block content }}", "{% block content %}")
    change(examples, "with_an_extension", "by_phone_or_email")
    change(project / "docs" / "guide" / "contacts.md", "## Help desks", "## Whom to ask")
    (project / "docs" / "guide" / "fax.md").write_text("# Fax\n", "utf-8")
    wait_for(f"{url}preview/", "By phone or email")
    wait_for(f"{url}guide/contacts/", "Whom to ask")
    wait_for(f"{url}guide/fax/", "docs/guide/fax.md:1: The page is not in the menu, so only links lead to it.")
