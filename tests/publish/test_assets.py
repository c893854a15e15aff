import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from helper.publish.assets import Assets, assets
from helper.runtime.distribution import Distribution

NAMES = {
    "pyodide": ("pyodide.asm.js", "pyodide.asm.wasm", "pyodide.mjs"),
    "python": ("image.bin", "pyodide-lock.json", "python_stdlib.zip", "some.whl"),
}


@pytest.fixture
def runtime(tmp_path: Path) -> Distribution:
    """A runtime of the right names, with the names as contents."""
    for folder, names in NAMES.items():
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(name)
    return Distribution(tmp_path / "pyodide", tmp_path / "python")


def folders(made: Assets) -> dict[str, str]:
    """The folders with their digests, by their names without."""
    parts = (address.split("/")[2].partition("-") for address in (*made.files, *made.texts))
    return {name: digest for name, _, digest in parts}


def test_another_helper_leaves_the_addresses_of_pyodide_as_they_are(runtime: Distribution) -> None:
    before = folders(assets(runtime))
    (runtime.python / "image.bin").write_text("another")
    after = folders(assets(runtime))
    assert {name for name in before if before[name] != after[name]} == {"python", "scripts"}


def test_another_pyodide_has_other_addresses(runtime: Distribution) -> None:
    before = folders(assets(runtime))
    (runtime.pyodide / "pyodide.asm.wasm").write_text("another")
    after = folders(assets(runtime))
    assert {name for name in before if before[name] != after[name]} == {"pyodide", "scripts"}


def test_the_scripts_know_each_file_of_the_built_site_by_place_and_digest(site: Path) -> None:
    [module] = site.glob("assets/helper/scripts-*/files.js")
    values = dict(re.findall(r"^export const (\w+) = (.*);$", module.read_text("utf-8"), re.MULTILINE))
    named = [json.loads(value) for value in values.values()]
    files = [file for value in named for file in (value if isinstance(value, list) else [value])]
    assert len(files) > 6
    for file in files:
        data = (module.parent / file["path"]).read_bytes()
        assert file["integrity"] == f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def test_what_the_scripts_are_said_to_know_is_what_they_know(site: Path) -> None:
    [module] = site.glob("assets/helper/scripts-*/files.js")
    described = Path(__file__).parents[2] / "helper" / "browser" / "files.d.ts"
    exported = re.compile(r"^export const (\w+)", re.MULTILINE)
    assert set(exported.findall(module.read_text("utf-8"))) == set(exported.findall(described.read_text("utf-8")))
