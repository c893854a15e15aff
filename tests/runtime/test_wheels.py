from pathlib import Path
from zipfile import ZipFile

from helper.model.flow import Flow
from helper.runtime.wheels import helper_files, library_files, write_wheel
from tests.support.strings import shipped


def test_only_code_for_the_browser_ships(flow: Flow) -> None:
    files = helper_files(flow)
    templates = {f"helper/render/components/{name}" for name in ("region/region.html", "plain_text/plain_text.txt")}
    assert {"helper/api/entry.py", *templates} <= set(files)
    assert not [name for name in files if name.startswith(("helper/publish", "helper/runtime", "helper/model/load"))]
    assert {Path(name).suffix for name in files} <= {".py", ".html", ".txt", ""}


def test_the_flow_ships_unchanged(flow: Flow) -> None:
    namespace: dict[str, object] = {}
    exec(helper_files(flow)["helper/content/compiled.py"], namespace)
    assert namespace["FLOW"] == shipped(flow)


def test_another_flow_gives_another_file_name(flow: Flow, toy_flow: Flow, tmp_path: Path) -> None:
    assert write_wheel(helper_files(flow), tmp_path).name != write_wheel(helper_files(toy_flow), tmp_path).name


def test_libraries_ship_as_pure_python_with_their_licenses() -> None:
    for name in ("jinja2", "markupsafe"):
        files = library_files(name)
        assert f"{name}/__init__.py" in files
        assert not [path for path in files if path.endswith((".so", ".pyd", ".c"))]
        assert [path for path in files if "/licenses/" in path]


def test_the_same_files_give_the_same_wheel(toy_flow: Flow, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = (write_wheel(helper_files(toy_flow), tmp_path / folder) for folder in ("a", "b"))
    names = ZipFile(first).namelist()
    assert names == ZipFile(second).namelist()
    assert all(ZipFile(first).read(name) == ZipFile(second).read(name) for name in names)
