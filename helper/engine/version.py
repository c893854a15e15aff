"""Versions of steps, so that a tick counts only for the wording it was set on."""

from zlib import crc32

from helper.model.flow import Step


def version(step: Step) -> str:
    """A short hash of the step's text."""
    return f"{crc32(step.text.encode(errors='surrogatepass')):08x}"
