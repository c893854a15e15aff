"""Installing npm packages that only one part of the tests needs."""

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


def test_a_failed_installation_reports_npms_code(part: Path, tmp_path: Path) -> None:
    with pytest.raises(NpmError) as error:
        install(part, tmp_path / "target")
    assert str(error.value) == "npm could not install the packages (npm error code EUSAGE)"
    assert not (tmp_path / "target" / "node_modules").exists()


def test_installed_packages_are_not_reinstalled(part: Path, tmp_path: Path) -> None:
    packages = tmp_path / "target" / "node_modules"
    packages.mkdir(parents=True)
    for name in MANIFEST:
        (packages.parent / name).write_bytes((part / name).read_bytes())
    assert install(part, packages.parent) == packages
