"""A page of another site that shows the helper: an embedding page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Frame, Page

from tests.support.browser.wait import wait_until
from tests.support.markdown import templates
from tests.support.server import serve

TEMPLATES = templates(__file__)
TITLE = "Find your steps for KASPER"
OURS, ANOTHER = "127.0.0.1", "localhost"
"""Names of hosts: where the tests serve our site, and one that browsers take for another site."""


@contextmanager
def host(body: str, *, policy: str = "", name: str = OURS) -> Iterator[str]:
    """Serve a page with that body at an origin of its own, with an empty page `other/` beside it. Gives its URL.

    The page has that policy. With another `name` it is another site as well, and browsers keep separate what is stored in
    a frame there. (Playwright does not click into such frames in Debian's Firefox.)
    """
    with TemporaryDirectory() as folder:
        for file, content in (("index.html", body), ("404.html", ""), ("other/index.html", "")):
            path = Path(folder, file)
            path.parent.mkdir(exist_ok=True)
            path.write_text(TEMPLATES.get_template("embedding.html").render(body=content), "utf-8")
        Path(folder, "favicon.ico").touch()
        if policy:
            Path(folder, "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n", "utf-8")
        with serve(Path(folder)) as address:
            yield address.replace(OURS, name)


def frame_of(page: Page, selector: str = "iframe") -> Frame:
    """The page in the first frame of that selector, once it is there."""
    element = page.wait_for_selector(selector)
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    wait_until(frame, "document.querySelector('[data-helper]')")
    return frame


def iframe(url: str, **attributes: str) -> str:
    """A frame with a page, as an owner of another site might write it."""
    return f'<iframe src="{url}" title="{TITLE}"{_markup(attributes)}></iframe>'


def element(**attributes: str) -> str:
    """The custom element that `script` defines, with a link in it for when it does not."""
    return f'<kasper-access-helper{_markup(attributes)}><a href="/">Steps</a></kasper-access-helper>'


def script(site_url: str) -> str:
    """The script for other sites."""
    return f'<script src="{site_url}embed.js" async></script>'


def _markup(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())
