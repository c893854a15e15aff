"""A page of another site that shows the helper, for the tests of what other sites can do with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Frame, Page

from tests.support.browser.wait import wait_until
from tests.support.markdown import templates
from tests.support.server import serve

TEMPLATES = templates(__file__)
OURS, ANOTHER = "127.0.0.1", "localhost"
"""Names of hosts: where the tests serve our site, and one that browsers take for another site."""


@contextmanager
def host(body: str, *, policy: str = "", name: str = OURS) -> Iterator[str]:
    """The address of a page with that body, at an origin of its own, with an empty page `other/` beside it.

    The page has the policy of that host. With another name it is another site, too: browsers keep apart what is stored in
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
