"""What the templates read of what Python understood in the visitor's own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from helper.engine.moves import Move, next_moves
from helper.engine.paths import path_of
from helper.engine.replay import Asking, State, given, kept, offered, replay
from helper.model.flow import Flow, Option, Question
from helper.model.words import Topic
from helper.words.reading import Understood


@dataclass(frozen=True, slots=True)
class UnderstoodAnswer:
    """An answer, the visitor's words that led to it, and the options that could replace it. One that was changed has no words."""

    question: Question
    option: Option
    quote: str
    alternatives: tuple[Option, ...]


def understood_answers(flow: Flow, understood: Understood, changed: Mapping[str, str]) -> tuple[UnderstoodAnswer, ...]:
    """The answers in the order of their questions, also those to questions after one that is open.

    Those that the visitor has `changed`, by the ids of their questions, replace those that were understood.
    """
    counting = kept(flow, {**{id: found.id for id, found in understood.answers.items()}, **changed})
    chosen = given(counting)
    answers: list[UnderstoodAnswer] = []
    for question, option in ((answer.question, answer.option) for answer in counting):
        found = understood.answers.get(question.id)
        quote = found.quote if found and found.id == option.id else ""
        others = tuple(each for each in offered(question, chosen) if each != option)
        answers.append(UnderstoodAnswer(question, option, quote, others))
    return tuple(answers)


@dataclass(frozen=True, slots=True)
class WordsView:
    """What a text says, with the answers that are left of it.

    All links begin with `root`; those to states continue with `start`. `level` is the level of the heading.
    """

    flow: Flow
    understood: Understood
    answers: tuple[UnderstoodAnswer, ...]
    root: str
    start: str
    level: int

    @property
    def is_too_long(self) -> bool:
        """Whether the text was so long that nothing of it was read."""
        return self.understood.is_too_long

    @property
    def state(self) -> State:
        """The state that the answers lead to."""
        return replay(self.flow, self._given)

    @property
    def path(self) -> str:
        """The path of that state."""
        return path_of(self.state.answers, self.start)

    @property
    def moves(self) -> tuple[Move, ...]:
        """A move for each option of the first open question, which keeps the answers to later ones. None if all are answered."""
        state = self.state
        return next_moves(self.flow, state, self.start, self._given) if isinstance(state, Asking) else ()

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the text mentions besides answers."""
        return self.understood.topics

    @property
    def troubles(self) -> tuple[Topic, ...]:
        """What this site has a place for."""
        return tuple(topic for topic in self.flow.topics.values() if topic.page)

    @property
    def _given(self) -> dict[str, str]:
        return {answer.question.id: answer.option.id for answer in self.answers}
