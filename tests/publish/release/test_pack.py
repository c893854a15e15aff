"""The zip of a release has the same bytes wherever and whenever it is made, and its checksums fit."""

import os
import subprocess
from pathlib import Path
from zipfile import ZipFile

from helper.publish.release.pack import pack

CONTENTS = {"site/index.html": "<p>One", "site/ä b.txt": "Two", "sbom.json": "{}"}


def make(folder: Path, mode: int, changed: int) -> Path:
    files = {}
    for number, (name, text) in enumerate(CONTENTS.items()):
        files[name] = folder / str(number)
        files[name].write_text(text, "utf-8")
        files[name].chmod(mode)
        os.utime(files[name], (changed, changed))
    target = folder / "site-v1.2.zip"
    pack(dict(reversed(files.items())) if changed else files, 1_709_208_000, target)
    return target


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = make(tmp_path / "one", 0o600, 0), make(tmp_path / "two", 0o644, 1_000_000_000)
    assert one.read_bytes() == two.read_bytes()


def test_everyone_may_read_the_files_and_the_checksums_fit(tmp_path: Path) -> None:
    with ZipFile(make(tmp_path, 0o600, 0)) as archive:
        assert {entry.external_attr >> 16 & 0o777 for entry in archive.infolist()} == {0o644}
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 2, 29, 12, 0, 0)}
        archive.extractall(tmp_path)
    folder = tmp_path / "site-v1.2"
    listed = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    assert {line.partition("  ")[2] for line in listed} == set(CONTENTS)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True, capture_output=True)
