"""What happens to goods at the dock. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongma.foundation.kernel.outcome import Facts, Json, Refusal
from tongma.inbound.receiving.model import (
    Arrival,
    ArrivalFacts,
    Disposition,
    IntakePart,
    IntakePlan,
    LabelDifference,
    ReceiveLine,
    ReceivingFacts,
    Validity,
    WaitingLine,
)
from tongma.masterdata.catalogue.amounts import count_or_quantity
from tongma.masterdata.catalogue.control import Marks, decide_marks
from tongma.stock.expiry import decide_days, expired, remaining_days
from tongma.work.documents.model import Document, Line
from tongma.work.documents.notices import AnnouncedLine
from tongma.work.documents.states import LineState
from tongma.work.scanning.decide import decide_count
from tongma.work.scanning.goods import Goods

_SHOWN = 10
_TYPED = ("lot", "expiry", "produced")
"""What may be typed where the label does not say it."""
_UNTOUCHED = (LineState.OPEN, LineState.UNDECIDED, LineState.REJECTED)


def decide_open(site: int, orders: Sequence[Document]) -> Refusal | None:
    """Refuse ``orders_differ``: orders of several suppliers or owners, or of another site."""
    for order in orders:
        first = orders[0]
        same = (order.partner, order.owner) == (first.partner, first.owner)
        if not same or order.site != site:
            return Refusal("orders_differ", {"first": first.number, "second": order.number})
    return None


def decide_label(command: ReceiveLine, label: Goods | None) -> Goods | Refusal:
    """Return what label and typed words say together.

    Args:
        command: what was typed fills what the label does not say.
        label: what the scans say; None where nothing was scanned.

    In order: ``nothing_scanned`` (nor an item typed), ``codes_contradict`` (lot, expiry, produced,
    item, level).
    """
    if label is None and not command.item:
        return Refusal("nothing_scanned")
    goods = label or Goods(command.item, command.level)
    for name in _TYPED:
        said, typed = getattr(goods, name), getattr(command, name)
        if said and typed and said != typed:
            return _contradiction(name, said, typed)
        if typed and not said:
            goods = replace(goods, **{name: typed})
    if command.item not in (0, goods.item):
        return _contradiction("item", str(goods.item), str(command.item))
    if command.level not in (0, goods.level):
        return _contradiction("level", str(goods.level), str(command.level))
    return goods


def _contradiction(field: str, said: str, typed: str) -> Refusal:
    return Refusal("codes_contradict", {"field": field, "first": said, "second": typed})


def decide_arrival(command: ReceiveLine, goods: Goods, facts: ArrivalFacts) -> Arrival | Refusal:
    """Return what came, counted in base units.

    Args:
        command: quantity in the level; empty is one, or as many as serials.
        goods: what label and typed words say.
        facts: of the item.

    In order: ``item_unknown`` (also a retired one), ``certificate_unknown`` (not of the item),
    ``label_count_differs``, ``level_wrong``, ``quantity_wrong``, ``serials_do_not_match``.
    """
    item = facts.item
    if item is None or item.state != "active":
        return Refusal("item_unknown", {"item": str(goods.item)})
    if command.certificate and command.certificate not in facts.certificates:
        return Refusal("certificate_unknown", {"certificate": str(command.certificate)})
    known = goods.serial is None or goods.serial in command.serials
    serials = command.serials if known else (str(goods.serial), *command.serials)
    refusal = decide_count(goods.count, command.quantity, serials)
    if refusal is not None:
        return refusal
    text = command.quantity or ("" if serials else "1")
    quantity = count_or_quantity(item, text, serials, facts.level)
    if isinstance(quantity, Refusal):
        return quantity
    return Arrival(
        item,
        goods.level,
        quantity,
        lot=goods.lot or "",
        expiry=goods.expiry,
        produced=goods.produced,
        serials=serials,
    )


def decide_receive(command: ReceiveLine, facts: ReceivingFacts) -> IntakePlan | Refusal:
    """Return where the goods go, or why they are refused.

    Args:
        command: what the receiver says of the goods.
        facts: what came, and what order, notice and ledger say of it.

    Refusals in order: ``lot_required``, ``expiry_required``, ``serial_required``,
    ``serial_not_expected``, ``serial_repeated``, ``produced_after_expiry``, ``item_not_ordered``,
    ``label_differs`` (without a second look), ``photo_required``, ``place_not_receiving``,
    ``serial_exists``.
    """
    arrival = facts.arrival
    marks = Marks(arrival.lot, arrival.expiry, arrival.serials)
    refusal = (
        decide_marks(arrival.item, marks)
        or decide_days(arrival.produced, arrival.expiry)
        or _not_ordered(facts)
    )
    if refusal is not None:
        return refusal
    announced, differences = compare_with_notice(arrival, facts.notice)
    if differences and not command.second_look:
        return _label_differs(differences[0])
    if command.damaged and not facts.photo_known:
        return Refusal("photo_required", {"item": arrival.item.code})
    parts = _parts(command, facts)
    refusal = _wrong_place(facts, parts) or _known_before(facts)
    if refusal is not None:
        return refusal
    return IntakePlan(
        parts=parts,
        notice_line=announced.line if announced else 0,
        hold_expiry=_short_dated(arrival, facts.day),
        differences=(*differences, *_without_udi(facts)),
    )


def _not_ordered(facts: ReceivingFacts) -> Refusal | None:
    """The item is on none of the receipt's orders: both sides shown, the line refused."""
    if facts.has_orders and not facts.waiting:
        expected: list[Json] = [*facts.ordered_items]
        sides: Facts = {"scanned": facts.arrival.item.code, "expected": expected}
        return Refusal("item_not_ordered", sides)
    return None


def _label_differs(first: LabelDifference) -> Refusal:
    facts = {"field": first.field, "notice": first.notice, "label": first.label}
    return Refusal("label_differs", facts)


def compare_with_notice(
    arrival: Arrival, notice: Sequence[AnnouncedLine]
) -> tuple[AnnouncedLine | None, list[LabelDifference]]:
    """Return the notice line that fits best, and where the label differs from it.

    Args:
        arrival: what came.
        notice: its lines about the item; those without lot and serials say nothing of labels.
    """
    stating = [said for said in notice if said.lot or said.serials]
    if not stating:
        return (notice[0] if notice else None), []
    same_lot = [said for said in stating if said.lot == arrival.lot]
    if not same_lot and any(said.lot for said in stating):
        lots = _listed(said.lot for said in stating)
        return None, [LabelDifference("lot", lots, arrival.lot)]
    found = [(said, _difference(arrival, said)) for said in same_lot or stating]
    said, differences = min(found, key=lambda pair: len(pair[1]))
    return said, differences


def _difference(arrival: Arrival, said: AnnouncedLine) -> list[LabelDifference]:
    """Return the first difference from a notice line of the same lot; empty for none."""
    if said.expiry and arrival.expiry and said.expiry != arrival.expiry:
        return [LabelDifference("expiry", said.expiry, arrival.expiry)]
    strangers = set(arrival.serials) - said.serials if said.serials else set()
    if strangers:
        return [LabelDifference("serial", _listed(said.serials), _listed(strangers))]
    return []


def _listed(values: Iterable[str]) -> str:
    shown = sorted(set(values))
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


def _parts(command: ReceiveLine, facts: ReceivingFacts) -> tuple[IntakePart, ...]:
    quantity = facts.arrival.quantity
    if expired(facts.arrival.expiry, None, facts.day):
        return (IntakePart(Disposition.EXPIRED, quantity),)
    if command.damaged:
        return (IntakePart(Disposition.DAMAGED, quantity),)
    if not facts.has_orders:
        return (IntakePart(Disposition.NO_ORDER, quantity),)
    parts = []
    left = quantity
    for line in facts.waiting:
        taken = min(left, max(line.ordered - line.done, 0))
        if taken:
            parts.append(IntakePart(Disposition.ORDERED, taken, line.id))
            left -= taken
    if left:
        first = facts.waiting[0]
        within = left <= _still_tolerated(first, facts)
        disposition = Disposition.ORDERED if within else Disposition.OVER
        parts.append(IntakePart(disposition, left, first.id))
    return tuple(parts)


def _still_tolerated(line: WaitingLine, facts: ReceivingFacts) -> int:
    """Return how much more than ordered may still come of a line, whatever came in parts."""
    return int(line.ordered * facts.over_percent / 100) - max(line.done - line.ordered, 0)


def _wrong_place(facts: ReceivingFacts, parts: Sequence[IntakePart]) -> Refusal | None:
    """Ordered goods go to a receiving place of the site; all others have a zone of their own."""
    place = facts.place
    ordered = any(part.disposition == Disposition.ORDERED for part in parts)
    if place is None or not ordered:
        return None
    if place.site == facts.site and place.purpose == "receiving":
        return None
    return Refusal("place_not_receiving", {"place": place.code})


def _known_before(facts: ReceivingFacts) -> Refusal | None:
    """A serial that is known stops everything, with the histories of both."""
    if not facts.known_serials:
        return None
    serials: list[Json] = [*facts.known_serials[:_SHOWN]]
    about: Facts = {"item": facts.arrival.item.code, "serials": serials}
    return Refusal("serial_exists", {**about, "histories": [*facts.histories]})


def _short_dated(arrival: Arrival, day: str) -> bool:
    days = remaining_days(arrival.expiry, None, day)
    return days is not None and 0 <= days < arrival.item.receipt_min_days


def _without_udi(facts: ReceivingFacts) -> list[LabelDifference]:
    """What must carry a UDI and does not is received all the same, and counted."""
    since = facts.udi_missing_since
    return [LabelDifference("udi_missing", since, "")] if since else []


def decide_undo(lines: Sequence[Line]) -> Refusal | None:
    """Refuse ``already_accepted``: somebody has dealt with any of the lines of the command."""
    for line in lines:
        if line.done or line.state not in _UNTOUCHED:
            return Refusal("already_accepted", {"line": str(line.id), "state": line.state})
    return None


VALIDITIES: tuple[Validity, ...] = ("valid", "not_yet", "expired")
"""How certificates stand on a day, in the order in which they are offered."""


def validity(valid_from: str, valid_to: str, day: str) -> Validity:
    """Return how a certificate stands on a day; ISO dates, both included, empty: no bound.

    >>> validity("2026-01-01", "2026-12-31", "2026-12-31")
    'valid'
    """
    if valid_to and valid_to < day:
        return "expired"
    return "not_yet" if valid_from and valid_from > day else "valid"
