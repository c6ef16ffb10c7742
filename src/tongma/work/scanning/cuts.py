"""Where a label may be cut whose separator did not arrive, and which cut the evidence takes. Pure.

A cut is a reading in which lot or serial end earlier and another element follows: the separator
between them was lost by the scanner, or never printed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from devicecodes import Reading
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.udidb.model import Carries
from tongma.work.scanning.labels import PRODUCTION

_GS = "\x1d"
_SHORTEST = 4
"""A value that could hold another element besides itself: one character, an AI of two, one."""
_SWAPPED = frozenset("YZyz")


def may_hide_more(reading: Reading) -> bool:
    """Say whether lot or serial could hold another element: a separator in the text proves not."""
    if _GS in (reading.normalised or ""):
        return False
    return any(len(value or "") >= _SHORTEST for value in (reading.lot, reading.serial))


def must_carry(item: ItemFacts, registered: Carries | None, reading: Reading) -> frozenset[str]:
    """Return what the label must carry, of lot, serial, expiry and date of manufacture.

    Args:
        item: what it is controlled by.
        registered: as a public UDI database has it; None, or None of a part, where that is silent.
        reading: a label that shows a date must carry it in every cut.

    What is registered goes before what the item is controlled by.
    """
    here = {
        "lot": bool(item.lot_control),
        "serial": bool(item.serial_control),
        "expiry": bool(item.expiry_control) or reading.expiry is not None,
        "produced": reading.produced is not None,
    }
    said = {name: getattr(registered, name, None) for name in PRODUCTION}
    return frozenset(
        name for name in PRODUCTION if (here[name] if said[name] is None else said[name])
    )


def carries(reading: Reading, wanted: Collection[str]) -> bool:
    """Say whether the reading has all that the label must carry."""
    return all(getattr(reading, name) is not None for name in wanted)


def shorter_cuts(reading: Reading, others: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return those of other readings of the text in which the same product's lot or serial end
    earlier than in the plain one, as if no separator had been printed.
    """
    return tuple(
        other
        for other in others
        if other.identifier == reading.identifier
        and _begins(reading.lot, other.lot)
        and _begins(reading.serial, other.serial)
    )


def _begins(longer: str | None, shorter: str | None) -> bool:
    return longer is None or (shorter is not None and longer.startswith(shorter))


def single_out(
    legal: Sequence[Reading],
    wanted: Collection[str],
    lots: Collection[str],
    knows_serial: Callable[[str], bool],
) -> Reading | None:
    """Return the one legal reading that the evidence singles out; None: a person is asked.

    Args:
        legal: every way to read the label, the plain one first.
        wanted: what the label must carry.
        lots: those of the readings' lots that exist or are expected.
        knows_serial: whether a serial exists, is expected, or is as long as the item's are; asked
            only where the text allows several serials behind the lots.
    """
    possible = {(one.lot, one.serial) for one in legal if one.lot in lots}
    fitting = {
        (reading.lot, reading.serial): reading
        for reading in legal
        if reading.lot in lots and carries(reading, wanted)
    }
    if len(possible) > 1:
        fitting = {
            name: reading
            for name, reading in fitting.items()
            if reading.serial is None or knows_serial(reading.serial)
        }
    if len(fitting) != 1:
        return None
    [reading] = fitting.values()
    sure: Literal["repaired", "valid"] = "repaired" if reading.repairs else "valid"
    return replace(reading, raw=legal[0].raw, status=sure, alternatives=())


def is_typed_rightly(reading: Reading) -> bool:
    """Say whether no keyboard can have swapped letters of a new serial unnoticed.

    Where a separator is missing that the station always sends, the station itself may have been
    changed. A keyboard that swaps Y and Z leaves everything else as it was; only the known lot
    can show that it did not.
    """
    return _SWAPPED.isdisjoint(reading.serial or "") or not _SWAPPED.isdisjoint(reading.lot or "")
