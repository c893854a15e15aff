"""What a server answers about a source."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helper.publish.facts.online import Answer, ask

PAGE = """<!doctype html><title>A page</title><style>.hidden {}</style><p>Passwords   expire
every <b>90</b>&nbsp;days. Click &ldquo;Forgot Password?&rdquo; It&#8217;s easy.<script>"only in a script"</script>"""
TIMEOUT = 0.3


class Handler(BaseHTTPRequestHandler):
    """A host with a page, its former addresses, and pages that fail."""

    stop = threading.Event()

    def do_GET(self) -> None:
        match self.path:
            case "/page":
                self.answer(200, "text/html; charset=utf-8", PAGE.encode())
            case "/latin":
                self.answer(200, "text/html; charset=iso-8859-1", "<p>é</p>".encode("latin-1"))
            case "/text":
                self.answer(200, "text/plain", b"Plain <b>words</b>")
            case "/pdf":
                self.answer(200, "application/pdf", b"%PDF-1.7 90 days")
            case "/former":
                self.answer(301, "text/html", b"", "/page")
            case "/for-now":
                self.answer(302, "text/html", b"", "/page")
            case "/former-for-now":
                self.answer(301, "text/html", b"", "/for-now")
            case "/circle":
                self.answer(302, "text/html", b"", "/circle")
            case "/slow":
                self.stop.wait(10)
            case "/drop":
                self.close_connection = True
            case path:
                self.answer(int(path.removeprefix("/")), "text/html", b"")

    def answer(self, status: int, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The URL of the host, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Handler.stop.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize(
    "quote", ["90 days", "passwords expire EVERY 90 days", "Forgot Password?", "“Forgot Password?”", "it's easy"]
)
def test_a_page_with_the_words_is_fine_however_they_are_written(host: str, quote: str) -> None:
    assert ask(f"{host}/page", [quote]) == [Answer("fine")]


def test_each_quote_that_is_missing_is_reported(host: str) -> None:
    assert ask(f"{host}/page", ["60 days", "90 days", "only in a script", "hidden"]) == [
        Answer("missing", "60 days"),
        Answer("missing", "only in a script"),
        Answer("missing", "hidden"),
    ]


def test_words_are_read_in_the_encoding_and_the_format_of_the_page(host: str) -> None:
    assert ask(f"{host}/latin", ["é"]) == [Answer("fine")]
    assert ask(f"{host}/text", ["Plain <b>words</b>"]) == [Answer("fine")]


def test_a_page_that_moved_for_good_is_reported_with_its_new_address_and_compared(host: str) -> None:
    assert ask(f"{host}/former", ["90 days"]) == [Answer("moved", f"{host}/page")]
    assert ask(f"{host}/former", ["60 days"]) == [Answer("moved", f"{host}/page"), Answer("missing", "60 days")]


@pytest.mark.parametrize("path", ["for-now", "former-for-now"])
def test_a_redirect_for_now_is_not_a_move(host: str, path: str) -> None:
    assert ask(f"{host}/{path}", ["90 days"]) == [Answer("fine")]


@pytest.mark.parametrize(
    ("status", "finding"),
    [(404, "gone"), (410, "gone"), (401, "refused"), (403, "refused"), (429, "refused"), (503, "refused")],
)
def test_a_page_that_is_gone_is_told_from_one_that_the_host_does_not_give(host: str, status: int, finding: str) -> None:
    assert [(answer.finding, answer.detail) for answer in ask(f"{host}/{status}", ["90 days"])] == [
        (finding, str(status))
    ]


def test_words_in_a_pdf_are_not_compared(host: str) -> None:
    assert ask(f"{host}/pdf", ["90 days"]) == [Answer("unreadable", "application/pdf")]
    assert ask(f"{host}/pdf", []) == [Answer("fine")]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("slow", "it did not answer in time"),
        ("drop", "no connection"),
        ("circle", "it redirects without end"),
    ],
)
def test_a_host_that_does_not_answer_is_reported_with_the_reason(host: str, path: str, reason: str) -> None:
    assert ask(f"{host}/{path}", ["90 days"], TIMEOUT) == [Answer("unreachable", reason)]


def test_no_network_is_an_answer() -> None:
    # Nothing listens on port 9.
    assert ask("http://127.0.0.1:9/", ["90 days"], TIMEOUT) == [Answer("unreachable", "no connection")]
