"""What else happens when a person leaves: those who hold work of people say so here."""

from collections.abc import Callable

from tongma.foundation.commands.tx import Tx

HandOver = Callable[[Tx, int, int], None]
"""Gives the work of one person to another (0: back to everyone)."""

_registered: list[HandOver] = []


def when_leaving(hand_over: HandOver) -> HandOver:
    """Register what hands work over; usable as a decorator."""
    if hand_over not in _registered:
        _registered.append(hand_over)
    return hand_over


def hand_over_all(tx: Tx, person: int, successor: int) -> None:
    """Hand over everything that a person holds."""
    for hand_over in _registered:
        hand_over(tx, person, successor)
