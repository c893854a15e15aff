"""After one line in redirects.yml, every address and anchor with the former id leads on."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from helper.engine.check import check
from helper.engine.graph import states
from helper.engine.paths import EMBED, START, locate, path_of, public_ids
from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, OPTIONAL, load
from helper.publish.pages.redirects import redirect_pages
from helper.render.environment import component
from helper.render.region import render

RENAMED = {
    "a question": ("kasper", "history"),
    "the first question": ("kog", "gateway"),
    "a procedure": ("link-kasper-account", "link-account"),
    "a contact": ("kasper-help-desk", "kasper-desk"),
}
PARTS = {
    "an option": (
        "kasper-yes",
        "- id: yes\n      label: Yes, I have or had",
        "- id: had\n      label: Yes, I have or had",
        "yes",
        "had",
    ),
    "a step": ("create-kog-account-account-type", "- id: account-type", "- id: kind", "account-type", "kind"),
}


def renamed(folder: Path, kind: str) -> Flow:
    """The content with that rename, as an author would make it: in every file, and with a line in redirects.yml."""
    copytree(CONTENT, folder, dirs_exist_ok=True, ignore=lambda *_: ["schema", *(f"{name}.yml" for name in OPTIONAL)])
    if kind in RENAMED:
        old, new = RENAMED[kind]
        now = new
        for path in folder.glob("*.yml"):
            # Ids are words of their own, except in those of the redirects.
            text = re.sub(rf"(?<![\w/-]){old}(?![\w.-])", new, path.read_text("utf-8"))
            path.write_text(re.sub(rf"(now: ){old}(?=-)", rf"\1{new}", text), "utf-8")
    else:
        old, before, after, part, name = PARTS[kind]
        now = old.removesuffix(part) + name
        for path in folder.glob("*.yml"):
            text = path.read_text("utf-8").replace(before, after)
            text = text.replace(f"kasper: [{part}]", f"kasper: [{name}]").replace(f"now: {old}\n", f"now: {now}\n")
            path.write_text(text, "utf-8")
    with (folder / "redirects.yml").open("a", encoding="utf-8") as file:
        file.write(f"- id: {old}\n  now: {now}\n")
    return load(folder, check)


@pytest.mark.parametrize("kind", [*RENAMED, *PARTS])
def test_every_former_address_and_anchor_leads_on(tmp_path: Path, flow: Flow, kind: str) -> None:
    new = renamed(tmp_path / "content", kind)
    pages = {path for path, _ in redirect_pages(new, "en")} | {
        path_of(state.answers, start) for state in states(new) for start in (START, EMBED)
    }
    for state in states(flow):
        labels = [answer.option.label for answer in state.answers]
        for start in (START, EMBED):
            former = path_of(state.answers, start)
            assert former in pages, former
            assert [answer.option.label for answer in locate(new, former).state.answers] == labels, former
    shown = "".join(render(new, state).html for state in states(new)) + str(
        component(new.strings, "contacts", new, new.contacts.values())
    )
    anchors = set(re.findall(r' id="([^"]+)"', shown))
    assert set(public_ids(flow)) <= anchors
