"""`python -m helper.check` finds every slip in a second or two, says what is true of it, and nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from helper.check import main
from helper.model.errors import InvalidContentError
from helper.model.load.flow import load
from tests.support.project import ROOT
from tests.support.slips import LIST, Slip, copied, report, rows, slips


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of what authors write."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "helper" / "content", tmp_path / "helper" / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def edit(site: Path, file: str, old: str, new: str) -> None:
    """Replace the only place of `old` in a file, as in an editor."""
    path = site / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")


def line_of(site: Path, file: str, text: str) -> str:
    """The file and the number of the line that has that text, as in a report."""
    lines = (site / file).read_text("utf-8").splitlines()
    [number] = [number for number, line in enumerate(lines, 1) if text in line]
    return f"{file}:{number}"


@pytest.mark.parametrize("slip", list(slips()), ids=lambda slip: slip.name)
def test_a_slip_is_reported_once_with_its_place_and_remedy(tmp_path: Path, slip: Slip) -> None:
    site = copied(tmp_path)
    slip.make(site)
    assert report(site) == slip.report


def test_the_real_site_and_the_small_one_have_no_errors(
    real: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(real)]) == 0
    assert main([str(copied(tmp_path / "small"))]) == 0
    assert capsys.readouterr().out == "No errors in the content, the flow, the pages and the links.\n" * 2


def test_twelve_slips_give_twelve_lines_at_once(real: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = "helper/content"
    edits = {
        "name: KASPER Help Desk": (f"{content}/contacts.yml", "name: KASPER Help Desk # main desk"),
        "phone: (502) 564-0104": (f"{content}/contacts.yml", "phone: (502) 564-010"),
        "label: No, I have no KOG account": (f"{content}/questions.yml", "label: yes,  but I cannot sign in to KOG"),
        "topic: Old KASPER sign-in": (f"{content}/questions.yml", "topik: Old KASPER sign-in"),
        "title: Get back into your KOG account": (
            f"{content}/procedures.yml",
            'title: "Get back into your KOG account',
        ),
        "at_hand: [the required supporting documents]": (f"{content}/procedures.yml", "at_hand: [null]"),
        "headline: Request a new KASPER account": (f"{content}/outcomes.yml", "headline: **Request** an account"),
        "text: KASPER moved to KOG in May 2019.": (f"{content}/notes.yml", "text: KASPER moved: to KOG."),
        "now: open-kasper-sign-in": (f"{content}/redirects.yml", "now: open-kasper-log-in"),
        '{{ note("user-guide") }}': ("docs/guide/delegates.md", '{{ note("users-guide") }}'),
        "(delegates.md).\n\nEDRS": ("docs/guide/words.md", "(delegate.md).\n\nEDRS"),
        "## What is missing {": ("docs/guide/about.md", "<center>\n\n## What is missing {"),
    }
    for old, (file, new) in edits.items():
        edit(real, file, old, new)
    assert main([str(real)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "The content has 12 errors; nothing was built."
    places = [line_of(real, file, new.split("\n")[0]) for file, new in edits.values()]
    assert sorted(line.partition(": ")[0] for line in lines[1:]) == sorted(places)


def test_where_the_folder_is_not_that_of_a_site_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert said == f"{tmp_path}/docs: There is no such folder. Name the folder that has docs/ and helper/content/.\n"


def test_an_unreadable_file_is_reported_alone(real: Path) -> None:
    (real / "helper/content/contacts.yml").write_bytes(b"\xff\xfe\x00")
    (real / "docs/guide/delegates.md").write_bytes(b"# Deleg\xe9s\n")
    assert report(real) == (
        "docs/guide/delegates.md:1: The file is not UTF-8 text. Save it as UTF-8.",
        "helper/content/contacts.yml:1: The file is not UTF-8 text. Save it as UTF-8.",
    )


def test_the_build_says_the_same_of_the_content(real: Path) -> None:
    edit(real, "helper/content/contacts.yml", "phone: (502) 564-0104", "phon: (502) 564-0104")
    with pytest.raises(InvalidContentError) as raised:
        load(real / "helper" / "content", lambda _: ())
    assert tuple(map(str, raised.value.errors)) == report(real)


def test_an_author_changes_a_phone_number(real: Path) -> None:
    edit(real, "helper/content/contacts.yml", "(502) 564-2703", "502-555-0199 ext. 3")
    assert [line.partition(" Write ")[0] for line in report(real)] == [
        f"{line_of(real, 'helper/content/contacts.yml', '0199')}: kasper-help-desk / phone: “502-555-0199 ext. 3” is not a "
        "valid phone number."
    ]
    edit(real, "helper/content/contacts.yml", "502-555-0199 ext. 3", '502-555-0199\n  extension: "3"')
    assert report(real) == ()


def test_an_author_adds_an_option(real: Path) -> None:
    questions, outcomes, procedures = (f"helper/content/{name}.yml" for name in ("questions", "outcomes", "procedures"))
    option = (
        "    - id: vet\n      label: I treat animals\n      short: I treat animals\n      say: I am a veterinarian.\n"
    )
    edit(real, questions, "    - id: delegate\n", f"{option}    - id: delegate\n")
    told = report(real)
    place = line_of(real, questions, "- id: kasper")
    assert [line.partition(" Add ")[0] for line in told] == [
        f"{place}: kasper: The answers kog: yes, kasper: vet lead to no outcome. So do 4 others.",
        f"{place}: kasper: The answers kog: yes, kasper: vet lead to no procedure. So do 2 others.",
    ]
    edit(real, outcomes, "when: {kasper: [not-sure]}", "when: {kasper: [not-sure, vet]}")
    edit(
        real,
        procedures,
        "- id: ask-kasper-help-desk\n  when: {kasper: [not-sure]}",
        "- id: ask-kasper-help-desk\n  when: {kasper: [not-sure, vet]}",
    )
    assert report(real) == ()


def test_an_author_adds_a_question(real: Path) -> None:
    questions = real / "helper" / "content" / "questions.yml"
    question = (
        "\n- id: state\n  text: Do you work for the state?\n  topic: Work for the state\n  when: {kaspar: [yes]}\n  options:\n"
        "    - id: yes\n      label: Yes, I do\n      short: I do\n      say: I work for the state.\n"
        "    - id: no\n      label: No, I do not\n      short: I do not\n      say: I do not work for the state.\n"
    )
    questions.write_text(questions.read_text("utf-8") + question, "utf-8")
    place = line_of(real, "helper/content/questions.yml", "kaspar")
    assert report(real) == (f"{place}: state / when / kaspar: There is no question “kaspar”. Did you mean “kasper”?",)
    edit(real, "helper/content/questions.yml", "kaspar", "kasper")
    assert report(real) == ()


def test_an_author_adds_a_procedure_with_a_deadline(real: Path) -> None:
    procedures = real / "helper" / "content" / "procedures.yml"
    procedure = (
        "\n- id: confirm-email\n  title: Confirm your email address\n  when: {kog: [yes]}\n  guide: guide/kog-account/\n"
        "  sources: [access-instructions]\n  steps:\n    - id: confirm\n      text: Confirm it within 2 hours.\n"
        "      deadline: confirmation\n"
    )
    procedures.write_text(procedures.read_text("utf-8") + procedure, "utf-8")
    deadline, page = (
        line_of(real, "helper/content/procedures.yml", "deadline: confirmation"),
        f"{procedures.relative_to(real)}:{procedures.read_text('utf-8').count(chr(10)) - 5}",
    )
    assert report(real) == (
        f"{page}: confirm-email / guide: The page “guide/kog-account/” does not show “confirm-email”. Show it there with "
        '{{ procedure("confirm-email") }}, or correct the link.',
        f"{deadline}: confirm-email / steps / confirm / deadline: There is no “confirmation” in deadlines.yml. Use one of: "
        "activation-email.",
    )
    with (real / "helper/content/deadlines.yml").open("a", encoding="utf-8") as file:
        file.write(
            "- id: confirmation\n  hours: 2\n  question: When did it arrive?\n  act: Confirm\n  title: Confirm your address\n"
            "  contact: kog-help-desk\n"
        )
    edit(
        real,
        "docs/guide/kog-account.md",
        "## What comes next",
        '{{ procedure("confirm-email") }}\n\n## What comes next',
    )
    assert report(real) == ()


def test_the_list_on_the_page_is_that_of_the_tests() -> None:
    assert json.loads(LIST.read_text("utf-8")) == rows(), "Run «make slips»."
