"""Checks what a page asks of its template: names that exist, called as they must be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from helper.model.load.keys import nearest


@dataclass(frozen=True)
class Function:
    """How many arguments a function of pages takes, what they are called, and an example."""

    least: int
    most: int | None
    keyword: str
    example: str


FUNCTIONS: Final = {
    "procedure": Function(1, 1, "id", '{{ procedure("…") }}'),
    "contacts": Function(1, None, "", '{{ contacts("…", "…") }}'),
    "note": Function(1, 1, "id", '{{ note("…") }}'),
    "sources": Function(0, 0, "", "{{ sources() }}"),
    "abbreviations": Function(0, 0, "", "{{ abbreviations() }}"),
    "first_question": Function(0, 0, "", "{{ first_question() }}"),
    "flow_map": Function(0, 0, "", "{{ flow_map() }}"),
    "cases": Function(0, 0, "", "{{ cases() }}"),
    "frame": Function(0, 0, "", "{{ frame() }}"),
    "example": Function(0, 0, "", "{{ example() }}"),
    "measured": Function(1, 1, "name", '{{ measured("…") }}'),
}
VALUES: Final = ("site_url",)
NAMES: Final = f"Write {', '.join(f.example for f in FUNCTIONS.values())} or {{{{ site_url }}}}."

type Remark = tuple[int, str, str]
"""The line, the problem and the remedy."""


def call_remarks(template: nodes.Template) -> Iterator[Remark]:
    """The names that no page knows, and the functions that are called in another way than they can be."""
    unknown = find_undeclared_variables(template) - FUNCTIONS.keys() - set(VALUES)
    # Computed ids are reported as such.
    computed = {id(argument) for call in template.find_all(nodes.Call) for argument in call.args if _takes_ids(call)}
    called = {id(call.node): call for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
    for name in template.find_all(nodes.Name):
        if name.ctx != "load":
            continue
        call = called.get(id(name))
        function = FUNCTIONS.get(name.name)
        if id(name) in computed:
            continue
        if name.name in unknown:
            close = nearest(name.name, [*FUNCTIONS, *VALUES])
            yield name.lineno, f"There is no “{name.name}” for pages.", f"Did you mean “{close}”?" if close else NAMES
        elif name.name in VALUES and call:
            yield name.lineno, f"“{name.name}” takes no brackets.", f"Write {{{{ {name.name} }}}}."
        elif function and not call:
            problem = f"“{name.name}” is a function, and without its brackets the page shows nothing of use."
            yield name.lineno, problem, f"Write {function.example}."
        elif function and call and (problem := _arguments(name.name, function, call)):
            yield name.lineno, problem, f"Write {function.example}."


def _takes_ids(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in ("procedure", "contacts", "note")


def _arguments(name: str, function: Function, call: nodes.Call) -> str:
    if call.dyn_args or call.dyn_kwargs:
        return ""  # of ids, this is reported as computed
    other = [keyword.key for keyword in call.kwargs if keyword.key != function.keyword]
    if other:
        return f"“{name}” has no argument “{other[0]}”."
    count = len(call.args) + len(call.kwargs)
    if count < function.least:
        return f"“{name}” needs the {'name' if name == 'measured' else 'id'} of what to show."
    if function.most is not None and count > function.most:
        return f"“{name}” takes {'nothing' if not function.most else 'only one argument'} in its brackets."
    return ""
