"""Clauses with verbs: a statement for each verb and system."""

from helper.words.clauses import Clause
from helper.words.context import NO, OTHER, UNSURE, YES, Context
from helper.words.grammar import after_bound, denies_object, has_gap, has_more, lead, own_lead, subjects
from helper.words.lexicon import Item


def read_verbs(clause: Clause, acts: list[int], scope: set[str], context: Context) -> None:
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
        tags.update(id for item in (*left, *right) for id in (*item.roles.get("mark", ()), *item.roles.get("aux", ())))
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
            context.other = found[-1] == "other"
        theirs = context.other and not context.behalf and not any("self" in item for item in (act, *right))
        if theirs:
            tags.add(OTHER)
        if not context.behalf and "other" in found:
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
        before_systems = context.systems_in(left)
        after_systems = context.systems_in((act, *right))
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
        context.state(clause, tags, systems, things, (*left, act, *right), act.roles["act"], relative=relative)
