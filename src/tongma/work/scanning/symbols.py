"""The symbols of one package, each read with what is known here and with the other symbols."""

from collections.abc import Sequence
from dataclasses import replace

from devicecodes import Reading, ranked, read, read_epc
from tongma.foundation.commands.model import Chosen, Scan
from tongma.work.scanning.context import ScanContext
from tongma.work.scanning.keyboard import read_here
from tongma.work.scanning.labels import PRODUCTION, READABLE, is_broken_data, is_unsure

_GS1 = "]C1"


def read_symbols(scans: Sequence[Scan], context: ScanContext) -> tuple[Reading, ...]:
    """Return the reading of each symbol of one package.

    Of several legal readings it is the one that a person chose. A GS1 symbol of production data
    alone is read with the product of the other symbol before it: only so can it be seen whether it
    may be cut, and only so is it recognised where the scanner does not say what symbol it read. A
    text that is nothing by itself is such data wherever it can be: what it says is compared with
    the other symbols and never dropped.
    """
    readings = [_read(scan, context) for scan in scans]
    codes = {one.identifier for one in readings if one.system == "gs1"}
    products = {code.value for code in codes if code is not None and code.scheme == "gtin"}
    if len(products) != 1:
        return tuple(readings)
    product = products.pop()
    return tuple(
        _with_product(scan, reading, product, context)
        if _is_data(reading) or reading.status == "unknown"
        else reading
        for scan, reading in zip(scans, readings, strict=True)
    )


def _is_data(reading: Reading) -> bool:
    return reading.system == "gs1" and reading.identifier is None


def _says_data(reading: Reading) -> bool:
    return any(getattr(reading, name) is not None for name in PRODUCTION)


def _with_product(scan: Scan, reading: Reading, product: str, context: ScanContext) -> Reading:
    plain = context.unwrapped(scan.raw)
    text = plain if reading.status == "unknown" else reading.normalised or plain
    whole = read_here(Scan(f"01{product}{text}", _GS1), context.without_station())
    if reading.status == "unknown" and is_broken_data(text, whole):
        return replace(whole, raw=scan.raw)
    legal = whole.status in READABLE or is_unsure(whole)
    if not legal or not _says_data(whole):
        return reading
    return _answered(replace(whole, raw=scan.raw), scan.chosen)


def half_label(scan: Scan, context: ScanContext) -> Reading | None:
    """Return a text that is nothing by itself as production data of a GS1 package, whose product is
    on another symbol: from a scanner that does not say what symbol it read.

    Only where it has two of lot, serial and dates: one alone could be any text.
    """
    if scan.symbology is not None or scan.way != "scanned":
        return None
    data = read(context.unwrapped(scan.raw), _GS1)
    said = sum(getattr(data, name) is not None for name in PRODUCTION)
    half = data.status in READABLE and data.identifier is None and said > 1
    return replace(data, raw=scan.raw) if half else None


def _read(scan: Scan, context: ScanContext) -> Reading:
    """Return the reading of a symbol; of several legal ones, the one that a person chose."""
    if scan.way == "rfid":
        return read_epc(scan.raw)
    return goods_inside(_answered(read_here(scan, context), scan.chosen))


def goods_inside(reading: Reading) -> Reading:
    """Return a label that names only what is inside, and how many, as a label of those goods.

    **Source:** GS1 General Specifications, 3.2 (AI 02), 3.4 (AI 37).
    """
    inside = [one for one in reading.identifiers if one.role == "content"]
    is_whole = reading.status in READABLE and reading.quantity is not None
    if reading.identifier is not None or len(inside) != 1 or not is_whole:
        return reading
    findings = tuple(one for one in reading.findings if one.code != "product_missing")
    return replace(reading, identifier=inside[0], findings=findings)


def _answered(reading: Reading, chosen: Chosen | None) -> Reading:
    if chosen is None or not is_unsure(reading):
        return reading
    said = (chosen.lot, chosen.serial, chosen.expiry)
    # Several may say so, and differ in what nobody was asked: the most plausible stands first.
    for choice in ranked(reading):
        if (choice.lot or "", choice.serial or "", choice.expiry or "") == said:
            return replace(choice, raw=reading.raw, status="repaired", alternatives=())
    return reading
