"""An outcome as plain text: as a file, and as an email to oneself or a colleague."""

import re
from itertools import accumulate
from typing import Any, Final
from urllib.parse import quote

from helper.engine.call_scripts import CallScript, call_scripts
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.environment import environment

MAX_EMAIL_URL: Final = 2000
"""The length limit of a `mailto:` URL in characters: some mail programs accept no more."""
MAX_EMAIL: Final = MAX_EMAIL_URL - 250
"""The limit before the browser adds the URL of the page."""
ASCII_QUOTES: Final = str.maketrans({"“": '"', "”": '"', "’": "'"})
"""Typographic quotation marks would take nine characters each in a URL."""


def outcome_text(flow: Flow, state: Reached, root: str) -> str:
    """Everything that the page of the outcome says. `root` is the absolute URL of the site's root."""
    return _text("page", flow, state, call_scripts(flow, state), f"{root}{path_of(state.answers)}", root)


def outcome_email(flow: Flow, state: Reached, subject: str) -> str:
    """The `mailto:` URL of an email with the plan, or with as many of its steps as fit, and no recipient (RFC 6068)."""

    def url(scripts: tuple[CallScript, ...], step_count: int) -> str:
        return f"mailto:?subject={_quoted(subject)}&body={_quoted(_text('email', flow, state, scripts, step_count))}"

    # An empty line may come before a step.
    steps = [f"\n{_text('email_step', flow, step)}" for procedure in state.procedures for step in procedure.steps]
    whole = url(call_scripts(flow, state), len(steps))
    if len(whole) <= MAX_EMAIL:
        return whole
    # An email with one step includes the mark for steps left out.
    lengths = accumulate((len(_quoted(step)) for step in steps[1:]), initial=len(url((), 1)))
    return url((), sum(length <= MAX_EMAIL for length in lengths))


def _text(macro: str, *arguments: Any) -> str:
    template = environment().get_template("plain_text/plain_text.txt")
    return re.sub(r"\n{3,}", "\n\n", getattr(template.module, macro)(*arguments)).strip() + "\n"


def _quoted(text: str) -> str:
    return quote(text.translate(ASCII_QUOTES).replace("\n", "\r\n"), safe="", errors="replace")
