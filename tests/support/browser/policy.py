"""What the policy of a page blocks."""

from typing import Final

from playwright.sync_api import Frame, Page

COLLECT: Final = """
  window.blocked = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.blocked.push(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`));
"""
"""Records what is blocked; must run first in a page."""


def blocked(page: Page | Frame) -> list[str]:
    """What was blocked on the page so far, each with directive, URL and place."""
    found: list[str] = page.evaluate("window.blocked")
    return found
