"""Whatever is wrong with the runtime, the helper goes on in the next best way, with one warning that says why."""

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SETTLED, STATE
from tests.browser.fault import Change, faulty_site
from tests.browser.wait import wait_until

SLOWER = "The helper starts Python in a slower way, because Python does not run: "
LINKS = "The helper goes on with links, because Python does not run: "


def missing(_: bytes) -> None:
    return None


def truncated(sound: bytes) -> bytes:
    return sound[: len(sound) // 2]


def one_byte_flipped(sound: bytes) -> bytes:
    middle = len(sound) // 2
    return sound[:middle] + bytes([sound[middle] ^ 1]) + sound[middle + 1 :]


def of_another_build(sound: bytes) -> bytes:
    return sound[:20] + bytes(32) + sound[52:]


def for_another_memory(sound: bytes) -> bytes:
    return sound[:12] + struct.pack("<I", 1 << 16) + sound[16:]


def with_a_wrong_address(sound: bytes) -> bytes:
    return sound[:4] + struct.pack("<2I", 4, 4) + sound[12:]


def no_image(_: bytes) -> bytes:
    return b"<!doctype html>" * 8


def never_starting(_: bytes) -> bytes:
    return b"globalThis._createPyodideModule = () => new Promise(() => {});"


def without_webassembly(sound: bytes) -> bytes:
    return b"delete globalThis.WebAssembly;" + sound


@pytest.fixture
def warnings(page: Page) -> list[str]:
    """What is written to the console as a warning, so far."""
    texts: list[str] = []
    page.on("console", lambda message: texts.append(message.text) if message.type == "warning" else None)
    return texts


def start(page: Page, address: str) -> list[str]:
    page.goto(address)
    wait_until(page, SETTLED)
    state: list[str] = page.evaluate(STATE)
    return state


def expect_journey(page: Page, address: str) -> None:
    page.click("a[data-option='no']")
    expect(page.locator("[data-question='kasper']")).to_be_visible()
    assert page.url == f"{address}helper/kog-no/"


def test_the_fastest_rung_is_the_memory_image(page: Page, site_url: str, warnings: list[str]) -> None:
    assert start(page, site_url) == ["ready", "image"]
    assert warnings == []


def test_an_iphone_restores_the_same_image(browser: Browser, site_url: str) -> None:
    with browser.new_context(user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X)") as context:
        page = context.new_page()
        assert start(page, site_url) == ["ready", "image"]
        expect_journey(page, site_url)


@pytest.mark.parametrize(
    ("change", "recorded", "cause"),
    [
        (missing, False, "image.bin could not be downloaded"),
        (truncated, False, "image.bin could not be downloaded, or is not the file that was built"),
        (one_byte_flipped, False, "image.bin could not be downloaded, or is not the file that was built"),
        (of_another_build, True, "the memory image is of another Pyodide build"),
        (for_another_memory, True, "the memory image is for 65536 bytes of memory"),
        (with_a_wrong_address, True, "object is not callable"),
        (no_image, True, "the memory image is none"),
    ],
)
def test_without_a_sound_image_python_starts_plainly(
    page: Page, site: Path, warnings: list[str], change: Change, recorded: bool, cause: str
) -> None:
    with faulty_site(site, {"image.bin": change}, recorded=recorded) as address:
        assert start(page, address) == ["ready", "plain"]
        expect_journey(page, address)
        assert page.evaluate(STATE) == ["ready", "plain"]
    assert len(warnings) == 1
    assert warnings[0].startswith(SLOWER)
    assert cause in warnings[0]


@pytest.mark.parametrize(
    ("name", "change", "cause"),
    [
        ("pyodide.asm.wasm", missing, "pyodide.asm.wasm could not be downloaded (404)"),
        ("pyodide.asm.wasm", truncated, "pyodide.asm.wasm is not the file that was built"),
        ("pyodide.asm.wasm", one_byte_flipped, "pyodide.asm.wasm is not the file that was built"),
        ("pyodide.asm.js", missing, "pyodide.asm.js"),
        (
            "pyodide.asm.js",
            one_byte_flipped,
            "pyodide.asm.js could not be downloaded, or is not the file that was built",
        ),
        ("image.js", without_webassembly, "this browser does not run WebAssembly"),
    ],
)
def test_without_what_every_rung_needs_links_remain(
    page: Page, site: Path, warnings: list[str], name: str, change: Change, cause: str
) -> None:
    with faulty_site(site, {name: change}) as address:
        assert start(page, address) == ["unavailable", "links"]
        expect_journey(page, address)
    assert warnings[0].startswith(LINKS)
    assert cause in warnings[0]


@pytest.mark.parametrize("name", ["pyodide.mjs", "python_stdlib.zip", "pyodide-lock.json", "jinja2-*.whl"])
def test_a_fault_of_the_plain_start_leaves_links(page: Page, site: Path, warnings: list[str], name: str) -> None:
    with faulty_site(site, {"image.bin": missing, name: one_byte_flipped}) as address:
        assert start(page, address) == ["unavailable", "links"]
        expect_journey(page, address)
    assert [warning.split(",")[0] for warning in warnings[:2]] == [SLOWER.split(",")[0], LINKS.split(",")[0]]


def test_a_start_that_never_ends_is_ended(page: Page, site: Path, warnings: list[str]) -> None:
    page.add_init_script(
        """
        const { setTimeout } = window;
        window.setTimeout = (callback, delay) => setTimeout(callback, delay === 30_000 ? 300 : delay);
        """
    )
    with faulty_site(site, {"pyodide.asm.js": never_starting}, recorded=True) as address:
        assert start(page, address) == ["unavailable", "links"]
        expect_journey(page, address)
    assert [warning.rpartition(": ")[2] for warning in warnings[:2]] == ["it did not start within 30000 ms"] * 2


@pytest.mark.parametrize(
    "connection", ["{ saveData: true }", "{ effectiveType: '2g' }", "{ effectiveType: 'slow-2g' }"]
)
def test_where_bytes_are_dear_python_starts_only_after_an_answer(page: Page, site_url: str, connection: str) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    page.goto(site_url, wait_until="networkidle")
    assert page.evaluate(STATE) == [None, None]
    page.click("a[data-option='no']")
    page.wait_for_url(f"{site_url}helper/kog-no/")
    wait_until(page, SETTLED)
    assert page.evaluate(STATE) == ["ready", "image"]


def test_an_element_that_is_moved_starts_python_once_more_and_never_twice_at_once(page: Page, site_url: str) -> None:
    page.add_init_script(
        """
        window.alive = window.most = 0;
        const terminate = Worker.prototype.terminate;
        Worker.prototype.terminate = function () { window.alive -= 1; terminate.call(this); };
        window.Worker = class extends Worker {
          constructor(address, options) {
            super(address, options);
            // The theme has a worker for its search.
            if (options?.name === "kasper-helper") window.most = Math.max(window.most, ++window.alive);
          }
        };
        """
    )
    start(page, site_url)
    page.evaluate("const helper = document.querySelector('kasper-helper'); helper.after(helper);")
    wait_until(page, SETTLED)
    assert page.evaluate("[window.alive, window.most]") == [1, 1]
    assert page.evaluate(STATE) == ["ready", "image"]
