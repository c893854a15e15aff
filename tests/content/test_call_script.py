"""The call scripts: sentences from people's own answers, and questions that the help desk can answer."""

from pathlib import Path

from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from helper.model.flow import Flow
from tests.support.odd_paths import FLOW
from tests.support.page import parse, text_of

SAYS = {
    # Each is true for everyone who chooses the option.
    "kog": {
        "yes": "I have a KOG account, and I can sign in.",
        "locked-out": "I have a KOG account, but I cannot sign in.",
        "pending": "I signed up for a KOG account, but I have not activated it.",
        "no": "I do not have a KOG account.",
        "not-sure": "I am not sure whether I have a KOG account.",
    },
    "kasper": {
        "yes": "I have or had a KASPER account.",
        "no": "I am sure that I never had a KASPER account.",
        "not-sure": "I am not sure whether I ever had a KASPER account.",
        "delegate": "I am, or will be, a delegate of the person I work for.",
    },
    "old-sign-in": {
        "yes": "I know the KASPER user name and password that I had before April 30, 2019.",
        "no": "I no longer know the KASPER user name or password that I had before April 30, 2019.",
        "linked": "I linked or used KASPER through KOG before, or I opened my KASPER account after April 2019.",
    },
}
KOG, KASPER = "kog-help-desk", "kasper-help-desk"
KOG_ASKS = {
    # the answer about KOG → what to ask the KOG Help Desk
    "locked-out": "Can you help me sign in again?",
    "pending": "Can you help me activate my KOG account?",
    "no": "Can you help me create and activate a KOG account?",
    "not-sure": "Can you check whether I already have a KOG account?",
}
LINKED = ("old-sign-in", "linked")
ONLY_FOR_KASPER = (SAYS["old-sign-in"]["yes"], SAYS["old-sign-in"]["no"])
ONLY_FOR_KOG = tuple(say for option, say in SAYS["kog"].items() if option != "yes")
"""By the time people call the KASPER Help Desk, these are no longer true."""
KASPER_ASKS = {
    # the last answer → what to ask the KASPER Help Desk
    "not-sure": "Did I ever have a KASPER account?",
    "no": "Can you help me with my old KASPER user name and password? I want to link that account to KOG.",
    "linked": "KASPER is not under “My Apps”. Is my KASPER account linked to my KOG account?",
    "delegate": "Can you send me the KASPER-KOG User Guide, with the instructions on delegates?",
}
OUTCOMES = [state for state in states(FLOW) if isinstance(state, Reached)]


def test_every_option_has_its_sentence(flow: Flow) -> None:
    assert {q.id: {option.id: option.say for option in q.options} for q in flow.questions} == SAYS


def test_each_outcome_has_a_script_for_each_help_desk_with_the_answers_and_the_question(flow: Flow, site: Path) -> None:
    for state in OUTCOMES:
        answers = given(state.answers)
        expected: list[tuple[str, str]] = []
        kog = "not-sure" if LINKED in answers.items() and answers["kog"] in ("no", "pending") else answers["kog"]
        if kog in KOG_ASKS:
            expected.append((KOG, KOG_ASKS[kog]))
        asked_kasper = answers.get("old-sign-in") or answers["kasper"]
        if asked_kasper in KASPER_ASKS and (answers["kasper"], asked_kasper) != ("no", "no"):
            expected.append((KASPER, KASPER_ASKS[asked_kasper]))
        says = [SAYS[question][option] for question, option in answers.items()]
        shown = []
        for script in parse(site, path_of(state.answers)).find("kasper-call-script"):
            [words] = script.findall(".//blockquote")
            said, asked = (text_of(paragraph) for paragraph in words.findall("p"))
            not_heard = ONLY_FOR_KOG if script.get("data-call") == KASPER else ONLY_FOR_KASPER
            heard = [say for say in says if say not in not_heard]
            assert said == " ".join(heard)
            shown.append((script.get("data-call"), asked))
        assert shown == expected, path_of(state.answers)


def test_a_script_is_at_the_step_that_calls_after_the_number_and_the_address(flow: Flow, site: Path) -> None:
    for state in OUTCOMES:
        for step in parse(site, path_of(state.answers)).find("li[@data-step]"):
            scripts = step.findall("kasper-call-script")
            lines = step.findall("p[@class='helper-contact-line']")
            assert len(scripts) == len(lines) <= 1
            for script, line in zip(scripts, lines, strict=True):
                contact = flow.contacts[script.get("data-call") or ""]
                assert text_of(line) == f"{contact.phone_text(flow.strings)} or {contact.email}"


def test_no_script_asks_people_to_give_a_name_or_a_password(flow: Flow) -> None:
    asks = [step.ask for procedure in flow.procedures for step in procedure.steps]
    for text in (*asks, *(option.say for question in flow.questions for option in question.options)):
        assert "my name" not in text
        assert "password is" not in text
        assert "user name is" not in text
