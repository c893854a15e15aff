"""Tests mirror helper/; their names are sentences of behavior."""
