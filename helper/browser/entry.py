"""What the worker calls."""

import json
import random
from importlib import import_module

from helper.engine.address import locate
from helper.model.flow import Flow
from helper.render.region import render

HOME = ""


def respond(flow: Flow, path: str) -> dict[str, str]:
    """The state at a path below the root of the site: its `html`, `title` and `path`.

    Any text is a path; one that no state has gives the nearest state, whose own path is then in the response. The home
    page, the empty path, shows the start below its own heading.
    """
    located = locate(flow, path)
    home = path == HOME
    region = render(
        flow,
        located.state,
        start=located.start,
        root="" if home else None,
        exact=located.exact,
        level=2 if home else 1,
    )
    return {"html": region.html, "title": region.title, "path": HOME if home else region.path}


def answer(path: str) -> str:
    """The response for a path, as JSON; the flow is the one that ships."""
    return json.dumps(respond(import_module("helper.content.compiled").FLOW, path), ensure_ascii=False)


def wake(_: str) -> str:
    """Make Python as new after it was restored from an image: what was random at build time is random again."""
    random.seed()
    return ""
