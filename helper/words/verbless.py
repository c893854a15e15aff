"""Clauses without a verb: answers such as “no”, and statements that take their verb from before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from helper.words.clauses import Clause, Statement
from helper.words.context import BARE, EVER, NAMED, NARROWED, NO, OTHER, SELF, UNNAMED, YES, Context
from helper.words.grammar import has_mark, has_more, helps_unknown, is_unknown, is_unknown_or_plain, leads, subjects
from helper.words.lexicon import Item

ASKED: Final = frozenset((":", "?", "-", "&", "/", ")", ",", ""))
"""What a “yes” or “no” may follow that answers it."""
COLONS: Final = frozenset((":", "-"))
"""What may stand between a heading and a “yes” or “no”."""
LISTED: Final = frozenset((",", "and", "or", "&", "+", "/"))
"""What may come before one more thing of which the same is said."""
LATER: Final = frozenset(("past", "before", "after", "through", "anymore", "ever", "kept", "gone"))
"""The classes that a clause of its own may add to what was said before, as in “I had one. Years ago.”"""
SLIGHT: Final = frozenset(("old", "my", "the", "a", "article", "kept", "password", "for", "only"))
"""The classes with which a thing may still be one more of a list."""


@dataclass(slots=True)
class _Words:
    """What the words of a clause say without a verb."""

    clause: Clause
    items: Sequence[Item]
    systems: tuple[str, ...]
    things: tuple[str, ...]
    negations: tuple[str, ...]
    marks: set[str]

    @property
    def own(self) -> set[str]:
        """The marks of words that are nothing but marks."""
        rest = (item for item in self.items if not {"system", "thing", "self", "other"} & set(item.roles))
        return {id for item in rest for id in item.roles.get("mark", ())}

    @property
    def speaks(self) -> bool:
        """Whether somebody only says that they do or do not, as in “she has”."""
        leaves_out = any("aux" in item or "negation" in item for item in self.items)
        return (
            leaves_out
            and not any(is_unknown_or_plain(item) for item in self.items)
            and not (self.things or self.systems)
            and any(
                {"other", "all"} & set(item.roles)
                or ("self" in item and not (has_mark(item, "my") and has_mark(item, "article")))
                for item in self.items
            )
            and not (self.clause.has("ahead") and self.clause.has("it"))
        )

    @property
    def is_all(self) -> bool:
        """Whether it only says “both” or “neither”."""
        return (
            not self.things
            and EVER not in self.marks
            and any("all" in item for item in self.items)
            and all({"all", "negation", "join"} & set(item.roles) and "system" not in item for item in self.items)
        )

    @property
    def is_blocked(self) -> bool:
        """Whether there is a verb that no class has, which is denied or helped."""
        for place, item in enumerate(self.items[:-1]):
            denies = "negation" in item and "nil" not in item.roles["negation"]
            if denies and is_unknown_or_plain(self.items[place + 1]):
                return True
        return helps_unknown(self.items)


def read_verbless(clause: Clause, before: Clause | None, scope: set[str], context: Context) -> None:
    """Add the statements of a clause without a verb, or what it says to those before."""
    items = [item for item in clause.items if set(item.roles) != {"filler"}]
    words = _Words(
        clause,
        items,
        context.systems_in(items),
        tuple(id for item in items for id in item.roles.get("thing", ())),
        tuple(id for item in items for id in item.roles.get("negation", ())),
        {id for item in items for role in ("mark", "aux", "ahead") for id in item.roles.get(role, ())},
    )
    last, other = _last(words, context), _other(words, context)
    if words.is_all:
        return
    if not (words.systems or words.things or words.speaks):
        if not _answers(words, before):
            _adds(words, before, scope, context)
        return
    is_blocked = words.is_blocked
    tags = _tags(words, scope, is_blocked=is_blocked, other=other and not context.behalf)
    acts: tuple[str, ...] = ()
    systems, things = words.systems, words.things
    if last and not is_blocked and _takes_verb(words, last):
        acts, systems, things = last.acts, systems or last.systems, things or last.things
        keeps_ever = (
            "nor-not" in words.negations
            or ("negation" in items[0] and any("aux" in item for item in items[:2]))
            or ("all" in items[-1] and words.negations)
        )
        tags |= last.tags & {"past", "asked", *([EVER] if keeps_ever else ())}
        if last.tags & NARROWED:
            tags.add("more")
    elif last and _goes_on(words, last):
        acts, systems = last.acts, systems or last.systems
        tags = {*last.tags - {*last.systems, NAMED, UNNAMED, BARE}, *scope, *words.marks}
        if "only" in words.marks and NO in tags:
            tags = {*tags - {NO, EVER}, YES}
    tags.update(acts)
    context.state(clause, tags, systems, things, items, acts, elliptic=bool(acts))


def _last(words: _Words, context: Context) -> Statement | None:
    """The statement from which a verb may come."""
    clause, last = words.clause, context.last
    if last is None or not clause.opens or clause.joins in ("?", "\n", ""):
        return last
    answers = clause.has("self") and clause.has("aux") and clause.has("negation")
    return last if answers or (not last.systems and words.systems and "aux" in words.items[-1]) else None


def _other(words: _Words, context: Context) -> bool:
    """Whether it is said of somebody else."""
    items = words.items
    speaks = words.clause.has("self")
    if not speaks and not words.clause.has("other"):
        return context.actor == OTHER
    first = next((place for place, item in enumerate(items) if "system" in item or "thing" in item), len(items))
    ahead = next((place for place, item in enumerate(items) if "ahead" in item), first)
    found = subjects(items[: min(first, ahead) + 1]) or (["self"] if speaks else ["other"])
    other = found[-1] == "other"
    if speaks:
        context.actor = OTHER if other else SELF
    return other


def _answers(words: _Words, before: Clause | None) -> bool:
    """Answer the clause before, as in “my account: no”. Returns whether this does."""
    clause = words.clause
    is_answer = len(words.items) == 1 and (words.negations or "affirm" in words.marks) and clause.joins in ASKED
    if not (is_answer and before and before.statements and (clause.joins != "," or len(before.items) <= 2)):
        return False
    statement = before.statements[-1]
    if BARE not in statement.tags and clause.joins not in COLONS:
        return False
    statement.tags -= {"question"}
    statement.tags |= {*words.marks, *words.negations}
    if words.negations:
        statement.tags -= {YES}
        statement.tags |= {NO, "answered"}
    return True


def _adds(words: _Words, before: Clause | None, scope: set[str], context: Context) -> None:
    """Say more of what was said before."""
    if before is None:
        return
    if scope and not any(is_unknown(item) for item in words.items):
        for statement in (before.statements or context.told)[-2:]:
            statement.tags |= scope
    # “I moved here in 2020” and “I never needed it” say something else.
    is_else = words.clause.has("self") and any(
        is_unknown(item) or "ahead" in item or "place" in item.roles.get("filler", ()) for item in words.items
    )
    if context.last and not words.clause.opens and not is_else:
        hidden = {"after"} if words.clause.joins == "break" else {"kept"} if words.negations else set()
        context.last.tags |= words.marks & LATER - hidden


def _tags(words: _Words, scope: set[str], *, is_blocked: bool, other: bool) -> set[str]:
    odd = len(words.negations) % 2
    tags = {*scope, *words.marks, *words.negations, NO if odd else YES, "blocked" if is_blocked else BARE}
    if len(words.items) > 1 and "nil" in words.items[-1].roles.get("negation", ()):
        tags.add("answered")
    if other:
        tags.add(OTHER)
    if has_more(words.items):
        tags.add("more")
    if words.negations and not odd:
        tags.add("twice")
    return tags


def _takes_verb(words: _Words, last: Statement) -> bool:
    """Whether it leaves out the verb said before, as in “but not this one” or “she does not”."""
    if not last.acts or "nil" in words.negations or "affirm" in words.marks:
        return False
    first, final = words.items[0], words.items[-1]
    return bool(
        words.speaks
        or (words.systems and not words.things and (words.negations or "aux" in final))
        or (words.things and last.things and words.negations and ({"aux", "negation"} & {*final.roles, *first.roles}))
    )


def _goes_on(words: _Words, last: Statement) -> bool:
    """Whether it names one more thing of which the same is said, as in “I have a cat, and a dog”."""
    clause = words.clause
    return bool(
        (last.acts or last.things)
        and not clause.opens
        and clause.joins in LISTED
        and not (BARE in last.tags and {"affirm", "answered"} & last.tags)
        and not any("aux" in item for item in words.items)
        and not (words.negations or words.own - SLIGHT or any(map(is_unknown_or_plain, words.items)))
        and not leads(words.items)
    )
