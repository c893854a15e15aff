"""Content-Security-Policies as hosts send them."""

from collections.abc import Mapping
from typing import Final

type Policy = Mapping[str, frozenset[str]]
"""The sources by directive."""

INSTEAD: Final = {"worker-src": ("child-src", "script-src"), "frame-src": ("child-src",)}
"""The directives that browsers take for one that is missing, before default-src."""
NO_FALLBACK: Final = ("base-uri", "form-action", "frame-ancestors", "sandbox")


def read_policy(text: str) -> Policy:
    """The policy in one header."""
    policy: dict[str, frozenset[str]] = {}
    for name, *sources in (part.split() for part in text.split(";") if part.strip()):
        # Browsers ignore a directive that comes again.
        policy.setdefault(name.lower(), frozenset(sources))
    return policy


def refused(policy: Policy, needed: Policy, own: str) -> list[str]:
    """What pages need and the policy does not allow, as directives with sources. `own` is the URL of the site."""
    found = []
    for name, sources in needed.items():
        allowed = _allowed(policy, name)
        if allowed is None or name in NO_FALLBACK:
            continue
        for source in sorted(sources - {"'none'"}):
            if not source.startswith("http") and not _allows(allowed, source, own):
                found.append(f"{name} {source}")
    return [*found, *(["no sandbox"] if "sandbox" in policy else [])]


def _allowed(policy: Policy, name: str) -> frozenset[str] | None:
    names = (name, *INSTEAD.get(name, ()), "default-src")
    return next((policy[each] for each in names if each in policy), None)


def _allows(allowed: frozenset[str], source: str, own: str) -> bool:
    if source == "'self'":
        return bool(allowed & {source, "*"}) or any(
            own.startswith(each.rstrip("/")) for each in allowed if "//" in each
        )
    if source == "'wasm-unsafe-eval'":
        return bool(allowed & {source, "'unsafe-eval'"})
    if source.startswith("'sha256-"):
        # A policy with a digest or a nonce does not mind 'unsafe-inline'.
        strict = any(each.startswith(("'sha", "'nonce")) for each in allowed)
        return source in allowed or ("'unsafe-inline'" in allowed and not strict)
    return source in allowed
