"""What the browser refuses by the policy of a page."""

from typing import Final

from playwright.sync_api import Frame, Page

COLLECT: Final = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    window.refused.push(`${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`));
"""
"""Runs first in a page, and notes what is refused from then on."""


def refused(page: Page | Frame) -> list[str]:
    """What the page was refused so far, each by its directive, address and place."""
    found: list[str] = page.evaluate("window.refused")
    return found
