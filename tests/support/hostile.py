"""Texts that try to become markup or script. One that succeeds sets `window.pwned`, opens a dialog or sends a request."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element

from helper.model.strings import Strings

RUN: Final = "window.pwned=1"

HOSTILE: Final = (
    # elements that run
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN.removeprefix('window.')}</script>'>",
    f"<math><mtext></p><style><!--</style><img title='--><img src onerror={RUN}>'>",
    f"</title></textarea></noscript></template><svg/onload={RUN}>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<<script>{RUN}//<</script>",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e",
    f"\u003cimg src=x onerror={RUN}\u003e",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=//elsewhere.example/'>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css';</style>",
    # attribute breakouts
    f'" autofocus onfocus="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' x='",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f"` onmouseover={RUN} `",
    f"x onpointerenter={RUN} style=position:fixed;inset:0 ",
    # URLs that run
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}//",
    f"java\tscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"data:text/html,<script>parent.{RUN}</script>",
    f"data:text/javascript,{RUN}",
    "vbscript:msgbox(1)",
    # templates
    "{{7*7}}",
    "{% for x in range(9) %}49{% endfor %}",
    "{{ self.__init__.__globals__ }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{# gone #}",
    # text that is hard to handle
    "\u202ekoobecaf\u2066\u2067",
    "a\x00b",
    "\x1b[31m\x07\x08\x7f",
    "\ud800",
    "\udc00\ud83d",
    "%00%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<b>",
    "%" + "25" * 400 + "3Cscript%3E",
    "%ff%fe%c0%af%e0%80%af",
    "%",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "/" * 5000,
    "Z" + "\u0301" * 500,
    "kog-yes" * 300,
    "'; DROP TABLE flows; --",
    "__proto__/constructor/toString",
)


def with_texts(part: Any, change: Callable[[str], str]) -> Any:
    """The part with every text in it changed, ids included. Empty texts stay empty, and strings of the interface have no new places."""
    if isinstance(part, Strings):
        change = partial(_without_places, change=change)
    if isinstance(part, str):
        return change(part) if part else part
    if isinstance(part, tuple):
        return tuple(with_texts(item, change) for item in part)
    if isinstance(part, Mapping):
        return {with_texts(key, change): with_texts(item, change) for key, item in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: with_texts(getattr(part, field.name), change) for field in fields(part)})
    return part


def _without_places(text: str, change: Callable[[str], str]) -> str:
    return text + change(text).removeprefix(text).replace("{", "{{").replace("}", "}}")


def shape(element: Element) -> list[Any]:
    """The tags and attribute names in an element, without texts, values and the marks of exact words."""
    return [element.tag, sorted(element.attrib), [shape(child) for child in _unmarked(element)]]


def _unmarked(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "span" and child.attrib.keys() <= {"translate"}:
            yield from _unmarked(child)
        else:
            yield child
