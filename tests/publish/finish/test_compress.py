import gzip
import random
from pathlib import Path
from urllib.request import Request, urlopen

import brotli
import pytest

from helper.publish.finish.compress import METHODS, compress, files_to_compress
from tests.support.server import CODINGS, serve

TEXT = b"The same words, again and again. " * 200


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text, a short text and a file that cannot be compressed further."""
    (tmp_path / "site" / "below").mkdir(parents=True)
    (tmp_path / "site" / "text.html").write_bytes(TEXT)
    (tmp_path / "site" / "below" / "short.html").write_bytes(b"Few words.")
    (tmp_path / "site" / "dense.zip").write_bytes(random.Random(1).randbytes(4000))
    compress(tmp_path / "site", tmp_path / "cache")
    return tmp_path


def test_only_files_that_get_smaller_are_compressed(folder: Path) -> None:
    files = {path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*") if path.is_file()}
    assert files == {"text.html", "text.html.br", "text.html.gz", "below/short.html", "dense.zip"}


def test_a_file_in_the_cache_is_not_compressed_again(folder: Path) -> None:
    assert len(list((folder / "cache").iterdir())) == 4
    for path in (folder / "cache").iterdir():
        path.write_bytes(b"cached")
    compress(folder / "site", folder / "cache")
    assert (folder / "site" / "text.html.br").read_bytes() == b"cached"


def test_the_cache_forgets_files_that_the_site_no_longer_has(folder: Path) -> None:
    for path in (folder / "site").glob("text*"):
        path.unlink()
    compress(folder / "site", folder / "cache")
    assert len(list((folder / "cache").iterdir())) == 2


def test_every_compressed_file_of_the_site_has_the_contents_of_its_original(site: Path) -> None:
    decompress = {".br": brotli.decompress, ".gz": gzip.decompress}
    assert decompress.keys() == METHODS.keys()
    for path in files_to_compress(site):
        for suffix, method in decompress.items():
            compressed = path.with_name(path.name + suffix)
            if compressed.exists():
                assert method(compressed.read_bytes()) == path.read_bytes(), compressed
            else:
                assert path.suffix in (".png", ".whl", ".woff2", ".zip"), f"{path} has no {suffix}"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_host_can_send_compressed_files(folder: Path, coding: str) -> None:
    with serve(folder / "site") as url:
        request = Request(f"{url}text.html", headers={"Accept-Encoding": coding})
        with urlopen(request) as response:
            assert response.headers["Content-Encoding"] == coding
            assert response.headers["Content-Type"] == "text/html"
            assert len(response.read()) == (folder / "site" / f"text.html{CODINGS[coding]}").stat().st_size
