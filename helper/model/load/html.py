"""Checks what authors write: their HTML has only elements and attributes that neither run nor load anything.

Browsers and this check read HTML alike, since html5lib follows the standard. Nothing is removed or mended: authors correct
their text themselves, so that a page never says something else than its source.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes as kinds

from helper.model.load.addresses import link_problem

type Remark = tuple[str, str]
"""A problem and its remedy."""

INLINE: Final = frozenset("a abbr b br cite code del dfn em i ins kbd mark q s samp small span strong sub sup var".split())
"""The elements that a paragraph may have."""
ELEMENTS: Final = INLINE | frozenset(
    "blockquote caption dd details div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre summary table tbody td tfoot th thead tr "
    "ul".split()
)
"""The elements that a page may have."""
ANY_ELEMENT: Final = frozenset(
    "aria-describedby aria-hidden aria-label aria-labelledby class data-outside-helper dir id lang markdown role tabindex title "
    "translate".split()
)
ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "a": frozenset({"href"}),
    "div": frozenset({"data-part"}),  # where a component will be
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"align", "colspan", "headers", "rowspan"}),
    "th": frozenset({"align", "colspan", "headers", "rowspan", "scope"}),
}
"""The attributes of single elements, besides those of any."""
UNPRINTABLE: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f]")
ID: Final = re.compile(r"[A-Za-z][\w:.-]*", re.ASCII)
"""The theme puts ids into its own HTML."""
END: Final = "kasper-end"
"""An element that follows the text. If it is not read as one, something in the text was left open."""


def remarks(html: str, elements: frozenset[str] = ELEMENTS) -> list[Remark]:
    """What must not be published in that HTML, which may have those elements."""
    found: list[Remark] = []
    closed = False
    for token in HTMLTokenizer(f"{html}<{END}>"):
        kind, name = token["type"], token.get("name", "")
        if kind == kinds["Comment"] or kind == kinds["Doctype"]:
            found.append(("An HTML comment or declaration would be published.", "Write {# … #}, or remove it."))
        elif name == END:
            closed = True
        elif kind in (kinds["StartTag"], kinds["EndTag"], kinds["EmptyTag"]):
            if name not in elements:
                found.append((f"<{name}> is not allowed in texts.", f"Allowed are: {_listed(elements)}."))
            elif kind != kinds["EndTag"]:
                found += _in_tag(name, token["data"])
    if not closed:
        found.append(("An HTML tag or attribute is not closed.", "Close it, or write &lt; for a “<”."))
    return found


def _in_tag(element: str, attributes: Mapping[str, Any]) -> Iterator[Remark]:
    allowed = ANY_ELEMENT | ATTRIBUTES.get(element, frozenset())
    for name, value in attributes.items():
        if name not in allowed:
            yield f"<{element}> must not have the attribute “{name}”.", f"Allowed are: {_listed(allowed)}."
        elif name == "id" and not ID.fullmatch(value):
            yield f"“{value}” cannot be an id.", "Use letters, digits and hyphens, and begin with a letter."
        elif name in ("href", "src") and (problem := _address_problem(name, value)):
            shown = UNPRINTABLE.sub("\ufffd", value)
            yield f"The address “{shown}” {problem}.", "Write it in full, or as a path from this page."


def _address_problem(name: str, value: str) -> str | None:
    if name == "src" and re.match("//|[^/?#]*:", value):
        return "is not a file of this site"
    return link_problem(value)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
