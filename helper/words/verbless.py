"""Clauses without a verb: answers such as “no”, and statements that take their verb from before."""

from helper.words.clauses import Clause
from helper.words.context import BARE, EVER, NAMED, NO, OTHER, UNNAMED, YES, Context
from helper.words.grammar import helps_unknown, leads, subjects


def read_verbless(clause: Clause, before: Clause | None, scope: set[str], context: Context) -> None:
    items = [item for item in clause.items if set(item.roles) != {"filler"}]
    systems = context.systems_in(items)
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
    answered |= bool(context.last and not context.last.systems and systems and "aux" in items[-1])
    last = context.last if context.last and (answered or not clause.opens or clause.joins in ("?", "\n", "")) else None
    other = context.other
    if has_self or has_other:
        first = next((place for place, item in enumerate(items) if "system" in item or "thing" in item), len(items))
        ahead = next((place for place, item in enumerate(items) if "ahead" in item), first)
        found = subjects(items[: min(first, ahead) + 1]) or (["self"] if has_self else ["other"])
        other = found[-1] == "other"
    if has_self:
        context.other = other
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
            for statement in (before.statements or context.told)[-2:] if scope else ():
                statement.tags |= scope
            if context.last and not clause.opens:
                if clause.joins == "break":
                    marks = marks - {"after"}
                context.last.tags |= marks & {"past", "before", "after", "through", "anymore", "ever", "kept", "gone"}
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
    if other and not context.behalf:
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
            if any("all" in item and "negation" in item for item in items) or "nor-not" in negations
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
    context.state(clause, tags, systems, things, items, acts, elliptic=bool(acts))
