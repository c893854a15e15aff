"""What the PyScript worker runs."""

from helper.api.entry import respond_json

respond_json('{"state": ""}')
