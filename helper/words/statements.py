"""From clauses to statements: what is said of which system, whether it is denied, and by whom.

A statement is a set of tags: the ids of the classes of its words, and those that the code adds (`TAGS`).
"""

from collections.abc import Sequence

from helper.words.clauses import Clause, clauses, is_name, is_topic
from helper.words.context import SELF, UNSURE, Context
from helper.words.grammar import acts_instead, asks, is_auxiliary, only_doubts, subjects
from helper.words.lexicon import Item
from helper.words.verbless import read_verbless
from helper.words.verbs import read_verbs


def interpreted(items: Sequence[Item], systems: tuple[str, ...] = ()) -> list[Clause]:
    """The clauses of a text about these systems with the statements that they make, read one after another."""
    found = list(clauses(items))
    context = Context(items, systems)
    before: Clause | None = None
    for place, clause in enumerate(found):
        if is_name(clause) and not clause.statements:
            context.name_late(clause)
        if clause.has("system") and is_topic(found[place : place + 3]):
            context.introduce(clause)
        else:
            _read(clause, before, context)
        before = clause
    for clause in found:
        for statement in clause.statements:
            clause.tags |= statement.tags
    return found


def _read(clause: Clause, before: Clause | None, context: Context) -> None:
    """Add the statements that a clause makes."""
    items = clause.items
    for item in items:
        clause.tags.update(id for ids in item.roles.values() for id in ids)
    if acts_instead(items):
        clause.tags.add("instead")
    context.corrects |= "correct" in clause.tags
    if clause.opens:
        context.actor = SELF
    if clause.who and before and (people := subjects(before.items)):
        context.actor = people[-1]
    acts = [place for place, item in enumerate(items) if "act" in item and not is_auxiliary(items, place)]
    scope = {id for item in items for id in item.roles.get("scope", ())}
    if before and before.statements and _doubts(clause, acts, context):
        for statement in before.statements:
            statement.tags.add(UNSURE)
    elif not acts or (_only_helps(clause, acts) and not (before and context.last is None and _is_system(before))):
        read_verbless(clause, before, scope, context)
    else:
        read_verbs(clause, before, acts, scope, context)
    context.date(clause)
    if clause.statements or clause.opens:
        context.told = clause.statements
    if clause.statements:
        context.corrects = False
    _ask(clause, before)
    if not clause.statements and (named := tuple(id for item in items for id in item.roles.get("system", ()))):
        context.name(named)


def _ask(clause: Clause, before: Clause | None) -> None:
    """Tag what a clause asks, and with “or did I” also what was said before it."""
    is_inverted = asks(clause.items)
    asked = [*clause.statements] if is_inverted or clause.asks else []
    if is_inverted and before and clause.joins == "or":
        asked += before.statements
    for statement in asked:
        statement.tags.add("question")


def _doubts(clause: Clause, acts: list[int], context: Context) -> bool:
    """Whether the clause says that the one before is not known, as in “I had one? I do not know.”."""
    if len(acts) != 1 or context.last is None or "credential" in context.last.tags:
        return False
    return (not clause.opens or clause.joins == "?") and only_doubts(clause.items, acts[0])


def _is_system(clause: Clause) -> bool:
    """Whether the clause is the name of a system, of which the next one says something, as in “cats, I never had”."""
    return all("system" in item or set(item.roles) == {"filler"} for item in clause.items)


def _only_helps(clause: Clause, acts: list[int]) -> bool:
    """Whether the verbs only stand for one said before, as in “but she has”."""
    return len(clause.items) > 1 and (
        all("aux" in clause.items[place] for place in acts)
        and not clause.has("system", "thing", "it")
        and not any(
            "all" in item for item in (clause.items if "filler" in clause.items[-2].roles else clause.items[:-1])
        )
        and clause.has("self", "other")
        and all(set(item.roles) & {"self", "other", "negation", "aux", "filler", "mark"} for item in clause.items)
    )
