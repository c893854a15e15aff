"""The interface in a language that nobody speaks: each text is the name of its key in Greek letters, with its places.

`python -m tests.support.strings` writes them into the small site.
"""

import re
import shutil
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from helper.model.flow import Flow
from helper.model.load.flow import CONTENT, SHOWN
from helper.model.load.strings import NAME, places, read_strings
from helper.model.strings import Strings

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
GREEK: Final = "αβκδεφγηιξκλμνοπθρστυωψχυζ"
LETTERS: Final = str.maketrans(LATIN + LATIN.upper(), GREEK + GREEK.upper())
LATIN_WORD: Final = re.compile("[A-Za-z]+")
SMALL: Final = Path(__file__).parent / "small" / "helper" / "content"
KEPT: Final = re.compile(r"<[^>]*>|\{[^}]*\}|&\w+;")
"""Tags, places and escaped characters."""
OWN: Final = read_strings(CONTENT, SHOWN)[0]
"""The strings of the site itself."""


def in_greek(text: str) -> str:
    """The text in Greek letters. Tags, places and escaped characters stay."""
    return re.sub(
        f"{KEPT.pattern}|[A-Za-z]+", lambda m: m[0] if KEPT.fullmatch(m[0]) else m[0].translate(LETTERS), text
    )


def foreign(**own: Any) -> dict[str, Any]:
    """The texts by their keys. Those in `own` are as they are given."""
    values: dict[str, Any] = {}
    for field in fields(Strings):
        text = " ".join([in_greek(field.name.replace("_", " ")), *(f"{{{name}}}" for name in places(field)[-1])])
        length = field.metadata.get("length")
        values[field.name] = [f"{text} {number}" for number in range(1, length + 1)] if length else text
    return {**values, **own}


def foreign_strings() -> Strings:
    """The strings."""
    with TemporaryDirectory() as folder:
        write_strings(Path(folder))
        strings, errors = read_strings(Path(folder), SHOWN)
    assert not errors
    return strings


def write_strings(content: Path, **own: Any) -> None:
    """Write these strings into a folder of content."""
    text = yaml.safe_dump(foreign(**own), allow_unicode=True, sort_keys=False, width=1000)
    (content / f"{NAME}.yml").write_text(text, "utf-8")


def copy_strings(content: Path) -> None:
    """Copy the site's own strings into another folder of content."""
    shutil.copy(CONTENT / f"{NAME}.yml", content)


def shipped(flow: Flow) -> Flow:
    """The flow as browsers get it, without the strings that only the build needs."""
    unused: dict[str, Any] = {field.name: "" for field in fields(Strings) if field.metadata.get("for_build")}
    return replace(flow, strings=replace(flow.strings, **unused))


def main() -> None:
    """Write them into the small site, after a key is added or removed."""
    write_strings(SMALL, newer="Newer guidance")


if __name__ == "__main__":
    main()
