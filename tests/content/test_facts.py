"""Every fact that the content promises is on the guide's page and on each outcome where it belongs.

S facts come from the official access instructions; each stands on its page of the guide, and on every outcome whose
plan holds one of its procedures. L facts come from later pages; each stands only in a "Newer guidance" note with its
source and the date on that page.
"""

from pathlib import Path

import pytest

from helper.engine.address import path_of
from helper.engine.graph import states
from helper.engine.replay import Reached, given
from helper.model.flow import Flow
from tests.page import parse, text_of

KOG_DESK = ("(502) 564-0104", "extension 2", "KOGhelpdesk@ky.gov")
KASPER_DESK = ("502-564-2703", "eKASPERHelp@ky.gov")
FIND_KASPER = ("“All Apps”", "letter K", "“Kentucky All Schedule Prescription Electronic Reporting”", "“Enroll”")

S_FACTS: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    # fact, what must be said, on these pages of the guide, and with these procedures
    (
        "S1",
        ("Kentucky Online Gateway (KOG)", "the Kentucky government single sign-on security portal"),
        ("", "guide/before-you-start/"),
        (),
    ),
    (
        "S1 in a plan",
        ("Kentucky government single sign-on security portal",),
        ("guide/link-account/",),
        ("open-kasper",),
    ),
    (
        "S2",
        ("EDRS", "Electronic Death Registry System", "Vital Statistics", "Benefind", "may already have"),
        ("", "guide/before-you-start/", "helper/"),
        ("ask-kog-help-desk",),
    ),
    (
        "S3",
        KASPER_DESK,
        ("guide/before-you-start/", "guide/contacts/"),
        ("ask-kasper-help-desk", "recover-old-sign-in"),
    ),
    ("S4", ("link that account to your KOG account",), ("guide/link-account/",), ()),
    ("S4 in a plan", ("Link your KASPER account to KOG",), ("guide/link-account/",), ("link-kasper-account",)),
    (
        "S5",
        ("kog.chfs.ky.gov", "“Citizen or Business Partner” account"),
        ("guide/kog-account/",),
        ("create-kog-account",),
    ),
    (
        "S6",
        ("KOG user name, which is your email address", "KOG password", "only sign-in you need for KASPER"),
        ("guide/kog-account/",),
        ("create-kog-account", "activate-kog-account"),
    ),
    ("S6 in a plan", ("KOG user name and password are the only sign-in you need",), (), ("open-kasper",)),
    (
        "S7",
        ("activation email", "Activate the account within 4 hours of receiving that email"),
        ("guide/kog-account/",),
        ("create-kog-account", "activate-kog-account"),
    ),
    (
        "S8",
        KOG_DESK,
        ("guide/kog-account/", "guide/contacts/", "guide/when-something-goes-wrong/"),
        ("ask-kog-help-desk", "recover-kog-sign-in", "create-kog-account", "activate-kog-account"),
    ),
    ("S9", ("“My Apps”", *FIND_KASPER), ("guide/link-account/",), ("link-kasper-account", "open-kasper")),
    (
        "S10",
        ("“Account Request Onboarding” screen", "before April 30, 2019", "this one time only"),
        ("guide/link-account/",),
        ("link-kasper-account",),
    ),
    (
        "S11",
        ("Do not create a new KASPER account", *KASPER_DESK),
        ("guide/link-account/", "guide/when-something-goes-wrong/"),
        ("recover-old-sign-in", "link-kasper-account"),
    ),
    (
        "S12",
        ("email address and a phone number", "KASPER office", "update your specialty", "Prescriber Report Card"),
        ("guide/link-account/",),
        ("link-kasper-account",),
    ),
    (
        "S13",
        ("are sure that", "never had one"),
        ("guide/before-you-start/",),
        ("ask-kasper-help-desk",),
    ),
    (
        "S13 in a plan",
        ("only if you are sure that you never had a KASPER account",),
        ("guide/new-account/",),
        ("request-kasper-account",),
    ),
    ("S14", ("You need a KOG account first",), ("guide/new-account/", "guide/link-account/"), ()),
    (
        "S15",
        (*FIND_KASPER, "“Account Request Onboarding”", "Enter nothing in the “KASPER User Name/Password” fields"),
        ("guide/new-account/",),
        ("request-kasper-account",),
    ),
    (
        "S16",
        ("“Request a KASPER Account” at the bottom of that screen", "create your application"),
        ("guide/new-account/",),
        ("request-kasper-account",),
    ),
    (
        "S17",
        (
            "two-page hard-copy application form",
            "page 2 is the KASPER Terms of Account Use",
            "the applications on page 3",
        ),
        ("guide/new-account/",),
        ("submit-application",),
    ),
    (
        "S18",
        ("copies of the required supporting documents", "Submit the application"),
        ("guide/new-account/",),
        ("submit-application",),
    ),
    (
        "S19",
        ("KASPER-KOG User Guide", "delegates", "link to it is empty", "Ask the KASPER Help Desk for it"),
        ("guide/delegates/",),
        ("link-kasper-account", "open-kasper", "request-kasper-account"),
    ),
]

CHFS = ("KASPER page of the Cabinet for Health and Family Services", "(no date)")
PHARMACY = ("KASPER Information page of the Kentucky Board of Pharmacy", "(updated March 13, 2023)")
KOG_HELP = ("KOG Help", "(no date)")

L_FACTS: list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
    ("L1", ("lost access", "do not create a new one", *CHFS), ("guide/link-account/",), ("ask-kasper-help-desk", "recover-old-sign-in")),
    ("L2", ("@ky.gov", "supervisor or branch manager", *CHFS), ("guide/link-account/",), ("link-kasper-account", "request-kasper-account")),
    ("L3", ("case-sensitive", "every 90 days", *CHFS, *PHARMACY), ("guide/kog-account/",), ("create-kog-account", "recover-kog-sign-in", "open-kasper")),
    ("L4", ("without paper", "upload", "sign electronically", "mail the form", *CHFS), ("guide/new-account/",), ("submit-application",)),
    ("L5", ("not complete until the application has been processed", *CHFS), ("guide/new-account/",), ("submit-application",)),
    ("L6", ("pharmacists", "since April 2019", "inactivated", "reapply", "Contact the KASPER Help Desk before you apply again", *PHARMACY), ("guide/link-account/",), ("link-kasper-account",)),
    ("L7", ("forgot your KOG password", "locked", "enter your email address", "“Next”", "“Forgot Password?”", *KOG_HELP), ("guide/when-something-goes-wrong/",), ("recover-kog-sign-in",)),
    ("L8", ("multi-factor authentication", "depends on the apps", *KOG_HELP), ("guide/when-something-goes-wrong/",), ("create-kog-account", "open-kasper")),
]  # fmt: skip


def outcomes_with(flow: Flow, procedures: tuple[str, ...]) -> list[str]:
    """The paths of the outcomes whose plan holds one of the procedures."""
    reached = (state for state in states(flow) if isinstance(state, Reached))
    return [path_of(state.answers) for state in reached if set(procedures) & {p.id for p in state.procedures}]


@pytest.mark.parametrize(("fact", "phrases", "pages", "procedures"), S_FACTS, ids=[fact[0] for fact in S_FACTS])
def test_a_fact_of_the_instructions_stands_where_it_belongs(
    site: Path, flow: Flow, fact: str, phrases: tuple[str, ...], pages: tuple[str, ...], procedures: tuple[str, ...]
) -> None:
    for path in (*pages, *outcomes_with(flow, procedures)):
        text = parse(site, path).text.casefold()
        for phrase in phrases:
            assert phrase.casefold() in text, f"{fact} is missing on {path}: {phrase}"


@pytest.mark.parametrize(("fact", "phrases", "pages", "procedures"), L_FACTS, ids=[fact[0] for fact in L_FACTS])
def test_a_fact_of_a_later_page_stands_in_a_note_with_its_source_and_date(
    site: Path, flow: Flow, fact: str, phrases: tuple[str, ...], pages: tuple[str, ...], procedures: tuple[str, ...]
) -> None:
    for path in (*pages, *outcomes_with(flow, procedures)):
        notes = [text_of(note).casefold() for note in parse(site, path).find("div[@data-note]")]
        wanted = [phrase.casefold() for phrase in ("Newer guidance", *phrases)]
        assert any(all(phrase in note for phrase in wanted) for note in notes), f"{fact} is missing on {path}"


def test_a_fact_of_a_later_page_is_never_mixed_into_the_steps(flow: Flow) -> None:
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
        for text in (procedure.warning, *(step.text for step in procedure.steps)):
            assert not [word for word in newer if word in text], procedure.id


def test_delegates_are_linked_from_every_outcome_with_an_account(site: Path, flow: Flow) -> None:
    for state in states(flow):
        if isinstance(state, Reached) and given(state.answers)["kasper"] != "not-sure":
            page = parse(site, path_of(state.answers))
            assert [
                a for a in page.find("section[@class='helper-more']//a") if "guide/delegates/" in (a.get("href") or "")
            ]


def test_telephone_numbers_and_mail_addresses_stand_in_one_file_only(flow: Flow) -> None:
    root = Path(__file__).parents[2]
    sources = [*(root / "docs").rglob("*.md"), *(root / "helper").rglob("*.yml"), *(root / "overrides").rglob("*.html")]
    for contact in flow.contacts.values():
        for value in (contact.phone, contact.email):
            found = [path.name for path in sources if value in path.read_text("utf-8")]
            assert found == ["contacts.yml"], value
