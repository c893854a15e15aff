"""Faults of Python itself: it raises, dies or hangs."""

from functools import partial
from typing import Final

from tests.support.browser.faulty_site import in_worker, never_starting
from tests.support.faults import acts
from tests.support.faults.row import FALLBACK, LINKS, Fault, short

GROUP: Final = "Python itself"
fault: Final = partial(Fault, GROUP)


def raising(sound: int) -> str:
    """A script that makes Python raise an error whenever it is called, but for the first `sound` times.

    It then gets a function where it expects text.
    """
    return f"""
      const {{ instantiate }} = WebAssembly;
      WebAssembly.instantiate = async (...all) => {{
        const {{ exports }} = await instantiate(...all);
        let left = {sound};
        const PyUnicode_DecodeUTF8 = (...text) =>
          left-- > 0 ? exports.PyUnicode_DecodeUTF8(...text) : exports.respond.value;
        return {{ exports: {{ ...exports, PyUnicode_DecodeUTF8 }} }};
      }};
    """


FAULTS: Final = (
    fault(
        "It raises an error while it starts",
        FALLBACK,
        cause="Python raised TypeError(\"expected string or bytes-like object, got 'function'\")",
        files={"helper.js": in_worker(raising(1))},
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It raises an error instead of answering",
        FALLBACK,
        cause="Python raised TypeError(\"expected string or bytes-like object, got 'function'\")",
        files={"helper.js": in_worker(raising(2))},
        recorded=True,
        act=acts.last_question_and_settle,
    ),
    fault(
        "It dies instead of answering",
        live=False,
        cause="no response within 2000 ms",
        files={
            "helper.js": in_worker(
                "addEventListener('message', (event) => { if ('request' in event.data) { event.stopImmediatePropagation(); close(); } });"
            )
        },
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It hangs instead of answering",
        live=False,
        cause="no response within 2000 ms",
        files={"helper.js": in_worker("addEventListener('message', ({ data }) => { while ('request' in data); });")},
        recorded=True,
        act=acts.last_question,
    ),
    fault(
        "It never finishes starting",
        LINKS,
        live=False,
        cause="it did not start within 30000 ms; then: it did not start within 30000 ms",
        files={
            "helper.js": in_worker("WebAssembly.instantiate = () => new Promise(() => {});"),
            "fallback.js": never_starting,
        },
        recorded=True,
        script=short(30_000, to=50),
        act=acts.last_question,
    ),
)
