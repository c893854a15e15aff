"""The script of the PyScript worker."""

from helper.api.entry import answer

answer('{"state": ""}')
