"""Reports what outcomes show at first sight as a table."""

from collections.abc import Mapping, Sequence
from statistics import median

from tests.glance.budgets import most_words
from tests.glance.measure import Glance


def table(glances: Sequence[tuple[Mapping[str, str], Glance]]) -> str:
    """A line for each outcome, the one with the most words for its limit first, and a line with the medians."""
    width = max(len(glance.path) for _, glance in glances)
    lines = [f"{'':<{width}}  words  limit  screens  controls  first step ends at"]
    for answers, glance in sorted(glances, key=lambda item: item[1].words - most_words(item[0]), reverse=True):
        lines.append(
            f"{glance.path:<{width}}  {glance.words:>5}  {most_words(answers):>5}  {glance.screens:>7.1f}"
            f"  {glance.controls:>8}  {glance.step:>18}"
        )
    values = [(g.words, g.screens, g.controls, g.step) for _, g in glances]
    words, screens, controls, step = (median(column) for column in zip(*values, strict=True))
    lines.append(f"{'median':<{width}}  {words:>5.0f}  {'':>5}  {screens:>7.1f}  {controls:>8.0f}  {step:>18.0f}")
    return "\n".join(lines) + "\n"
