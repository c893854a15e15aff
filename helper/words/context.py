"""What was said before, which pronouns and clauses without a verb take up, and the statements that this makes."""

from collections.abc import Sequence
from typing import Final

from helper.words.clauses import Clause, Statement
from helper.words.grammar import NEAR, follows_preposition, has_mark, is_of, is_place, is_unknown, stands_for_thing
from helper.words.lexicon import Item

YES: Final = "said"
NO: Final = "denied"
EVER: Final = "ever"
OTHER: Final = "other"
SELF: Final = "self"
BARE: Final = "bare"
UNSURE: Final = "unsure"
UNNAMED: Final = "unnamed"
NAMED: Final = "named"
PAIR: Final = 2
"""How many systems there are where “the other” is one of them."""
NARROWED: Final = frozenset(("more", "gap", "qualified", "my"))
"""What narrows a verb also for those who take it up, as in “I meant to use it on my phone, and never did”."""
TIMES: Final = frozenset(("before", "after", "year-after", "anymore"))
"""The classes of times that a sentence may begin with."""


class Context:
    """The systems and things that were named last, who acts, and the last statements."""

    def __init__(self, items: Sequence[Item], every: tuple[str, ...]) -> None:
        self.every = every
        self.named = tuple(dict.fromkeys(id for item in items for id in item.roles.get("system", ())))
        self.behalf = any("behalf" in item for item in items)
        self.systems: tuple[str, ...] = ()
        self.things: tuple[str, ...] = ()
        self.sorts: set[str] = set()
        self.seen: dict[str, None] = {}
        """The systems so far, each once, in the order in which they were named."""
        self.actor = SELF
        """Who acts, as `subjects` names them."""
        self.last: Statement | None = None
        self.told: list[Statement] = []
        """The statements of the last clause that made some, in this sentence."""
        self.made: list[Statement] = []
        self.corrects = False
        self.times: set[str] = set()
        """The times that the sentence began with, as in “In 2021, …”."""

    def name(self, systems: tuple[str, ...]) -> None:
        """Remember that these systems were named."""
        self.systems = systems
        self.seen.update(dict.fromkeys(systems))

    def name_late(self, clause: Clause) -> None:
        """Take a clause that only names a system for the name of what was said before, as in “I had it. Cats, I mean.”."""
        system = next(id for item in clause.items for id in item.roles.get("system", ()))
        for statement in reversed(self.made[-NEAR:]):
            if UNNAMED not in statement.tags:
                break
            statement.tags -= {UNNAMED}
            statement.tags |= {system, "carried"}
            statement.systems = (system,)

    def rename(self, statement: Statement, system: str) -> None:
        """Name what a statement is about where a later verb does, as in “I have the password I used for cats”."""
        if "carried" in statement.tags and EVER not in statement.tags and statement.things:
            statement.tags -= {UNNAMED, "carried", *statement.systems}
            statement.tags |= {system, NAMED}
            statement.systems = (system,)

    def date(self, clause: Clause) -> None:
        """Keep the times of a clause that says nothing else for the next one, or give it those kept."""
        if not clause.statements:
            begins = clause.joins == "break" or not clause.has("self", "other") or has_mark(clause.items[0], "how")
            if clause.opens:
                self.times = set()
            if begins and (clause.opens or self.times or clause.joins != "and"):
                self.times |= clause.tags & TIMES
            return
        for statement in clause.statements:
            if not statement.tags & TIMES:
                statement.tags |= self.times
        self.times = set()

    def introduce(self, clause: Clause) -> None:
        """Remember what a clause only names, so that the next one is about it."""
        before = self.systems
        self.name(tuple(id for item in clause.items for id in item.roles.get("system", ())))
        if before:
            self.things = ()
        self.last = None

    def systems_in(self, items: Sequence[Item], among: Sequence[Item] = ()) -> tuple[str, ...]:
        """The systems that the words name, or all so far where they say so, as in “both”. They are `among` others."""
        named = tuple(dict.fromkeys(id for item in items for id in item.roles.get("system", ())))
        if named:
            return named
        if any("all" in item for item in items) and not self._both_things(among or items):
            everything = tuple(self.seen) if len(self.seen) > 1 else self.named
            if len(everything) > 1:
                return everything
        is_other = any("other-one" in item.roles.get("it", ()) for item in items)
        if is_other and self.systems and len(self.every) == PAIR and len(self.things) < PAIR:
            return tuple(id for id in self.every if id != self.systems[-1])
        return ()

    def _both_things(self, items: Sequence[Item]) -> bool:
        """Whether “both” is said of two things, as in “name and password, I know both”."""
        place = next(place for place, item in enumerate(items) if "all" in item)
        if follows_preposition(items, place):
            return False
        things = [item for item in items if "thing" in item]
        sorts = {id for item in things for id in item.roles.get("mark", ())} if things else self.sorts
        return len(things) >= PAIR or {"username", "password"} <= sorts

    def state(
        self,
        clause: Clause,
        tags: set[str],
        systems: tuple[str, ...],
        things: tuple[str, ...],
        items: Sequence[Item],
        acts: tuple[str, ...],
        *,
        elliptic: bool = False,
        relative: bool = False,
    ) -> None:
        """Add a statement for each system, with what it takes up from before.

        `elliptic` says that its verb comes from before, and `relative` that what it is about does, as in “the account I had”.
        """
        named = bool(systems)
        if systems:
            self.name(systems)
        refers = "gap" not in tags and (relative or any("it" in item or "all" in item for item in items))
        tags = set(tags)
        own = [place for place in range(len(items)) if is_of(items, place)]
        if not own:
            tags.discard("my")
        following = (next((item for item in items[place:] if "system" in item), None) for place in own)
        mine = {id for item in following if item for id in item.roles["system"]}
        vague = any(is_unknown(item) for item in items) or any("other" in item for item in items[1:])
        if not any("act" in item and "self" in item for item in items):
            vague |= any(is_place(items, place) for place in range(len(items)))
        asks = bool({"know", "lose"} & set(acts)) and any(has_mark(item, "how") for item in items)
        vague |= asks and not named
        if not systems:
            if any("all" in item for item in items) and len(self.seen) > 1 and not self._both_things(items):
                systems = tuple(self.seen)
            elif not (vague and not refers and not things and not elliptic):
                systems = self.systems[-1:]
        doubts = bool({"know", "lose"} & set(acts)) and not vague
        if not things and (((refers or doubts) and not named) or stands_for_thing(items)):
            things = self.things
            tags |= self.sorts
        elif things:
            self.sorts = {id for item in items if "thing" in item for id in item.roles.get("mark", ())}
        if things:
            self.things = things
        tags = {*tags, *things, NAMED if named else "carried"}
        if refers:
            tags.add("pronoun")
        elif vague and not named:
            tags.add("vague")
        if not (named or refers or things or elliptic):
            tags.add("alone")
        if not self.named:
            tags.add("nowhere")
        for system in systems or (UNNAMED,):
            if self.corrects:
                self._take_back(system, tags, acts)
            statement = Statement(
                {*tags, system} - ({"my"} if mine and system not in mine else set()),
                items[0].start,
                items[-1].end,
                acts,
                (system,) if systems else (),
                things,
            )
            clause.statements.append(statement)
            self.made.append(statement)
            self.last = statement

    def _take_back(self, system: str, tags: set[str], acts: tuple[str, ...]) -> None:
        """Tag what was said before and is now said to be otherwise, as in “I do not, no, wait, I do”."""
        for statement in self.made[-NEAR:]:
            differs = (NO in tags) == (YES in statement.tags)
            if differs and system in statement.tags and set(acts) & set(statement.acts):
                statement.tags.add("taken-back")
