"""`python -m helper.words` prints what sentences say, and why."""

from pathlib import Path

import pytest

from helper.words.__main__ import main, reasons
from tests.words.flow import SPOKEN


def test_each_line_gets_an_option_for_each_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.tsv"
    file.write_bytes("KOG yes, KASPER never\tanything\tmore\r\n\nWhat is this?\n\xff\n".encode("latin-1"))
    assert main(["--tsv", str(file)]) == 0
    assert capsys.readouterr().out == "KOG yes, KASPER never\tyes\tno\t-\nWhat is this?\t-\t-\t-\n�\t-\t-\t-\n"


def test_the_reasons_lead_from_words_to_answers() -> None:
    assert list(reasons(SPOKEN, "I had a cat, sick")) == [
        "Words:",
        "  i: i",
        "  had: have, past",
        "  a: small, article",
        "  cat: cat",
        "  ,: no class",
        "  sick: sick",
        "Statements:",
        "  “I had a cat”",
        "    classes: article, cat, have, i, past",
        "    tags: named, said",
        "Readings:",
        "  cat, in “I had a cat”: pet is cat",
        "  kept, in “I had a cat”: age is old; age is not young",
        "  ill, within one text, in “I had a cat, sick”: topics vet",
        "Read from this:",
        "  pet: cat (“I had a cat”)",
        "  age: old (“I had a cat”)",
        "  topic vet",
    ]


def test_what_is_not_read_has_no_reasons() -> None:
    assert list(reasons(SPOKEN, "cat " * 10_000)) == ["Nothing is read of this."]


def test_why_prints_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--why", "KOG yes"]) == 0
    assert "\n  kog: yes (“KOG yes”)\n" in capsys.readouterr().out


def test_wrong_arguments_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert (
        capsys.readouterr().err
        == "Usage: python -m helper.words --tsv FILE, or python -m helper.words --why SENTENCE\n"
    )
    assert main(["--tsv", str(tmp_path / "none")]) == 1
    assert "none" in capsys.readouterr().err
