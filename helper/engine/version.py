"""Which wording of a step somebody has ticked off."""

from zlib import crc32

from helper.model.flow import Step


def version(step: Step) -> str:
    """A short text that is another one as soon as the step says something else."""
    return f"{crc32(step.text.encode(errors='surrogatepass')):08x}"
