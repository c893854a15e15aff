"""Measures cold and warm starts, and clicks after a start."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from helper.publish.finish.offline import SERVICE_WORKER
from tests.bench.memory import page_processes
from tests.bench.server import Host
from tests.bench.variants import FILES, Variant
from tests.support.browser.engine import Engine, Page

REPORT: Final = "Promise.race([window.start, new Promise((none) => setTimeout(none, 40_000, null))])"
"""An engine may not wait longer for one script."""
STORED: Final = """new Promise((resolve) => {
  const isStored = () => document.documentElement.dataset.helperOffline === "runtime";
  const wait = (rest) => (rest && !isStored() ? setTimeout(wait, 50, rest - 1) : resolve(isStored()));
  wait(600);
})"""
"""Whether the service worker has stored the site and what Python was started with, within 30 s."""
LONG: Final = 50.0
"""A longer task of the main thread counts as long, in milliseconds."""


class BenchError(Exception):
    """A variant did not start as expected; the message names it and the cause."""


@dataclass(frozen=True)
class Start:
    """Times in milliseconds, `memory` in bytes, and in `requests` the files that the server sent until Python was ready.

    `click` is the time from the first click after the start to the painting of the next state, if there was one.
    """

    start: float
    page: float
    requests: tuple[str, ...]
    memory: int | None
    tasks: tuple[float, ...] | None
    click: float | None


class Bench:
    """Measurements in one engine."""

    def __init__(self, engine: Engine, host: Host) -> None:
        self.engine = engine
        self._host = host
        self._used: set[int] = set()
        self._left: set[int] = set()

    def starts(self, variant: Variant) -> tuple[Start, Start]:
        """The cold start, the first in a new profile, and the warm start when that visit has stored the site."""
        with self._page() as page:
            return self._visit(page, variant), self._start(page, variant)

    def clicks(self, variant: Variant, count: int) -> list[float]:
        """The milliseconds from each click to the painting of the next state, after a warm start."""
        with self._page() as page:
            for _ in range(2):
                self._visit(page, variant)
            return self._clicks(page, variant, count)

    def phases(self, variant: Variant, script: str) -> dict[str, float]:
        """The milliseconds of each phase of a warm start, on a page on which Python has started before.

        `script` is the path of the module with the ways to start.
        """
        with self._page() as page:
            for _ in range(2):
                self._visit(page, variant)
            folder = f"{self._host.url}{variant.name}/"
            found: dict[str, float] = page.evaluate(
                f"import('{folder}{FILES}/phases.js').then(({{ phases }}) => phases('{folder}{script}'))"
            )
            return found

    def cold_start(self, variant: Variant) -> Start:
        """The first start in a new profile."""
        with self._page() as page:
            return self._start(page, variant)

    def _clicks(self, page: Page, variant: Variant, count: int) -> list[float]:
        module = f"{self._host.url}{variant.name}/{FILES}/clicks.js"
        times: list[float] = page.evaluate(f"import('{module}').then(({{ clicks }}) => clicks({count}))")
        return times

    def _visit(self, page: Page, variant: Variant) -> Start:
        """Start, and wait until nothing that the visit has begun would disturb the next start."""
        start = self._start(page, variant)
        if variant.way and not page.evaluate(STORED):
            raise BenchError(f"{variant.name} did not store the site in {self.engine.version}.")
        return start

    def _start(self, page: Page, variant: Variant) -> Start:
        before = len(self._host.requests())
        # Opening a URL from itself is a reload, which requests more files than a visit.
        page.goto("about:blank")
        with self._blames(variant):
            page.goto(f"{self._host.url}{variant.name}/")
            report: dict[str, Any] | None = None
            while report is None:
                report = page.evaluate(REPORT)
        if variant.way is not None and report["way"] != variant.way:
            raise BenchError(f"{variant.name} started with “{report['way']}” instead of “{variant.way}”.")
        sent = (path.removeprefix(f"{variant.name}/") for path in self._host.requests()[before:])
        tasks, memory = report["tasks"], self._memory()
        [click] = self._clicks(page, variant, 1) if variant.way else [None]
        return Start(
            start=report["ready"] - report["loading"],
            page=report["ready"],
            # When Python is ready, the service worker begins to store the site.
            requests=tuple(takewhile(lambda path: path != SERVICE_WORKER, sent)),
            memory=memory,
            tasks=None if tasks is None else tuple(_while_starting(report)),
            click=click,
        )

    @contextmanager
    def _page(self) -> Iterator[Page]:
        with self.engine.page() as page:
            yield page
        self._left |= self._used
        self._used = set()

    def _memory(self) -> int | None:
        # Firefox may keep the processes of closed pages alive for some time.
        sizes = {process: size for process, size in page_processes().items() if process not in self._left}
        if not sizes:
            return None
        process = max(sizes, key=sizes.__getitem__)
        self._used.add(process)
        return sizes[process]

    @contextmanager
    def _blames(self, variant: Variant) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            raise BenchError(f"{variant.name} did not start in {self.engine.version}: {error}") from error


def _while_starting(report: dict[str, Any]) -> list[float]:
    return [
        task["duration"]
        for task in report["tasks"]
        if task["duration"] > LONG
        and task["from"] <= report["ready"]
        and report["loading"] <= task["from"] + task["duration"]
    ]
