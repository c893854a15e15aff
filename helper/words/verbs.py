"""Clauses with verbs: a statement for each verb and system."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helper.words.clauses import Clause
from helper.words.context import EVER, NARROWED, NO, OTHER, SELF, UNSURE, YES, Context
from helper.words.grammar import (
    acts_itself,
    after_bound,
    denies_object,
    has_gap,
    has_mark,
    has_more,
    is_ing,
    is_object_last,
    lead,
    names_stranger,
    own_lead,
    subjects,
)
from helper.words.lexicon import Item


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with the words before and after it that belong to it."""

    left: Sequence[Item]
    act: Item
    right: Sequence[Item]
    follows: Sequence[Item]
    """The words up to the next verb, also those that lead on to that."""
    rest: Sequence[Item]
    """All words after the verb."""
    relative: bool
    """Whether it is said of a thing, as in “the password I forgot”."""
    is_gerund: bool
    is_before_gerund: bool
    is_first: bool
    is_last: bool


def read_verbs(clause: Clause, before: Clause | None, acts: Sequence[int], scope: set[str], context: Context) -> None:
    """Add the statements of the verbs at the places `acts`."""
    unsure, denies, ever = _carried(clause, before)
    remembers = False
    front: list[Item] = []
    for verb in _verbs(clause.items, acts):
        negations = _negations(verb)
        # What follows a verb that is denied is denied with it, as in “never had it fixed”.
        goes_on = denies and not any(set(item.roles) - {"filler", "mark"} for item in verb.left)
        denies = (len(negations) + len(verb.act.roles.get("negation", ())) + goes_on) % 2 == 1
        tags = {*scope, *_own_tags(verb), *negations, NO if denies else YES, *_who(verb, context)}
        if not context.behalf and names_stranger(verb.left):
            tags.add("stranger")
        if acts_itself(verb.left, verb.right):
            tags.add("itself")
        denies &= not any(has_mark(item, "how") for item in verb.follows)
        if negations and YES in tags:
            tags.add("twice")
        if _is_elliptic(clause) and context.last and context.last.tags & NARROWED:
            tags.add("more")
        if ever and denies:
            tags.add(EVER)
        if unsure or any(has_mark(item, "whether") for item in verb.left):
            tags.add(UNSURE)
        past = verb.is_gerund and remembers
        remembers = False
        if past:
            tags.add("past")
        if _embeds(verb):
            remembers = YES in tags and "know" in tags
            unsure |= (NO in tags) == ("know" in tags) or any(has_mark(item, "if") for item in verb.left)
            front = [item for item in (*verb.left, *verb.follows) if "system" in item or "thing" in item]
            continue
        left, front = (*front, *verb.left), []
        words = (*left, verb.act, *verb.right)
        things = tuple(id for item in words for id in item.roles.get("thing", ()))
        systems = _systems(left, (verb.act, *verb.right), context, is_of_both="both-sides" in tags)
        if verb.relative and systems and clause.statements and OTHER not in tags:
            context.rename(clause.statements[-1], systems[0])
        context.state(clause, tags, systems, things, words, verb.act.roles["act"], relative=verb.relative)
    # “My license came” says nothing of who acts next.
    if context.actor == "noun" and not clause.has("system", "thing", "it"):
        context.actor = SELF


def _is_elliptic(clause: Clause) -> bool:
    """Whether it only denies what was said before, as in “but never have”."""
    return not clause.opens and all("aux" in item or "negation" in item for item in clause.items)


def _carried(clause: Clause, before: Clause | None) -> tuple[bool, bool, bool]:
    """Whether “or” goes on with what the clause before leaves unsure, what it denies, and for all times."""
    first = clause.items[0]
    if clause.joins != "or" or not (before and before.statements) or {"self", "other", "negation"} & set(first.roles):
        return False, False, False
    tags = before.statements[-1].tags
    return UNSURE in tags, NO in tags, EVER in tags


def _verbs(items: Sequence[Item], acts: Sequence[int]) -> Iterator[_Verb]:
    for position, place in enumerate(acts):
        is_last = position + 1 == len(acts)
        between = items[acts[position - 1] + 1 if position else 0 : place]
        follows = items[place + 1 : len(items) if is_last else acts[position + 1]]
        # What follows the verb before belongs to that verb, except what leads on to this one.
        left = between[lead(between) :] if position else between
        relative = 0 < len(left) < len(between) and bool(
            {"thing", "system", "it"} & set(items[place - len(left) - 1].roles)
        )
        right = follows if is_last else follows[: lead(follows)]
        yield _Verb(
            left,
            items[place],
            right,
            follows,
            items[place + 1 :],
            relative,
            is_ing(items[place]),
            not is_last and is_ing(items[acts[position + 1]]),
            not position,
            is_last,
        )


def _negations(verb: _Verb) -> list[str]:
    """The classes of the words that deny the verb or what it is about."""
    near = after_bound(own_lead(verb.left))
    denied = [id for item in near for id in item.roles.get("negation", ())]
    last = next((item for item in reversed(near) if {"negation", "self", "other"} & set(item.roles)), None)
    is_denied = last is not None and "negation" in last
    for place, item in enumerate(verb.right):
        if denies_object(verb.right, place) and not (is_denied and len(denied) % 2 and has_mark(item, "emphatic")):
            denied += item.roles["negation"]
    return denied


def _own_tags(verb: _Verb) -> Iterator[str]:
    """The classes of the verb and of the words beside it, and what they leave open."""
    yield from verb.act.roles["act"]
    yield from verb.act.roles.get("mark", ())
    for item in (*verb.left, *verb.right):
        yield from item.roles.get("mark", ())
        yield from item.roles.get("aux", ())
    for item in own_lead(verb.left):
        yield from item.roles.get("ahead", ())
    if "system" not in verb.act and has_gap(verb.right):
        yield "gap"
    if has_more(verb.rest):
        yield "more"


def _who(verb: _Verb, context: Context) -> Iterator[str]:
    """Who acts, as far as it is not whoever speaks."""
    found = ["self"] if is_object_last(verb.left) else subjects(verb.left, subject=True)
    if found:
        context.actor = found[-1]
    if context.behalf:
        return
    has_own = verb.is_first and any("thing" in item or "system" in item for item in verb.left)
    acts = found[-1] != SELF if found else context.actor != SELF and not has_own
    if acts and not any("self" in item for item in (verb.act, *verb.right)):
        yield OTHER
    if set(found) - {SELF} or (not found and context.actor != SELF):
        yield "others"


def _embeds(verb: _Verb) -> bool:
    """Whether it only tells how sure the verb after it is, as in “I do not know whether I have one”."""
    if verb.is_last or not {"know", "lose"} & set(verb.act.roles["act"]):
        return False
    follows = verb.follows
    if any(has_mark(item, "whether") or has_mark(item, "if") for item in follows):
        return True
    if verb.is_before_gerund and all(set(item.roles) == {"filler"} for item in follows):
        return True
    speaks = any("self" in item or has_mark(item, "ever") for item in follows)
    return speaks and not any(has_mark(item, "how") or "thing" in item or "system" in item for item in follows)


def _systems(left: Sequence[Item], right: Sequence[Item], context: Context, *, is_of_both: bool) -> tuple[str, ...]:
    """The systems that the verb is about: those before it, unless somebody acts between them and others follow."""
    before, after = (context.systems_in(part, (*left, *right)) for part in (left, right))
    if is_of_both:
        return tuple(dict.fromkeys((*before, *after)))
    last = next((item for item in reversed(left) if "system" in item or "self" in item), None)
    acts_between = last is not None and "system" not in last
    return (after or before) if acts_between else (before or after)
