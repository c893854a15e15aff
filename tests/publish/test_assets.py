import base64
import hashlib
import re
from pathlib import Path

import pytest

from helper.publish.assets import Assets, assets
from helper.runtime.distribution import Distribution
from tests.support.project import ROOT

NAMES = {
    "pyodide": ("pyodide.asm.wasm",),
    "python": ("image.wasm", "pyodide-lock.json", "python_stdlib.zip", "some.whl"),
}
PACKAGES = ROOT / "node_modules"
FILE = re.compile(r'\{path:"(?P<path>[^"]+)",integrity:"(?P<integrity>[^"]+)"\}')
"""A file of the runtime in a script."""


@pytest.fixture
def runtime(tmp_path: Path) -> Distribution:
    """A runtime whose files contain their own names."""
    for folder, names in NAMES.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(name)
    return Distribution(tmp_path / "pyodide", tmp_path / "python")


@pytest.fixture
def font(tmp_path: Path) -> Path:
    """A font file."""
    path = tmp_path / "font.woff2"
    path.write_text("letters")
    return path


def folders(made: Assets) -> dict[str, str]:
    """The digest of each folder, by the rest of its name."""
    parts = (path.split("/")[2].partition("-") for path in (*made.files, *made.texts))
    return {name: digest for name, _, digest in parts}


def test_a_change_of_the_helper_does_not_change_the_urls_of_pyodide(runtime: Distribution, font: Path) -> None:
    before = folders(assets(runtime, PACKAGES, font, font))
    (runtime.python / "image.wasm").write_text("another")
    after = folders(assets(runtime, PACKAGES, font, font))
    assert {name for name in before if before[name] != after[name]} == {"python", "scripts"}


def test_another_pyodide_has_other_urls(runtime: Distribution, font: Path) -> None:
    before = folders(assets(runtime, PACKAGES, font, font))
    (runtime.pyodide / "pyodide.asm.wasm").write_text("another")
    after = folders(assets(runtime, PACKAGES, font, font))
    assert {name for name in before if before[name] != after[name]} == {"pyodide", "scripts"}


def test_another_font_changes_its_url_and_that_of_the_stylesheet(runtime: Distribution, font: Path) -> None:
    before = assets(runtime, PACKAGES, font, font)
    font.write_text("other letters", "utf-8")
    after = assets(runtime, PACKAGES, font, font)
    assert {name for name in folders(before) if folders(before)[name] != folders(after)[name]} == {"styles"}
    assert after.font.rpartition("/")[0] == after.stylesheet.rpartition("/")[0] != before.stylesheet.rpartition("/")[0]


def test_the_stylesheet_loads_the_font_in_its_folder(site: Path) -> None:
    [sheet] = site.glob("assets/helper/styles-*/site.css")
    [named] = re.findall(r'url\("?([\w-]+\.woff2)"?\)', sheet.read_text("utf-8"))
    assert (sheet.parent / named).is_file()


@pytest.mark.parametrize("name", ["helper.js", "frame.js"])
def test_a_script_of_pages_knows_the_path_and_digest_of_each_file(site: Path, name: str) -> None:
    [script] = site.glob(f"assets/helper/scripts-*/{name}")
    named = {found["path"]: found["integrity"] for found in FILE.finditer(script.read_text("utf-8"))}
    kinds = (
        "*/*.wasm",
        "python-*/*.zip",
        "python-*/*.json",
        "python-*/*.whl",
        "workers-*/*.js",
    )
    files = {path for kind in kinds for path in site.glob(f"assets/helper/{kind}")}
    assert {(script.parent / path).resolve() for path in named} == {path.resolve() for path in files}
    for path, digest in named.items():
        data = (script.parent / path).read_bytes()
        assert digest == f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


@pytest.mark.parametrize("name", ["scripts-*/helper.js", "scripts-*/frame.js"])
def test_a_script_imports_nothing_that_its_digest_does_not_cover(site: Path, name: str) -> None:
    [script] = site.glob(f"assets/helper/{name}")
    assert not re.findall(r"""\bimport\s*[("'{*]|\bimportScripts""", script.read_text("utf-8"))
