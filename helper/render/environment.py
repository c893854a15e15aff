"""The one Jinja2 environment. It escapes by default and raises an error for undefined names."""

import re
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from helper.engine.deadline import clock, day, relative_day, span, zone
from helper.engine.version import version
from helper.model.flow import public_id
from helper.model.strings import Strings
from helper.render.exact_words import keep_exact_words
from helper.render.plain_text import plain_text

COMPONENTS: Final = Path(__file__).parent / "components"
SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s")
STYLES: Final = Path(__file__).parent / "styles"


@cache
def environment(strings: Strings) -> Environment:
    """The environment whose templates are the components, as `<component>/<component>.html`. They know the strings."""
    templates = Environment(
        loader=FileSystemLoader(COMPONENTS),
        # Text files are not markup.
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for function in (first_sentence, plain_text, public_id, version, zone):
        templates.filters[function.__name__] = function
    for worded in (clock, day, relative_day, span):
        templates.filters[worded.__name__] = partial(worded, strings)
    templates.globals["strings"] = strings
    return templates


def first_sentence(text: str) -> str:
    """The first sentence of a text or of markup, as plain text."""
    return SENTENCE_END.split(plain_text(text), maxsplit=1)[0]


def component(strings: Strings, name: str, *arguments: Any, **options: Any) -> Markup:
    """The markup of a component with these arguments, and its exact words marked. `folder.macro` names a macro; without one, it has the folder's name."""
    folder, _, part = name.partition(".")
    macro = getattr(environment(strings).get_template(f"{folder}/{folder}.html").module, part or folder)
    html = keep_exact_words(macro(*arguments, **options))
    return Markup(html)  # noqa: S704 - macros of templates that escape return markup
