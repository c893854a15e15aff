import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from helper.publish.assets import Assets, assets
from helper.runtime.distribution import Distribution
from tests.support.project import ROOT

NAMES = {
    "pyodide": ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs"),
    "python": ("image.bin", "pyodide-lock.json", "python_stdlib.zip", "some.whl"),
}


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
    before = folders(assets(runtime, font, font))
    (runtime.python / "image.bin").write_text("another")
    after = folders(assets(runtime, font, font))
    assert {name for name in before if before[name] != after[name]} == {"python", "scripts"}


def test_another_pyodide_has_other_urls(runtime: Distribution, font: Path) -> None:
    before = folders(assets(runtime, font, font))
    (runtime.pyodide / "pyodide.asm.wasm").write_text("another")
    after = folders(assets(runtime, font, font))
    assert {name for name in before if before[name] != after[name]} == {"pyodide", "scripts"}


def test_another_font_changes_its_url_and_that_of_the_stylesheet(runtime: Distribution, font: Path) -> None:
    before = assets(runtime, font, font)
    font.write_text("other letters", "utf-8")
    after = assets(runtime, font, font)
    assert {name for name in folders(before) if folders(before)[name] != folders(after)[name]} == {"styles"}
    assert after.font.rpartition("/")[0] == after.stylesheet.rpartition("/")[0] != before.stylesheet.rpartition("/")[0]


def test_the_stylesheet_loads_the_font_in_its_folder(site: Path) -> None:
    [sheet] = site.glob("assets/helper/styles-*/site.css")
    [named] = re.findall(r'url\("([^"]+)"\)', sheet.read_text("utf-8"))
    assert (sheet.parent / named).is_file()


def test_the_scripts_know_the_path_and_digest_of_each_file(site: Path) -> None:
    [module] = site.glob("assets/helper/scripts-*/browser/workers/files.js")
    exported = dict(re.findall(r"^export const (\w+) = (.*);$", module.read_text("utf-8"), re.MULTILINE))
    named = [json.loads(value) for value in exported.values()]
    files = [file for value in named for file in (value if isinstance(value, list) else [value])]
    assert len(files) > 6
    for file in files:
        data = (module.parent / file["path"]).read_bytes()
        assert file["integrity"] == f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def test_the_type_declarations_match_the_built_module(site: Path) -> None:
    [module] = site.glob("assets/helper/scripts-*/browser/workers/files.js")
    declared = ROOT / "helper" / "browser" / "workers" / "files.d.ts"
    exported = re.compile(r"^export const (\w+)", re.MULTILINE)
    assert set(exported.findall(module.read_text("utf-8"))) == set(exported.findall(declared.read_text("utf-8")))
