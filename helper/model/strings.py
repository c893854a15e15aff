"""What the interface says beside the content: the words of templates, dates and files, in the language of the site.

For the build. Browsers get `helper.runtime.strings` in its place.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

OWNER_LENGTH: Final = 60
"""In characters. More would not fit on one line of a phone."""


def _text(*places: str) -> Any:
    """A text with these places, separated by spaces; or, with more than one argument, with those of any one argument."""
    return field(metadata={"places": places})


def _markdown(*places: str) -> Any:
    return field(metadata={"places": places, "markdown": True})


def _for_build(*places: str, **more: Any) -> Any:
    # What ships to browsers is the repr, and no browser needs it.
    return field(default="", repr=False, metadata={"places": places, "for_build": True, **more})


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The texts of the interface. In a text with places such as {done}, those are filled in.

    `months` begins with January and `weekdays` with Monday. `time_format` takes {hour12} with {half}, or {hour24}, which has
    two digits. `am` and `pm` are what {half} stands for. In `deadline_when`, {near} is empty, or `today`, `tomorrow` or
    `yesterday` after a space. Texts that end in _one are for one of what they count. `calendar_product` and
    `calendar_domain` tell calendars who made an event: with another domain, they do not replace events that they have.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic looks for this name, and the model must not import pydantic

    site_owner: str = _for_build(most=OWNER_LENGTH)
    frame_title: str = _for_build()
    frame_from: str = _for_build("site")
    frame_stuck: str = _for_build("page")
    frame_refused: str = _for_build("instead")
    card: str = _for_build()

    # Dates and times.
    months: tuple[str, ...] = field(metadata={"length": 12})
    weekdays: tuple[str, ...] = field(metadata={"length": 7})
    date_format: str = _for_build("month day year")
    day_format: str = _text("weekday month day year")
    time_format: str = _text("hour12 minute half", "hour24 minute")
    am: str
    pm: str
    today: str
    tomorrow: str
    yesterday: str
    hours: str = _text("hours")
    minutes: str = _text("minutes")
    less_than_a_minute: str

    # A state, and its page.
    first_question: str
    not_found: str
    stays_here: str
    your_answers: str
    change: str
    change_answer: str = _text("question")
    start_again: str
    own_words: str
    own_words_label: str
    own_words_private: str
    own_words_submit: str
    own_words_empty: str
    own_words_waiting: str
    own_words_refused: str
    own_words_too_long: str
    own_words_understood: str
    own_words_steps: str
    own_words_nothing: str
    own_words_about: str
    links_to_question: str
    links_to_steps: str
    as_plain_text: str
    link_to: str = _text("name")
    link_to_procedure: str = _text("title")
    link_to_step: str = _text("number title")
    quoted: str = _text("words")
    good_to_know: str
    read_in_guide: str = _text("title")
    help_desks: str
    share_steps: str
    copy_link: str
    share_link: str
    email_steps: str
    print_steps: str
    copied: str
    not_allowed: str
    no_dialog: str

    # Parts of a plan.
    have_at_hand: str = _markdown("things")
    warning: str
    newer: str
    source: str = _text("sources")
    sources: str = _text("sources")
    stands_for: str = _text("short long")
    what_is: str = _text("short")
    phone: str
    email: str
    phone_or_email: str = _text("phone email")
    phone_with_extension: str = _text("phone extension")
    clear: str
    clear_checklist: str
    nothing_done: str = _markdown("total")
    some_done: str = _markdown("done total step")
    all_done: str = _markdown("total")

    # What to say to a help desk.
    what_to_say: str
    what_to_say_to: str = _text("contact")
    skip: str
    copy_words: str
    copy_words_for: str = _text("contact")
    select_words: str

    # A deadline.
    show_deadline: str
    save_reminder: str
    enter_time: str
    not_yet: str = _text("time zone day")
    hidden_zone: str = _text("time zone day")
    deadline_when: str = _text("time zone near day")
    deadline_open: str = _markdown("act when")
    deadline_in: str = _text("span")
    deadline_over_one: str = _markdown("when contact")
    deadline_over: str = _markdown("hours when contact")
    clocks_change: str
    calendar_product: str
    calendar_domain: str
    calendar_title_one: str = _text("title")
    calendar_title: str = _text("title hours")
    calendar_text_one: str = _text("time zone day contact reach")
    calendar_text: str = _text("hours time zone day contact reach")
    calendar_steps: str = _text("page")

    # Plain text and email.
    text_page: str = _text("page")
    text_warning: str = _text("warning")
    text_newer: str = _text("text")
    text_source: str = _text("source")
    text_say: str = _text("words")
    text_part: str = _text("number title")
    text_steps: str

    # What only the build shows.
    page_at: str = _for_build("page")
    changed_on: str = _for_build("date")
    changed_after: str = _for_build("date")
    moved: str = _for_build()
    moved_to: str = _for_build()
    code: str = _for_build()
    code_opens: str = _for_build()
    checked: str = _for_build("date")
    checked_old: str = _for_build("date", markdown=True)
    last_checked: str = _for_build("date")
    last_checked_old: str = _for_build("date", markdown=True)
    listed: str = _for_build("source checked")
    listed_newer: str = _for_build("source newer checked")
    contacts_checked: str = _for_build()
    feedback: str = _for_build()
    feedback_form: str = _for_build()
    feedback_subject: str = _for_build("site")
    feedback_page: str = _for_build("page")
    feedback_date: str = _for_build("date")
    map_name: str = _for_build()
    map_or: str = _for_build()
    map_to: str = _for_build("number")
    map_end_one: str = _for_build()
    map_end: str = _for_build("number")
    cases_find: str = _for_build()
    cases_shown: str = _for_build("shown all")
    cases_download: str = _for_build()
    cases_answers: str = _for_build()
    cases_do: str = _for_build()
    cases_parts: str = _for_build()
    cases_contacts: str = _for_build()
    cases_none: str = _for_build()
    cases_address: str = _for_build()

    def in_words(self, day: date) -> str:
        """A day as pages write it: “November 22, 2026”."""
        return self.date_format.format(month=self.months[day.month - 1], day=day.day, year=day.year)
