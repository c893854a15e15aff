"""Tests mirror helper/. Their names are sentences of behavior."""
