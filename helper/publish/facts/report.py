"""What `make facts` says: which facts are old, and what their sources answer."""

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from helper.model.flow import Contact, Flow, Source
from helper.publish.facts.age import Calendar, Dated, all_parts
from helper.publish.facts.online import Answer

type Ask = Callable[[str, Collection[str]], Sequence[Answer]]

FILES = {Source: "sources.yml", Contact: "contacts.yml"}


def ages(flow: Flow, calendar: Calendar) -> Iterator[str]:
    """The lines about the ages of the facts."""
    dated = [calendar.dated(part) for part in all_parts(flow)]
    old = sorted((each for each in dated if each.is_old), key=lambda each: each.day)
    future = [each for each in dated if each.day > calendar.day]
    limit = f"{_count(calendar.max_age, 'day')} before {calendar.day}"
    if old:
        yield f"Of {len(dated)} sources and contacts, {len(old)} were last checked more than {limit}:"
    else:
        yield f"All {len(dated)} sources and contacts were checked no more than {limit}."
    for each in old:
        yield f"- {_where(each)}: last checked on {each.day}. {_remedy(flow, each.part)} Then write today’s date as its “checked”."
    for each in future:
        yield f"- {_where(each)}: its “checked”, {each.day}, is in the future. Correct the date."


def answers(flow: Flow, ask: Ask) -> Iterator[str]:
    """The lines about what the sources answer. Asks each address once."""
    asked = [source for source in flow.sources.values() if source.url]
    with ThreadPoolExecutor() as pool:
        all_found = pool.map(lambda source: ask(source.url, quotes(flow, source)), asked)
        found = {source.id: each for source, each in zip(asked, all_found, strict=True)}
    if asked and all(answer.finding == "unreachable" for each in found.values() for answer in each):
        yield f"No source could be reached ({found[asked[0].id][0].detail}), so nothing was compared. Is there a network?"
        return
    for source in asked:
        for answer in found[source.id]:
            yield f"- sources.yml, at {source.id} ({source.url}): {_said(answer, quotes(flow, source))}"
    without = [source.id for source in flow.sources.values() if not source.url]
    if without:
        yield f"Without an address, so not asked: {', '.join(without)}."
    yield "Nothing was changed. Once you have compared a source, write the date as its “checked”."


def quotes(flow: Flow, source: Source) -> tuple[str, ...]:
    """The words that the source should have."""
    notes = (note.quote for note in flow.notes.values() if source.id in note.sources)
    return tuple(dict.fromkeys(filter(None, (source.quote, *notes))))


def lines(flow: Flow, day: date, max_age: int, ask: Ask | None) -> Iterator[str]:
    """The whole report. Asks the sources if `ask` is there."""
    yield from ages(flow, Calendar(day, max_age))
    if ask:
        yield from answers(flow, ask)
    else:
        yield "To ask the sources themselves, run «make facts ONLINE=1»."


def _said(answer: Answer, words: Collection[str]) -> str:
    match answer.finding:
        case "fine" if words:
            return f"fine, with our words ({len(words)})."
        case "fine":
            return "it is there. We have no words of it to compare, so read it."
        case "moved":
            return f"moved to {answer.detail}. Compare the page, and correct its “url”."
        case "gone":
            return f"gone ({answer.detail}). Find the page that replaced it, or remove what rests on it."
        case "refused":
            return f"it answered with the status {answer.detail}, so nothing was compared. Open it in a browser."
        case "missing":
            return (
                f"it no longer has the words “{answer.detail}”, or shows them only by a script. Open it in a browser. If the "
                "words have changed, correct the fact and its “quote”."
            )
        case "unreadable":
            return f"its type is {answer.detail}, in which words are not compared. Open it and compare them yourself."
        case "unreachable":
            return f"not reached ({answer.detail}). Try again later, or open it in a browser."


def _where(dated: Dated) -> str:
    return f"{FILES[type(dated.part)]}, at {dated.part.id}"


def _remedy(flow: Flow, part: Source | Contact) -> str:
    if isinstance(part, Contact):
        return f"Call {part.phone_text(flow.strings)} or write to {part.email}."
    return f"Compare our facts with {part.url}." if part.url else f"Compare our facts with “{part.title}”."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
