"""Packages that one part of the tests needs from npm."""

from pathlib import Path

import pytest

from tests.support.npm import MANIFEST, NpmError, install


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """The folder of a part whose manifest npm cannot read."""
    folder = tmp_path / "part"
    folder.mkdir()
    for name in MANIFEST:
        (folder / name).write_text("{")
    return folder


def test_an_installation_that_fails_tells_npm_s_code_and_leaves_no_packages(part: Path, tmp_path: Path) -> None:
    with pytest.raises(NpmError) as error:
        install(part, tmp_path / "target")
    assert str(error.value) == "npm could not install it (npm error code EUSAGE)"
    assert not (tmp_path / "target" / "node_modules").exists()


def test_what_is_installed_is_not_installed_anew(part: Path, tmp_path: Path) -> None:
    packages = tmp_path / "target" / "node_modules"
    packages.mkdir(parents=True)
    for name in MANIFEST:
        (packages.parent / name).write_bytes((part / name).read_bytes())
    assert install(part, packages.parent) == packages
