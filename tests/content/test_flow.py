"""All complete sets of answers, and the outcome of each."""

import re
from itertools import zip_longest
from typing import Final

import pytest

from helper.engine.graph import states
from helper.engine.replay import Reached, given, replay
from helper.model.flow import Flow, Procedure

LINK, RECOVER, OPEN = "link-kasper-account", "recover-old-sign-in", "open-kasper"
ASK, REQUEST, SUBMIT = "ask-kasper-help-desk", "request-kasper-account", "submit-application"
CREATE, ACTIVATE = "create-kog-account", "activate-kog-account"
ASK_HOLDER = "ask-account-holder"
ASK_KOG, RECOVER_KOG = "ask-kog-help-desk", "recover-kog-sign-in"

CONDITION: Final = re.compile(r"(Only )?(If|Unless|Where)\b")

TABLE = [
    # kog, kasper, old-sign-in → outcome, procedures
    ("yes", "yes", "yes", "link-account", [LINK]),
    ("yes", "yes", "no", "recover-and-link", [RECOVER, LINK]),
    ("yes", "yes", "linked", "open-kasper", [OPEN]),
    ("yes", "no", None, "new-account", [REQUEST, SUBMIT]),
    ("yes", "not-sure", None, "ask-first", [ASK]),
    ("yes", "delegate", None, "delegate", [ASK_HOLDER]),
    ("locked-out", "yes", "yes", "link-account", [RECOVER_KOG, LINK]),
    ("locked-out", "yes", "no", "recover-and-link", [RECOVER_KOG, RECOVER, LINK]),
    ("locked-out", "yes", "linked", "open-kasper", [RECOVER_KOG, OPEN]),
    ("locked-out", "no", None, "new-account", [RECOVER_KOG, REQUEST, SUBMIT]),
    ("locked-out", "not-sure", None, "ask-first", [RECOVER_KOG, ASK]),
    ("locked-out", "delegate", None, "delegate", [RECOVER_KOG, ASK_HOLDER]),
    ("pending", "yes", "yes", "link-account", [ACTIVATE, LINK]),
    ("pending", "yes", "no", "recover-and-link", [ACTIVATE, RECOVER, LINK]),
    ("pending", "yes", "linked", "open-kasper", [ASK_KOG, OPEN]),
    ("pending", "no", None, "new-account", [ACTIVATE, REQUEST, SUBMIT]),
    ("pending", "not-sure", None, "ask-first", [ACTIVATE, ASK]),
    ("pending", "delegate", None, "delegate", [ACTIVATE, ASK_HOLDER]),
    ("no", "yes", "yes", "link-account", [CREATE, LINK]),
    ("no", "yes", "no", "recover-and-link", [CREATE, RECOVER, LINK]),
    ("no", "yes", "linked", "open-kasper", [ASK_KOG, OPEN]),
    ("no", "no", None, "new-account", [CREATE, REQUEST, SUBMIT]),
    ("no", "not-sure", None, "ask-first", [CREATE, ASK]),
    ("no", "delegate", None, "delegate", [CREATE, ASK_HOLDER]),
    ("not-sure", "yes", "yes", "link-account", [ASK_KOG, LINK]),
    ("not-sure", "yes", "no", "recover-and-link", [ASK_KOG, RECOVER, LINK]),
    ("not-sure", "yes", "linked", "open-kasper", [ASK_KOG, OPEN]),
    ("not-sure", "no", None, "new-account", [ASK_KOG, REQUEST, SUBMIT]),
    ("not-sure", "not-sure", None, "ask-first", [ASK_KOG, ASK]),
    ("not-sure", "delegate", None, "delegate", [ASK_KOG, ASK_HOLDER]),
]


def answers(kog: str, kasper: str, old: str | None) -> dict[str, str]:
    return {"kog": kog, "kasper": kasper} | ({"old-sign-in": old} if old else {})


@pytest.mark.parametrize(("kog", "kasper", "old", "outcome", "procedures"), TABLE)
def test_the_answers_lead_to_this_outcome_and_these_procedures(
    flow: Flow, kog: str, kasper: str, old: str | None, outcome: str, procedures: list[str]
) -> None:
    state = replay(flow, answers(kog, kasper, old))
    assert isinstance(state, Reached)
    assert state.outcome is not None
    assert state.outcome.id == outcome
    assert [procedure.id for procedure in state.procedures] == procedures


def test_the_table_has_every_complete_set_of_answers(flow: Flow) -> None:
    complete = [given(state.answers) for state in states(flow) if isinstance(state, Reached)]
    table = [answers(*row[:3]) for row in TABLE]
    assert sorted(map(sorted, map(dict.items, complete))) == sorted(map(sorted, map(dict.items, table)))


def test_people_unsure_about_kasper_are_never_shown_how_to_apply(flow: Flow) -> None:
    for state in states(flow):
        if isinstance(state, Reached) and given(state.answers)["kasper"] == "not-sure":
            assert not {REQUEST, SUBMIT} & {procedure.id for procedure in state.procedures}
            assert state.procedures[-1].id == ASK


def test_people_who_had_an_account_are_warned_not_to_create_another(
    flow: Flow, procedures: dict[str, Procedure]
) -> None:
    assert procedures[RECOVER].warning == procedures[LINK].warning == "no-new-account"
    assert "Do not create a new KASPER account" in flow.notes["no-new-account"].text


def test_every_outcome_takes_two_or_three_questions_as_the_home_page_says(flow: Flow) -> None:
    assert {len(state.answers) for state in states(flow) if isinstance(state, Reached)} == {2, 3}


def test_steps_that_begin_with_a_condition_say_whom_they_apply_to(flow: Flow) -> None:
    for procedure in flow.procedures:
        for step, following in zip_longest(procedure.steps, procedure.steps[1:]):
            is_choice = following is not None and following.applies == "instead"
            if CONDITION.match(step.text) and not is_choice:
                assert step.applies != "always", f"{procedure.id} {step.id}"


def test_an_account_that_was_opened_through_kog_leads_to_no_other_kog_account(flow: Flow) -> None:
    for state in states(flow):
        if isinstance(state, Reached):
            steps = {f"{procedure.id}/{step.id}" for procedure in state.procedures for step in procedure.steps}
            is_unsure = given(state.answers)["kog"] == "not-sure"
            is_linked = given(state.answers).get("old-sign-in") == "linked"
            assert (f"{ASK_KOG}/create" in steps) == (is_unsure and not is_linked)
