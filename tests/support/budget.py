"""A budget of the bench or the audit, and whether it is met."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """A sentence with the limit and the value, and whether the value meets the limit."""

    sentence: str
    met: bool

    def __str__(self) -> str:
        return self.sentence
