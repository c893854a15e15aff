"""Static, CPython and Pyodide agree: for every state the same HTML, in all three."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from helper.engine.address import EMBED, START
from helper.engine.graph import states
from helper.model.flow import Flow
from helper.render.region import Region, render

ASK_WORKER = """async ([rung, requests]) => {
  const script = document.querySelector("script[src$='/helper.js']").src;
  const worker = new Worker(new URL(`${rung}.js`, script), { type: "module" });
  const next = () => new Promise((resolve) => worker.addEventListener("message", (e) => resolve(e.data), { once: true }));
  await next();
  const answers = [await next()];
  for (const request of requests) {
    worker.postMessage({ id: answers.length, request: JSON.stringify(request) });
    answers.push(await next());
  }
  worker.terminate();
  return answers;
}"""


@pytest.mark.parametrize("rung", ["image", "plain"])
def test_every_state_is_the_same_in_cpython_in_pyodide_and_on_its_page(
    page: Page, site_url: str, site: Path, flow: Flow, rung: str
) -> None:
    regions: list[Region] = [render(flow, state, start=start) for state in states(flow) for start in (START, EMBED)]
    page.goto(site_url)
    ready, *answers = page.evaluate(ASK_WORKER, [rung, [{"state": region.path} for region in regions]])
    assert ready == {"ready": True}
    for number, (region, answer) in enumerate(zip(regions, answers, strict=True), 1):
        expected: dict[str, Any] = {"html": region.html, "title": region.title, "path": region.path}
        assert answer == {"id": number, "answer": expected}
        published = (site / region.path / "index.html").read_text("utf-8")
        start = published.index('<div class="helper" data-helper=')
        assert published[start : published.index("\n</kasper-helper>")] == region.html
