"""A small flow about pets, which does not depend on the content. The preview of `make serve` shows it, too."""

from helper.publish.preview.flow import AGE, FLOW, PET, option, procedure

__all__ = ["AGE", "FLOW", "PET", "option", "procedure"]
