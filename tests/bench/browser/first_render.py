"""What the PyScript worker runs."""

from helper.browser.entry import answer

answer('{"state": ""}')
