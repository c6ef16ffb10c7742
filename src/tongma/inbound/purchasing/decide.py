"""What may be ordered, announced, cancelled and closed, and what it costs. Pure."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tongma.foundation.kernel.outcome import Refusal
from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    Money,
    NoticeFacts,
    NoticeLine,
    NoticePlan,
)
from tongma.masterdata.identifiers.model import Identifier, normal
from tongma.stock.expiry import decide_days
from tongma.work.documents.model import Document, Line, OrderLine
from tongma.work.documents.states import LineState

_CENT = Decimal("0.01")
_AMOUNT_MAX = Decimal(10) ** 12


def decide_order(lines: Sequence[OrderLine]) -> Money | Refusal:
    """Return what the lines cost, or why they are no order.

    Args:
        lines: price per unit of the line's level, tax in percent; decimal texts, at least 0.

    Net and tax are rounded half up for each line. In order: ``no_lines``, ``amount_wrong`` (a
    quantity, price or tax that is none, or a trillion and more), with the line's number from 1.

    >>> decide_order([OrderLine(1, "3", unit_price="0.335", tax_percent="13")])
    Money(net='1.01', tax='0.13', gross='1.14', lines=('1.14',))
    """
    if not lines:
        return Refusal("no_lines")
    net = tax = Decimal(0)
    totals = []
    for number, line in enumerate(lines, 1):
        texts = (line.quantity, line.unit_price, line.tax_percent)
        if not all(texts) or any(Decimal(text) >= _AMOUNT_MAX for text in texts):
            return Refusal("amount_wrong", {"line": str(number)})
        quantity, price, percent = (Decimal(text) for text in texts)
        line_net = (quantity * price).quantize(_CENT, ROUND_HALF_UP)
        line_tax = (line_net * percent / 100).quantize(_CENT, ROUND_HALF_UP)
        net, tax = net + line_net, tax + line_tax
        totals.append(f"{line_net + line_tax:.2f}")
    return Money(f"{net:.2f}", f"{tax:.2f}", f"{net + tax:.2f}", tuple(totals))


def decide_cancel(document: Document, lines: Sequence[Line]) -> Refusal | None:
    """Refuse ``already_received`` where anything of any line has come."""
    come = [str(line.line_no) for line in lines if line.done]
    if not come:
        return None
    return Refusal("already_received", {"number": document.number, "lines": [*come]})


def decide_short_close(line: Line) -> Refusal | None:
    """Refuse ``line_not_open``."""
    if line.state != LineState.OPEN:
        return Refusal("line_not_open", {"line": str(line.id), "state": line.state})
    return None


def decide_notice(command: AnnounceDelivery, facts: NoticeFacts) -> NoticePlan | Refusal:
    """Return which order line each line fulfils and how units stand in each other, or why not.

    Args:
        command: lines in the supplier's order; SSCCs with their check digit.
        facts: of the orders that it names, each open.

    In order: ``no_lines`` (no order, or no line), ``orders_differ``, ``item_not_ordered`` (also
    for an order line of another item or order), ``produced_after_expiry``, ``identifier_wrong``,
    ``place_in_itself``.
    """
    if not facts.orders or not command.lines:
        return Refusal("no_lines")
    first, *others = facts.orders
    for other in others:
        if (other.partner, other.site, other.owner) != (first.partner, first.site, first.owner):
            return Refusal("orders_differ", {"first": first.number, "second": other.number})
    order_lines = []
    for number, line in enumerate(command.lines, 1):
        waiting = facts.open_lines.get(line.item, ())
        if not waiting or line.order_line not in (0, *waiting):
            return _not_ordered(line, facts)
        wrong = decide_days(line.produced, line.expiry)
        if wrong is not None:
            return Refusal(wrong.code, {**wrong.facts, "line": str(number)})
        order_lines.append(line.order_line or waiting[0])
    units = decide_units(command)
    return units if isinstance(units, Refusal) else NoticePlan(tuple(order_lines), units)


def _not_ordered(line: NoticeLine, facts: NoticeFacts) -> Refusal:
    scanned = facts.codes.get(line.item, str(line.item))
    expected = [facts.codes[item] for item in facts.open_lines if item in facts.codes]
    return Refusal("item_not_ordered", {"scanned": scanned, "expected": [*expected]})


def decide_units(command: AnnounceDelivery) -> Mapping[str, str] | Refusal:
    """Return SSCC → SSCC around it (empty for none) of every unit that lines or units name.

    In order, unit by unit: ``identifier_wrong``, ``place_in_itself`` (at any depth).
    """
    units = {line.sscc: "" for line in command.lines if line.sscc}
    units |= {unit.inside: "" for unit in command.units if unit.inside}
    units |= {unit.sscc: unit.inside for unit in command.units}
    for sscc in units:
        known = normal(Identifier("sscc", sscc))
        if isinstance(known, Refusal):
            return known
        inside, around = {sscc}, units[sscc]
        while around:
            if around in inside:
                return Refusal("place_in_itself", {"place": sscc})
            inside.add(around)
            around = units[around]
    return units


def decide_excess(line: Line) -> Refusal | None:
    """Refuse ``already_decided`` for a receipt's line that does not wait for the buyer."""
    if line.state != LineState.UNDECIDED:
        return Refusal("already_decided", {"line": str(line.id), "state": line.state})
    return None
