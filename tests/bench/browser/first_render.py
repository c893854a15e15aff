"""What the PyScript worker runs."""

from helper.api.entry import answer

answer('{"state": ""}')
