"""What a check of the tables tells. Pure."""

from typing import Protocol


class Findings(Protocol):
    """Where a check says what it looked at, and what is wrong."""

    def count(self, what: str, number: int) -> None:
        """Say how many of something were looked at."""

    def fault(self, where: str, what: str) -> None:
        """Say what is wrong and where."""
