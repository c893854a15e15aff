"""Every fact of the content is in the guide and on each outcome where it belongs.

S facts come from the official access instructions: each is on its page of the guide and in its procedures. L facts come
from later pages: each is only in a "Newer guidance" note, with the source and its date.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helper.engine.call_script import call_script
from helper.engine.graph import states
from helper.engine.paths import path_of
from helper.engine.replay import Reached, given
from helper.model.flow import Flow, Procedure
from tests.support.page import in_sight, openings, parse, text_of
from tests.support.project import ROOT

type Fact = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]

KOG_DESK = ("(502) 564-0104", "extension 2", "KOGhelpdesk@ky.gov")
KASPER_DESK = ("(502) 564-2703", "eKASPERHelp@ky.gov")
FIND_KASPER = ("“All Apps”", "search by the letter K", "“Kentucky All Schedule Prescription Electronic Reporting”")

BEFORE, KOG, LINK = "guide/before-you-start/", "guide/kog-account/", "guide/link-account/"
NEW, TROUBLE, CONTACTS = "guide/new-account/", "guide/when-something-goes-wrong/", "guide/contacts/"
DELEGATES = "guide/delegates/"

ALL = ("ask-first", "open-kasper", "recover-and-link", "link-account", "delegate", "new-account")
"""The outcomes."""

# fmt: off
PROCEDURE_FACTS: list[Fact] = [
    # fact, what must be said, on these pages of the guide, and in these procedures
    ("S1", ("Kentucky Online Gateway (KOG)", "the Kentucky government single sign-on security portal"), ("", BEFORE), ()),
    ("S2", ("EDRS", "Electronic Death Registry System", "Vital Statistics", "Benefind", "may already have"), ("", BEFORE, "helper/"), ()),
    ("S3", ("Contact the KASPER Help Desk, and ask whether you ever had a KASPER account", *KASPER_DESK), (BEFORE,), ("ask-kasper-help-desk",)),
    ("S3 at hand", ("whether you ever had a KASPER account", *KASPER_DESK), ("", CONTACTS), ()),
    ("S4", ("link that account to your KOG account", "onboarding"), (LINK,), ()),
    ("S5", ("kog.chfs.ky.gov", "create a “Citizen or Business Partner” account"), (KOG,), ("create-kog-account",)),
    ("S6", ("KOG user name (an email address) and password", "only sign-in you need for KASPER"), (KOG,), ("create-kog-account", "activate-kog-account")),
    ("S6 opening", ("KOG user name (an email address) and password", "only sign-in you need for KASPER"), (LINK,), ("open-kasper",)),
    ("S7", ("You then receive an activation email", "You have 4 hours to activate the account. The time starts when you receive the activation email", "Activate the account within 4 hours of receiving that email"), (KOG,), ("create-kog-account",)),
    ("S7 pending", ("You have 4 hours to activate the account. The time starts when you receive the activation email", "Open the activation email", "activate the account within 4 hours of receiving it"), (KOG, TROUBLE), ("activate-kog-account",)),
    ("S8", ("Ask the KOG Help Desk whether you have a KOG account", *KOG_DESK), (BEFORE,), ("ask-kog-help-desk",)),
    ("S8 help", ("If you need help, contact the KOG Help Desk", *KOG_DESK), (KOG,), ("create-kog-account",)),
    ("S8 late", ("4 hours have passed", "ask the KOG Help Desk for help", *KOG_DESK), (KOG, TROUBLE), ("activate-kog-account",)),
    ("S8 locked out", ("tell the KOG Help Desk that you have a KOG account but cannot sign in", *KOG_DESK), (TROUBLE,), ("recover-kog-sign-in",)),
    ("S8 at hand", ("whether you have a KOG account, and any help with it", *KOG_DESK), ("", CONTACTS), ()),
    ("S9", ("Look for KASPER under “My Apps”", "If KASPER is not there, choose “All Apps”", *FIND_KASPER, "Click the KASPER button that says “Enroll”"), (LINK,), ("link-kasper-account",)),
    ("S9 opening", ("Look for KASPER under “My Apps”", "If KASPER is not there, contact the KASPER Help Desk", *KASPER_DESK), (LINK,), ("open-kasper",)),
    ("S8 former address", ("Ask the KOG Help Desk for help, and do not create a second KOG account",), (TROUBLE,), ()),
    ("S19 delegate", ("set you up as a delegate, under that person’s KASPER account", "Follow the KASPER-KOG User Guide", "ask the KASPER Help Desk for it", *KASPER_DESK), (DELEGATES,), ("ask-account-holder",)),
    ("S10", ("“Account Request Onboarding” screen", "Enter the KASPER user name and password that you had before April 30, 2019", "this one time only"), (LINK,), ("link-kasper-account",)),
    ("S11", ("Do not create a new KASPER account", "Keep the one you had", "no longer know its user name or password", *KASPER_DESK), (LINK, TROUBLE), ("recover-old-sign-in",)),
    ("S12", ("give an email address and a phone number for the KASPER office to reach you", "update your specialty", "The Prescriber Report Card uses it to compare you with your peers"), (LINK,), ("link-kasper-account",)),
    ("S13", ("Only people who are sure that they never had one should ask for a new one",), (BEFORE,), ("ask-kasper-help-desk",)),
    ("S13 applying", ("Go on only if you are sure that you never had a KASPER account",), (NEW,), ("request-kasper-account",)),
    ("S14", ("You need a KOG account first",), (NEW, LINK), ()),
    ("S15", (*FIND_KASPER, "Click the “Enroll” link", "“Account Request Onboarding”", "Enter nothing in the “KASPER User Name/Password” fields"), (NEW,), ("request-kasper-account",)),
    ("S16", ("Click “Request a KASPER Account” at the bottom of that screen", "Follow the instructions there to create your application"), (NEW,), ("request-kasper-account",)),
    ("S17", ("After you complete the request, print the two-page hard-copy application form", "page 2 is the KASPER Terms of Account Use", "Print “the applications on page 3” too"), (NEW,), ("submit-application",)),
    ("S18", ("with copies of the required supporting documents", "Submit the application, following its instructions"), (NEW,), ("submit-application",)),
]

OUTCOME_FACTS: list[Fact] = [
    # fact, what must be said, on these pages of the guide, and on these outcomes, in sight or behind one line
    ("S1", ("KOG stands for Kentucky Online Gateway", "the Kentucky government single sign-on security portal, through which you reach KASPER"), (), ALL),
    ("S2", ("EDRS (Electronic Death Registry System), Vital Statistics or Benefind, you may already have a KOG account",), (), ("ask-kog-help-desk",)),
    ("S3", ("whether you ever had a KASPER account", *KASPER_DESK), (), ALL),
    ("S4", ("Link your existing KASPER account to KOG", "Keep the one you had"), (), ("link-account",)),
    ("S8", ("whether you have a KOG account, and any help with it", *KOG_DESK), (), ALL),
    ("S11", ("Do not create a new KASPER account", "forgotten its user name or password, the KASPER Help Desk helps you"), (LINK,), ("link-kasper-account",)),
    ("S17", ("The access instructions name “the applications on page 3” in these words",), (NEW,), ("new-account",)),
    ("S19", ("KASPER-KOG User Guide", "creating an account", "delegates under it", "link to it is empty", "Ask the KASPER Help Desk for it"), (DELEGATES,), ("open-kasper", "recover-and-link", "link-account", "new-account", "delegate")),
]

CHFS = ("KASPER page of the Cabinet for Health and Family Services", "(no date)")
PHARMACY = ("KASPER Information page of the Kentucky Board of Pharmacy", "(updated March 13, 2023)")
KOG_HELP = ("KOG Help", "(no date)")
FAQ = ("KASPER frequently asked questions (FAQ) from the Cabinet, Kentucky Dental Association", "(October 20, 2020)")

NOTE_FACTS: list[Fact] = [
    # fact, what one note must say, on these pages of the guide, and on every outcome with one of these procedures
    ("L1", ("lost access", "do not create a new one", *CHFS), (LINK, TROUBLE), ("ask-kasper-help-desk", "recover-old-sign-in")),
    ("L2", ("@ky.gov", "supervisor or branch manager", *CHFS), (LINK, NEW), ("link-kasper-account", "request-kasper-account")),
    ("L3", ("case-sensitive", "every 90 days", *CHFS, *PHARMACY), (KOG,), ("create-kog-account", "recover-kog-sign-in", "open-kasper")),
    ("L4", ("without paper", "upload", "sign electronically", "mail the form, the signed Terms of Account Use", *CHFS), (NEW,), ("submit-application",)),
    ("L5", ("not complete until the application has been processed", *CHFS), (NEW, TROUBLE), ("submit-application",)),
    ("L6", ("pharmacists", "since April 2019", "inactivated", "reapply", "Contact the KASPER Help Desk before you apply again", *PHARMACY), (LINK, TROUBLE), ("link-kasper-account", "recover-old-sign-in")),
    ("L7", ("forgot your KOG password", "locked", "enter your email address", "“Next”", "“Forgot Password?”", *KOG_HELP), (TROUBLE,), ("recover-kog-sign-in",)),
    ("L8", ("multi-factor authentication", "depends on the apps", *KOG_HELP), (TROUBLE, KOG), ("create-kog-account", "open-kasper")),
    ("L9", ("Physicians and physician assistants", "before they prescribe, dispense or administer", "7 days to register", "201 KAR 9:230", "(no date; another copy is current to September 1, 2024)"), (BEFORE,), ()),
    ("L10", ("Pharmacists who are authorized to dispense controlled substances", "maintain it", "Home page of the Kentucky Board of Pharmacy", "(no date)"), (BEFORE,), ()),
    ("L11", ("APRNs", "who prescribe controlled substances", "maintain it", "Kentucky Board of Nursing on advanced practice registered nurses (APRN)", "(no date)"), (BEFORE,), ()),
    ("L12", ("Dentists need an active KASPER account", "(DEA) registration", "even if they rarely prescribe", "Kentucky Board of Dentistry", "(no date)", *FAQ), (BEFORE,), ()),
    ("L13", ("already have a KOG account", "do not create another one", "Sign in with the one you have", *KOG_HELP), (BEFORE, KOG, TROUBLE), ("ask-kog-help-desk", "create-kog-account")),
    ("L14", ("at every sign-in, whichever app you open", "depends on your role", *KOG_HELP), (TROUBLE, KOG), ("create-kog-account", "open-kasper")),
    ("L15", ("KASPER Data Collection System", "a KOG account and a registration of its own", "this guide is not about it", "Pharmacy Permits page", "(updated May 1, 2024)"), (BEFORE,), ()),
    ("L16", ("KASPER moved to KOG in May 2019", *FAQ), (LINK,), ("link-kasper-account",)),
]
# fmt: on


def reached(flow: Flow) -> Iterator[tuple[str, Reached]]:
    """Each outcome that answers lead to, with its path."""
    return ((path_of(state.answers), state) for state in states(flow) if isinstance(state, Reached))


def outcomes_with(flow: Flow, procedure: str) -> list[str]:
    """The paths of the outcomes whose plan has the procedure."""
    paths = [path for path, state in reached(flow) if procedure in {part.id for part in state.procedures}]
    assert paths, procedure
    return paths


def steps_of(site: Path, path: str, procedure: str) -> str:
    """What a procedure says in sight on a page, in its warning and steps, without its notes."""
    section = in_sight(parse(site, path).find(f"section[@data-procedure='{procedure}']")[0])
    for parent in list(section.iter()):
        for note in parent.findall("section[@data-note]"):
            parent.remove(note)
    return text_of(section)


def expect(phrases: tuple[str, ...], text: str, place: str) -> None:
    for phrase in phrases:
        assert phrase.casefold() in text.casefold(), f"{place} does not say “{phrase}”"


@pytest.mark.parametrize("fact", PROCEDURE_FACTS, ids=lambda fact: fact[0])
def test_a_fact_of_the_instructions_is_in_the_guide_and_in_its_procedures(site: Path, flow: Flow, fact: Fact) -> None:
    _, phrases, pages, procedures = fact
    for path in pages:
        expect(phrases, parse(site, path).text, path)
    for procedure in procedures:
        for path in outcomes_with(flow, procedure):
            expect(phrases, steps_of(site, path, procedure), f"{procedure} on {path}")


@pytest.mark.parametrize("fact", OUTCOME_FACTS, ids=lambda fact: f"{fact[0]} on {fact[3][0]}")
def test_a_fact_of_the_instructions_is_on_the_outcomes_that_it_belongs_to(site: Path, flow: Flow, fact: Fact) -> None:
    _, phrases, pages, places = fact
    paths = [
        path
        for path, state in reached(flow)
        if state.outcome and {state.outcome.id, *(part.id for part in state.procedures)} & set(places)
    ]
    assert paths, fact
    for path in (*pages, *paths):
        expect(phrases, parse(site, path).text, path)


@pytest.mark.parametrize("fact", NOTE_FACTS, ids=lambda fact: fact[0])
def test_a_fact_of_a_later_page_is_in_a_note_with_its_source_and_date(site: Path, flow: Flow, fact: Fact) -> None:
    _, phrases, pages, procedures = fact
    for path in (*pages, *(path for procedure in procedures for path in outcomes_with(flow, procedure))):
        notes = [text_of(note).casefold() for note in parse(site, path).find("section[@data-note]")]
        wanted = [phrase.casefold() for phrase in ("Newer guidance", *phrases)]
        assert any(all(phrase in note for phrase in wanted) for note in notes), f"no note on {path} says all of {fact}"


def test_all_that_is_folded_on_an_outcome_is_one_opening_away(site: Path, flow: Flow) -> None:
    for path, _ in reached(flow):
        page = parse(site, path)
        folds = page.find("div[@data-helper]//details")
        assert folds, path
        assert [text_of(fold) for fold in folds if openings(page.root, fold) > 1] == [], path


def test_every_fact_has_a_row() -> None:
    named = {fact[0].split()[0] for fact in (*PROCEDURE_FACTS, *OUTCOME_FACTS, *NOTE_FACTS)}
    assert named == {f"S{number}" for number in range(1, 20)} | {f"L{number}" for number in range(1, 17)}


def test_the_line_of_newer_guidance_says_that_it_is_newer(flow: Flow) -> None:
    lines = [note.line for note in flow.notes.values() if note.line and flow.is_newer(note)]
    assert len(lines) == 3
    assert [line for line in lines if not line.startswith("Newer guidance")] == []


def test_what_was_not_found_is_said_where_people_look_for_it(site: Path, flow: Flow) -> None:
    for procedure, words in (
        ("submit-application", ("no list of the required documents by profession", "how long an application takes")),
        ("link-kasper-account", ("no rule on inactive accounts for anyone but pharmacists",)),
    ):
        for path in outcomes_with(flow, procedure):
            expect(words, parse(site, path).text, path)
    expect(("We found no hours for them",), parse(site, CONTACTS).text, CONTACTS)


def test_facts_of_later_pages_are_never_in_the_steps(flow: Flow) -> None:
    newer = (
        "90 days",
        "case-sensitive",
        "multi-factor",
        "inactivated",
        "reapply",
        "upload",
        "Forgot Password",
        "supervisor",
    )
    for procedure in flow.procedures:
        warning = flow.notes[procedure.warning].text if procedure.warning else ""
        for text in (warning, *(step.text for step in procedure.steps)):
            assert not [word for word in newer if word in text], procedure.id


def test_delegates_are_linked_from_every_outcome_with_an_account(site: Path, flow: Flow) -> None:
    for state in states(flow):
        if isinstance(state, Reached) and given(state.answers)["kasper"] != "not-sure":
            page = parse(site, path_of(state.answers))
            assert [a for a in page.find("div[@data-helper]//a") if "guide/delegates/" in (a.get("href") or "")]


def test_phone_numbers_and_email_addresses_are_in_one_file_only(flow: Flow) -> None:
    sources = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "helper").rglob("*.yml"), *(ROOT / "overrides").rglob("*.html")]
    for contact in flow.contacts.values():
        for value in (contact.phone, contact.email):
            files = [path.name for path in sources if value in path.read_text("utf-8")]
            assert files == ["contacts.yml"], value


def test_the_deadline_of_the_activation_email_is_that_of_s7_with_the_contact_of_s8(flow: Flow) -> None:
    [deadline] = flow.deadlines.values()
    assert (deadline.hours, deadline.contact) == (4, "kog-help-desk")
    steps = {(part.id, step.id) for part in flow.procedures for step in part.steps if step.deadline == deadline.id}
    assert steps == {("create-kog-account", "activate"), ("activate-kog-account", "activate")}


def words_of(site: Path, state: Reached) -> str:
    """Everything that the page of an outcome says."""
    return parse(site, path_of(state.answers)).text


def test_people_whose_account_came_through_kog_are_not_sent_to_a_second_one(site: Path, flow: Flow) -> None:
    states = [state for _, state in reached(flow) if given(state.answers).get("old-sign-in") == "linked"]
    assert len(states) == 5
    for state in states:
        words = words_of(site, state)
        assert "Enroll" not in words
        assert "April 30, 2019" not in words
        assert "Citizen or Business Partner" not in words


def test_delegates_are_not_told_to_request_an_account(site: Path, flow: Flow) -> None:
    states = [state for _, state in reached(flow) if given(state.answers)["kasper"] == "delegate"]
    assert len(states) == 5
    for state in states:
        assert "Request a KASPER Account".casefold() not in words_of(site, state).casefold()


def test_what_contradicts_the_steps_comes_before_them_in_one_line(site: Path, flow: Flow) -> None:
    for path in outcomes_with(flow, "link-kasper-account"):
        [note] = parse(site, path).find("section[@data-note='inactive-pharmacists']")
        [section] = [part for part in parse(site, path).find("section[@data-procedure]") if note in part.iter()]
        parts = list(section)
        assert parts.index(note) < next(i for i, part in enumerate(parts) if part.tag == "ol")
        assert text_of(in_sight(note)) == (
            "Newer guidance for pharmacists: not signed in to KASPER since April 2019? "
            "Your account has been inactivated."
        )


def test_each_warning_is_on_an_outcome_once_and_before_the_steps_that_it_guards(site: Path, flow: Flow) -> None:
    for path, state in reached(flow):
        shown = [text_of(warning) for warning in parse(site, path).find("section[@class='helper-warning']")]
        wanted = dict.fromkeys(procedure.warning for procedure in state.procedures if procedure.warning)
        assert len(shown) == len(wanted) == len(set(shown)), path
        for section in parse(site, path).find("section[@data-procedure]"):
            tags = [part.get("class") for part in section]
            assert "helper-warning" not in tags[tags.index("helper-steps") :]


def test_those_who_cannot_sign_in_to_kog_first_try_it_themselves(procedures: dict[str, Procedure]) -> None:
    assert procedures["recover-kog-sign-in"].steps[0].note == "forgot-kog-password"


def test_the_kog_help_desk_is_not_told_of_old_kasper_sign_ins(flow: Flow) -> None:
    for path, state in reached(flow):
        for procedure in state.procedures:
            for script in (call_script(flow, state, step) for step in procedure.steps):
                if script and script.contact.id == "kog-help-desk":
                    assert "April 30, 2019" not in " ".join(script.says), path
