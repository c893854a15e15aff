"""The policy, and the other headers of a page."""

from collections.abc import Iterator

from helper.publish.finish.hosts import COMMON_HEADERS
from helper.publish.host_check.built import POLICY, Built
from helper.publish.host_check.fetch import Host
from helper.publish.host_check.policy import read_policy, refused
from helper.publish.host_check.result import Result, advice, well, wrong

FRAMES = "frame-ancestors"
ALL = frozenset({"*"})


def policy(host: Host, built: Built) -> Iterator[Result]:
    """The host sends the policy of the pages, or at least none that forbids what they need."""
    what = "Policy"
    sent = host.get(built.page).headers.get(POLICY.lower())
    if sent is None:
        yield advice(what, "Only the pages themselves have it, which leaves out files and errors.", "policy")
        return
    policies = [read_policy(each) for each in sent.split(",")]
    problems = [problem for each in policies for problem in refused(each, built.policy, host.url)]
    if problems:
        yield wrong(
            what, f"The host sends its own, without {', '.join(problems[:4])}. Browsers obey both.", "own-policy"
        )
    elif built.policy in policies:
        yield well(what, "that of the pages")
    else:
        yield advice(what, "The host sends its own, which allows all that the pages need.", "policy")


def frames(host: Host, built: Built) -> Iterator[Result]:
    """Sites may show the pages in frames as FRAME_ANCESTORS says."""
    what = "Frames"
    wanted = built.policy[FRAMES]
    headers = host.get(built.page).headers
    sent = [read_policy(each).get(FRAMES) for each in headers.get(POLICY.lower(), "").split(",")]
    told = [each for each in sent if each is not None]
    # Browsers ignore X-Frame-Options beside frame-ancestors.
    options = "" if told else headers.get("x-frame-options", "")
    setting = " ".join(sorted(wanted))
    if options and wanted != {"'none'"}:
        yield wrong(what, f"The host sends X-Frame-Options: {options}, but FRAME_ANCESTORS is {setting}.", "frames")
    elif any(each != wanted for each in told):
        yield wrong(
            what, f"The host sends {FRAMES} {' '.join(sorted(told[0]))}, but FRAME_ANCESTORS is {setting}.", "frames"
        )
    elif not told and wanted != ALL:
        yield wrong(
            what, f"FRAME_ANCESTORS is {setting}, but without the header any site may show the pages.", "policy"
        )
    else:
        yield well(what, f"as set: {setting}")


def others(host: Host, built: Built) -> Iterator[Result]:
    """The other headers of the build."""
    sent = host.get(built.page).headers
    missing = [name for name, value in COMMON_HEADERS.items() if sent.get(name.lower()) != value]
    if missing:
        yield advice("Other headers", f"missing or another value: {', '.join(missing)}", "policy")
    else:
        yield well("Other headers", "as built")


def sharing(host: Host, built: Built) -> Iterator[Result]:
    """Pages in sandboxed frames may load their styles."""
    what = "Sharing of styles"
    style = next(path for path in built.files if path.endswith(".css"))
    headers = host.get(style, Origin="null").headers
    if headers.get("access-control-allow-origin") in ("*", "null"):
        yield well(what, "allowed")
    else:
        yield advice(what, "Pages in sandboxed frames have no styles.", "sharing")


def unwanted(host: Host, built: Built) -> Iterator[Result]:
    """The host adds nothing that breaks a promise of the site."""
    what = "Nothing unwanted"
    headers = host.get(built.page).headers
    found = False
    if "set-cookie" in headers:
        found = True
        name = headers["set-cookie"].partition("=")[0]
        yield wrong(what, f"The host sets the cookie «{name}», but every page says “no cookies”.", "cookie")
    if "attachment" in headers.get("content-disposition", "").lower():
        found = True
        yield wrong(what, "Browsers download pages instead of showing them (Content-Disposition).", "download")
    if "noindex" in headers.get("x-robots-tag", "").lower():
        found = True
        yield advice(what, "Search engines may not list the site (X-Robots-Tag).", "robots")
    if not found:
        yield well(what, "no cookie, no download")
