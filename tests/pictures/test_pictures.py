import json
from pathlib import Path

from tests.pictures.pictures import FOLDER, SHOWN, shown


def test_the_pictures_are_up_to_date(site: Path) -> None:
    assert json.loads(SHOWN.read_text("utf-8")) == shown(site), "run «make pictures» and commit what it makes"


def test_the_readme_shows_every_picture() -> None:
    readme = (FOLDER.parents[2] / "README.md").read_text("utf-8")
    for picture in FOLDER.glob("*.png"):
        assert f"docs/assets/pictures/{picture.name}" in readme
