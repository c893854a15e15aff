"""Makes a copy of the site for each variant."""

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helper.publish.finish.offline import SERVICE_WORKER
from helper.publish.integrity import integrity
from tests.bench.variants import FILES, Variant
from tests.support.browser.worker import starts

HERE: Final = Path(__file__).parent
BROWSER: Final = HERE / "browser"
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
SCRIPT: Final = re.compile(r'<script\b[^>]*\bsrc="(?P<scripts>assets/helper/[^"]*/)helper\.js"[^>]*></script>')
OWN_RULES: Final = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>|<script data-search-worker.*?</script>', re.DOTALL
)
"""The policy, which forbids what PyScript does, and the script that starts none but the site's own workers."""
PRELOAD: Final = re.compile(r'<link\b(?=[^>]*\brel="(?:module)?preload")[^>]*\bhref="assets/helper/[^>]*>')


def make_pages(site: Path, folders: Mapping[str, Path], variants: Iterable[Variant], target: Path) -> None:
    """Copy the site into a folder for each variant below `target`, with those of `folders` that the variant needs.

    Raises LookupError if the site is not built or its home page does not start the helper.
    """
    if not (site / "index.html").exists():
        raise LookupError("The site is not built. Run «make build» first.")
    shutil.rmtree(target, ignore_errors=True)
    started = starts(site)
    for variant in variants:
        copy = target / variant.name
        # Hard links take neither time nor space, and a rebuild of the site does not change them.
        shutil.copytree(site, copy, copy_function=os.link)
        shutil.copytree(BROWSER, copy / FILES)
        for path, script in started.items():
            (copy / path).write_bytes(script or b"")
        for name in variant.files:
            shutil.copytree(folders[name], copy / FILES / name)
        home, service_worker = copy / "index.html", copy / SERVICE_WORKER
        page = home.read_text("utf-8")
        text = _page(page, variant)
        # A site with a file of another digest would not be stored.
        known = service_worker.read_text("utf-8").replace(integrity(page.encode()), integrity(text.encode()))
        for file, content in ((home, text), (service_worker, known)):
            file.unlink()
            file.write_text(content, "utf-8")


def _page(page: str, variant: Variant) -> str:
    script = SCRIPT.search(page)
    if script is None:
        raise LookupError("The home page does not load helper.js, so there is nothing to measure. Run «make build».")
    observe = TEMPLATES.get_template("observe.html").render()
    page = page.replace("<head>", f"<head>{observe}", 1)
    if variant.script is None:
        return page
    start = TEMPLATES.get_template("start.html").render(script=variant.script.format_map(script.groupdict()))
    return OWN_RULES.sub("", PRELOAD.sub("", page)).replace(script.group(), start)
