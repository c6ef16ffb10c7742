"""When stock may still be used: one function that everything asks. Pure.

The expiry is the last usable day, inclusive, in the site's local date (GS1 General
Specifications, AI 17: a product may be used on that day).
"""

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.time import days_between


def last_usable_day(lot_expiry: str | None, piece_expiry: str | None) -> str | None:
    """Return the day that counts: a piece's own, else its lot's; None when neither expires."""
    return piece_expiry or lot_expiry


def decide_days(produced: str | None, expiry: str | None) -> Refusal | None:
    """Refuse ``produced_after_expiry``: nothing is made after its last usable day.

    Args:
        produced: ISO date on which it was made; None or empty where nobody says.
        expiry: its last usable ISO date; None or empty where nobody says.
    """
    if not produced or not expiry or produced <= expiry:
        return None
    return Refusal("produced_after_expiry", {"produced": produced, "expiry": expiry})


def expired(lot_expiry: str | None, piece_expiry: str | None, day: str) -> bool:
    """Say whether it may no longer be used on the site's local day (ISO dates compare as text)."""
    last = last_usable_day(lot_expiry, piece_expiry)
    return last is not None and last < day


def remaining_days(lot_expiry: str | None, piece_expiry: str | None, day: str) -> int | None:
    """Return how many days after ``day`` it may still be used; negative when expired."""
    last = last_usable_day(lot_expiry, piece_expiry)
    return None if last is None else days_between(day, last)


def demanded_life(min_days: int, min_percent: int, life_days: int | None) -> int:
    """Return how many days stock must still be usable for a customer who demands so much.

    Args:
        min_days: least remaining life; 0 for no rule.
        min_percent: least remaining life in percent of the total, 0 to 100; 0 for no rule.
        life_days: total life; None or 0 where nobody knows it: then the days alone count.

    The greater of the two; a share of a day counts as a whole one.

    >>> demanded_life(90, 50, 365), demanded_life(200, 50, 365), demanded_life(90, 50, None)
    (183, 200, 90)
    """
    share = -(-(life_days or 0) * min_percent // 100)
    return max(min_days, share)
