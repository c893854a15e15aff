"""An outcome as plain text: a file of its own, and an email that one sends to oneself or to a colleague."""

import re
from itertools import accumulate
from typing import Any, Final
from urllib.parse import quote

from helper.engine.address import path_of
from helper.engine.call_scripts import CallScript, call_scripts
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.environment import environment
from helper.render.plain_text import plain_text

LONGEST: Final = 2000
"""What a link to an email may have in characters: some mail programs take no more."""
ROOM: Final = LONGEST - 250
"""Of them, those that are not for the address of the page, which the browser adds."""
TYPED: Final = str.maketrans({"“": '"', "”": '"', "’": "'"})
"""Quotation marks as typewriters have them: in a link, the others take nine characters each."""


def outcome_text(flow: Flow, state: Reached, root: str) -> str:
    """All that the page of the outcome says; `root` is the absolute address of the site's root."""
    return _text("page", flow, state, call_scripts(flow, state), f"{root}{path_of(state.answers)}", root)


def outcome_email(flow: Flow, state: Reached, subject: str) -> str:
    """The `mailto:` address of an email to nobody yet with the plan, or with as many of its steps as fit (RFC 6068)."""

    def link(scripts: tuple[CallScript, ...], told: int) -> str:
        return f"mailto:?subject={_quoted(subject)}&body={_quoted(_text('email', flow, state, scripts, told))}"

    # An empty line may come before a step.
    steps = [f"\n- {plain_text(step.text)}\n" for procedure in state.procedures for step in procedure.steps]
    whole = link(call_scripts(flow, state), len(steps))
    if len(whole) <= ROOM:
        return whole
    # With one step told, the mark for those that are left out is there, too.
    lengths = accumulate((len(_quoted(step)) for step in steps[1:]), initial=len(link((), 1)))
    return link((), sum(length <= ROOM for length in lengths))


def _text(kind: str, *arguments: Any) -> str:
    macro = getattr(environment().get_template("plain_text/plain_text.txt").module, kind)
    return re.sub(r"\n{3,}", "\n\n", macro(*arguments)).strip() + "\n"


def _quoted(text: str) -> str:
    return quote(text.translate(TYPED).replace("\n", "\r\n"), safe="", errors="replace")
