"""Measures how fast Python starts: `python -m tests.bench`."""

import argparse
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tests.bench.budgets import budgets
from tests.bench.bytes import transferred
from tests.bench.lines import LINES, pack
from tests.bench.measure import Bench, BenchError
from tests.bench.pages import make_pages
from tests.bench.report import table, write
from tests.bench.results import COLD_AND_WARM, EngineResult, LineResult, Results
from tests.bench.server import serve
from tests.bench.stock import make_stock
from tests.bench.variants import COMPARED, EVERY, FROM_NPM, MAIN, NOTHING, ON_LINES, OURS, Variant
from tests.support.browser.engine import EngineMissingError
from tests.support.browser.engines import NAMES, engine
from tests.support.browser.worker import starts_path
from tests.support.machine import now
from tests.support.npm import NpmError, install
from tests.support.project import ROOT, SITE

BUILD: Final = ROOT / "build" / "bench"
PAGES: Final = BUILD / "pages"
COMPRESSED: Final = BUILD / "compressed"
MEASUREMENTS: Final = ROOT / "docs" / "measurements"


def main() -> None:
    """Measure and report. Exits with an error that names each missed budget."""
    options = _options()
    try:
        results = bench(options.engines.split(","), options.runs, options.clicks)
    except (BenchError, LookupError) as error:
        sys.exit(str(error))
    checked = budgets(results)
    print(table(results, checked))
    write(results, checked, options.output)
    print(f"\nstart.json and start.svg are in {options.output}.")
    missed = [str(budget) for budget in checked if not budget.met]
    if missed and not options.quick:
        sys.exit("\n".join(["", *(f"Missed budget: {sentence}." for sentence in missed)]))


def bench(engines: list[str], runs: int, clicks: int) -> Results:
    """Measure all variants in these engines. Raises BenchError and LookupError."""
    folders = {"pyodide": BUILD / "pyodide"}
    pyodide = make_stock(ROOT / "node_modules" / "pyodide", folders["pyodide"])
    results = Results(now(), runs, pyodide, skipped={})
    try:
        packages = install(Path(__file__).parent, BUILD / "npm")
        folders |= {name: packages / path for name, path in FROM_NPM.items()}
    except NpmError as error:
        results.skipped |= dict.fromkeys(FROM_NPM, str(error))
    variants = [variant for variant in COMPARED if folders.keys() >= set(variant.files)]
    make_pages(SITE, folders, [*variants, NOTHING], PAGES)
    with serve(PAGES, BUILD / "requests.jsonl") as host, sync_playwright() as playwright:
        for name in engines:
            try:
                with engine(name, playwright) as started:
                    results.engines.append(_measure(Bench(started, host), variants, clicks, results))
            except EngineMissingError as error:
                results.skipped[name] = str(error)
    for variant in variants:
        results.sizes[variant.name] = transferred(_files(results, variant), COMPRESSED)
    _over_lines(results)
    return results


def _over_lines(results: Results) -> None:
    """Measure the cold starts over slow lines, in the first engine."""
    for variant in ON_LINES:
        pack({*_requested(results, variant), PAGES / variant.name / "index.html"}, COMPRESSED)
    [first, *_] = results.engines
    for line in LINES:
        print(f"{first.version}: {line.name}", flush=True)
        found = LineResult(line, {variant.name: [] for variant in ON_LINES})
        with (
            serve(PAGES, BUILD / "requests.jsonl", line) as host,
            sync_playwright() as playwright,
            engine(first.name, playwright) as started,
        ):
            for variant in [*ON_LINES] * max(1, results.runs // EVERY):
                found.starts[variant.name].append(Bench(started, host).cold_start(variant).page)
        results.lines.append(found)


def _measure(bench: Bench, variants: list[Variant], clicks: int, results: Results) -> EngineResult:
    measured = EngineResult(bench.engine.name, bench.engine.version)
    for run in range(results.runs):
        print(f"{measured.version}: run {run + 1} of {results.runs}", flush=True)
        now = [variant for variant in (*variants, NOTHING) if variant in MAIN or run % EVERY == 0]
        # The order rotates, so that each variant is first in turn.
        for variant in now[run % len(now) :] + now[: run % len(now)]:
            where = f"{variant.name} in {measured.version}"
            if where in results.skipped:
                continue
            try:
                measured.add(variant.name, *bench.starts(variant))
            except BenchError as error:
                if variant in (*MAIN, NOTHING):
                    raise
                results.skipped[where] = str(error)
                measured.starts.pop(variant.name, None)
    print(f"{measured.version}: {clicks} clicks", flush=True)
    measured.clicks = bench.clicks(OURS, clicks)
    measured.phases = bench.phases(OURS, starts_path(SITE))
    return measured


def _files(results: Results, variant: Variant) -> list[Path]:
    """The files that the variant requests and the page without Python does not."""
    without = {file.relative_to(PAGES / NOTHING.name) for file in _requested(results, NOTHING)}
    own = PAGES / variant.name
    return sorted(file for file in _requested(results, variant) if file.relative_to(own) not in without)


def _requested(results: Results, variant: Variant) -> set[Path]:
    """The files that the variant requests."""
    of_engines = (engine.starts[variant.name] for engine in results.engines if variant.name in engine.starts)
    of_variant = (start for starts in of_engines for when in COLD_AND_WARM for start in starts[when])
    files = {PAGES / variant.name / path for start in of_variant for path in start.requests}
    return {file for file in files if file.is_file()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Compare how Python starts in browsers.")
    parser.add_argument(
        "--runs", type=int, default=7, help="starts of the site and of stock Pyodide in each engine, cold and warm"
    )
    parser.add_argument("--clicks", type=int, default=120, help="clicks in each engine")
    parser.add_argument("--engines", default=",".join(NAMES), help="names separated by commas")
    parser.add_argument("--output", type=Path, default=MEASUREMENTS, help="the folder for the results")
    parser.add_argument(
        "--quick", action="store_true", help="make one run to check that everything works, and publish nothing"
    )
    options = parser.parse_args()
    if options.quick:
        options.runs, options.clicks, options.output = 1, 20, BUILD / "quick"
    return options


if __name__ == "__main__":
    main()
