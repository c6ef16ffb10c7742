"""Reading a code with what is known here: the station's profile, the item, its lots.

A text whose separator was lost can often be cut in several legal ways. What the item carries
leaves few of them; one is taken only when its lot is a lot that exists or is expected. Everything
else stays ambiguous, and a person is asked.
"""

from collections.abc import Collection

import sqlalchemy as sa

from devicecodes import Evidence, Profile, Reading, read
from tongma.catalogue.query import ItemFacts, item_of
from tongma.identifiers.query import bound_to
from tongma.stock.query.goods import lot_numbers

READABLE = ("valid", "repaired")


def read_here(
    connection: sa.Connection,
    raw: str,
    symbology: str | None,
    *,
    profile: Profile | None = None,
    lots: Collection[str] = (),
) -> Reading:
    """Return the reading of a text, decided by evidence where it is ambiguous by itself.

    ``lots``: numbers that are expected, on a notice or a pick list, beside those that exist.
    """
    reading = read(raw, symbology, profile=profile)
    if reading.status != "ambiguous" or reading.identifier is None:
        return reading
    item = _only_item(connection, reading)
    if item is None or not item.lot_control:
        return reading
    known = {*lot_numbers(connection, item.id, _possible_lots(reading)), *lots}
    evidence = Evidence(requires=_carried(item, reading), exactly=True, lots=known)
    decided = read(raw, symbology, profile=profile, known=evidence)
    return decided if decided.status in READABLE and decided.lot in known else reading


def _only_item(connection: sa.Connection, reading: Reading) -> ItemFacts | None:
    """Return the one item that every legal reading names."""
    codes = {one.identifier for one in (reading, *reading.alternatives)}
    if len(codes) > 1 or reading.identifier is None:
        return None
    bound = bound_to(connection, reading.identifier.scheme, reading.identifier.value)
    items = {one.target for one in bound if one.target_kind == "item"}
    return item_of(connection, items.pop()) if len(items) == 1 else None


def _possible_lots(reading: Reading) -> set[str]:
    return {one.lot for one in (reading, *reading.alternatives) if one.lot}


def _carried(item: ItemFacts, reading: Reading) -> frozenset[str]:
    """Return what the label must carry: what the item is controlled by, and the dates it shows."""
    controlled = {
        "lot": item.lot_control,
        "serial": item.serial_control,
        "expiry": item.expiry_control or reading.expiry is not None,
        "produced": reading.produced is not None,
    }
    return frozenset(name for name, carried in controlled.items() if carried)
