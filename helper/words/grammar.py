"""What words do to those beside them: who acts, what is denied, and which verb only helps another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from helper.words.lexicon import COVERED, Item

NEAR: Final = 12
"""How many words on or back something still belongs together. Without a bound, long texts would take minutes."""
DETERMINERS: Final = frozenset(("a", "the", "article", "emphatic"))
"""The classes of words that only begin a phrase, such as “no time”."""


def is_unknown(item: Item) -> bool:
    """Whether no class says what the word means."""
    plain = item.roles.get("plain", ())
    if not plain or COVERED in plain:
        return not item.roles
    return not set(item.roles) - {"plain", "mark"} and DETERMINERS.issuperset(item.roles.get("mark", ()))


def is_unknown_or_plain(item: Item) -> bool:
    """Whether no class says what the word does, though one may say that it means nothing."""
    return not set(item.roles) - {"plain"}


def leads(items: Sequence[Item]) -> bool:
    """Whether words without a meaning come first, which may be a verb."""
    for item in items:
        if "system" in item or "thing" in item:
            return False
        if is_unknown(item):
            return True
    return True


def has_gap(items: Sequence[Item]) -> bool:
    """Whether the verb is about something else than the system after it, as in “had a problem with”."""
    role = "system" if any("system" in item for item in items) else "it"
    for place, item in enumerate(items):
        if role in item:
            return any(is_unknown(one) or is_place(items, at) for at, one in enumerate(items[:place]))
    return False


def subjects(items: Sequence[Item], *, subject: bool = False) -> list[str]:
    """Who is named: “other”, “self”, or “noun” for what may be a person, which is “my” or “the” and a word without a class.

    Words such as “me” are no subject after another one, as in “whoever was here before me”.
    """
    found: list[str] = []
    is_said = False
    for place, item in enumerate(items):
        marks = item.roles.get("mark", ())
        if "i-am-a" in item.roles.get("self", ()):
            is_said = True
        if found and "object" in marks:
            continue
        if follows_preposition(items, place) and (found or any(_is_i(one) for one in items[place + 1 : place + NEAR])):
            continue
        if "other" in item:
            found.append("self" if is_said else "other")
        elif "self" in item:
            named = next((one for one in reversed(items[max(place - NEAR, 0) : place]) if not is_unknown(one)), None)
            if named is not None and "other" in named and _is_i(item):  # “the one I work for”
                continue
            after = next((one for one in items[place + 1 :] if set(one.roles) != {"filler"}), None)
            is_noun = after is not None and is_unknown(after)
            if not (subject and "my" in marks):
                found.append("self")
            elif not found:
                found.append("noun" if is_noun else "self")
            elif after is not None and not is_noun:
                found.append("self")
        elif subject and not found and "the" in marks:
            after = next((one for one in items[place + 1 :] if set(one.roles) != {"filler"}), None)
            if after is not None and is_unknown(after):
                found.append("noun")
    return found


def follows_preposition(items: Sequence[Item], place: int) -> bool:
    """Whether that word comes after one such as “from”, perhaps with “my” or “the” between."""
    for item in reversed(items[max(place - 3, 0) : place]):
        marks = item.roles.get("mark", ())
        if "preposition" in marks:
            return True
        if not {"my", "the"} & set(marks):
            return False
    return False


def past_follows(items: Sequence[Item]) -> bool:
    """Whether the next verb is in the past, as after “have”."""
    return "past" in next((item.roles.get("mark", ()) for item in items if "act" in item), ())


def is_of(items: Sequence[Item], place: int) -> bool:
    """Whether that word is “my”, and says whose account it is."""
    if "my" not in items[place].roles.get("mark", ()):
        return False
    for item in items[place + 1 : place + 4]:
        if "system" in item or "thing" in item:
            return True
        if is_unknown(item) or "act" in item:
            return False
    return False


def denies_object(items: Sequence[Item], place: int) -> bool:
    """Whether that word denies what the verb before it is about, as in “have no account”."""
    if "negation" not in items[place]:
        return False
    near = items[place : place + 4]
    return not place or any(role in item for item in near for role in ("system", "thing", "it", "all"))


def only_doubts(items: Sequence[Item], place: int) -> bool:
    """Whether the words only say that somebody does not know."""
    if any(role in item for item in items for role in ("system", "thing", "it", "all")):
        return False
    act = items[place].roles["act"]
    odd = sum(len(item.roles.get("negation", ())) for item in items) % 2
    if not (("know" in act and odd) or ("lose" in act and not odd)):
        return False
    if any({"whether", "if"} & set(item.roles.get("mark", ())) for item in items):
        return True
    if any(has_mark(item, "how") for item in items[place + 1 :]):
        return False
    return not any("self" in item for item in items[place + 1 :]) and not any(is_unknown(item) for item in items)


def lead(items: Sequence[Item]) -> int:
    """Where the words begin that lead on to the next verb: its subject, what denies it, and what it helps."""
    cut = len(items)
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if "thing" in item or "system" in item:
            break
        if (
            any(role in item for role in ("negation", "ahead", "self", "aux", "scope"))
            or "other" in item
            or (item.roles.get("mark") and {"whether", "if"} & set(item.roles["mark"]))
        ):
            cut = place
    return cut


def is_auxiliary(items: Sequence[Item], place: int) -> bool:
    """Whether the verb only helps another one, as in “have never used”."""
    if "aux" not in items[place]:
        return False
    for distance, item in enumerate(items[place + 1 :]):
        if "act" in item or ("aux" in item and "past" in item.roles.get("mark", ())):
            return True
        if "thing" in item or "system" in item or "it" in item or "other" in item or distance > 3:
            return False
        if is_participle(item) and not past_follows(items[place + 1 :]):
            return True
        if is_unknown(item) and not past_follows(items[place + 1 :]):
            return False
    return False


def is_participle(item: Item) -> bool:
    """Whether it looks like a form of a verb that no class has."""
    is_word = item.end - item.start == len(item.word)
    return (
        is_word
        and item.word.endswith(("ed", "ing", "en", "wn", "eard"))
        and not set(item.roles) - {"plain", "mark", "ahead", "scope"}
    )


def helps_unknown(items: Sequence[Item]) -> bool:
    """Whether a word helps a verb that no class has, as in “had already retired”."""
    for place, item in enumerate(items):
        if "aux" in item:
            after = next(
                (one for one in items[place + 1 :] if is_participle(one) or not {"filler", "mark"} & set(one.roles)),
                None,
            )
            if after is not None and is_participle(after):
                return True
    return False


def after_bound(items: Sequence[Item]) -> Sequence[Item]:
    """The words after one that begins a clause of time, as “until I” does, which what was denied before does not deny."""
    for place in range(len(items) - 2, 0, -1):
        if "until" in items[place].roles.get("mark", ()) and {"self", "other", "it"} & set(items[place + 1].roles):
            return items[place + 1 :]
    return items


def stands_for_thing(items: Sequence[Item]) -> bool:
    """Whether “one” after a system stands for the thing named before."""
    return any("system" in one and "it" in other for one, other in pairwise(items))


def has_more(items: Sequence[Item]) -> bool:
    """Whether more follows what a verb is about, which may narrow it down, as in “had it on a tablet” or “had it fail”."""
    place = next((place for place, item in enumerate(items[:NEAR]) if "system" in item or "it" in item), -1) + 1
    while place and place < len(items) and {"system", "thing", "it"} & set(items[place].roles):
        place += 1
    for item in items[place : place + NEAR]:
        if "ahead" in item or ("self" in item and "my" not in item.roles.get("mark", ())):
            return "i-am-a" in item.roles.get("self", ())
        if is_unknown(item) or {"act", "other"} & set(item.roles) or (place and "negation" in item):
            return True
    return False


def own_lead(items: Sequence[Item]) -> Sequence[Item]:
    """The words from the last “I” on where another sentence comes before it, as in “I need that account I used to have it”."""
    first = next((place for place, item in enumerate(items) if "system" in item or "thing" in item), len(items))
    last = max((place for place, item in enumerate(items) if _is_i(item)), default=0)
    if last > first and any(_is_i(item) or "ahead" in item for item in items[:first]):
        return items[last:]
    return items


def names_stranger(items: Sequence[Item]) -> bool:
    """Whether somebody may act before a verb whom no class names, as in “our clinic never had a cat”."""
    if any("system" in item or ("self" in item and not has_mark(item, "my")) for item in items):
        return False
    return any(is_unknown_or_plain(item) or "place" in item.roles.get("filler", ()) for item in items)


def acts_itself(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether the system does what the verb says, as in “the cat never let me in”."""
    if any(_is_i(item) for item in left) or not any("system" in item for item in left):
        return False
    return any("self" in item or is_unknown(item) for item in right)


def _is_i(item: Item) -> bool:
    return "i" in item.roles.get("mark", ())


def has_mark(item: Item, id: str) -> bool:
    """Whether the word is in that class of marks."""
    return id in item.roles.get("mark", ())


def asks(items: Sequence[Item]) -> bool:
    """Whether its verb comes before its subject, as in “is my cat fed” or “did I”. But “had my cat” leaves out “I”."""
    if items[-1].word == "or":  # “or not”
        return True
    words = [item for item in items if set(item.roles) != {"filler"} and "join" not in item]
    if len(words) < 2 or "aux" not in words[0]:
        return False
    verb, subject, *rest = words
    is_be = has_mark(verb, "be")
    if not (is_be or has_mark(verb, "do")):
        return False
    marks = set(subject.roles.get("mark", ()))
    if {"i", "they"} & marks or (is_be and ("it" in subject or "my" in marks)):
        return True
    if not ({"system", "it"} & set(subject.roles) or {"my", "the", "article"} & marks):
        return False
    if "act" in verb:  # “had it fed” leaves out “I”
        return any(item.word == "been" for item in rest)
    return any(_is_verb(item) or is_participle(item) for item in rest)


def _is_verb(item: Item) -> bool:
    return "act" in item and "system" not in item and not item.word.endswith(("ing", "ion"))


def acts_instead(items: Sequence[Item]) -> bool:
    """Whether somebody else did what was said before, as in “my aunt did”. But “my aunt has it” says something else."""
    words = [item for item in items if set(item.roles) != {"filler"} or "place" in item.roles["filler"]]
    named = len(words)
    while words and ("it" in words[-1] or has_mark(words[-1], "preposition")):
        words.pop()
    if len(words) < 2 or "aux" not in words[-1] or ("act" in words[-1] and len(words) < named):
        return False
    *who, _ = words
    hidden = {"negation", "system", "thing", "it", "aux", "ahead", "act"}
    if any(hidden & set(item.roles) or _is_i(item) or has_mark(item, "how") for item in who):
        return False
    return any("other" in item or is_unknown(item) or "filler" in item for item in who)


def is_object_last(items: Sequence[Item]) -> bool:
    """Whether somebody has whoever speaks do something, as in “helped me make”."""
    return (
        len(items) > 1
        and "self" in items[-1]
        and has_mark(items[-1], "object")
        and not follows_preposition(items, len(items) - 1)
    )


def is_ing(item: Item) -> bool:
    """Whether the verb may be a thing that one remembers, as in “remember having”."""
    return item.word.endswith("ing")


def is_place(items: Sequence[Item], place: int) -> bool:
    """Whether that word is a place that something is said of, and not where it is, as in “opened an office”."""
    if "place" not in items[place].roles.get("filler", ()):
        return False
    near = items[max(place - 3, 0) : place]
    return not any(has_mark(item, "preposition") or has_mark(item, "inside") for item in near)
