"""`python -m helper.words --tsv FILE` prints an option for each question."""

from pathlib import Path

import pytest

from helper.words.__main__ import main


def test_each_line_gets_an_option_for_each_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.tsv"
    file.write_bytes("KOG yes, KASPER never\tanything\tmore\r\n\nWhat is this?\n\xff\n".encode("latin-1"))
    assert main(["--tsv", str(file)]) == 0
    assert capsys.readouterr().out == "KOG yes, KASPER never\tyes\tno\t-\nWhat is this?\t-\t-\t-\n�\t-\t-\t-\n"


def test_without_a_file_it_says_how_to_use_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err == "Usage: python -m helper.words --tsv FILE\n"
    assert main(["--tsv", str(tmp_path / "none")]) == 1
    assert "none" in capsys.readouterr().err
