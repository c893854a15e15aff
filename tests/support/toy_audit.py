"""A small report, as Lighthouse writes one, and results of a made-up audit."""

from typing import Any

from tests.audit.results import Failure, PageResult, Results, Run
from tests.support.machine import Machine

ROOT = "http://127.0.0.1:8000/"
SEARCH = "header > div.md-search"
NODE = {"type": "node", "selector": SEARCH}


def report() -> dict[str, Any]:
    """A page on which one of two named audits for access fails, and on which two metrics are not the best."""
    metrics = {
        "first-contentful-paint": (0.9, 1500),
        "largest-contentful-paint": (1, 1800),
        "total-blocking-time": (0.5, 590),
        "cumulative-layout-shift": (1, 0),
    }
    named = {"aria-dialog-name": 0, "html-has-lang": 1, "video-caption": None}
    return {
        "requestedUrl": ROOT,
        "environment": {"benchmarkIndex": 752},
        "categories": {
            "performance": _category(0.82, {"first-contentful-paint": 10, "total-blocking-time": 30, "unused-css": 0}),
            "accessibility": _category(0.96, {"aria-dialog-name": 7, "html-has-lang": 7, "video-caption": 10}),
        },
        "audits": {
            **{
                id: {"title": id.upper(), "score": score, "numericValue": value, "displayValue": f"{value}\xa0ms"}
                for id, (score, value) in metrics.items()
            },
            **{
                id: {"title": id.upper(), "score": score, "details": {"items": [{"node": NODE}]}}
                for id, score in named.items()
            },
            "unused-css": {
                "title": "Reduce unused CSS",
                "score": 0.5,
                "displayValue": "Est savings of 14\xa0KiB",
                "metricSavings": {"FCP": 0, "LCP": 150},
            },
        },
    }


def run(performance: int, index: float = 1200) -> Run:
    """A run with that score; its first paint takes as many milliseconds as the score is high."""
    blocked = Failure("total-blocking-time", "Total Blocking Time", 15, "590 ms")
    nameless = Failure("aria-dialog-name", "Dialogs have no name.", 4, elements=(SEARCH,))
    return Run(
        scores={"performance": performance, "accessibility": 96, "best-practices": 100, "seo": 100},
        failures={"performance": (blocked,), "accessibility": (nameless,), "best-practices": (), "seo": ()},
        metrics={
            "first-contentful-paint": performance,
            "largest-contentful-paint": 2546.93,
            "total-blocking-time": 590,
            "cumulative-layout-shift": 0.014,
        },
        opportunities=(),
        index=index,
    )


def results(*runs: Run) -> Results:
    """The results of an audit of one page."""
    machine = Machine("2026-11-23", 2, "A processor", "A system")
    return Results(machine, "13.5.0", "156.0", (PageResult("Home", "", runs),))


def _category(score: float, weights: dict[str, int]) -> dict[str, Any]:
    return {"score": score, "auditRefs": [{"id": id, "weight": weight} for id, weight in weights.items()]}
