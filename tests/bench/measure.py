"""Measures one start, cold and warm, and the clicks after it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from tests.bench.memory import page_processes
from tests.bench.server import Host
from tests.bench.variants import FILES, Variant
from tests.support.browser.engine import Engine, Page

LONG: Final = 50.0
"""Milliseconds from which a task of the main thread is called long."""


class BenchError(Exception):
    """A variant did not start as it should; the message says which and how."""


@dataclass(frozen=True)
class Start:
    """Milliseconds, but `memory` in bytes; `requests` are the files that the server had to send."""

    start: float
    page: float
    requests: tuple[str, ...]
    memory: int | None
    tasks: tuple[float, ...] | None


class Bench:
    """Measures in one engine."""

    def __init__(self, engine: Engine, host: Host) -> None:
        self.engine = engine
        self._host = host
        self._used: set[int] = set()
        self._left: set[int] = set()

    def starts(self, variant: Variant) -> tuple[Start, Start]:
        """The first start in a new profile and the next one."""
        with self._page() as page:
            return self._start(page, variant), self._start(page, variant)

    def clicks(self, variant: Variant, count: int) -> list[float]:
        """For each click the milliseconds until the next state was painted, after a warm start."""
        with self._page() as page:
            for _ in range(2):
                self._start(page, variant)
            module = f"{self._host.url}{variant.name}/{FILES}/clicks.js"
            times: list[float] = page.evaluate(f"import('{module}').then(({{ clicks }}) => clicks({count}))")
            return times

    def _start(self, page: Page, variant: Variant) -> Start:
        before = len(self._host.requests())
        # Opening an url anew from itself would be a reload, which asks the server for more than a visit does.
        page.goto("about:blank")
        with self._blames(variant):
            page.goto(f"{self._host.url}{variant.name}/")
            told: dict[str, Any] = page.evaluate("window.start")
        if variant.rung is not None and told["rung"] != variant.rung:
            raise BenchError(f"{variant.name} ran on the rung {told['rung']} instead of {variant.rung}.")
        requests = self._host.requests()[before:]
        tasks = told["tasks"]
        return Start(
            start=told["ready"] - told["loading"],
            page=told["ready"],
            requests=tuple(path.removeprefix(f"{variant.name}/") for path in requests),
            memory=self._memory(),
            tasks=None if tasks is None else tuple(_while_starting(told)),
        )

    @contextmanager
    def _page(self) -> Iterator[Page]:
        with self.engine.page() as page:
            yield page
        self._left |= self._used
        self._used = set()

    def _memory(self) -> int | None:
        # Firefox may keep the processes of pages that are closed for some time.
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


def _while_starting(told: dict[str, Any]) -> list[float]:
    return [
        task["duration"]
        for task in told["tasks"]
        if task["duration"] > LONG
        and task["from"] <= told["ready"]
        and told["loading"] <= task["from"] + task["duration"]
    ]
