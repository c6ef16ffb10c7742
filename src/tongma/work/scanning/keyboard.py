"""Reading a scan with what is known here, also where everything arrived in small letters."""

from dataclasses import replace

from devicecodes import Reading, Repair, read
from tongma.foundation.commands.model import Scan
from tongma.work.scanning.context import ScanContext
from tongma.work.scanning.evidence import (
    lot_exists,
    only_item,
    serial_exists,
    settled,
)
from tongma.work.scanning.labels import READABLE, is_unsure


def read_here(scan: Scan, context: ScanContext) -> Reading:
    """Return the reading of a text, decided by evidence where it is ambiguous by itself."""
    reading = read(scan.raw, scan.symbology, profile=context.profile)
    if _is_small(reading):
        return _in_capitals(scan, context, reading)
    if reading.status in ("invalid", "unknown") and scan.raw.islower():
        # Small letters that break the code's own rules: in capitals nothing is left to choose.
        capital = read(scan.raw.upper(), scan.symbology, profile=context.profile)
        if capital.status in READABLE and capital.identifier is not None:
            return _repaired(scan, capital)
    return _as_typed(scan, context, settled(scan, context, reading))


_SWAPPED = str.maketrans("YZyz", "ZYzy")
_SHOWN = frozenset("-/=+[](){}&;:_<>^|#@~'\"*?!§$%")
"""What arrives otherwise through a keyboard that swaps Y and Z."""


def _as_typed(scan: Scan, context: ScanContext, reading: Reading) -> Reading:
    """Doubt a new lot with Y or Z where nothing in the text shows through which keyboard it came:
    a changed keyboard of the scanner's computer swaps just these two.
    """
    lot = reading.lot or ""
    swapped = lot.translate(_SWAPPED)
    shown = scan.symbology is not None or not _SHOWN.isdisjoint(scan.raw)
    if lot == swapped or shown or scan.way != "scanned" or reading.status not in READABLE:
        return reading
    item = only_item(context, reading)
    if item is None or not item.lot_control or lot_exists(context, item.id, lot):
        return reading
    other = replace(reading, lot=swapped, status="repaired")
    return replace(reading, status="ambiguous", alternatives=(other,))


def _is_small(reading: Reading) -> bool:
    """Say whether lot or serial have small letters only: Caps Lock may have done that."""
    data = f"{reading.lot or ''}{reading.serial or ''}"
    return data.islower() and (reading.status in READABLE or is_unsure(reading))


def _in_capitals(scan: Scan, context: ScanContext, reading: Reading) -> Reading:
    """Return the reading in capitals where its lot is known so; as it is where that is known;
    both where neither is.
    """
    small = settled(scan, context, reading)
    text = scan.raw[:3] + scan.raw[3:].upper() if scan.raw[:1] == "]" else scan.raw.upper()
    capital = read(text, scan.symbology, profile=context.profile)
    item = only_item(context, reading)
    if item is None or not (capital.status in READABLE or is_unsure(capital)):
        return small
    capital = settled(replace(scan, raw=text), context, capital)
    for spelling in (small, capital):
        if spelling.status in READABLE and _exists(context, item.id, spelling):
            return spelling if spelling is small else _repaired(scan, spelling)
    return replace(small, status="ambiguous", alternatives=(*small.alternatives, capital))


def _exists(context: ScanContext, item: int, reading: Reading) -> bool:
    """Say whether the lot is known as it is written; of a lot without letters, the serial."""
    if reading.lot and reading.lot.upper() != reading.lot.lower():
        return lot_exists(context, item, reading.lot)
    return bool(reading.serial) and serial_exists(context, item, reading.serial or "")


def _repaired(scan: Scan, capital: Reading) -> Reading:
    repair = Repair("case_folded", scan.raw, capital.raw)
    repairs = (*capital.repairs, repair)
    return replace(capital, raw=scan.raw, status="repaired", repairs=repairs)
