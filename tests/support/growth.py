"""A project with a flow of any size: every question follows every answer to the one before it."""

import re
from pathlib import Path
from shutil import copytree
from typing import Any, Final

import yaml

from tests.support.project import ROOT
from tests.support.strings import copy_strings

STEPS: Final = 4
"""Of each procedure."""
CONTACT: Final = {
    "id": "desk",
    "name": "Help Desk",
    "helps_with": "Any help with it.",
    "phone": "(502) 564-0104",
    "email": "desk@ky.gov",
    "checked": "2026-11-22",
}
SOURCE: Final = {"id": "source", "title": "A source", "date": "May 1, 2026", "checked": "2026-11-22"}
NAV: Final = "nav:\n  - Home: index.md\n  - Find your steps: helper/index.md\n  - Guide: guide/index.md\n"


def states_of(questions: int, options: int) -> int:
    """How many states the flow with so many questions, each with so many options, has."""
    return sum(options**answered for answered in range(questions + 1))


def make_project(folder: Path, questions: int, options: int) -> None:
    """Write the project into that folder, which does not exist yet."""
    content = folder / "helper" / "content"
    content.mkdir(parents=True)
    copytree(ROOT / "overrides", folder / "overrides")
    copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for name, entries in _content(questions, options).items():
        (content / f"{name}.yml").write_text(yaml.safe_dump(entries, sort_keys=False), "utf-8")
    copy_strings(content)
    (folder / "docs" / "index.md").write_text("# A large flow\n\n{{ first_question() }}\n", "utf-8")
    (folder / "docs" / "404.md").write_text("# Lost\n\n{{ first_question() }}\n", "utf-8")
    procedures = "\n\n".join(f'{{{{ procedure("part-{number}") }}}}' for number in range(questions))
    (folder / "docs" / "guide").mkdir()
    (folder / "docs" / "guide" / "index.md").write_text(
        f'# Guide\n\n{procedures}\n\n{{{{ contacts("desk") }}}}\n', "utf-8"
    )
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("helper/publish/", f"{ROOT}/helper/publish/")
    # The links below the pages are those of this guide.
    settings = re.sub(r"  (?:frame_)?footer:\n(?:    .*\n)+", "", settings)
    (folder / "mkdocs.yml").write_text(settings[: settings.index("\nnav:\n") + 1] + NAV, "utf-8")


def _content(questions: int, options: int) -> dict[str, list[dict[str, Any]]]:
    last = f"question-{questions - 1}"
    return {
        "questions": [_question(number, options) for number in range(questions)],
        "outcomes": [
            {"id": f"outcome-{option}", "when": {last: [f"option-{option}"]}, "headline": f"Do thing {option}"}
            for option in range(options)
        ],
        "procedures": [_procedure(number, options) for number in range(questions)],
        "contacts": [CONTACT],
        "sources": [SOURCE],
        **{name: [] for name in ("notes", "abbreviations", "deadlines", "redirects")},
    }


def _question(number: int, options: int) -> dict[str, Any]:
    return {
        "id": f"question-{number}",
        "text": f"What do you choose in question {number}?",
        "topic": f"Question {number}",
        "options": [
            {
                "id": f"option-{option}",
                "label": f"Option {option} of question {number}",
                "short": f"option {option}",
                "say": f"I choose option {option} of question {number}.",
            }
            for option in range(options)
        ],
    }


def _procedure(number: int, options: int) -> dict[str, Any]:
    first = {} if number == 0 else {f"question-{number}": [f"option-{option}" for option in range(options // 2)]}
    return {
        "id": f"part-{number}",
        "when": first,
        "title": f"Do part {number}",
        "guide": "guide/",
        "sources": ["source"],
        "contacts": ["desk"],
        "steps": [
            {"id": f"step-{step}", "text": f"Do step {step} of part {number} with some care."} for step in range(STEPS)
        ],
    }
