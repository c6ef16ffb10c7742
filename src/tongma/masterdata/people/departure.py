"""What else happens when a person leaves: those who hold work of people answer this moment."""

from collections.abc import Callable

from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook

HandOver = Callable[[Tx, int, int], None]
"""Gives the work of one person to another (0: back to everyone)."""
DEPARTURE: Hook[HandOver] = Hook("people.departure")


def hand_over_all(tx: Tx, person: int, successor: int) -> None:
    """Hand over everything that a person holds."""
    for hand_over in tx.wiring.all_at(DEPARTURE):
        hand_over(tx, person, successor)
