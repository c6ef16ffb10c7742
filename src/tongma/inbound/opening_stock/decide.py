"""What may stand in opening stock, and who signs it. Pure."""

from collections import defaultdict

from tongma.foundation.kernel.outcome import Refusal
from tongma.inbound.opening_stock.model import (
    OpeningFacts,
    OpeningLine,
    PrepareOpening,
    SigningFacts,
)
from tongma.masterdata.catalogue.amounts import count_or_quantity, decide_whole
from tongma.masterdata.catalogue.control import Marks, decide_distinct, decide_marks
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.stock.expiry import decide_days
from tongma.stock.model import Status

_SERIALS_SHOWN = 10


def decide_prepare(command: PrepareOpening, facts: OpeningFacts) -> list[int] | Refusal:
    """Return the scaled quantity of each line, or why the lines cannot stand.

    Args:
        command: the lines; each refusal names its line, from 1.
        facts: items, places and levels that they name.

    First ``no_lines``; then line by line, in order: ``item_unknown``, ``place_unknown`` (also of
    another site), ``lot_required``, ``expiry_required``, ``serial_required``,
    ``serial_not_expected``, ``serial_repeated`` (also in an earlier line),
    ``produced_after_expiry``, ``status_wrong``, ``level_wrong``, ``quantity_wrong``,
    ``serials_do_not_match``, ``case_not_whole``.
    """
    if not command.lines:
        return Refusal("no_lines")
    quantities = []
    serials: dict[int, list[str]] = defaultdict(list)
    for number, line in enumerate(command.lines, 1):
        serials[line.item] += line.serials
        decided = _decide_line(line, facts, serials[line.item])
        if isinstance(decided, Refusal):
            return Refusal(decided.code, {**decided.facts, "line": str(number)})
        quantities.append(decided)
    return quantities


def _decide_line(line: OpeningLine, facts: OpeningFacts, serials: list[str]) -> int | Refusal:
    item, place = facts.items.get(line.item), facts.places.get(line.place)
    if item is None:
        return Refusal("item_unknown", {"item": str(line.item)})
    if place is None or place.site != facts.site:
        return Refusal("place_unknown", {"place": str(line.place)})
    marks = Marks(line.lot, line.expiry, line.serials)
    wrong = decide_marks(item, marks) or decide_distinct(item, serials)
    wrong = wrong or decide_days(line.produced, line.expiry)
    if wrong is not None:
        return wrong
    if line.status not in {int(status) for status in Status}:
        return Refusal("status_wrong", {"item": item.code, "status": str(line.status)})
    return _decide_amount(line, item, facts)


def _decide_amount(line: OpeningLine, item: ItemFacts, facts: OpeningFacts) -> int | Refusal:
    level = facts.levels.get(line.packed_as)
    if line.packed_as and (level is None or level.item != item.id):
        name = str(line.packed_as) if level is None else level.name
        return Refusal("level_wrong", {"item": item.code, "level": name})
    quantity = count_or_quantity(item, line.quantity, line.serials)
    if isinstance(quantity, Refusal):
        return quantity
    return decide_whole(item, quantity, level) or quantity


def decide_sign(facts: SigningFacts) -> Refusal | None:
    """Return why the stock is not booked, or None.

    In order: ``same_person`` (who prepared it does not sign), ``serial_exists`` (met the ledger
    since it was prepared).
    """
    if facts.prepared_by == facts.acting:
        return Refusal("same_person", {"step": "preparing", "role": "warehouse_manager"})
    if facts.known_serials:
        return Refusal("serial_exists", {"serials": [*facts.known_serials[:_SERIALS_SHOWN]]})
    return None
