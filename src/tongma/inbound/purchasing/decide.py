"""Decisions of purchasing. Pure."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from tongma.foundation.kernel.outcome import Refusal
from tongma.inbound.purchasing.model import Money
from tongma.work.documents.model import Line

_CENT = Decimal("0.01")
_PRICE_MAX = Decimal(10) ** 12


def decimal_of(text: str) -> Decimal | None:
    """Return an exact amount ≥ 0 below a trillion, or None where the text is none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value < _PRICE_MAX else None


def money_of(lines: Sequence[tuple[str, str, str]], currency: str) -> Money | Refusal:
    """Return the amounts of lines (quantity, unit price, tax percent), rounded half up per line.

    Refusal ``amount_wrong`` with the line's number (from 1).
    """
    net = tax = Decimal(0)
    totals = []
    for number, texts in enumerate(lines, 1):
        values = [decimal_of(text) for text in texts]
        if None in values:
            return Refusal("amount_wrong", {"line": str(number)})
        quantity, price, percent = (value or Decimal(0) for value in values)
        line_net = (quantity * price).quantize(_CENT, ROUND_HALF_UP)
        line_tax = (line_net * percent / 100).quantize(_CENT, ROUND_HALF_UP)
        net, tax = net + line_net, tax + line_tax
        totals.append(str(line_net + line_tax))
    return Money(f"{net:.2f}", f"{tax:.2f}", f"{net + tax:.2f}", currency, tuple(totals))


def decide_cancel(lines: Sequence[Line]) -> Refusal | None:
    """Refuse ``already_received`` when any line has come."""
    done = [str(line.line_no) for line in lines if line.done]
    return Refusal("already_received", {"lines": [*done]}) if done else None


def decide_short_close(line: Line) -> Refusal | None:
    """Refuse ``line_not_open``."""
    if line.state != "open":
        return Refusal("line_not_open", {"line": str(line.id), "state": line.state})
    return None
