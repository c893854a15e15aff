"""Bad content gives one report of all errors, each with its place, problem and remedy."""

from pathlib import Path
from shutil import copytree

import pytest

from helper.engine.check import check
from helper.model.errors import InvalidContentError
from helper.model.flow import Flow, Procedure
from helper.model.load.flow import CONTENT, load
from tests.support.strings import shipped


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content that tests can break."""
    return copytree(CONTENT, tmp_path / "content")


def change(content: Path, file: str, old: str, new: str) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")


def at(content: Path, file: str, text: str) -> str:
    """The file and the line where that text is, as in a report."""
    lines = (content / file).read_text("utf-8").splitlines()
    return f"helper/content/{file}:{next(number for number, line in enumerate(lines, 1) if text in line)}"


def report(content: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as raised:
        load(content, check)
    return [str(error) for error in raised.value.errors]


def test_the_ids_yes_and_no_are_text(flow: Flow) -> None:
    assert {"yes", "no"} <= {option.id for option in flow.questions[0].options}


def test_markdown_becomes_markup_and_plain_text_stays_the_same(flow: Flow, procedures: dict[str, Procedure]) -> None:
    steps = [step.text for step in procedures["create-kog-account"].steps]
    link = '<a href="https://kog.chfs.ky.gov">kog.chfs.ky.gov</a>'
    assert f"At {link}, create a “Citizen or Business Partner” account." in steps
    assert type(flow.contacts["kog-help-desk"].helps_with) is str


def test_evaluating_the_repr_of_a_flow_gives_the_flow(flow: Flow) -> None:
    namespace: dict[str, object] = {}
    exec("from markupsafe import Markup\nfrom helper.model.flow import *", namespace)
    assert eval(repr(flow), namespace) == shipped(flow)


def test_a_missing_key_is_reported(content: Path) -> None:
    change(content, "contacts.yml", "  name: KOG Help Desk\n", "")
    assert report(content) == [
        f"{at(content, 'contacts.yml', 'id: kog-help-desk')}: kog-help-desk: The key “name” is missing. Add it."
    ]


def test_an_unknown_key_is_reported(content: Path) -> None:
    change(content, "contacts.yml", "  phone: ", "  phones: ")
    assert report(content) == [
        f"{at(content, 'contacts.yml', 'phones:')}: kog-help-desk / phones: There is no key “phones” here, so nothing shows "
        "it. Did you mean “phone”?",
    ]


def test_text_in_place_of_a_list_is_reported(content: Path) -> None:
    change(content, "questions.yml", "when: {kasper: [yes]}", "when: {kasper: yes}")
    assert report(content) == [
        f"{at(content, 'questions.yml', 'when: {kasper: yes}')}: old-sign-in / when / kasper: "
        "This is not a list. Write a list, such as [yes]."
    ]


def test_a_text_of_two_paragraphs_is_reported(content: Path) -> None:
    change(content, "notes.yml", "text: KOG passwords are", 'text: "One.\\n\\nTwo."\n  # KOG passwords are')
    assert report(content) == [
        f"{at(content, 'notes.yml', 'One.')}: kog-password / text: The text is not exactly one paragraph. "
        "Write one paragraph, or split it into several steps or notes."
    ]


def test_a_reference_to_a_missing_entry_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "contact: kog-help-desk", "contact: kog-helpdesk")
    assert report(content) == [
        f"{at(content, 'procedures.yml', 'kog-helpdesk')}: ask-kog-help-desk / steps / ask / contact: "
        "There is no “kog-helpdesk” in contacts.yml. Did you mean “kog-help-desk”?"
    ]


def test_an_option_without_a_sentence_to_say_is_reported(content: Path) -> None:
    change(content, "questions.yml", "      say: I have or had a KASPER account.\n", "")
    [error] = report(content)
    assert error.endswith(": kasper / options / yes: The key “say” is missing. Add it.")


def test_a_step_with_a_contact_but_nothing_to_ask_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "      ask: Can you check whether I already have a KOG account?\n", "")
    assert report(content) == [
        f"{at(content, 'procedures.yml', 'contact: kog-help-desk')}: ask-kog-help-desk / steps / ask / contact: "
        "The key “contact” needs the key “ask”, which is missing. Write what to ask that contact."
    ]


def test_a_step_that_asks_without_a_contact_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "    - id: sign-in\n", "    - id: sign-in\n      ask: Why?\n")
    assert report(content) == [
        f"{at(content, 'procedures.yml', 'ask: Why?')}: ask-kog-help-desk / steps / sign-in / ask: "
        "The key “ask” needs the key “contact”, which is missing. Name the contact to ask, or remove it."
    ]


def test_an_unknown_word_for_whom_a_step_applies_to_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "applies: sometimes", "applies: often")
    assert report(content) == [
        f"{at(content, 'procedures.yml', 'applies: often')}: ask-account-holder / steps / holder-account / applies: "
        "“often” is none of the values of this key. Use one of: always, instead, sometimes."
    ]


def test_a_missing_deadline_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "deadline: activation-email", "deadline: activation-mail")
    assert report(content) == [
        f"{at(content, 'procedures.yml', 'activation-mail')}: create-kog-account / steps / activate / deadline: "
        "There is no “activation-mail” in deadlines.yml. Did you mean “activation-email”?"
    ]


@pytest.mark.parametrize("hours", ["0", "-4", "25", "four", "4.5", "1_0", "04"])
def test_a_deadline_that_is_not_hours_within_a_day_is_reported(content: Path, hours: str) -> None:
    change(content, "deadlines.yml", "hours: 4", f"hours: {hours}")
    place = f"{at(content, 'deadlines.yml', 'hours:')}: activation-email / hours"
    assert f"{place}: “{hours}” is not a whole number of hours within a day. Write a number from 1 to 24." in report(
        content
    )


def test_an_unused_deadline_is_reported(content: Path) -> None:
    for _ in range(2):
        change(content, "procedures.yml", "      deadline: activation-email\n", "")
    assert report(content) == [
        f"{at(content, 'deadlines.yml', 'id: activation')}: activation-email: "
        "Nothing refers to this, so nobody would see it. Refer to it somewhere, or remove it."
    ]


def test_a_condition_on_a_later_question_is_reported(content: Path) -> None:
    change(content, "questions.yml", "      short: not activated yet", "      short: s\n      when: {kasper: [yes]}")
    assert (
        "The question “kasper” comes later, so nobody has answered it yet. Use an earlier one: none."
        in report(content)[0]
    )


def test_a_condition_on_an_unknown_option_is_reported(content: Path) -> None:
    change(content, "outcomes.yml", "when: {kasper: [not-sure]}", "when: {kasper: [unsure]}")
    assert "The question “kasper” has no option “unsure”. Did you mean “not-sure”?" in report(content)[0]


def test_a_duplicate_id_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "- id: open-kasper", "- id: link-kasper-account")
    assert "The id “link-kasper-account” is used twice here. Rename one of them." in report(content)[0]


def test_an_id_that_cannot_be_part_of_a_url_is_reported(content: Path) -> None:
    change(content, "questions.yml", "- id: pending", "- id: Pending_")
    assert any("“Pending_” cannot be part of a URL." in error for error in report(content))


def test_an_unused_entry_is_reported(content: Path) -> None:
    with (content / "sources.yml").open("a") as file:
        file.write("- id: spare\n  title: Spare\n  date: 2020\n  checked: 2026-01-31\n")
    assert report(content) == [
        f"{at(content, 'sources.yml', 'id: spare')}: spare: Nothing refers to this, so nobody would see it. Refer to it somewhere, or remove it."
    ]


def test_a_duplicate_key_is_reported(content: Path) -> None:
    change(content, "contacts.yml", '  extension: "2"\n', '  extension: "2"\n  extension: "3"\n')
    assert report(content) == [
        f"{at(content, 'contacts.yml', '"3"')}: kog-help-desk / extension: "
        "The key “extension” is used twice here. Remove one of them."
    ]


def test_a_missing_value_is_reported(content: Path) -> None:
    change(content, "contacts.yml", "name: KOG Help Desk", "name:")
    assert report(content) == [
        f"{at(content, 'contacts.yml', 'name:')}: kog-help-desk / name: The value is missing. Write one, or remove the key."
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"- id: {a: [b\n", "helper/content/contacts.yml:1: The bracket [ that opens here is not closed"),
        (
            b"- id: a\n\tb: c\n",
            "helper/content/contacts.yml:2: A tab indents this line, and YAML accepts only spaces. Use",
        ),
        (
            b"id: a\n",
            "helper/content/contacts.yml:1: The file is not a list. Begin each entry with “- id: ”, or write [] for",
        ),
        (
            b"",
            "helper/content/contacts.yml:1: The file is not a list. Begin each entry with “- id: ”, or write [] for none.",
        ),
        (b"- &a [*a]\n", "helper/content/contacts.yml:1: “&a” is a YAML anchor. Remove it, or put the text in quotes."),
        (b"\xff\xfe\xfd", "helper/content/contacts.yml:1: The file is not UTF-8 text. Save it as UTF-8."),
        (
            b"- a\x00b",
            "helper/content/contacts.yml:1: The line contains U+0000, a control character, which pages cannot show.",
        ),
    ],
)
def test_an_unreadable_file_is_reported(content: Path, text: bytes, problem: str) -> None:
    (content / "contacts.yml").write_bytes(text)
    assert any(error.startswith(problem) for error in report(content))


def test_a_missing_file_is_reported(content: Path) -> None:
    (content / "notes.yml").unlink()
    assert "helper/content/notes.yml:1: The file is missing. Restore it. If it has no entries, write []." in report(
        content
    )


def test_entries_that_are_not_mappings_are_reported(content: Path) -> None:
    (content / "sources.yml").write_text("- just a text\n- [a, list]\n")
    assert sum(error.startswith("helper/content/sources.yml") for error in report(content)) == 2


@pytest.mark.parametrize("odd", ["[{a: b}]", "{a: b}", "[[a]]", "[a, {b: [c]}]"])
@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("procedures.yml", "contacts: [kog-help-desk]"),
        ("procedures.yml", "contact: kog-help-desk"),
        ("procedures.yml", "when: {kog: [not-sure]}"),
        ("procedures.yml", "or_when: {kog: [no, pending], old-sign-in: [linked]}"),
        ("notes.yml", "sources: [kog-help]"),
        ("questions.yml", "id: locked-out"),
        ("outcomes.yml", "id: open-kasper"),
    ],
)
def test_a_value_of_the_wrong_type_is_reported_without_a_crash(content: Path, file: str, old: str, odd: str) -> None:
    change(content, file, old, f"{old.partition(':')[0]}: {odd}")
    assert any(error.startswith(f"helper/content/{file}") for error in report(content))


def test_errors_in_the_flow_as_a_whole_are_reported_with_their_place(content: Path) -> None:
    change(content, "outcomes.yml", "when: {kasper: [no]}", "when: {kasper: [no], kog: [no]}")
    assert (
        f"{at(content, 'questions.yml', 'id: kasper')}: kasper: The answers kog: yes, kasper: no lead to no outcome. "
        "Add an outcome to outcomes.yml whose “when” they meet."
    ) in report(content)


def test_one_report_has_all_errors(content: Path) -> None:
    change(content, "contacts.yml", "email: KOG", "mail: KOG")
    change(content, "outcomes.yml", "when: {kasper: [no]}", "when: {kasper: [no], kog: [no]}")
    change(content, "notes.yml", "sources: [kog-help]", "sources: [kog-page]")
    files = {error.partition(":")[0].rpartition("/")[2] for error in report(content)}
    assert files == {"contacts.yml", "notes.yml", "questions.yml"}
    with pytest.raises(InvalidContentError, match=r"^The content has \d+ errors; nothing was built\.\n"):
        load(content, check)


def test_an_empty_list_is_reported(content: Path) -> None:
    change(content, "procedures.yml", "  sources: [access-instructions]", "  sources: []")
    assert any(error.endswith("The list is empty. Add an entry, or remove the key.") for error in report(content))


@pytest.mark.parametrize("phone", ["call us", "1-502-555-0100", "502-555-010", "502-555-0100 ext. 2"])
def test_an_invalid_phone_number_is_reported(content: Path, flow: Flow, phone: str) -> None:
    change(content, "contacts.yml", flow.contacts["kasper-help-desk"].phone, phone)
    assert report(content) == [
        f"{at(content, 'contacts.yml', phone)}: kasper-help-desk / phone: “{phone}” is not a valid phone number. "
        "Write ten digits, such as 502-555-0100 or (502) 555-0100, without a country code."
    ]


def test_an_invalid_email_address_is_reported(content: Path) -> None:
    change(content, "contacts.yml", "eKASPERHelp@ky.gov", "eKASPERHelp")
    assert (
        "“eKASPERHelp” is not a valid email address: An email address must have an @-sign. Write name@host."
        in report(content)[0]
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "www.example.org", "//example.org/", "https://a:b@c.example/"]
)
def test_a_url_that_is_not_of_a_web_page_is_reported(content: Path, url: str) -> None:
    with (content / "sources.yml").open("a") as file:
        file.write(f"- id: spare\n  title: Spare\n  date: 2020\n  checked: 2026-01-31\n  url: {url}\n")
    error = f"{at(content, 'sources.yml', url)}: spare / url: “{url}” is not the URL of a web page: it "
    assert report(content)[1].startswith(error)
    assert report(content)[1].endswith(". Write it as https://host/path.")


@pytest.mark.parametrize("extension", ["2;phone-context=x", "ext. 2", "2?body=x", "٢", "123456789"])
def test_an_extension_that_no_phone_dials_is_reported(content: Path, extension: str) -> None:
    change(content, "contacts.yml", 'extension: "2"', f'extension: "{extension}"')
    assert report(content) == [
        f"{at(content, 'contacts.yml', extension)}: kog-help-desk / extension: “{extension}” is not an extension that "
        "phones can dial. Write digits only."
    ]


@pytest.mark.parametrize(
    "email",
    [
        "a@ky.gov?cc=b@c.example",
        "a@ky.gov&body=x",
        "a b@ky.gov",
        "a@ky",
        "a@b@ky.gov",
        "a@-ky.gov",
        "<a@ky.gov>",
        "ä@ky.gov",
    ],
)
def test_an_email_address_that_would_fill_in_a_message_or_lead_nowhere_is_reported(content: Path, email: str) -> None:
    change(content, "contacts.yml", "eKASPERHelp@ky.gov", email)
    assert f"“{email}” is not a valid email address: " in report(content)[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x <script>y</script>", "<script> is not allowed in texts."),
        ("<b onclick=x>y</b>", "<b> must not have the attribute “onclick”."),
        ("[x](javascript:y)", "The address “javascript:y” does not begin with https:, http:, mailto: or tel:."),
        ("x<div>y</div>", "<div> is not allowed in texts."),
        ("x<!-- y -->", "An HTML comment or declaration would be published."),
    ],
)
def test_html_that_could_run_or_break_out_of_a_paragraph_is_reported(content: Path, text: str, problem: str) -> None:
    change(content, "notes.yml", "text: KOG passwords are", f"text: '{text}'\n  # KOG passwords are")
    assert report(content)[0].startswith(f"{at(content, 'notes.yml', text)}: kog-password / text: {problem}")


def test_endlessly_nested_lists_in_a_text_are_reported(content: Path) -> None:
    change(content, "notes.yml", "text: KOG passwords are", f'text: "{"- " * 3000}x"\n  # KOG passwords are')
    assert any("The text is not exactly one paragraph." in error for error in report(content))


def test_a_contact_or_source_that_does_not_say_when_it_was_checked_is_reported(content: Path) -> None:
    change(content, "sources.yml", "  checked: 2026-11-22\n", "")
    change(content, "contacts.yml", "checked: 2026-11-22", "checked: 2026-11-31")
    remedy = "Write the day on which someone last compared it with the real thing, such as 2026-11-22."
    assert report(content) == [
        f"{at(content, 'contacts.yml', '2026-11-31')}: kog-help-desk / checked: “2026-11-31” is not a date. {remedy}",
        f"{at(content, 'sources.yml', 'id: access')}: access-instructions: The key “checked” is missing. {remedy}",
    ]


@pytest.mark.parametrize("date", ["20261122", "November 22, 2026", "2026-W47-7", "2026-02-30", "22.11.2026"])
def test_only_dates_with_year_month_and_day_are_dates(content: Path, date: str) -> None:
    change(content, "sources.yml", "checked: 2026-11-22", f"checked: {date}")
    [error] = report(content)
    assert f"“{date}” is not a date." in error


def test_a_quote_without_a_source_is_reported(content: Path) -> None:
    change(content, "notes.yml", "  text: We found no rule on", "  quote: no rule\n  text: We found no rule on")
    assert report(content) == [
        f"{at(content, 'notes.yml', 'quote: no rule')}: no-other-rule-found / quote: The key “quote” needs the key “sources”, "
        "which is missing. Name the source that has these words."
    ]


def test_what_only_owners_need_does_not_ship(flow: Flow) -> None:
    assert "checked=" not in repr(flow)
    assert "quote=" not in repr(flow)
