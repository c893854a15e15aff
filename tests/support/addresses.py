"""Other ways to write the address of a page or file, with which people try to get one with the headers of another."""

from collections.abc import Iterator
from posixpath import dirname
from typing import Final

NOWHERE: Final = "assets/helper/scripts-000000000000/helper.js"
"""A file that another build may have."""
SEEN: Final = "assets/helper/scripts-/..%2f..%2f..%2fhelper/"
"""The address with which Caddy once sent a page with the policy of workers."""
STEPS_UP: Final = (
    *("/..", "//..", "/.//..", "%2f..", "%2F%2E%2E", "/%2e%2e", "/.%2e", "%252f..", "/%252e%252e"),
    *("\\..", "%5c..", "/..\\", "/..%5c", "/..;", "/..;a=b", "/.%00.", "/...", "/..%20", "/..%00"),
    *("%c0%af..", "%ef%bc%8f..", "%u002f.."),
)
"""Ways to write that the folder above is meant."""
ENDINGS: Final = (
    *("/", "//", "/.", "/./", "/..", "%2f", "/index.html", "/%2e", ".", "..", "%2e", "...", "%20", "+", "~", "~1"),
    *("%00", "%00.html", "\x00", "%0a", "%0d%0a", "\\", "%5c", ";", ";a=b", ";.js", "%3b.js", "?", "?x=.js", "%3f"),
    *("#x", "%23x", "::$DATA", ":x", "%ff", "%zz", "%", "%u002e", ".br", ".BR", "/x.js", "%2fx.js"),
)


def forms(page: str, file: str) -> Iterator[str]:
    """Addresses below the root of a host that may lead to the page or file with those paths, or to an error."""
    yield SEEN
    for path in (page, file):
        yield from _spellings(path)
        yield from (path.rstrip("/") + ending for ending in ENDINGS)
    for start in (file, dirname(file), NOWHERE, dirname(NOWHERE), "assets/helper", "search", "x/assets/helper"):
        for up in STEPS_UP:
            climb = start + up * len(start.split("/"))
            yield from (f"{climb}/{target}" for target in ("", page, file, "404.html", "sw.js"))
            yield climb + "%2f" + page
    for start in (page.rstrip("/"), "404.html", "x"):
        for up in STEPS_UP:
            yield f"{start}{up * len(start.split('/'))}/{file}"


def _spellings(path: str) -> Iterator[str]:
    yield path
    yield "/" + path
    yield path.replace("/", "//")
    yield path.replace("/", "/./")
    yield path.replace("/", "/x/../")
    yield path.upper()
    yield path.title()
    for start in ("./", "%2e/", "../", "%2e%2e/", "..%2f", "x/../", "\\", "%5c", ".\\", ";a=b/", "%00/", "~/"):
        yield start + path
    for other in ("%2f", "%2F", "%252f", "%5c", "\\", "%00/", ";a=b/", "%3ba=b/", "./", ".../", "%20/", "%c0%af"):
        yield path.replace("/", other)
    for other in ("%2e", "%2E", "%252e", "%00.", "%ef%bc%8e"):
        yield path.replace(".", other)
    every = "".join(f"%{ord(letter):02x}" for letter in path)
    yield every
    yield every.replace("%", "%25")
