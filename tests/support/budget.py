"""A budget and whether it is kept, as the bench and the audit judge it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """A sentence that tells limit and value, and whether the value keeps to the limit."""

    sentence: str
    met: bool

    def __str__(self) -> str:
        return self.sentence
