"""The server of `make serve` shows what is wrong, and goes on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import mkdtemp

import pytest
from mkdocs.livereload import LiveReloadServer

from helper.publish.serve.preview import Preview
from helper.publish.serve.server import BUILT, KEPT, NEVER, PreviewServer
from tests.support.listening import free_port

SLIP = "overrides/main.html:2: <b> & so on."


@contextmanager
def running(make: Callable[[str], Preview]) -> Iterator[PreviewServer]:
    server = PreviewServer(free_port(), "/", make)
    server.remake()
    # Only pages of a server that watches something are told to reload.
    server.watch(str(Path(__file__).parent))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        super(LiveReloadServer, server).shutdown()
        server.server_close()


def get(server: PreviewServer, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read().decode()


@pytest.fixture
def previews(tmp_path: Path) -> Callable[[str, str], Preview]:
    """Makes a preview whose first page has that text, with that report."""

    def preview(text: str, report: str = "") -> Preview:
        folder = Path(mkdtemp(dir=tmp_path))
        for name in ("index.html", "404.html"):
            (folder / name).write_text(f"<body>{text}</body>", "utf-8")
        return Preview(folder, report)

    return preview


def test_a_slip_is_shown_above_the_last_good_site_until_it_is_mended(
    previews: Callable[..., Preview], capsys: pytest.CaptureFixture[str]
) -> None:
    made = iter([previews("one"), Preview(None, SLIP), previews("two", "a note"), previews("three")])
    with running(lambda url: next(made)) as server:
        assert SLIP not in get(server, "/")[1]
        server.remake()
        for path, status in (("/", 200), ("/nowhere", 404)):
            code, page = get(server, path)
            assert (code, "one" in page) == (status, True)
            assert KEPT in page
            assert "overrides/main.html:2: &lt;b&gt; &amp; so on." in page
        assert f"{KEPT}\n{SLIP}" in capsys.readouterr().out
        server.remake()
        _, page = get(server, "/")
        assert "two" in page
        assert BUILT in page
        server.remake()
        _, page = get(server, "/")
        assert "three" in page
        assert "<details" not in page


def test_a_slip_before_the_first_build_is_shown_at_every_address(previews: Callable[..., Preview]) -> None:
    made = iter([Preview(None, SLIP), previews("one")])
    with running(lambda url: next(made)) as server:
        code, page = get(server, "/guide/words/")
        assert code == 503
        assert NEVER in page
        assert "livereload(" in page
        server.remake()
        assert get(server, "/")[0] == 200


def test_the_folder_of_the_site_before_is_removed(previews: Callable[..., Preview], tmp_path: Path) -> None:
    with running(lambda url: previews("any")) as server:
        server.remake()
        assert len(list(tmp_path.iterdir())) == 1


def test_a_busy_port_gives_way_to_the_next(
    previews: Callable[..., Preview], capsys: pytest.CaptureFixture[str]
) -> None:
    with running(lambda url: previews("first")) as first:
        second = PreviewServer(first.server_port, "/sub/", lambda url: previews("second"))
        assert second.server_port > first.server_port
        assert second.url == f"http://127.0.0.1:{second.server_port}/sub/"
        second.server_close()
    assert f"Port {first.server_port} is busy, so the next one is tried." in capsys.readouterr().out
