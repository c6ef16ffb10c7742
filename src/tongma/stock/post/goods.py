"""Items' decimals, lots and pieces: the nouns that movements speak of."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.platform.prepared import Prepared
from tongma.stock.expiry import decide_days
from tongma.stock.post.restating import restate_lot
from tongma.stock.query.goods import LotFacts, find_lots
from tongma.stock.tables import item, lot, lot_supplier, movement, piece

CONSTRAINTS = (
    Constraint("piece_serial", "serial_exists", "piece.item, piece.serial"),
    Constraint("lot_number", "lot_exists", "lot.item, lot.number, lot.variant"),
)


_SUPPLIED = Prepared(
    sa.select(lot_supplier.c.lot).where(
        lot_supplier.c.lot == sa.bindparam("lot"),
        lot_supplier.c.supplier == sa.bindparam("supplier"),
    )
)


@dataclass(frozen=True, slots=True)
class LotData:
    """What a label says of a lot; dates are ISO text, None where the label is silent."""

    number: str
    expiry: str | None = None
    produced: str | None = None
    certificate: int = 0
    supplier: int = 0


def add_item(tx: Tx, item_id: int, decimals: int) -> None:
    """Make the ledger know an item. ``decimals`` 0..9."""
    tx.insert(item, {"id": item_id, "decimals": decimals})


def set_decimals(tx: Tx, item_id: int, decimals: int) -> None:
    """Change an item's decimals. Refusal ``item_has_moved`` once it has any movement."""
    moved = tx.row(sa.select(movement.c.item).where(movement.c.item == item_id).limit(1))
    if moved is not None:
        raise refuse("item_has_moved", item=str(item_id))
    tx.update(item, {"id": item_id}, {"decimals": decimals})


def find_or_add_lot(tx: Tx, item_id: int, data: LotData, *, variant: int = 0) -> int:
    """Return the lot's id, adding it when the number is new for the item.

    A label that contradicts what is known (second expiry, made-on date or certificate under the
    same number) is refused: ``lot_conflict``. What was unknown is filled in, never erased.
    Also refused: ``produced_after_expiry``, with what was known.
    """
    there = _variant(tx, item_id, data.number, variant)
    if there is None:
        # Two docks may meet a new lot in the same moment: the second waits, and finds it.
        tx.alone(f"lot/{item_id}/{variant}/{data.number}")
        there = _variant(tx, item_id, data.number, variant)
    if there is None:
        allow(decide_days(data.produced, data.expiry))
        return _add_lot(tx, item_id, data, variant)
    conflict = _conflict(there, data)
    if conflict is not None:
        name, old, new = conflict
        raise refuse(
            "lot_conflict", lot=str(there.id), number=data.number, field=name, known=old, label=new
        )
    fill = {
        name: getattr(data, name)
        for name in ("expiry", "produced", "certificate")
        if getattr(data, name) and not getattr(there, name)
    }
    if fill:
        allow(decide_days(data.produced or there.produced, data.expiry or there.expiry))
        restate_lot(tx, there.id, fill)
    _note_supplier(tx, there.id, data.supplier)
    return there.id


def _variant(tx: Tx, item_id: int, number: str, variant: int) -> LotFacts | None:
    found = find_lots(tx.connection, item_id, number)
    return next((one for one in found if one.variant == variant), None)


def _add_lot(tx: Tx, item_id: int, data: LotData, variant: int) -> int:
    lot_id = tx.new_id()
    tx.insert(
        lot,
        {
            "id": lot_id,
            "item": item_id,
            "number": data.number,
            "variant": variant,
            "expiry": data.expiry,
            "produced": data.produced,
            "certificate": data.certificate,
            "known_from": tx.record_id,
        },
    )
    if data.supplier:
        tx.insert(lot_supplier, {"lot": lot_id, "supplier": data.supplier})
    return lot_id


def _note_supplier(tx: Tx, lot_id: int, supplier: int) -> None:
    if not supplier:
        return
    known = _SUPPLIED(tx.connection, lot=lot_id, supplier=supplier)
    if known.one_or_none() is None:
        tx.insert(lot_supplier, {"lot": lot_id, "supplier": supplier})


def _conflict(there: LotFacts, data: LotData) -> tuple[str, str, str] | None:
    for name in ("expiry", "produced", "certificate"):
        old, new = getattr(there, name), getattr(data, name)
        if old and new and old != new:
            return name, str(old), str(new)
    return None


def add_pieces(
    tx: Tx, item_id: int, lot_id: int, serials: Sequence[str], expiry: str | None = None
) -> list[int]:
    """Add new pieces and return their ids in the order of the serials.

    Refusal ``serial_exists`` when one is known (ask ``query.goods.find_pieces`` first, to show
    both histories).
    """
    ids = list(tx.new_ids(len(serials)))
    tx.insert(
        piece,
        *(
            {
                "id": piece_id,
                "item": item_id,
                "lot": lot_id,
                "serial": serial,
                "expiry": expiry,
                "known_from": tx.record_id,
            }
            for piece_id, serial in zip(ids, serials, strict=True)
        ),
    )
    return ids
