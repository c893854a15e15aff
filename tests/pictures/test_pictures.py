import json
from pathlib import Path

from tests.pictures.pictures import FOLDER, SHOWN, shown


def test_the_pictures_show_the_pages_as_they_are(site: Path) -> None:
    assert json.loads(SHOWN.read_text("utf-8")) == shown(site), "run «make pictures» and commit what it makes"


def test_every_picture_that_is_kept_is_shown_in_the_readme() -> None:
    readme = (FOLDER.parents[2] / "README.md").read_text("utf-8")
    for picture in FOLDER.glob("*.png"):
        assert f"docs/assets/pictures/{picture.name}" in readme
