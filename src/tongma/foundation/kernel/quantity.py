"""Exact quantities: integers of the base unit scaled by the item's decimals. Never floats.

An item with 3 decimals that has 1.250 kg on hand holds the integer 1250. Levels of packaging
convert by exact whole factors; what does not divide is refused.
"""

from decimal import Decimal, InvalidOperation

MAX = 2**62
"""Larger amounts are refused; both databases hold 64 signed bits."""


class QuantityError(ValueError):
    """A text is no quantity, or does not fit the item's decimals."""


def parse(text: str, decimals: int = 0) -> int:
    """Return the scaled integer of a decimal text such as ``"12"`` or ``"1.250"``.

    ``decimals`` 0..9. Raises QuantityError where the text is no plain decimal number, has more
    decimals than the item, is negative or too large.
    """
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise QuantityError(text) from error
    if not value.is_finite() or "e" in text.lower():
        raise QuantityError(text)
    scaled = value.scaleb(decimals)
    if scaled != scaled.to_integral_value() or not 0 <= scaled <= MAX:
        raise QuantityError(text)
    return int(scaled)


def show(amount: int, decimals: int = 0) -> str:
    """Return the decimal text of a scaled integer, without needless zeros."""
    if decimals == 0:
        return str(amount)
    text = f"{Decimal(amount).scaleb(-decimals):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
