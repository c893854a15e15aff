"""Checks what authors write: their HTML has only elements and attributes that neither run nor load anything.

Browsers and this check read HTML alike, since html5lib follows the standard. Nothing is removed or mended: authors correct
their text themselves, so that a page never says something else than its source.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from secrets import token_hex
from typing import Any, Final

from html5lib import HTMLParser
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

from helper.model.load.addresses import link_problem

type Remark = tuple[str, str]
"""A problem and its remedy."""

INLINE: Final = (
    *("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small"),
    *("span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
)
"""The elements that a paragraph may have."""
ELEMENTS: Final = (
    *INLINE,
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "hr", "img", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "div", "section"),
    *("figure", "figcaption"),
)
"""The elements that a page may have."""
ANY_ELEMENT: Final = (
    *("id", "class", "title", "lang", "dir", "translate", "role", "tabindex", "markdown", "data-outside-helper"),
    *("aria-describedby", "aria-hidden", "aria-label", "aria-labelledby"),
)
"""The attributes that any element may have."""
ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("href",),
    "details": ("open",),
    "div": ("data-part",),  # where a component will be
    "img": ("src", "alt", "width", "height", "loading"),
    "li": ("value",),
    "ol": ("start", "type", "reversed"),
    "td": ("align", "colspan", "rowspan", "headers"),
    "th": ("align", "colspan", "rowspan", "headers", "scope"),
    "time": ("datetime",),
}
"""The attributes of single elements, besides those of any."""
TAGS: Final = (tokenTypes["StartTag"], tokenTypes["EndTag"])
END_OPTIONAL: Final = ("dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr")
"""The elements that end by themselves."""
UNCLOSED: Final = "expected-closing-tag-but-got-eof"
NESTING: Final = "Close each element inside the one in which it is opened, and put it where HTML allows it."
CODE: Final = re.compile("<(code|pre)[ >].*?</\\1>", re.DOTALL)
ID: Final = re.compile(r"(?!__)\w[\w:.-]*")
"""The theme's own ids begin with two underscores."""


def remarks(html: str, elements: Collection[str] = ELEMENTS, *, anywhere: bool = False) -> list[Remark]:
    """What must not be published in that HTML, which may have those elements.

    HTML that may be shown `anywhere` on the site must not have links that lead on from one page.
    """
    found: list[Remark] = []
    closed = False
    # If this tag after the text is not read as one, something in the text was left open. No author knows its name.
    end = f"end-{token_hex()}"
    for token in HTMLTokenizer(f"{html}<{end}>"):
        kind, name = token["type"], token.get("name", "")
        if kind == tokenTypes["Comment"] or kind == tokenTypes["Doctype"]:
            found.append(("An HTML comment or declaration would be published.", "Write {# … #}, or remove it."))
        elif name == end:
            closed = True
        elif kind in TAGS and name not in elements:
            found.append((f"<{name}> is not allowed in texts.", f"Allowed are: {', '.join(elements)}."))
        elif kind == tokenTypes["StartTag"]:
            found += _in_tag(name, token["data"], anywhere=anywhere)
    if not closed:
        found.append(("An HTML tag or attribute is not closed.", "Close it, or write &lt; for a “<”."))
    return found or list(_out_of_place(html))


def _out_of_place(html: str) -> Iterator[Remark]:
    """The first error for which a browser would mend the HTML in its own way. Later ones may be its echoes."""
    parser = _Parser()
    parser.parseFragment(html)
    for _, code, data in parser.errors[:1]:
        if code == UNCLOSED:
            yield unclosed(next(e.name for e in reversed(parser.tree.openElements) if e.name not in END_OPTIONAL))
        elif "entity" in code or "codepoint" in code:
            yield (
                "A character reference (&…;) is not one of HTML’s.",
                "Write the character itself, or &amp; for an “&”.",
            )
        elif code == "duplicate-attribute":
            yield "An HTML element has the same attribute twice.", "Remove one of them."
        else:
            name = data.get("name") or data.get("startName") or data.get("originalName")
            yield _misplaced(html, parser.opened, name)


class _Parser(HTMLParser):
    """Remembers which elements are open at the first error."""

    opened: Sequence[str] = ()

    def parseError(self, *error: Any) -> None:  # noqa: N802 - html5lib calls it so
        if not self.errors:
            self.opened = [element.name for element in self.tree.openElements]
        super().parseError(*error)


def _misplaced(html: str, opened: Sequence[str], name: str) -> Remark:
    """The remark about an error at a tag of that name, with those elements open."""
    count = Counter((token["type"], token["name"]) for token in HTMLTokenizer(html) if token["type"] in TAGS)
    left = {element: count[TAGS[0], element] - count[TAGS[1], element] for element in (*opened, name)}
    for element in reversed(opened):
        if left[element] > 0 and element not in END_OPTIONAL:
            return unclosed(element)
    if left[name] < 0:
        return f"</{name}> closes nothing.", f"Remove it, or write <{name}> where it begins."
    return f"<{name}> or </{name}> is where HTML does not allow it.", NESTING


def unclosed(element: str) -> Remark:
    """The remark about an element that is not closed."""
    return f"<{element}> is not closed.", f"Write </{element}> where it ends."


def unread_tag(source: str, html: str) -> list[Remark]:
    """What is wrong if a tag in the source of that HTML was taken for text, because it has no “>”."""
    if "&lt;" in source or not re.search("&lt;/?[a-zA-Z]", CODE.sub("", html)):
        return []
    return [
        ("An HTML tag is not closed, so the page would show it as text.", "Write “>” at its end, or &lt; for a “<”.")
    ]


def _in_tag(element: str, attributes: Any, *, anywhere: bool) -> Iterator[Remark]:
    allowed = (*ANY_ELEMENT, *ATTRIBUTES.get(element, ()))
    for name, value in attributes.items():
        if name not in allowed:
            yield f"<{element}> must not have the attribute “{name}”.", f"Allowed are: {', '.join(allowed)}."
        elif name == "id" and not ID.fullmatch(value):
            yield f"“{value}” cannot be an id.", "Use letters, digits and hyphens."
        elif name in ("href", "src") and (problem := _address_problem(name, value)):
            shown = "".join(c if c.isprintable() else "\ufffd" for c in value)
            yield f"The address “{shown}” {problem}.", "Write it in full, or as a path from this page."
        elif name == "href" and anywhere and not re.match("[A-Za-z]+:", value):
            yield f"The address “{value}” has no scheme, and many pages show this text.", "Write it in full: https://…"


def _address_problem(name: str, value: str) -> str | None:
    if name == "src" and re.match("//|[^/?#]*:", value):
        return "is not a file of this site"
    return link_problem(value)
