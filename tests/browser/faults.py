"""Everything that is known to fail: how it comes about, and what somebody on the way to an outcome gets then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from helper.publish.policy import WORKER
from tests.browser import acts
from tests.browser.fault import (
    Change,
    before,
    for_another_memory,
    missing,
    never_starting,
    no_image,
    of_another_build,
    one_byte_flipped,
    replaced,
    truncated,
    with_a_wrong_address,
)
from tests.browser.person import Person

IMAGE: Final = ("ready", "image")
PLAIN: Final = ("ready", "plain")
LINKS: Final = ("unavailable", "links")
NONE: Final = (None, None)
HOUR: Final = 60 * 60 * 1000


@dataclass(frozen=True)
class Fault:
    """A fault in plain words, `group` of its kind, and what must hold.

    `state` is what Python's start comes to, `live` whether Python answers the clicks, and `cause` a part of the console's
    one warning; empty, there is none. The fault is in changed `files` (by name; `recorded` ones as if built so), a `script`
    that runs before all others, the `options` of the browser, or in what the person does (`act`).
    """

    group: str
    name: str
    state: tuple[str | None, str | None] = IMAGE
    live: bool = True
    cause: str = ""
    files: Mapping[str, Change] = field(default_factory=dict)
    recorded: bool = False
    script: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    act: Callable[[Person], None] = acts.journey
    engines: tuple[str, ...] = ("chromium", "firefox")
    """Where it can be brought about."""

    @property
    def gets(self) -> str:
        """What the person gets, in words."""
        if self.live:
            return "Answers at once, after a slower start" if self.state == PLAIN else "Answers at once, as always"
        return "Links to pages"


SHORT_LIMIT: Final = """
  const { setTimeout } = window;
  window.setTimeout = (callback, delay) => setTimeout(callback, delay === 30_000 ? 300 : delay);
"""
OLD_WORKERS: Final = """
  window.Worker = class extends Worker {
    constructor(address, options) {
      if (options?.type === "module") throw new TypeError("Module scripts are not supported on DedicatedWorker yet.");
      super(address, options);
    }
  };
"""
NO_STORAGE: Final = """
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
  }
  Object.defineProperty(Document.prototype, "cookie", { get() { throw new DOMException("no", "SecurityError"); }, set() {} });
"""
NO_HISTORY: Final = """
  for (const name of ["pushState", "replaceState"]) {
    History.prototype[name] = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
  }
"""


def clock(hours: float, jump: float = 0) -> str:
    """A clock that is wrong by so many hours, and jumps by so many every time that it is read."""
    return f"""
      {{
        const Right = Date;
        let wrong = {hours * HOUR};
        const now = () => Right.now() + (wrong += {jump * HOUR});
        globalThis.Date = class extends Right {{
          constructor(...parts) {{ super(...(parts.length ? parts : [now()])); }}
          static now() {{ return now(); }}
        }};
      }}
    """


RUNTIME: Final = "A file of Python"
BROWSER: Final = "The browser"
NETWORK: Final = "The network"
PYTHON: Final = "Python itself"
PERSON: Final = "What somebody does"
NO_DOWNLOAD: Final = "could not be downloaded"
NOT_BUILT: Final = "could not be downloaded, or is not the file that was built"

FAULTS: Final = (
    Fault(BROWSER, "JavaScript is off", NONE, live=False, options={"java_script_enabled": False}, act=acts.at_once),
    Fault(
        BROWSER,
        "It has no module workers",
        LINKS,
        live=False,
        cause="Module scripts are not supported",
        script=OLD_WORKERS,
    ),
    Fault(
        BROWSER,
        "It has no WebAssembly",
        LINKS,
        live=False,
        cause="this browser does not run WebAssembly",
        files={"image.js": before("delete globalThis.WebAssembly;")},
    ),
    Fault(
        BROWSER,
        "A policy refuses WebAssembly",
        LINKS,
        live=False,
        cause="WebAssembly",
        files={"_headers": replaced(WORKER, WORKER.replace(" 'wasm-unsafe-eval'", ""))},
    ),
    Fault(BROWSER, "It refuses to store anything", script=NO_STORAGE),
    Fault(
        BROWSER,
        "It refuses another address or state of the history",
        live=False,
        cause="the browser refuses another address",
        script=NO_HISTORY,
    ),
    Fault(
        BROWSER, "Its clock is 30 years behind", script=clock(-30 * 8766), files={"image.js": before(clock(-30 * 8766))}
    ),
    Fault(
        BROWSER, "Its clock is 30 years ahead", script=clock(30 * 8766), files={"image.js": before(clock(30 * 8766))}
    ),
    Fault(
        BROWSER,
        "Its clock jumps back by hours, again and again",
        script=clock(0, -5),
        files={"image.js": before(clock(0, -5))},
    ),
    Fault(
        BROWSER,
        "It has the service worker of an older build",
        act=acts.with_an_older_service_worker,
        engines=("chromium",),
    ),
    Fault(
        BROWSER,
        "It shows the site in a sandboxed frame that lets only scripts run",
        NONE,
        live=False,
        act=acts.in_a_sandbox,
    ),
    Fault(
        RUNTIME,
        "The script that starts Python is missing",
        PLAIN,
        cause="the worker could not be loaded",
        files={"image.js": missing},
    ),
    Fault(
        RUNTIME,
        "Both scripts that start Python are missing",
        LINKS,
        live=False,
        cause="the worker could not be loaded; then: the worker could not be loaded",
        files={"image.js": missing, "plain.js": missing},
    ),
    Fault(
        RUNTIME,
        "The WebAssembly file is missing",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm could not be downloaded (404)",
        files={"pyodide.asm.wasm": missing},
    ),
    Fault(
        RUNTIME,
        "The WebAssembly file is cut off",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm is not the file that was built",
        files={"pyodide.asm.wasm": truncated},
    ),
    Fault(
        RUNTIME,
        "The WebAssembly file has one wrong bit",
        LINKS,
        live=False,
        cause="pyodide.asm.wasm is not the file that was built",
        files={"pyodide.asm.wasm": one_byte_flipped},
    ),
    Fault(
        RUNTIME,
        "Pyodide’s script is missing",
        LINKS,
        live=False,
        cause="pyodide.asm.js",
        files={"pyodide.asm.js": missing},
    ),
    Fault(
        RUNTIME,
        "Pyodide’s script has one wrong bit",
        LINKS,
        live=False,
        cause=f"pyodide.asm.js {NOT_BUILT}",
        files={"pyodide.asm.js": one_byte_flipped},
    ),
    Fault(
        RUNTIME, "The memory image is missing", PLAIN, cause=f"image.bin {NO_DOWNLOAD}", files={"image.bin": missing}
    ),
    Fault(
        RUNTIME, "The memory image is cut off", PLAIN, cause=f"image.bin {NOT_BUILT}", files={"image.bin": truncated}
    ),
    Fault(
        RUNTIME,
        "The memory image has one wrong bit",
        PLAIN,
        cause=f"image.bin {NOT_BUILT}",
        files={"image.bin": one_byte_flipped},
    ),
    Fault(
        RUNTIME,
        "The memory image is of another build",
        PLAIN,
        cause="the memory image is of another Pyodide build",
        files={"image.bin": of_another_build},
        recorded=True,
    ),
    Fault(
        RUNTIME,
        "The memory image is for a memory of another size",
        PLAIN,
        cause="the memory image is for 65536 bytes of memory",
        files={"image.bin": for_another_memory},
        recorded=True,
    ),
    Fault(
        RUNTIME,
        "The memory image is something else",
        PLAIN,
        cause="the memory image is none",
        files={"image.bin": no_image},
        recorded=True,
    ),
    Fault(
        RUNTIME,
        "The memory image and a wheel are missing",
        LINKS,
        live=False,
        cause=f".whl {NO_DOWNLOAD}",
        files={"image.bin": missing, "jinja2-*.whl": missing},
    ),
    *(
        Fault(
            RUNTIME,
            f"The memory image is missing, and {what} has one wrong bit",
            LINKS,
            live=False,
            cause="is not the file that was built",
            files={"image.bin": missing, name: one_byte_flipped},
        )
        for name, what in {
            "pyodide.mjs": "Pyodide’s loader",
            "python_stdlib.zip": "the standard library",
            "pyodide-lock.json": "the list of packages",
        }.items()
    ),
    Fault(NETWORK, "The memory image never comes", NONE, live=False, act=acts.while_nothing_comes),
    Fault(
        NETWORK, "The script that starts Python never comes", NONE, live=False, act=acts.while_the_script_does_not_come
    ),
    Fault(
        NETWORK,
        "It is lost while Python loads, and comes back",
        LINKS,
        live=False,
        cause=NO_DOWNLOAD,
        act=acts.losing_the_network_in_mid_load,
        engines=("chromium",),
    ),
    Fault(NETWORK, "It is lost when Python is ready, and does not come back", act=acts.losing_the_network_on_the_way),
    Fault(
        NETWORK,
        "There is none on the second visit",
        act=acts.without_a_network_on_the_second_visit,
        engines=("chromium",),
    ),
    Fault(
        PYTHON,
        "It raises an error while it starts",
        PLAIN,
        cause="object is not callable",
        files={"image.bin": with_a_wrong_address},
        recorded=True,
    ),
    Fault(
        PYTHON,
        "It raises an error in place of an answer",
        live=False,
        cause="object is not callable",
        files={
            "image.js": replaced("python(answer, path)", "python(path ? 4 : answer, path)"),
            "serve.js": replaced("prepared.set(path, answer(path));", ""),
        },
    ),
    Fault(
        PYTHON,
        "It dies while it owes an answer",
        live=False,
        cause="no answer within 2000 ms",
        files={
            "image.js": before(
                "addEventListener('message', (event) => { if ('path' in event.data) { event.stopImmediatePropagation(); close(); } });"
            )
        },
    ),
    Fault(
        PYTHON,
        "It hangs while it owes an answer",
        live=False,
        cause="no answer within 2000 ms",
        files={"image.js": before("addEventListener('message', ({ data }) => { while ('path' in data); });")},
    ),
    Fault(
        PYTHON,
        "It never comes to an end of starting",
        LINKS,
        live=False,
        cause="it did not start within 30000 ms; then: it did not start within 30000 ms",
        files={"pyodide.asm.js": never_starting},
        recorded=True,
        script=SHORT_LIMIT,
    ),
    Fault(PERSON, "Has two tabs", act=acts.in_two_tabs),
    Fault(PERSON, "Double-clicks on every answer", act=acts.with_double_clicks),
    Fault(PERSON, "Clicks on other answers before the first has come", act=acts.with_a_second_thought),
    Fault(
        PERSON,
        "Answers anew while the page of another answer is still on its way",
        act=acts.with_another_answer_before_the_page_comes,
        engines=("chromium",),
    ),
    # In Firefox, Playwright waits in vain for a page that comes back from the cache.
    Fault(PERSON, "Goes back while Python loads", act=acts.going_back_in_mid_load, engines=("chromium",)),
    Fault(PERSON, "Reloads every page", act=acts.reloading_every_state),
)
