"""The Content-Security-Policy: pages load and run only the site's own files and the theme's inline scripts.

All pages have the same policy, which allows the inline scripts of all of them, so a host can send it with every page.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from re import Pattern
from typing import Final

from helper.model.errors import HelperError
from helper.publish.finish.tags import Insertion, Tag, tags
from helper.publish.integrity import integrity

EXECUTABLE: Final = ("", "module", "text/javascript")
"""The types of script elements that run. Elements of other types are data."""
EXPRESSION: Final = re.compile(r"\{\{.*?\}\}", re.DOTALL)
URL: Final = re.compile(r"[\w./:%~-]*", re.ASCII)
REFERRER: Final = "same-origin"
"""The referrer policy. A URL contains the visitor's answers, so other sites must not see it."""


class UnknownScriptError(HelperError):
    """A page has an inline script that comes from no template."""


def page_policy(pages: Mapping[str, Iterable[Tag]], url: str = "", scripts: Collection[Pattern[str]] = ()) -> str:
    """The policy that allows the inline scripts of all pages, whose tags are by path. `url` is that of the site, if known.

    Raises UnknownScriptError when a page has a script that matches none of `scripts`.
    """
    found = [(path, script) for path, page in pages.items() for script in _inline_scripts(page)]
    for path, script in found:
        if not any(known.fullmatch(script) for known in scripts):
            raise UnknownScriptError(
                f"{path}: The page has an inline script that no template has: «{script.strip()[:60]}». Only scripts of the "
                "theme and of overrides/ may run on the pages. Find the text that it comes from, and remove it there."
            )
    hashes = sorted({f"'{integrity(script.encode())}'" for _, script in found})
    # In a sandboxed frame without an origin, 'self' means nothing to WebKit.
    own = ["'self'", *([f"{url}assets/"] if url else [])]
    directives = {
        "default-src": ["'none'"],
        "script-src": [*own, "'wasm-unsafe-eval'", *hashes],
        "style-src": own,
        "font-src": own,
        # The theme's stylesheets contain icons as data URLs.
        "img-src": [*own, "data:"],
        "connect-src": ["'self'"],
        # Workers run what the page has checked. The service worker has a URL.
        "worker-src": ["'self'", "blob:"],
        # One page embeds the helper, as other sites do.
        "frame-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def policy_insertion(page: Iterable[Tag], policy: str) -> Insertion:
    """The policy and the referrer policy for the head of a page with those tags, before anything that they affect."""
    first = next(tag for tag in page if tag.name == "meta" and "charset" in tag.attributes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="{REFERRER}">'
    return first.end, meta


def template_scripts(folders: Iterable[Path]) -> list[Pattern[str]]:
    """The inline scripts of the templates in those folders. An expression in one may have become any part of a URL."""
    files = [
        file for folder in folders for pattern in ("*.html", "partials/**/*.html") for file in folder.glob(pattern)
    ]
    scripts = {script for file in sorted(files) for script in _inline_scripts(tags(file.read_text("utf-8")))}
    return [re.compile(URL.pattern.join(map(re.escape, EXPRESSION.split(script)))) for script in sorted(scripts)]


def _inline_scripts(page: Iterable[Tag]) -> Iterator[str]:
    for tag in page:
        if tag.name == "script" and "src" not in tag.attributes and tag.attributes.get("type", "") in EXECUTABLE:
            yield tag.text
