"""What a visitor does on the way to an outcome while something fails."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Error, Route, expect

from tests.support.browser.publisher import make_build, publisher
from tests.support.browser.wait import wait_until
from tests.support.faults.person import ANSWERS, Person
from tests.support.project import SITE
from tests.support.server import serve

STORED: Final = "document.documentElement.dataset.helperOffline === 'runtime'"
LOADING: Final = "document.documentElement.dataset.helperRuntime === 'loading'"
SECOND_CHOICE: Final = """
  addEventListener("load", () => {
    window.journey = "begun";
    const choose = (option) => document.querySelector(`[data-question=kog] a[data-option=${option}]`)?.click();
    setTimeout(choose, 0, "pending");
    const timer = setInterval(() => {
      if (document.documentElement.dataset.helperRuntime !== "ready") return;
      clearInterval(timer);
      choose("no");
    }, 20);
  });
"""


def journey(person: Person) -> None:
    """Waits for Python, then answers all questions."""
    person.open()
    person.settle()
    person.answer_all()


def last_question(person: Person) -> None:
    """Opens the last question from a link, waits for Python, and answers it."""
    person.page.goto(f"{person.url}helper/kog-no/kasper-yes/")
    person.look()
    person.settle()
    person.answer_all()


def at_once(person: Person) -> None:
    """Answers all questions before Python is ready."""
    person.open()
    person.answer_all()


def while_python_loads(person: Person) -> None:
    """Answers each question while Python loads."""
    person.open()
    for question in ANSWERS:
        wait_until(person.page, LOADING)
        person.answer(question)


def with_another_answer_before_the_page_comes(person: Person) -> None:
    """Answers “pending”, whose page loads slowly; when Python is ready, answers as on the journey."""
    late: list[Route] = []
    person.page.route("**/kog-pending/", lambda route: late.append(route))
    # Playwright's own click would wait for the page.
    person.page.add_init_script(SECOND_CHOICE)
    person.open()
    wait_until(person.page, "document.querySelector('[data-question=kasper]')")
    person.live.append(person.view.evaluate("window.journey") == "begun")
    for route in late:
        with suppress(Error):
            route.continue_()
    person.page.wait_for_timeout(500)
    person.settle()
    person.answer_all()


def losing_the_network_in_mid_load(person: Person) -> None:
    def lose(route: Route) -> None:
        person.page.context.set_offline(True)
        route.abort()

    person.page.route("**/image.bin", lose)
    person.open()
    person.settle()
    person.page.context.set_offline(False)
    person.page.unroute("**/image.bin")
    person.page.route("**/image.js", lambda route: None)
    person.answer_all()


def losing_the_network_on_the_way(person: Person) -> None:
    person.open()
    person.settle()
    person.answer("kog")
    person.page.context.set_offline(True)
    person.answer_all()


def in_two_tabs(person: Person) -> None:
    other = Person(person.page.context.new_page(), person.url)
    for each in (person, other):
        each.open()
    for each in (person, other):
        each.settle()
    for question in ANSWERS:
        for each in (other, person):
            each.answer(question)
    assert other.live == [True] * 3
    assert other.warnings == []


def with_double_clicks(person: Person) -> None:
    person.open()
    person.settle()
    for question in ANSWERS:
        person.answer(question, clicks=2)


def with_a_second_thought(person: Person) -> None:
    person.open()
    person.settle()
    person.view.evaluate(
        "for (const id of ['yes', 'pending', 'no']) document.querySelector(`a[data-option=${id}]`).click()"
    )
    person.passed("kog")
    person.answer_all()


def going_back_in_mid_load(person: Person) -> None:
    person.open()
    wait_until(person.page, LOADING)
    person.answer("kog")
    person.view.evaluate("history.back()")
    wait_until(person.page, "document.querySelector('[data-question=kog]')")
    person.settle()
    person.live.clear()
    person.answer_all()


def reloading_every_state(person: Person) -> None:
    person.open()
    for question in ANSWERS:
        person.settle()
        person.answer(question)
        person.page.reload()
        person.look()
    person.settle()


def with_an_older_service_worker(person: Person) -> None:
    """Returns after a newer build has been published."""
    with TemporaryDirectory() as folder, publisher(Path(folder), make_build(SITE, Path(folder), "Older")) as host:
        person.url = host.url
        person.open()
        wait_until(person.page, STORED)
        host.publish(SITE)
        journey(person)


def without_a_network_on_the_second_visit(person: Person) -> None:
    with TemporaryDirectory() as folder, publisher(Path(folder), SITE) as host:
        person.url = host.url
        person.open()
        wait_until(person.page, STORED)
        host.trouble = "gone"
        journey(person)


def in_a_sandbox(person: Person) -> None:
    """Answers in a frame on another site whose sandbox allows only scripts."""
    with TemporaryDirectory() as folder:
        Path(folder, "index.html").write_text(f"<iframe sandbox=allow-scripts src='{person.url}'></iframe>", "utf-8")
        with serve(Path(folder)) as elsewhere:
            person.page.goto(elsewhere)
            person.view = person.page.frames[1]
            expect(person.view.locator("[data-question='kog']")).to_be_visible()
            person.look()
            person.settle()
            person.answer_all()
