"""Which number of our own an item gets. Pure."""

from collections.abc import Sequence

from devicecodes import with_check_digit
from tongma.foundation.kernel.outcome import Refusal

_BODY_DIGITS = 13
_PREFIX = "020"
"""GTIN-14 filler, then GS1 prefix 20: restricted circulation within a company.

**Source:** GS1 General Specifications, 1.4.4.
"""


def own_number(item: int) -> str:
    """Return the number of an item: always the same, with its check digit.

    >>> own_number(178)
    '02000000001784'
    """
    return with_check_digit(_PREFIX + str(item).zfill(_BODY_DIGITS - len(_PREFIX)))


def decide_give(item: int, code: str, gtins: Sequence[str]) -> Refusal | None:
    """Return why an item gets no number of ours, or None.

    Args:
        item: its id, above 0.
        code: our code of it, for the answer.
        gtins: GTINs of its base unit that are there already.

    Refusal ``item_has_code``: it has a GTIN that is not the one of ours.
    """
    others = [gtin for gtin in gtins if gtin != own_number(item)]
    return Refusal("item_has_code", {"item": code, "gtin": others[0]}) if others else None
