"""The call scripts: sentences from people's own answers, and questions that the help desk can answer."""

from pathlib import Path

from helper.engine.call_scripts import call_scripts
from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from helper.model.flow import Flow
from tests.support.addresses import FLOW
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
    },
    "old-sign-in": {
        "yes": "I know the KASPER user name and password that I had before April 30, 2019.",
        "no": "I do not know both the KASPER user name and the password that I had before April 30, 2019.",
        "linked": "I have already linked my KASPER account to KOG.",
    },
}
KOG, KASPER = "kog-help-desk", "kasper-help-desk"
EMAIL = "Your email, to open the activation email"
KOG_CALLS = {
    # the KOG answer → what to ask the KOG Help Desk, and what to have at hand
    "locked-out": ("Can you help me sign in again?", ["Your KOG user name, which is your email address"]),
    "pending": ("Can you help me activate my KOG account?", ["The activation email"]),
    "no": ("Can you help me create and activate a KOG account?", [EMAIL]),
    "not-sure": ("Do I have a KOG account?", []),
}
EVER = "Did I ever have a KASPER account?"
OLD = "Can you help me with my old KASPER user name and password? I want to link that account to KOG."

OUTCOMES = [state for state in states(FLOW) if isinstance(state, Reached)]


def test_every_option_has_its_sentence(flow: Flow) -> None:
    assert {q.id: {option.id: option.say for option in q.options} for q in flow.questions} == SAYS


def test_each_outcome_has_a_script_for_each_help_desk_with_the_answers_and_the_question(flow: Flow, site: Path) -> None:
    for state in OUTCOMES:
        answers = given(state.answers)
        expected: list[tuple[str, str, list[str]]] = []
        if answers["kog"] in KOG_CALLS:
            expected.append((KOG, *KOG_CALLS[answers["kog"]]))
        if answers["kasper"] == "not-sure" or answers.get("old-sign-in") == "no":
            expected.append((KASPER, EVER if answers["kasper"] == "not-sure" else OLD, []))
        says = " ".join(SAYS[question][option] for question, option in answers.items())
        shown = []
        for script in parse(site, path_of(state.answers)).find("kasper-call-script"):
            [words] = script.findall("blockquote")
            told, asked = (text_of(paragraph) for paragraph in words.findall("p"))
            assert told == says
            shown.append((script.get("data-call"), asked, [text_of(thing) for thing in script.findall(".//li")]))
        assert shown == expected, path_of(state.answers)


def test_a_script_gives_the_phone_number_and_the_email_address_of_its_help_desk(flow: Flow, site: Path) -> None:
    for state in OUTCOMES:
        scripts = parse(site, path_of(state.answers)).find("kasper-call-script")
        for call, script in zip(call_scripts(flow, state), scripts, strict=True):
            assert call.contact.phone in text_of(script)
            assert call.contact.email in text_of(script)


def test_nobody_is_asked_to_give_a_name_or_a_password(flow: Flow) -> None:
    for state in OUTCOMES:
        for call in call_scripts(flow, state):
            text = " ".join((*call.says, *call.asks))
            assert "my name" not in text
            assert "password is" not in text
            assert "user name is" not in text
