"""From words to clauses: runs of words between breaks, each of which makes statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from helper.words.grammar import NEAR, has_mark
from helper.words.lexicon import Item
from helper.words.tokens import STOPS

SIGNS: Final = frozenset(",()-:/&+")
LONGEST: Final = 60
"""How many words a clause has at most. Nobody says more in one breath, and the time would grow with the square."""
LISTS: Final = frozenset("/&+")
"""The signs that mean “and”."""


@dataclass(slots=True)
class Statement:
    """The tags of what is said, and where it is in the text."""

    tags: set[str]
    start: int
    end: int
    acts: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


@dataclass(slots=True)
class Clause:
    """The statements between two breaks, and the classes of all its words."""

    items: list[Item]
    opens: bool
    """Whether it opens a sentence."""
    joins: str = ""
    who: bool = False
    """Whether it says more of the person named before."""
    asks: bool = False
    """Whether a question mark ends it."""
    statements: list[Statement] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end

    def has(self, *roles: str) -> bool:
        return any(role in item for item in self.items for role in roles)


def clauses(items: Sequence[Item]) -> Iterator[Clause]:
    """The runs of words between breaks."""
    run: list[Item] = []
    opens, joins = True, ""
    for place, item in enumerate(items):
        if run and ("join" in item or item.word in LISTS) and _goes_on(run, items[place + 1 : place + 6]):
            continue
        is_because = has_mark(item, "since") and _denies(items[place + 1 : place + 4])
        if not (item.word in STOPS or item.word in SIGNS or "break" in item or "join" in item or is_because):
            if "negation" in item and not has_mark(item, "preposition") and (ends := _denied_anew(run)):
                yield Clause(_without_reply(run[:ends]), opens, joins, joins == "who")
                run, opens, joins = run[ends:], False, ","
            if "system" in item and run and _answers(run):
                yield Clause(_without_reply(run), opens, joins, joins == "who")
                run, opens, joins = [], False, ","
            if "system" in item and _begins_anew(run):
                yield Clause(_without_reply(run[:-1]), opens, joins, joins == "who")
                run, opens, joins = run[-1:], False, ","
            run.append(item)
            if len(run) == LONGEST:
                yield Clause(_without_reply(run), opens, joins, joins == "who")
                run, opens, joins = [], False, ""
            continue
        if run:
            yield Clause(_without_reply(run), opens, joins, joins == "who", asks=item.word == "?")
            run, opens, joins = [], False, ""
        if item.word in STOPS:
            opens, joins = True, item.word
        elif "break" in item:
            joins = "who" if "who" in item.roles["break"] else "break"
        elif is_because:
            joins = "break"
        else:
            joined = item.roles["join"][-1] if "join" in item else item.word
            joins = joined if joined == "or" and joins == "," else joins or joined
        if {"negation", "mark", "scope"} & set(item.roles):
            run = [item]
    if run:
        yield Clause(_without_reply(run), opens, joins, joins == "who")


def _denies(items: Sequence[Item]) -> bool:
    """Whether a subject and a “not” follow, after which “since” gives a reason, as in “since I have not”."""
    return bool(items) and "self" in items[0] and any("negation" in item for item in items)


def _denied_anew(items: Sequence[Item]) -> int:
    """Where the sentence ends that a “not” or “do not” follows without a stop, as in “I have one do not ask”. Zero if nowhere."""
    ends = len(items)
    if items and "aux" in items[-1] and "act" not in items[-1]:
        ends -= 1
    said = items[:ends]
    complete = any("act" in item or "negation" in item for item in said)
    return ends if complete and {"system", "thing", "it"} & set(said[-1].roles) else 0


def _begins_anew(items: Sequence[Item]) -> bool:
    """Whether “my” begins another sentence, as in “my first works my second does not”."""
    if len(items) < 3 or "my" not in items[-1].roles.get("mark", ()):
        return False
    before = items[-NEAR:-1]
    joined = {"preposition", "both-sides"} & {id for item in before[-2:] for id in item.roles.get("mark", ())}
    return not joined and any("system" in item for item in before) and any("act" in item for item in before)


def _answers(items: Sequence[Item]) -> bool:
    """Whether the words are a system with yes or no, without a verb."""
    last = items[-1]
    says = "negation" in last or "affirm" in last.roles.get("mark", ())
    return says and any("system" in item for item in items) and not any("act" in item for item in items)


def _goes_on(run: Sequence[Item], items: Sequence[Item]) -> bool:
    """Whether a list goes on, as in “user name and password” or “my first and my second account”."""
    last = run[-1]
    both = len(run) > 1 and "all" in run[-2]
    role = "thing" if "thing" in last else "system"
    if role not in last:
        return False
    for place, item in enumerate(items):
        if role in item:
            rest = (one for one in items[place + 1 :] if not {"filler", "thing"} & set(one.roles))
            after = next(rest, None)
            linked = any(has_mark(one, "both-sides") for one in items) and not any("act" in one for one in run)
            return (
                both
                or linked
                or after is None
                or role == "thing"
                or not {"act", "aux", "negation", "self", "ahead"} & set(after.roles)
            )
        if not {"filler", "self", "other"} & set(item.roles) or "act" in item:
            return False
    return False


def _without_reply(items: list[Item]) -> list[Item]:
    """The words without a “no” that only replies, as in “no I do not”, and without “my” where it is not of the account."""
    left: list[Item] = []
    for place, item in enumerate(items):
        after = items[place + 1].roles if place + 1 < len(items) else {}
        if "nil" in item.roles.get("negation", ()) and ("self" in after or "negation" in after):
            continue
        if (
            "all" in item
            and "negation" in item
            and place + 1 < len(items)
            and {"aux", "self"} & set(items[place + 1].roles)
        ) or ("all" in item and "filler" in item and any("thing" in one for one in left)):
            item = Item(
                item.word, item.start, item.end, {role: ids for role, ids in item.roles.items() if role != "all"}
            )
        left.append(item)
    return left


def is_name(clause: Clause) -> bool:
    """Whether the clause only names a system, as in “I had it, a cat” or “that is my cat, I mean”."""
    return clause.has("system") and not any(
        set(item.roles) - {"system", "filler", "it", "aux", "self", "mark"} or not item.roles for item in clause.items
    )


def _replies(item: Item) -> bool:
    return "nil" in item.roles.get("negation", ()) or has_mark(item, "affirm")


def is_topic(near: Sequence[Clause]) -> bool:
    """Whether the first clause only names what the next is about, as in “and that account, well, I never had it”."""
    first, *rest = near
    names = [
        item for place, item in enumerate(first.items) if not ("it" in item and "system" in first.items[place - 1])
    ]
    if (first.opens and len(names) > 2) or any(set(item.roles) - {"system", "filler", "mark"} for item in names):
        return False
    for clause in rest:
        if len(clause.items) == 1 and _replies(clause.items[0]):
            continue
        if clause.joins not in (",", ":", "-") or clause.opens or clause.has("system"):
            return False
        if clause.has("act", "thing", "self", "negation", "scope") or len(clause.items) > 1:
            says = clause.has("act") and clause.has("negation") and not clause.has("thing", "other")
            return (clause.has("it") and clause.has("self", "act") and not clause.has("other")) or says
    return False
