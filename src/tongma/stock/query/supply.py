"""Stock of an item with every reason why it may not go out.

The one reading behind allocation, picking, checking and shipping.

Candidates first, then their distinct places, then what stands above those, then the holds: the
shape that stays fast with a million balances and thousands of holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa

from tongma.foundation.platform.prepared import Prepared
from tongma.stock.expiry import expired, last_usable_day
from tongma.stock.model import Blocked, HoldScope, Key, Status
from tongma.stock.query.balances import key_of
from tongma.stock.tables import KEY_COLUMNS, balance, hold, lot, lot_supplier, piece, place


class OpenHold(NamedTuple):
    """A hold that nobody has lifted."""

    id: int
    reason: str
    scope: int
    target: int


OpenHolds: TypeAlias = Mapping[tuple[int, int], Sequence[OpenHold]]
"""Open holds by what they lie on: scope and target."""
_OPEN_HOLDS = Prepared(
    sa.select(hold.c.id, hold.c.reason, hold.c.scope, hold.c.target).where(
        hold.c.lifted_by.is_(None)
    )
)


class Supply(NamedTuple):
    """Stock at a key with what decides about it."""

    key: Key
    quantity: int
    allocated: int
    lot_number: str
    serial: str
    last_day: str | None
    """The last usable day; None when it does not expire."""
    root: int
    holds: tuple[OpenHold, ...]
    blocked: Blocked | None
    """The first reason why it may not go out, or None."""

    @property
    def free(self) -> int:
        """What is neither allocated nor blocked."""
        return 0 if self.blocked else self.quantity - self.allocated


_COLUMNS = (
    *(balance.c[name] for name in KEY_COLUMNS),
    balance.c.quantity,
    balance.c.allocated,
    lot.c.number,
    lot.c.expiry,
    piece.c.serial,
    piece.c.expiry.label("piece_expiry"),
    place.c.root,
)
_FROM = (
    balance.join(place, place.c.id == balance.c.place)
    .join(lot, lot.c.id == balance.c.lot)
    .join(piece, piece.c.id == balance.c.piece)
)
_ABOVE_MANY = """
    WITH RECURSIVE up(place, above) AS (
        SELECT id, id FROM place WHERE id IN {these}
        UNION SELECT up.place, p.parent FROM up JOIN place p ON p.id = up.above
        WHERE p.parent <> 0)
    SELECT place, above FROM up
"""
_ABOVE_SQLITE = sa.text(_ABOVE_MANY.format(these="(SELECT value FROM json_each(:places))"))
_ABOVE_POSTGRES = sa.text(_ABOVE_MANY.format(these="(SELECT unnest(cast(:places as bigint[])))"))


def supply_of_item(
    connection: sa.Connection, item: int, site: int, day: str, *, owner: int = 0
) -> list[Supply]:
    """Return an item's stock at a site on its local ``day`` (ISO), in FEFO order of nothing yet.

    ``owner`` 0 means any owner. Blocked stock is in the list with its reason.
    """
    query = (
        sa.select(*_COLUMNS)
        .select_from(_FROM)
        .where(balance.c.item == item, place.c.root == site, balance.c.quantity > 0)
    )
    if owner:
        query = query.where(balance.c.owner == owner)
    return _judged(connection, connection.execute(query).all(), day)


def supply_at(connection: sa.Connection, keys: Sequence[Key], day: str) -> dict[Key, Supply]:
    """Return what is at the keys, judged in the same way."""
    columns = [balance.c[name] for name in KEY_COLUMNS]
    found: dict[Key, Supply] = {}
    step = 500
    for at in range(0, len(keys), step):
        query = (
            sa.select(*_COLUMNS)
            .select_from(_FROM)
            .where(sa.tuple_(*columns).in_(keys[at : at + step]))
        )
        for goods in _judged(connection, connection.execute(query).all(), day):
            found[goods.key] = goods
    return found


def _judged(connection: sa.Connection, rows: Sequence[Any], day: str) -> list[Supply]:
    keys = [key_of(row) for row in rows]
    held = holds_on(connection, keys)
    return [
        Supply(
            key,
            row.quantity,
            row.allocated,
            row.number,
            row.serial,
            last_usable_day(row.expiry, row.piece_expiry),
            row.root,
            held[key],
            _blocked(row, held[key], day),
        )
        for key, row in zip(keys, rows, strict=True)
    ]


def _blocked(row: Any, holds: tuple[OpenHold, ...], day: str) -> Blocked | None:
    if row.status != Status.RELEASED:
        return "not_released"
    if holds:
        return "held"
    if expired(row.expiry, row.piece_expiry, day):
        return "expired"
    return None


def holds_on(
    connection: sa.Connection, keys: Iterable[Key], known: OpenHolds | None = None
) -> dict[Key, tuple[OpenHold, ...]]:
    """Return the open holds that reach each key: item, lot, piece, supplier, any place above.

    ``known``: all open holds, where they have been read.
    """
    wanted = list(keys)
    by_target = open_holds(connection) if known is None and wanted else known
    if not by_target:
        return dict.fromkeys(wanted, ())
    above = _above_of(connection, sorted({key.place for key in wanted}))
    suppliers = _suppliers_of(connection, sorted({key.lot for key in wanted}))

    def reach(key: Key) -> tuple[OpenHold, ...]:
        targets = [(HoldScope.ITEM, key.item), (HoldScope.LOT, key.lot)]
        targets += [(HoldScope.PIECE, key.piece)] if key.piece else []
        targets += [(HoldScope.PLACE, one) for one in above.get(key.place, ())]
        targets += [(HoldScope.SUPPLIER, one) for one in suppliers.get(key.lot, ())]
        return tuple(one for target in targets for one in by_target.get(target, ()))

    return {key: reach(key) for key in wanted}


def open_holds(connection: sa.Connection) -> OpenHolds:
    """Return the holds that nobody has lifted, by what they lie on: scope and target."""
    found: dict[tuple[int, int], list[OpenHold]] = {}
    for row in _OPEN_HOLDS(connection):
        there = OpenHold(*row)
        found.setdefault((there.scope, there.target), []).append(there)
    return found


def _above_of(connection: sa.Connection, places: list[int]) -> dict[int, list[int]]:
    if connection.dialect.name == "sqlite":
        rows = connection.execute(_ABOVE_SQLITE, {"places": str(places)})
    else:
        rows = connection.execute(_ABOVE_POSTGRES, {"places": places})
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.place, []).append(row.above)
    return found


def _suppliers_of(connection: sa.Connection, lots: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    step = 900
    for at in range(0, len(lots), step):
        query = sa.select(lot_supplier).where(lot_supplier.c.lot.in_(lots[at : at + step]))
        for row in connection.execute(query):
            found.setdefault(row.lot, []).append(row.supplier)
    return found
