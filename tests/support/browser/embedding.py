"""An embedding page: a page of another site that shows the helper."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import html5lib
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Frame, Page

from tests.support.browser.wait import wait_until
from tests.support.server import serve

TEMPLATES = Environment(
    # The body is markup, so nothing is escaped.
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    undefined=StrictUndefined,
    autoescape=False,
    keep_trailing_newline=True,
)
TITLE = "Find your steps for KASPER"
WORDPRESS = """
  const frame = document.querySelector("iframe");
  const { secret } = frame.dataset;
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.secret !== secret) return;
    if (data.message === "height") frame.height = Math.min(Math.max(parseInt(data.value), 200), 1000);
    const isOfItsSite = data.message === "link" && new URL(data.value).host === new URL(frame.src).host;
    if (isOfItsSite && document.activeElement === frame) top.location.href = data.value;
  });
  addEventListener("DOMContentLoaded", () => frame.contentWindow.postMessage({ message: "ready", secret }, "*"));
"""


@contextmanager
def embedding_page(body: str, *, policy: str = "") -> Iterator[str]:
    """Serve a page with that body and policy at an origin of its own, and an empty page `other/` below it. Yields its URL."""
    with TemporaryDirectory() as folder:
        for file, content in (("index.html", body), ("404.html", ""), ("other/index.html", "")):
            path = Path(folder, file)
            path.parent.mkdir(exist_ok=True)
            path.write_text(TEMPLATES.get_template("embedding.html").render(body=content), "utf-8")
        Path(folder, "favicon.ico").touch()
        if policy:
            Path(folder, "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n", "utf-8")
        with serve(Path(folder)) as url:
            yield url


def frame_of(page: Page, selector: str = "iframe") -> Frame:
    """Wait for the first frame with that selector to show the helper. Returns the frame."""
    element = page.wait_for_selector(selector)
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    wait_until(frame, "document.querySelector('[data-helper]')")
    return frame


def iframe(url: str, **attributes: str) -> str:
    """The markup of a frame, as an owner of another site might write it."""
    return f'<iframe src="{url}" title="{TITLE}"{_markup(attributes)}></iframe>'


def element(**attributes: str) -> str:
    """The markup of the custom element that `script` defines, with a link as its fallback."""
    return f'<kasper-access-helper{_markup(attributes)}><a href="/">Steps</a></kasper-access-helper>'


def script(site_url: str) -> str:
    """The markup that loads the script for other sites."""
    return f'<script src="{site_url}embed.js" async></script>'


def wordpress_frame(site: Path, site_url: str) -> str:
    """What WordPress makes of the site's oEmbed response, and its part of their messages."""
    html = json.loads((site / "oembed.json").read_text("utf-8"))["html"]
    [frame] = html5lib.parseFragment(html, namespaceHTMLElements=False)
    kept = {name: value for name, value in frame.items() if name in ("width", "height", "frameborder", "title")}
    secret = "Ab3dE6gH9j"
    attributes = _markup({"sandbox": "allow-scripts", "security": "restricted", "data-secret": secret, **kept})
    return f'<iframe src="{site_url}embed/#?secret={secret}"{attributes}></iframe><script>{WORDPRESS}</script>'


def _markup(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())
