"""The script of the PyScript worker."""

from helper.api.entry import respond_json

respond_json('{"state": ""}')
