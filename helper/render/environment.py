"""The one Jinja2 environment: it escapes by default and refuses undefined names."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from helper.engine.deadline import clock, day, span
from helper.engine.version import version
from helper.render.plain_text import plain_text

COMPONENTS: Final = Path(__file__).parent / "components"
SENTENCE_END: Final = re.compile(r"(?<=[.?!])\s")
STYLES: Final = Path(__file__).parent / "styles"


@cache
def environment() -> Environment:
    """The environment whose templates are the components, as `<component>/<component>.html`."""
    made = Environment(
        loader=FileSystemLoader(COMPONENTS),
        # What ends in .txt is no markup.
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        clock=clock, day=day, first_sentence=first_sentence, plain_text=plain_text, span=span, version=version
    )
    return made


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence, without the tags where it is markup."""
    return SENTENCE_END.split(plain_text(text), maxsplit=1)[0]


def component(name: str, *arguments: Any, **options: Any) -> Markup:
    """The markup that a component makes of the arguments. Its macro has its name; `name.part` is the macro of a part."""
    folder, _, part = name.partition(".")
    macro = getattr(environment().get_template(f"{folder}/{folder}.html").module, part or folder)
    return Markup(macro(*arguments, **options))  # noqa: S704 - a macro of an escaping template returns markup
