from datetime import date

import pytest

from helper.model.flow import Flow
from helper.publish.facts.age import Calendar, all_parts, last_checked, parts_of
from helper.publish.pages.guide import parse

CHECKED = date(2026, 1, 31)
"""When the toy flow's contact was checked. Its sources were on January 30, 2026, and on March 1, 2025."""


@pytest.mark.parametrize(("days", "is_old"), [(-1, False), (0, False), (365, False), (366, True)])
def test_a_fact_is_old_once_its_age_is_more_than_the_limit(toy_flow: Flow, days: int, is_old: bool) -> None:
    calendar = Calendar(date.fromordinal(CHECKED.toordinal() + days), 365)
    assert calendar.dated(toy_flow.contacts["vet"]).is_old == is_old


def test_a_page_has_the_sources_and_contacts_of_all_that_it_shows(toy_flow: Flow) -> None:
    def parts(text: str) -> set[str]:
        return {part.id for part in parts_of(toy_flow, parse("page.md", text))}

    assert parts('{{ procedure("feed") }}') == {"book", "vet"}
    assert parts('{{ note("new") }}') == {"web"}
    assert parts('{{ contacts("vet") }}') == {"vet"}
    assert parts("{{ sources() }}") == set()


def test_a_page_says_when_the_oldest_of_its_facts_was_checked(toy_flow: Flow) -> None:
    calendar = Calendar(date(2026, 2, 1), 400)
    assert "were last checked on March 1, 2025." in last_checked(toy_flow.strings, all_parts(toy_flow), calendar)
    assert "were last checked on January 31, 2026." in last_checked(
        toy_flow.strings, [toy_flow.contacts["vet"]], calendar
    )
    assert last_checked(toy_flow.strings, [], calendar) == ""


def test_a_page_with_old_facts_says_so(toy_flow: Flow) -> None:
    old, recent = (
        last_checked(toy_flow.strings, all_parts(toy_flow), Calendar(date(2026, 2, 1), age)) for age in (300, 400)
    )
    warning = "so ask before you rely on them."
    assert warning in old
    assert warning not in recent
