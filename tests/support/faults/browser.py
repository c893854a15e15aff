"""Faults of the browser: what it lacks, refuses or gets wrong."""

from functools import partial
from typing import Final

from tests.support.browser.faulty_site import replaced
from tests.support.browser.helper import NO_STORAGE
from tests.support.faults import acts
from tests.support.faults.row import BOTH, LINKS, NONE, Fault

HOUR: Final = 60 * 60 * 1000
NO_WORKERS: Final = """
  window.Worker = class { constructor() { throw new DOMException("The operation is insecure.", "SecurityError"); } };
"""
NO_HISTORY: Final = """
  for (const name of ["pushState", "replaceState"]) {
    History.prototype[name] = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
  }
"""


def clock(hours: float, jump: float = 0) -> str:
    """A script that sets the clock wrong by `hours` and makes it jump by `jump` hours each time it is read."""
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


GROUP: Final = "The browser"
fault: Final = partial(Fault, GROUP)

FAULTS: Final = (
    fault("JavaScript is off", NONE, live=False, options={"java_script_enabled": False}, act=acts.at_once),
    fault(
        "It refuses workers",
        LINKS,
        live=False,
        cause="The operation is insecure",
        script=NO_WORKERS,
        act=acts.last_question,
    ),
    fault(
        "It has no WebAssembly",
        LINKS,
        live=False,
        cause="this browser does not support WebAssembly",
        script="delete window.WebAssembly;",
        act=acts.last_question,
    ),
    fault(
        "A policy blocks WebAssembly",
        LINKS,
        live=False,
        cause="WebAssembly",
        files={"_headers": replaced(" 'wasm-unsafe-eval'", "")},
        engines=BOTH,
        act=acts.last_question,
    ),
    fault("It refuses to store anything", script=NO_STORAGE),
    fault(
        "It refuses changes of the URL and the history",
        live=False,
        cause="the browser refuses to change the URL",
        script=NO_HISTORY,
        engines=BOTH,
        act=acts.last_question,
    ),
    fault("Its clock is 30 years behind", script=clock(-30 * 8766)),
    fault("Its clock is 30 years ahead", script=clock(30 * 8766)),
    fault("Its clock jumps back by hours, again and again", script=clock(0, -5)),
    fault(
        "It has lost what it stored by the second visit, and has no network on the third",
        act=acts.after_the_storage_was_deleted,
    ),
    fault(
        "It has the service worker of an older build",
        act=acts.with_an_older_service_worker,
    ),
    fault(
        "It shows the site in a sandboxed frame that allows only scripts",
        LINKS,
        live=False,
        cause="a sandboxed frame without an origin has no workers",
        act=acts.in_a_sandbox,
    ),
)
