"""Write HIBC primary, secondary and concatenated codes.

Source: ANSI/HIBC 2.6-2016, 2.2 and 2.3.
"""

import re
from dataclasses import dataclass
from datetime import date

from devicecodes.checks import mod43
from devicecodes.dates import digits
from devicecodes.hibc.blocks import SOURCE
from devicecodes.writing import CannotWrite

_LIC = re.compile(r"[A-Z][A-Z0-9]{3}")
_PCN = re.compile(r"[A-Z0-9]{1,18}")
_TEXT = re.compile(r"[A-Z0-9.\-]{1,18}")


@dataclass(frozen=True, slots=True)
class HibcData:
    """Production data of an HIBC code; at least one is there.

    lot, serial: 1..18 of A-Z 0-9 - . ; expiry, produced: days; quantity: 1..99999.
    """

    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None
    produced: date | None = None
    quantity: int | None = None


def write_hibc_primary(lic: str, pcn: str, unit: int = 0) -> str:
    """Write a primary code with its check character.

    lic: labeler code, four characters, first a letter; pcn: product number, 1..18 of A-Z 0-9;
    unit: unit of measure, 0..9. Raises CannotWrite: primary_wrong.

    >>> write_hibc_primary("A123", "BJC5D6E7", 1)
    '+A123BJC5D6E71G'
    """
    return _checked(_primary(lic, pcn, unit))


def write_hibc_secondary(link: str, data: HibcData) -> str:
    """Write a secondary code for its own symbol.

    link: the check character of the primary code. Raises CannotWrite as `write_hibc`.

    >>> write_hibc_secondary("G", HibcData(lot="10X3", expiry=date(2020, 1, 15)))
    '+$$320011510X3GC'
    """
    if len(link) != 1 or mod43(link) is None:
        raise CannotWrite("character_not_allowed", "link", link, source=SOURCE)
    return _checked("+" + "/".join(_blocks(data)) + link)


def write_hibc(lic: str, pcn: str, unit: int, data: HibcData) -> str:
    """Write primary and secondary data in one code.

    Raises CannotWrite: primary_wrong, character_not_allowed, value_empty, quantity_wrong.

    >>> write_hibc("A999", "1234", 5, HibcData(lot="10X3", serial="7", expiry=date(2027, 12, 31)))
    '+A99912345/$$327123110X3/S7+'
    """
    return _checked("/".join([_primary(lic, pcn, unit), *_blocks(data)]))


def _primary(lic: str, pcn: str, unit: int) -> str:
    if not _LIC.fullmatch(lic) or not _PCN.fullmatch(pcn) or unit not in range(10):
        raise CannotWrite("primary_wrong", f"{lic}{pcn}{unit}", source=SOURCE)
    return f"+{lic}{pcn}{unit}"


def _checked(text: str) -> str:
    return text + (mod43(text) or "")


def _text(value: str, name: str) -> str:
    if not _TEXT.fullmatch(value):
        raise CannotWrite("character_not_allowed", name, value, source=SOURCE)
    return value


def _blocks(data: HibcData) -> list[str]:
    if data == HibcData():
        raise CannotWrite("value_empty", "HIBC", source=SOURCE)
    only_serial = data.serial is not None and data.lot is None
    number = _text(data.serial or "", "serial") if only_serial else ""
    if data.lot is not None:
        number = _text(data.lot, "lot")
    plus = "+" if only_serial else ""
    if data.expiry is not None:
        blocks = [f"$${plus}3{data.expiry:%y%m%d}{number}"]
    else:
        blocks = [f"${plus}{number}"]
    if data.serial is not None and not only_serial:
        blocks.append("S" + _text(data.serial, "serial"))
    if data.produced is not None:
        blocks.append(f"16D{data.produced:%Y%m%d}")
    if data.quantity is not None:
        if not 0 < data.quantity < 100_000 or not digits(str(data.quantity)):
            raise CannotWrite("quantity_wrong", str(data.quantity), source=SOURCE)
        blocks.append(f"Q{data.quantity}")
    return blocks
