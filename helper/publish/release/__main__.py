"""`python -m helper.publish.release` packs what make has built."""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from helper.model.errors import HelperError
from helper.publish.address import address_of
from helper.publish.release.pack import SUMS, pack, sums
from helper.publish.release.tag import tag

NAME: Final = "site"
TARGET: Final = Path("build", "release")


def main(folder: Path) -> str:
    """Pack the site in the project’s folder. Returns what to tell. Raises HelperError."""
    name = f"{NAME}-{tag(folder)}"
    target = folder / TARGET
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    archive = target / f"{name}.zip"
    files = {"sbom.json": folder / "build" / "sbom.json"}
    for kind, part in (("site", folder / "site"), ("hosts", folder / "build" / "hosts")):
        files.update(
            (f"{kind}/{path.relative_to(part).as_posix()}", path) for path in part.rglob("*") if path.is_file()
        )
    pack(files, int(os.environ["SOURCE_DATE_EPOCH"]), archive)
    shutil.copyfile(files["sbom.json"], target / f"{name}.sbom.json")
    made = {path.name: path.read_bytes() for path in sorted(target.iterdir())}
    (target / SUMS).write_text(sums(made), "utf-8")
    return (
        f"{TARGET}/{archive.name} has the site for {address_of(folder / 'site')}. Its checksum is in {TARGET}/{SUMS}."
    )


if __name__ == "__main__":
    try:
        print(main(Path.cwd()))
    except HelperError as error:
        sys.exit(str(error))
