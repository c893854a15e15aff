"""What a visitor does on the way to an outcome while something fails."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Error, Route, expect

from tests.support.browser.offline import DELETE_CACHES
from tests.support.browser.publisher import make_build, publisher
from tests.support.browser.wait import wait_until
from tests.support.faults.visitor import ANSWERS, Visitor
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


def journey(visitor: Visitor) -> None:
    """Waits for Python, then answers all questions."""
    visitor.open()
    visitor.settle()
    visitor.answer_all()


def last_question(visitor: Visitor) -> None:
    """Opens the last question from a link, waits for Python, and answers it."""
    visitor.page.goto(f"{visitor.url}helper/kog-no/kasper-yes/")
    visitor.look()
    visitor.settle()
    visitor.answer_all()


def last_question_and_settle(visitor: Visitor) -> None:
    """Does so, and waits for Python once more: it may have been started again."""
    last_question(visitor)
    visitor.settle()


def at_once(visitor: Visitor) -> None:
    """Answers all questions before Python is ready."""
    visitor.open()
    visitor.answer_all()


def while_python_loads(visitor: Visitor) -> None:
    """Answers each question while Python loads."""
    visitor.open()
    for question in ANSWERS:
        wait_until(visitor.page, LOADING)
        visitor.answer(question)


def with_another_answer_before_the_page_comes(visitor: Visitor) -> None:
    """Answers “pending”, whose page loads slowly; when Python is ready, answers as on the journey."""
    late: list[Route] = []
    visitor.page.route("**/kog-pending/", lambda route: late.append(route))
    # Playwright's own click would wait for the page.
    visitor.page.add_init_script(SECOND_CHOICE)
    visitor.open()
    wait_until(visitor.page, "document.querySelector('[data-question=kasper]')")
    visitor.live.append(visitor.view.evaluate("window.journey") == "begun")
    for route in late:
        with suppress(Error):
            route.continue_()
    visitor.page.wait_for_timeout(500)
    visitor.settle()
    visitor.answer_all()


def losing_the_network_in_mid_load(visitor: Visitor) -> None:
    def lose(route: Route) -> None:
        visitor.page.context.set_offline(True)
        route.abort()

    visitor.page.route("**/image.wasm", lose)
    visitor.open()
    visitor.settle()
    visitor.page.context.set_offline(False)
    visitor.page.unroute("**/image.wasm")
    visitor.page.route("**/image.wasm", lambda route: None)
    visitor.answer_all()
    # On the page of the first answer Python loads again.
    del visitor.live[1:]


def losing_the_network_on_the_way(visitor: Visitor) -> None:
    visitor.open()
    visitor.settle()
    visitor.answer("kog")
    visitor.page.context.set_offline(True)
    visitor.answer_all()


def in_two_tabs(visitor: Visitor) -> None:
    other = Visitor(visitor.page.context.new_page(), visitor.url)
    for each in (visitor, other):
        each.open()
    for each in (visitor, other):
        each.settle()
    for question in ANSWERS:
        for each in (other, visitor):
            each.answer(question)
    assert other.live == [True] * 3
    assert other.warnings == []


def with_double_clicks(visitor: Visitor) -> None:
    visitor.open()
    visitor.settle()
    for question in ANSWERS:
        visitor.answer(question, clicks=2)


def with_a_second_thought(visitor: Visitor) -> None:
    visitor.open()
    visitor.settle()
    visitor.view.evaluate(
        "for (const id of ['yes', 'pending', 'no']) document.querySelector(`a[data-option=${id}]`).click()"
    )
    visitor.passed("kog")
    visitor.answer_all()


def going_back_in_mid_load(visitor: Visitor) -> None:
    held: list[Route] = []
    visitor.page.route("**/image.wasm", lambda route: held.append(route))
    visitor.open()
    wait_until(visitor.page, LOADING)
    visitor.answer("kog")
    visitor.view.evaluate("history.back()")
    wait_until(visitor.page, "document.querySelector('[data-question=kog]')")
    for route in held:
        route.continue_()
    visitor.page.unroute("**/image.wasm")
    visitor.settle()
    visitor.live.clear()
    visitor.answer_all()


def reloading_every_state(visitor: Visitor) -> None:
    visitor.open()
    for question in ANSWERS:
        visitor.settle()
        visitor.answer(question)
        visitor.page.reload()
        visitor.look()
    visitor.settle()


def with_an_older_service_worker(visitor: Visitor) -> None:
    """Returns after a newer build has been published."""
    with TemporaryDirectory() as folder, publisher(Path(folder), make_build(SITE, Path(folder), "Older")) as host:
        visitor.url = host.url
        visitor.open()
        wait_until(visitor.page, STORED)
        host.publish(SITE)
        journey(visitor)


def without_a_network_on_the_second_visit(visitor: Visitor) -> None:
    with TemporaryDirectory() as folder, publisher(Path(folder), SITE) as host:
        visitor.url = host.url
        visitor.open()
        wait_until(visitor.page, STORED)
        host.trouble = "gone"
        journey(visitor)


def after_the_storage_was_deleted(visitor: Visitor) -> None:
    """Returns after another site of the same origin has deleted all caches, and once more without a network."""
    with TemporaryDirectory() as folder, publisher(Path(folder), SITE) as host:
        visitor.url = host.url
        visitor.open()
        wait_until(visitor.page, STORED)
        visitor.page.evaluate(DELETE_CACHES)
        visitor.open()
        wait_until(visitor.page, STORED)
        host.trouble = "gone"
        journey(visitor)


def in_a_sandbox(visitor: Visitor) -> None:
    """Answers in a frame on another site whose sandbox allows only scripts."""
    with TemporaryDirectory() as folder:
        Path(folder, "index.html").write_text(f"<iframe sandbox=allow-scripts src='{visitor.url}'></iframe>", "utf-8")
        with serve(Path(folder)) as elsewhere:
            visitor.page.goto(elsewhere)
            visitor.view = visitor.page.frames[1]
            expect(visitor.view.locator("[data-question='kog']")).to_be_visible()
            visitor.look()
            visitor.settle()
            visitor.answer_all()
