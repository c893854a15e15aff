"""From clauses to statements: what is said of which system, whether it is denied, and by whom.

A statement is a set of tags: the ids of the classes of its words, and those that this module adds (`TAGS`).
"""

from collections.abc import Sequence
from typing import Final

from helper.words.clauses import Clause, Statement, clauses, is_topic
from helper.words.grammar import (
    after_bound,
    denies_object,
    has_gap,
    has_more,
    is_unknown,
    helps_unknown,
    is_auxiliary,
    is_of,
    lead,
    own_lead,
    leads,
    only_doubts,
    stands_for_thing,
    subjects,
)
from helper.words.lexicon import Item

YES: Final = "said"
NO: Final = "denied"
EVER: Final = "ever"
OTHER: Final = "other"
BARE: Final = "bare"
ASKED: Final = "asked"
UNSURE: Final = "unsure"
UNNAMED: Final = "unnamed"
NAMED: Final = "named"


class Interpreter:
    """Reads clauses one after another, and remembers what pronouns stand for."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.clauses = list(clauses(items))
        self.named = [id for item in items for id in item.roles.get("system", ())]
        self.behalf = any("behalf" in item for item in items)
        self.systems: tuple[str, ...] = ()
        self.things: tuple[str, ...] = ()
        self.sorts: set[str] = set()
        self.seen: list[str] = []
        self.other = False
        self.last: Statement | None = None
        self.corrects = False
        self.told: list[Statement] = []
        before: Clause | None = None
        for place, clause in enumerate(self.clauses):
            if clause.has("system") and is_topic(self.clauses[place : place + 3]):
                self.systems = tuple(id for item in clause.items for id in item.roles.get("system", ()))
                self.seen += self.systems
                self.things, self.last = (), None
            else:
                self._clause(clause, before)
            before = clause

    def _clause(self, clause: Clause, before: Clause | None) -> None:
        items = clause.items
        if any("correct" in item.roles.get("mark", ()) for item in items):
            self.corrects = True
        for item in items:
            clause.tags.update(id for ids in item.roles.values() for id in ids)
        if clause.opens:
            self.other = False
        if clause.who and before and (people := subjects(before.items)):
            self.other = people[-1] == "other"
        acts = [place for place, item in enumerate(items) if "act" in item]
        acts = [place for place in acts if not is_auxiliary(items, place)]
        scope = {id for item in items for id in item.roles.get("scope", ())}
        elided = (
            all("aux" in items[place] for place in acts)
            and not clause.has("system", "thing", "it", "all")
            and clause.has("self", "other")
            and all(set(item.roles) & {"self", "other", "negation", "aux", "filler", "mark"} for item in items)
        )
        doubting = (
            len(acts) == 1 and self.last and (not clause.opens or clause.joins == "?") and only_doubts(items, acts[0])
        )
        if doubting and self.last and "credential" not in self.last.tags and before and before.statements:
            for statement in before.statements:
                statement.tags.add(UNSURE)
        elif not acts or elided:
            self._without_act(clause, before, scope)
        else:
            self._with_acts(clause, acts, scope)
        if clause.statements or clause.opens:
            self.told = clause.statements
        for statement in clause.statements:
            if clause.asks:
                statement.tags.add("question")
            clause.tags |= statement.tags
        named = tuple(id for item in items for id in item.roles.get("system", ()))
        if named and not clause.statements:
            self.systems = named
            self.seen += [*named]

    def _with_acts(self, clause: Clause, acts: list[int], scope: set[str]) -> None:
        items = clause.items
        unsure = denies = False
        front: list[Item] = []
        for position, place in enumerate(acts):
            begin = acts[position - 1] + 1 if position else 0
            end = acts[position + 1] if position + 1 < len(acts) else len(items)
            left, act, right = items[begin:place], items[place], items[place + 1 : end]
            if position:  # what follows the verb before belongs to that verb, except what leads on to this one
                cut = lead(left)
                left = left[cut:]
            if position + 1 < len(acts):
                right = right[: lead(right)]
            tags = {*act.roles["act"], *act.roles.get("mark", ()), *scope}
            near = own_lead(left)
            denied = [id for item in after_bound(near) for id in item.roles.get("negation", ())]
            denied += [
                id for place, item in enumerate(right) if denies_object(right, place) for id in item.roles["negation"]
            ]
            inner = act.roles.get("negation", ())
            tags.update(
                id for item in (*left, *right) for id in (*item.roles.get("mark", ()), *item.roles.get("aux", ()))
            )
            tags.update(id for item in near for id in item.roles.get("ahead", ()))
            tags.update(denied)
            # What follows a verb that is denied is denied with it, as in “never had it fixed”.
            odd = (len(denied) + len(inner) + (denies and not left)) % 2
            denies = bool(odd)
            tags.add(NO if odd else YES)
            if denied and not odd:
                tags.add("twice")
            found = subjects(left, subject=True)
            if found:
                self.other = found[-1] == "other"
            theirs = self.other and not self.behalf and not any("self" in item for item in (act, *right))
            if theirs:
                tags.add(OTHER)
            if not self.behalf and "other" in found:
                tags.add("others")
            if "system" not in act and has_gap(right):
                tags.add("gap")
            if has_more(items[place + 1 :]):
                tags.add("more")
            knows = "know" in act.roles["act"]
            loses = "lose" in act.roles["act"]
            if unsure:
                tags.add(UNSURE)
            if any("whether" in item.roles.get("mark", ()) for item in left):
                tags.add(UNSURE)
            # “I do not know whether I have one”: what is unsure is what follows.
            follows = items[place + 1 : end]
            is_last = position + 1 == len(acts)
            asks = any({"whether", "if"} & set(item.roles.get("mark", ())) for item in follows)
            embeds = not is_last and (
                asks
                or (
                    any("self" in item or "ever" in item.roles.get("mark", ()) for item in follows)
                    and not any(
                        "how" in item.roles.get("mark", ()) or "thing" in item or "system" in item for item in follows
                    )
                )
            )
            if (knows or loses) and embeds:
                if bool(odd) == knows:
                    unsure = True
                front = [item for item in (*left, *follows) if "system" in item or "thing" in item]
                continue
            left = [*front, *left]
            front = []
            before_systems = self._systems(left)
            after_systems = self._systems((act, *right))
            self_between = False
            for item in left:
                if "system" in item:
                    self_between = False
                elif "self" in item:
                    self_between = True
            if "both-sides" in tags:
                systems = tuple(dict.fromkeys((*before_systems, *after_systems)))
            elif before_systems and (not self_between or not after_systems):
                systems = before_systems
            else:
                systems = after_systems or before_systems
            things = tuple(id for item in (*left, act, *right) for id in item.roles.get("thing", ()))
            # “the password I forgot”
            relative = (
                bool(position)
                and len(items[begin:place]) > len(left) > 0
                and bool({"thing", "system", "it"} & set(items[place - len(left) - 1].roles))
            )
            self._state(clause, tags, systems, things, (*left, act, *right), act.roles["act"], relative=relative)

    def _systems(self, items: Sequence[Item]) -> tuple[str, ...]:
        named = tuple(dict.fromkeys(id for item in items for id in item.roles.get("system", ())))
        if named:
            return named
        if any("all" in item for item in items):
            everything = tuple(dict.fromkeys(self.seen if len(set(self.seen)) > 1 else self.named))
            if len(everything) > 1:
                return everything
        return ()

    def _without_act(self, clause: Clause, before: Clause | None, scope: set[str]) -> None:
        items = [item for item in clause.items if set(item.roles) != {"filler"}]
        systems = self._systems(items)
        things = tuple(id for item in items for id in item.roles.get("thing", ()))
        negations = [id for item in items for id in item.roles.get("negation", ())]
        marks = {id for item in items for role in ("mark", "aux", "ahead") for id in item.roles.get(role, ())}
        own = {
            id
            for item in items
            if not {"system", "thing", "self", "other"} & set(item.roles)
            for id in item.roles.get("mark", ())
        }
        has_self, has_other = clause.has("self"), clause.has("other")
        answered = has_self and clause.has("aux") and clause.has("negation")
        answered |= bool(self.last and not self.last.systems and systems and "aux" in items[-1])
        last = self.last if self.last and (answered or not clause.opens or clause.joins in ("?", "\n", "")) else None
        other = self.other
        if has_self or has_other:
            first = next((place for place, item in enumerate(items) if "system" in item or "thing" in item), len(items))
            ahead = next((place for place, item in enumerate(items) if "ahead" in item), first)
            found = subjects(items[: min(first, ahead) + 1]) or (["self"] if has_self else ["other"])
            other = found[-1] == "other"
        if has_self:
            self.other = other
        elided = any(role in item for item in items for role in ("aux", "negation")) and not any(
            not set(item.roles) - {"plain"} for item in items
        )
        speaks = elided and not things and not systems and (has_self or has_other or clause.has("all"))
        if (
            not things
            and all({"all", "negation", "join"} & set(item.roles) and "system" not in item for item in items)
            and EVER not in marks
            and any("all" in item for item in items)
        ):
            return
        if not systems and not things and not speaks:
            answers = (
                len(items) == 1
                and (negations or "affirm" in marks)
                and clause.joins in (":", "?", "-", "&", "/", ")", ",", "")
            )
            if (
                answers
                and before
                and before.statements
                and BARE in before.statements[-1].tags
                and (clause.joins != "," or len(before.items) <= 2)
            ):
                statement = before.statements[-1]
                statement.tags |= {*marks, *negations}
                if negations:
                    statement.tags -= {YES}
                    statement.tags.add(NO)
            elif before:
                for statement in (before.statements or self.told)[-2:] if scope else ():
                    statement.tags |= scope
                if self.last and not clause.opens:
                    if clause.joins == "break":
                        marks = marks - {"after"}
                    self.last.tags |= marks & {"past", "before", "after", "through", "anymore", "ever", "kept", "gone"}
            return
        blocked = any(
            "negation" in item and "nil" not in item.roles["negation"] and not set(items[place + 1].roles) - {"plain"}
            for place, item in enumerate(items[:-1])
        ) or helps_unknown(items)
        odd = len(negations) % 2
        tags = {*scope, *marks, *negations, NO if odd else YES}
        tags.add("blocked" if blocked else BARE)
        if len(items) > 1 and "nil" in items[-1].roles.get("negation", ()):
            tags.add("answered")
        if other and not self.behalf:
            tags.add(OTHER)
        if negations and not odd:
            tags.add("twice")
        acts: tuple[str, ...] = ()
        if (
            not blocked
            and last
            and last.acts
            and "nil" not in negations
            and "affirm" not in marks
            and (
                speaks
                or (systems and not things and (negations or "aux" in items[-1]))
                or (things and last.things and negations and "negation" in items[0])
            )
        ):
            acts = last.acts
            systems = systems or last.systems
            things = things or last.things
            tags |= last.tags & (
                {"past", "asked", "ever"}
                if "neither" in {item.word for item in items} or "nor-not" in negations
                else {"past", "asked"}
            )
        elif (
            last
            and (last.acts or last.things)
            and not clause.opens
            and not negations
            and not own - {"old", "my", "kept", "password", "for", "only"}
            and clause.joins in (",", "join", "&", "+", "/")
            and not leads(items)
        ):
            acts = last.acts
            tags = {*last.tags - set(last.systems) - {NAMED, UNNAMED, BARE}} | scope | marks
            if "only" in marks and NO in tags:
                tags = {*tags - {NO, EVER}, YES}
            systems = systems or last.systems
        tags.update(acts)
        self._state(clause, tags, systems, things, items, acts, elliptic=bool(acts))

    def _state(
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
        named = bool(systems)
        if systems:
            self.systems = systems
            self.seen += systems
        refers = relative or any("it" in item or "all" in item for item in items)
        tags = set(tags)
        if "my" in tags and not any(is_of(items, place) for place in range(len(items))):
            tags.discard("my")
        vague = any(is_unknown(item) for item in items) or any("other" in item for item in items[1:])
        if not systems:
            if any("all" in item for item in items) and len(set(self.seen)) > 1:
                systems = tuple(dict.fromkeys(self.seen))
            elif not (vague and not refers and not things and not elliptic):
                systems = self.systems[-1:]
        doubts = bool({"know", "lose"} & set(acts)) and not vague
        if not things and ((refers or doubts) and not named or stands_for_thing(items)):
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
                {*tags, system}, items[0].start, items[-1].end, acts, (system,) if systems else (), things
            )
            clause.statements.append(statement)
            self.last = statement

    def _take_back(self, system: str, tags: set[str], acts: tuple[str, ...]) -> None:
        """Tag what was said before and is now said to be otherwise, as in “I do not, no, wait, I do”."""
        for clause in self.clauses:
            for statement in clause.statements:
                if system in statement.tags and set(acts) & set(statement.acts) and (NO in tags) == (YES in statement.tags):
                    statement.tags.add("taken-back")
                    clause.tags.add("taken-back")
                    self.corrects = False
