"""From words to statements: what is said of which system, whether it is denied, and by whom.

A statement is a set of tags: the ids of the classes of its words, and those that this module adds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from helper.words.lexicon import Item
from helper.words.tokens import STOPS

SIGNS: Final = frozenset(",()-:/&+")
YES: Final = "said"
NO: Final = "denied"
EVER: Final = "ever"
OTHER: Final = "other"
BARE: Final = "bare"
ASKED: Final = "asked"
UNSURE: Final = "unsure"
UNNAMED: Final = "unnamed"
NAMED: Final = "named"


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
        if run and "join" in item and _goes_on(run[-1], items[place + 1 : place + 6]):
            continue
        if not (item.word in STOPS or item.word in SIGNS or "break" in item or "join" in item):
            if run and "negation" in item and {"system", "thing"} & set(run[-1].roles) and any("act" in one or "negation" in one for one in run):
                yield Clause(_without_reply(run), opens, joins, joins == "who")
                run, opens, joins = [], False, ","
            if "system" in item and run and _answers(run):
                yield Clause(_without_reply(run), opens, joins, joins == "who")
                run, opens, joins = [], False, ","
            run.append(item)
            continue
        if run:
            yield Clause(_without_reply(run), opens, joins, joins == "who")
            run, opens, joins = [], False, ""
        if item.word in STOPS:
            opens, joins = True, item.word
        elif "break" in item:
            joins = "who" if "who" in item.roles["break"] else "break"
        else:
            joins = joins or ("join" if "join" in item else item.word)
        if {"negation", "mark", "scope"} & set(item.roles):
            run = [item]
    if run:
        yield Clause(_without_reply(run), opens, joins, joins == "who")


def _answers(items: Sequence[Item]) -> bool:
    """Whether the words are a system with yes or no, without a verb."""
    last = items[-1]
    says = "negation" in last or "affirm" in last.roles.get("mark", ())
    return says and any("system" in item for item in items) and not any("act" in item for item in items)


def _goes_on(last: Item, items: Sequence[Item]) -> bool:
    """Whether a list goes on, as in “user name and password” or “my first and my second account”."""
    role = "thing" if "thing" in last else "system"
    if role not in last:
        return False
    for place, item in enumerate(items):
        if role in item:
            rest = (one for one in items[place + 1 :] if not {"filler", "thing"} & set(one.roles))
            after = next(rest, None)
            return after is None or role == "thing" or not {"act", "aux", "negation", "self", "ahead"} & set(after.roles)
        if not {"filler", "self", "other"} & set(item.roles) or "act" in item:
            return False
    return False


def _without_reply(items: list[Item]) -> list[Item]:
    """The words without a “no” that only replies, as in “no I do not”, and without “my” where it is not of the account."""
    left = []
    for place, item in enumerate(items):
        after = items[place + 1].roles if place + 1 < len(items) else {}
        if "nil" in item.roles.get("negation", ()) and ("self" in after or "negation" in after):
            continue
        if "all" in item and "negation" in item and place + 1 < len(items) and {"aux", "self"} & set(items[place + 1].roles):
            item = Item(item.word, item.start, item.end, {role: ids for role, ids in item.roles.items() if role != "all"})
        left.append(item)
    return left


def _leads(items: Sequence[Item]) -> bool:
    """Whether words without a meaning come first, which may be a verb."""
    for item in items:
        if "system" in item or "thing" in item:
            return False
        if not set(item.roles) - {"plain"}:
            return True
    return True


def _has_gap(items: Sequence[Item]) -> bool:
    """Whether the verb is about something else than the system after it, as in “had a problem with”."""
    for place, item in enumerate(items):
        if "system" in item:
            return any(not set(one.roles) - {"plain"} for one in items[:place])
    return False


def _subjects(items: Sequence[Item], *, subject: bool = False) -> list[str]:
    """Who is named: “other”, or “self”. “My” and a word that means nothing here are another person."""
    found: list[str] = []
    is_said = False
    for place, item in enumerate(items):
        if "i-am-a" in item.roles.get("self", ()):
            is_said = True
        if "other" in item:
            found.append("self" if is_said else "other")
        elif "self" in item:
            after = next((one for one in items[place + 1 :] if set(one.roles) != {"filler"}), None)
            mine = subject and not found and "my" in item.roles.get("mark", ())
            found.append("other" if mine and after is not None and not set(after.roles) - {"plain"} else "self")
    return found


def _past_follows(items: Sequence[Item]) -> bool:
    """Whether the next verb is in the past, as after “have”."""
    return "past" in next((item.roles.get("mark", ()) for item in items if "act" in item), ())


def _is_of(items: Sequence[Item], place: int) -> bool:
    """Whether that word is “my”, and says whose account it is."""
    if "my" not in items[place].roles.get("mark", ()):
        return False
    for item in items[place + 1 : place + 4]:
        if "system" in item or "thing" in item:
            return True
        if not set(item.roles) - {"plain"} or "act" in item:
            return False
    return False


def _denies_object(items: Sequence[Item], place: int) -> bool:
    """Whether that word denies what the verb before it is about, as in “have no account”."""
    if "negation" not in items[place]:
        return False
    near = items[place : place + 4]
    return not place or any(role in item for item in near for role in ("system", "thing", "it", "all"))


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
        before: Clause | None = None
        for clause in self.clauses:
            self._clause(clause, before)
            before = clause

    def _clause(self, clause: Clause, before: Clause | None) -> None:
        items = clause.items
        for item in items:
            clause.tags.update(id for ids in item.roles.values() for id in ids)
        if clause.opens:
            self.other = False
        if clause.who and before and (people := _subjects(before.items)):
            self.other = people[-1] == "other"
        acts = [place for place, item in enumerate(items) if "act" in item]
        acts = [place for place in acts if not self._is_auxiliary(items, place)]
        scope = {id for item in items for id in item.roles.get("scope", ())}
        elided = (
            all("aux" in items[place] for place in acts)
            and not clause.has("system", "thing", "it", "all")
            and clause.has("self", "other")
            and all(set(item.roles) & {"self", "other", "negation", "aux", "filler", "mark"} for item in items)
        )
        doubting = len(acts) == 1 and self.last and (not clause.opens or clause.joins == "?") and self._only_doubts(items, acts[0])
        if doubting and self.last and "credential" not in self.last.tags and before and before.statements:
            for statement in before.statements:
                statement.tags.add(UNSURE)
        elif not acts or elided:
            self._without_act(clause, before, scope)
        else:
            self._with_acts(clause, acts, scope)
        for statement in clause.statements:
            clause.tags |= statement.tags
        named = tuple(id for item in items for id in item.roles.get("system", ()))
        if named and not clause.statements:
            self.systems = named
            self.seen += [*named]

    @staticmethod
    def _is_auxiliary(items: Sequence[Item], place: int) -> bool:
        """Whether the verb only helps another one, as in “have never used”."""
        if "aux" not in items[place]:
            return False
        for distance, item in enumerate(items[place + 1 :]):
            if "act" in item:
                return True
            if "thing" in item or "system" in item or "it" in item or "other" in item or distance > 3:
                return False
            if not set(item.roles) - {"plain"} and not _past_follows(items[place + 1 :]):
                return False
        return False

    def _with_acts(self, clause: Clause, acts: list[int], scope: set[str]) -> None:
        items = clause.items
        unsure = False
        front: list[Item] = []
        for position, place in enumerate(acts):
            begin = acts[position - 1] + 1 if position else 0
            end = acts[position + 1] if position + 1 < len(acts) else len(items)
            left, act, right = items[begin:place], items[place], items[place + 1 : end]
            if position:  # what follows the verb before belongs to that verb, except what leads on to this one
                cut = self._lead(left)
                left = left[cut:]
            if position + 1 < len(acts):
                right = right[: self._lead(right)]
            tags = {*act.roles["act"], *act.roles.get("mark", ()), *scope}
            denied = [id for item in left for id in item.roles.get("negation", ())]
            denied += [id for place, item in enumerate(right) if _denies_object(right, place) for id in item.roles["negation"]]
            inner = act.roles.get("negation", ())
            tags.update(id for item in (*left, *right) for id in (*item.roles.get("mark", ()), *item.roles.get("aux", ())))
            tags.update(id for item in left for id in item.roles.get("ahead", ()))
            tags.update(denied)
            odd = (len(denied) + len(inner)) % 2
            tags.add(NO if odd else YES)
            if denied and not odd:
                tags.add("twice")
            subjects = _subjects(left, subject=True)
            if subjects:
                self.other = subjects[-1] == "other"
            theirs = self.other and not self.behalf and not any("self" in item for item in right)
            if theirs:
                tags.add(OTHER)
            if not self.behalf and any("other" in item for item in left):
                tags.add("others")
            if _has_gap(right):
                tags.add("gap")
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
                or any("self" in item or EVER in item.roles.get("mark", ()) for item in follows)
                and not any("how" in item.roles.get("mark", ()) or "thing" in item or "system" in item for item in follows)
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
            relative = bool(position) and len(items[begin:place]) > len(left) > 0 and bool({"thing", "system", "it"} & set(items[place - len(left) - 1].roles))
            self._state(clause, tags, systems, things, (*left, act, *right), act.roles["act"], relative=relative)

    @staticmethod
    def _only_doubts(items: Sequence[Item], place: int) -> bool:
        """Whether the words only say that somebody does not know."""
        if any(role in item for item in items for role in ("system", "thing", "it", "all")):
            return False
        act = items[place].roles["act"]
        odd = sum(len(item.roles.get("negation", ())) for item in items) % 2
        if not ("know" in act and odd or "lose" in act and not odd):
            return False
        asks = any({"whether", "if"} & set(item.roles.get("mark", ())) for item in items)
        return asks or not any(not set(item.roles) - {"plain"} for item in items)

    @staticmethod
    def _lead(items: Sequence[Item]) -> int:
        """Where the words begin that lead on to the next verb: its subject, what denies it, and what it helps."""
        cut = len(items)
        for place in range(len(items) - 1, -1, -1):
            item = items[place]
            if "thing" in item or "system" in item:
                break
            if any(role in item for role in ("negation", "ahead", "self", "aux", "scope")) or "other" in item:
                cut = place
            elif item.roles.get("mark"):
                if {"whether", "if"} & set(item.roles["mark"]):
                    cut = place
        return cut

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
        own = {id for item in items if not {"system", "thing", "self", "other"} & set(item.roles) for id in item.roles.get("mark", ())}
        has_self, has_other = clause.has("self"), clause.has("other")
        answered = has_self and clause.has("aux") and clause.has("negation")
        last = self.last if self.last and (answered or not clause.opens or clause.joins in ("?", "\n", "")) else None
        if has_self:
            first = next((place for place, item in enumerate(items) if "system" in item or "thing" in item), len(items))
            subjects = _subjects(items[: first + 1]) or ["self"]
            self.other = subjects[-1] == "other"
        elided = any(role in item for item in items for role in ("aux", "negation")) and not any(
            not set(item.roles) - {"plain"} for item in items
        )
        speaks = elided and not things and not systems and (has_self or has_other or clause.has("all"))
        if not things and all({"all", "negation", "join"} & set(item.roles) and "system" not in item for item in items) and EVER not in marks and any("all" in item for item in items):
            return
        if not systems and not things and not speaks:
            answers = len(items) == 1 and (negations or "affirm" in marks) and clause.joins in (":", "?", "-", "&", "/", ")", ",", "")
            if answers and before and before.statements and BARE in before.statements[-1].tags and (clause.joins != "," or len(before.items) <= 2):
                statement = before.statements[-1]
                statement.tags |= {*marks, *negations}
                if negations:
                    statement.tags -= {YES}
                    statement.tags.add(NO)
            elif before:
                for statement in before.statements[-2:] if scope else ():
                    statement.tags |= scope
                if self.last and not clause.opens:
                    if clause.joins == "break":
                        marks = marks - {"after"}
                    self.last.tags |= marks & {"past", "before", "after", "through", "anymore", "ever", "kept", "gone"}
            return
        blocked = any(
            "negation" in item and "nil" not in item.roles["negation"] and not set(items[place + 1].roles) - {"plain"}
            for place, item in enumerate(items[:-1])
        )
        odd = len(negations) % 2
        tags = {*scope, *marks, *negations, NO if odd else YES}
        tags.add("blocked" if blocked else BARE)
        if self.other and not self.behalf:
            tags.add(OTHER)
        acts: tuple[str, ...] = ()
        if not blocked and last and last.acts and "nil" not in negations and "affirm" not in marks and (
            speaks
            or (systems and not things and (negations or "aux" in items[-1]))
            or (things and last.things and negations and "negation" in items[0])
        ):
            acts = last.acts
            systems = systems or last.systems
            things = things or last.things
            tags |= last.tags & ({"past", "asked", "ever"} if "neither" in {item.word for item in items} or "nor-not" in negations else {"past", "asked"})
        elif (
            last
            and (last.acts or last.things)
            and not clause.opens
            and not negations
            and not own - {"old", "my", "kept", "password", "for"}
            and clause.joins in (",", "join", "&", "+", "/")
            and not _leads(items)
        ):
            acts = last.acts
            tags = {*last.tags - set(last.systems) - {NAMED, UNNAMED, BARE}} | scope | marks
            systems = systems or last.systems
        tags.update(acts)
        self._state(clause, tags, systems, things, items, acts, elliptic=bool(acts))

    def _state(
        self, clause: Clause, tags: set[str], systems: tuple[str, ...], things: tuple[str, ...], items: Sequence[Item], acts: tuple[str, ...],
        *, elliptic: bool = False, relative: bool = False,
    ) -> None:
        named = bool(systems)
        if systems:
            self.systems = systems if len(systems) == 1 else systems
            self.seen += systems
        refers = relative or any("it" in item or "all" in item for item in items)
        tags = set(tags)
        if "my" in tags and not any(_is_of(items, place) for place in range(len(items))):
            tags.discard("my")
        vague = any(not set(item.roles) - {"plain"} for item in items) or any("other" in item for item in items[1:])
        if not systems:
            if any("all" in item for item in items) and len(set(self.seen)) > 1:
                systems = tuple(dict.fromkeys(self.seen))
            elif not (vague and not refers and not things and not elliptic):
                systems = self.systems[-1:]
        doubts = bool({"know", "lose"} & set(acts)) and not vague
        if not things and (refers or doubts) and not named:
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
        for system in systems or (UNNAMED,):
            statement = Statement({*tags, system}, items[0].start, items[-1].end, acts, (system,) if systems else (), things)
            clause.statements.append(statement)
            self.last = statement
