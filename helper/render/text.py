"""An outcome as plain text: as a file, and as an email to oneself or a colleague."""

import re
from functools import partial
from typing import Any, Final
from urllib.parse import quote

from helper.engine.call_script import call_script
from helper.engine.paths import path_of
from helper.engine.replay import Reached
from helper.model.flow import Flow
from helper.render.environment import environment

MAX_EMAIL_URL: Final = 2000
"""The length limit of a `mailto:` URL in characters: some mail programs accept no more."""
MAX_PAGE_URL: Final = 250
"""The length that is kept for the URL of the page, which the browser writes into the email."""
ASCII: Final = str.maketrans(
    {"“": '"', "”": '"', "\u2018": "'", "’": "'", "\u2013": "-", "—": "-", "…": "...", "\xa0": " "}
)
"""Other characters take up to nine in a URL, and Outlook may read them in another encoding."""


def outcome_text(flow: Flow, state: Reached, root: str) -> str:
    """Everything that the page of the outcome says. `root` is the absolute URL of the site's root."""
    return _text("page", flow, state, partial(call_script, flow, state), f"{root}{path_of(state.answers)}", root)


def outcome_email(flow: Flow, state: Reached, url: str = "") -> str:
    """The `mailto:` URL of an email about the outcome, without a recipient (RFC 6068). `url` is that of the page.

    The email has the URL, the headline, the warnings and the phone numbers, and all steps if they fit.

    Raises ValueError if the answers lead to no outcome.
    """
    if state.outcome is None:
        raise ValueError("the answers lead to no outcome")
    start = f"mailto:?subject={quoted(state.outcome.headline)}&body={quoted(f'{url}\n\n') if url else ''}"
    whole = quoted(_text("email", flow, state, True))
    room = MAX_EMAIL_URL - len(start) - (0 if url else MAX_PAGE_URL)
    return start + (whole if len(whole) <= room else quoted(_text("email", flow, state, False)))


def _text(macro: str, flow: Flow, *arguments: Any) -> str:
    template = environment(flow.strings).get_template("plain_text/plain_text.txt")
    return re.sub(r"\n{3,}", "\n\n", getattr(template.module, macro)(flow, *arguments)).strip() + "\n"


def quoted(text: str) -> str:
    """A text as part of a `mailto:` URL."""
    return quote(text.translate(ASCII).replace("\n", "\r\n"), safe="", errors="replace")
