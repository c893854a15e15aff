"""Nothing outside of helper/content/ and docs/ knows what the guide is about, so that another guide needs no change of code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.support.project import ROOT

SUBJECT: Final = re.compile("kasper|kog|kentucky|commonwealth", re.I)
CONTRACT: Final = {
    r"kasper-(?:helper|checklist|call-script|cases|deadline|own-words|share)\b": "elements in pages, which styles of owners may name",
    r"(?:kasper_helper|Kasper(?:Helper|Checklist|CallScript|Cases|Deadline|OwnWords|Share))\b": "the component and the classes of them",
    r"(?:kasper-access-helper|KasperAccessHelper)\b": "the element for other sites",
    r"kasperAccessHelper(?:Height|Show)\b": "messages to other sites",
    r"kasper-offline\b": "a meta element, by which templates tell the script not to store the site",
    r"kasper-access-guide\b": "the name of the package, its folders on hosts, and what browsers store",
    r"\$kasper_(?:part|cache|sharing)\b": "variables of nginx, which no other site on the host may have",
}
"""The names that are public or must be unlike all others, and why each stays."""
FOLDERS: Final = ("helper", "overrides")
FILES: Final = ("css", "html", "jinja", "js", "md", "mjs", "py", "ts", "txt", "xml", "yml")


def files(folder: str) -> Iterator[Path]:
    yield from (path for path in (ROOT / folder).rglob("*") if path.suffix[1:] in FILES)


def named(text: str) -> list[str]:
    """The lines that name the subject of the guide other than by a name of the contract."""
    rest = re.sub("|".join(CONTRACT), "", text)
    return [line.strip() for line in rest.splitlines() if SUBJECT.search(line)]


def test_a_name_of_the_subject_is_found_and_one_of_the_contract_is_not() -> None:
    text = 'const name = "kasper-access-helper";\n// Ask the KOG Help Desk.\n<kasper-helpers>\n'
    assert named(text) == ["// Ask the KOG Help Desk.", "<kasper-helpers>"]


def test_no_code_knows_what_the_guide_is_about() -> None:
    content = ROOT / "helper" / "content"
    code = (path for folder in FOLDERS for path in files(folder) if not path.is_relative_to(content))
    found = {path: named(path.read_text("utf-8")) for path in code}
    assert {path.relative_to(ROOT): lines for path, lines in found.items() if lines} == {}


def test_every_name_of_the_contract_is_in_use() -> None:
    text = "\n".join(path.read_text("utf-8") for folder in FOLDERS for path in files(folder))
    assert [name for name in CONTRACT if not re.search(name, text)] == []
