"""The flow about pets with a few words: which pet there is, and how old it is."""

from dataclasses import replace
from typing import Final

from helper.model.words import Reading, Topic, Vocabulary, WordClass
from tests.support.toy import FLOW


def word(id: str, role: str, *words: str, read_as: str = "") -> WordClass:
    """A class of words."""
    return WordClass(id=id, role=role, words=words, read_as=read_as)  # type: ignore[arg-type] # any text, for brevity


WORDS: Final = (
    word("ive", "short", "ive", read_as="i have"),
    word("dont", "short", "dont", read_as="do not"),
    word("lately", "short", "2020-2099", read_as="lately"),
    word("cat", "system", "cat", "kitten"),
    word("dog", "system", "dog", "hound"),
    word("have", "act", "have", "had", "own", "kept"),
    word("feed", "act", "feed", "fed"),
    word("bowl", "thing", "bowl", "dish"),
    word("i", "self", "i", "my"),
    word("i", "mark", "i"),
    word("aunt", "other", "aunt", "she"),
    word("behalf", "behalf", "on behalf of"),
    word("not", "negation", "not", "never", "neither"),
    word("nil", "negation", "no"),
    word("ever", "mark", "never", "ever"),
    word("past", "mark", "had", "fed", "kept"),
    word("affirm", "mark", "yes"),
    word("lately", "mark", "lately"),
    word("hedged", "scope", "maybe"),
    word("help", "aux", "have", "do", "did"),
    word("it", "it", "it", "one"),
    word("other-one", "it", "the other"),
    word("walk", "act", "walk"),
    word("path", "thing", "walk"),
    word("article", "mark", "a", "the", "my"),
    word("before", "mark", "long ago"),
    word("or", "join", "or"),
    word("both", "all", "both", "neither"),
    word("but", "break", "but"),
    word("and", "join", "and", "nor"),
    word("small", "filler", "a", "the"),
    word("sick", "mark", "sick"),
    word("do", "mark", "do", "did"),
)
READINGS: Final = (
    Reading(id="cat", all=("cat", "have", "said"), none=("other", "hedged"), answers={"pet": "cat"}),
    Reading(id="bare-cat", all=("cat", "bare", "affirm", "said"), answers={"pet": "cat"}),
    Reading(id="dog", all=("dog", "have", "said"), none=("other", "hedged"), answers={"pet": "dog"}),
    Reading(id="none", all=("cat", "have", "denied", "ever"), none=("other", "gap"), answers={"pet": "none"}),
    Reading(id="bare-none", all=("cat", "bare", "denied", "ever"), answers={"pet": "none"}),
    Reading(id="fed", all=("cat", "feed", "said"), doubts={"pet": ("none",)}),
    Reading(id="young", all=("lately",), within="clause", answers={"age": "young"}),
    Reading(
        id="kept",
        all=("cat", "past", "have"),
        none=("denied", "other"),
        answers={"age": "old"},
        over={"age": ("young",)},
    ),
    Reading(id="ill", all=("sick",), within="text", topics=("vet",)),
)
TOPICS: Final = {"vet": Topic(id="vet", title="A sick pet", text="Call the vet.", page="guide/pets/#vet")}
SPOKEN: Final = replace(FLOW, vocabulary=Vocabulary.of(WORDS, READINGS), topics=TOPICS)
