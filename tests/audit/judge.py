"""Reads Lighthouse's report on a page."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.audit.results import Failure, Opportunity, Run

METRICS: Final = {
    "first-contentful-paint": "First Contentful Paint (FCP)",
    "largest-contentful-paint": "Largest Contentful Paint (LCP)",
    "total-blocking-time": "Total Blocking Time (TBT)",
    "cumulative-layout-shift": "Cumulative Layout Shift (CLS)",
}
"""The names of the metrics in the table, by id."""


class AuditError(Exception):
    """Lighthouse could not audit a page; the message has the cause and the remedy."""


def read(report: Mapping[str, Any], root: str) -> Run:
    """The results in the report; URLs are relative to the site's `root`. Raises AuditError."""
    categories: dict[str, Any] = report["categories"]
    unscored = [category for category, result in categories.items() if result["score"] is None]
    if report.get("runtimeError") or unscored:
        reason = report.get("runtimeError", {}).get("message") or f"it gave no score for {' and '.join(unscored)}"
        raise AuditError(
            f"Lighthouse could not audit {report['requestedUrl']}: {reason.rstrip('.')}. Run «make audit» again."
        )
    return Run(
        scores={category: round(100 * result["score"]) for category, result in categories.items()},
        failures={category: tuple(_failures(report, category, root)) for category in categories},
        metrics={metric: report["audits"][metric]["numericValue"] for metric in METRICS},
        opportunities=tuple(_opportunities(report)),
        index=report["environment"]["benchmarkIndex"],
    )


def _failures(report: Mapping[str, Any], category: str, root: str) -> Iterator[Failure]:
    references = report["categories"][category]["auditRefs"]
    # An audit without a score does not apply to the page and does not count in the category's score.
    weights = {ref["id"]: ref["weight"] for ref in references if report["audits"][ref["id"]]["score"] is not None}
    for id, weight in weights.items():
        audit = report["audits"][id]
        if weight and audit["score"] < 1:
            points = 100 * weight * (1 - audit["score"]) / sum(weights.values())
            elements = dict.fromkeys(element.replace(root, "") for element in _elements(audit.get("details", {})))
            value = (audit.get("displayValue") or audit.get("explanation") or "").replace("\xa0", " ")
            yield Failure(id, audit["title"], round(points, 1), value, tuple(elements))


def _elements(details: Mapping[str, Any]) -> Iterator[str]:
    for item in details.get("items", ()):
        nodes = [value for value in item.values() if isinstance(value, dict) and value.get("type") == "node"]
        if nodes:
            yield from (node.get("selector") or node["snippet"] for node in nodes)
        else:
            yield from [item[key] for key in ("url", "description", "message") if isinstance(item.get(key), str)][:1]


def _opportunities(report: Mapping[str, Any]) -> Iterator[Opportunity]:
    for id, audit in report["audits"].items():
        savings = {metric: saved for metric, saved in (audit.get("metricSavings") or {}).items() if saved}
        if savings:
            yield Opportunity(id, audit["title"], audit.get("displayValue", "").replace("\xa0", " "), savings)
