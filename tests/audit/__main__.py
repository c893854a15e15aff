"""The audit of the built pages by Lighthouse: `python -m tests.audit`."""

import argparse
import sys
from pathlib import Path
from typing import Final

from tests.audit.budgets import budgets
from tests.audit.judge import AuditError
from tests.audit.lighthouse import Lighthouse
from tests.audit.report import table, write
from tests.audit.results import CATEGORIES, MEASURED, PageResult, Results, Run
from tests.support.machine import now
from tests.support.project import ROOT, SITE
from tests.support.server import serve

MEASUREMENTS: Final = ROOT / "docs" / "measurements"
PAGES: Final = {
    "Home": "",
    "A page of the guide": "guide/link-account/",
    "A question": "helper/kog-no/",
    "An outcome": "helper/kog-no/kasper-yes/old-sign-in-no/",
}


def main() -> None:
    """Judge, report, and end with an error that names each budget that is missed."""
    options = _options()
    try:
        results = audit(options.runs)
    except AuditError as error:
        sys.exit(str(error))
    checked = budgets(results)
    print(table(results), end="")
    write(results, checked, options.output)
    _progress(f"audit.json is in {options.output}.")
    missed = [str(budget) for budget in checked if not budget.met]
    if missed:
        sys.exit("\n".join(["", *(f"A budget is missed: {sentence}." for sentence in missed)]))


def audit(runs: int) -> Results:
    """Every page, so many times. Raises AuditError."""
    if not all((SITE / path / "index.html").exists() for path in PAGES.values()):
        raise AuditError(f"Not all pages that are to be judged are in {SITE}. Run «make build» first.")
    lighthouse = Lighthouse.get(ROOT / "build" / "audit")
    judged: dict[str, list[Run]] = {name: [] for name in PAGES}
    with serve(SITE) as root:
        # The pages take turns, so that a moment in which the machine is busy does not hit one of them alone.
        for run in range(runs):
            for name, path in PAGES.items():
                _progress(f"run {run + 1} of {runs}: {name}")
                judged[name].append(lighthouse.run(root, path, [MEASURED] if run else CATEGORIES))
    pages = tuple(PageResult(name, PAGES[name], tuple(found)) for name, found in judged.items())
    return Results(now(), lighthouse.version, lighthouse.chromium, pages)


def _progress(sentence: str) -> None:
    """To stderr, so that stdout has the table alone."""
    print(sentence, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description="Let Lighthouse judge four pages.")
    parser.add_argument("--runs", type=_count, default=5, help="runs on each page")
    parser.add_argument("--output", type=Path, default=MEASUREMENTS, help="the folder for what is written")
    return parser.parse_args()


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number of runs; give 1 or more")
    return int(text)


if __name__ == "__main__":
    main()
