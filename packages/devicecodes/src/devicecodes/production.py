"""Write codes of MA, IFA and ISBT 128 with lot, serial and days.

Whatever would not read back as it was given is refused with `CannotWrite`.

>>> write_ma("MA.156.M0.100204.13351764", ProductionData(lot="240105", expiry=date(2027, 1, 4)))
'MA.156.M0.100204.13351764.L240105.E270104.C3'
"""

import re
from dataclasses import dataclass
from datetime import date

from devicecodes.api import read
from devicecodes.checks import ma_digit
from devicecodes.china.ma import LONGEST
from devicecodes.china.ma import SOURCE as MA_RULES
from devicecodes.controls import EOT, GS, RS
from devicecodes.isbt128 import DEVICES
from devicecodes.mh10.ppn import IFA
from devicecodes.writing import CannotWrite


@dataclass(frozen=True, slots=True)
class ProductionData:
    """What a code says beside the product; empty and None where it says nothing.

    lot, serial: characters and length as the code allows; expiry, produced: days.
    """

    lot: str = ""
    serial: str = ""
    expiry: date | None = None
    produced: date | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a code has room and characters for: how many at least and at most, which."""

    source: str
    allowed: re.Pattern[str]
    lot: tuple[int, int]
    serial: tuple[int, int]


_MA = _Rules(MA_RULES, re.compile(r"[0-9A-Za-z\-@$,*+%/#!^~]"), (1, LONGEST), (1, LONGEST))
_IFA = _Rules(IFA, re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]"), (1, 20), (1, 20))
_ISBT = _Rules(DEVICES, re.compile(r"[A-Z0-9]"), (18, 18), (6, 6))


def write_ma(di: str, data: ProductionData) -> str:
    """Write an MA code: device identifier, segments, their check digit.

    di: five nodes with the check digit; data: lot and serial of 1..50 characters.
    Raises CannotWrite: di_wrong, value_too_long, character_not_allowed, date_wrong.
    """
    _check_texts(data, _MA)
    parts = ("L", data.lot), ("S", data.serial), ("M", _short(data.produced))
    segments = [*parts, ("E", _short(data.expiry))]
    said = "".join(f".{key}{value}" for key, value in segments if value)
    return _proved(di + said + (f".C{ma_digit(said)}" if said else ""), di, data, "di_wrong")


def write_ppn(ppn: str, data: ProductionData) -> str:
    """Write a PPN or HPC of IFA in an ISO/IEC 15434 envelope of format 06.

    ppn: with its two check digits; data: lot and serial of 1..20 characters of GS1's set of 82.
    Raises CannotWrite: primary_wrong, value_too_long, character_not_allowed, date_wrong.
    """
    _check_texts(data, _IFA)
    made = f"{data.produced:%Y%m%d}" if data.produced else ""
    fields = ("9N", ppn), ("1T", data.lot), ("S", data.serial), ("D", _short(data.expiry))
    said = [f"{key}{value}" for key, value in (*fields, ("16D", made)) if value]
    return _proved(f"[)>{RS}06{GS}{GS.join(said)}{RS}{EOT}", ppn, data, "primary_wrong")


def write_isbt128(di: str, data: ProductionData) -> str:
    """Write ISBT 128 data structures, as a compound message where there are several.

    di: processor product identification code, 16 characters; data: a serial (product divisions) of
    6, a lot (MPHO) of 18 characters A-Z 0-9; what is shorter would read back as something else.
    Raises CannotWrite: primary_wrong, value_too_short, value_too_long, character_not_allowed,
    date_wrong.
    """
    _check_texts(data, _ISBT)
    said = ("=,", data.serial), ("=>", _ordinal(data.expiry)), ("=}", _ordinal(data.produced))
    structures = [f"=/{di}", *(key + value for key, value in said if value)]
    structures += [f"&,1{data.lot}"] if data.lot else []
    head = f"=+{len(structures):02d}000" if len(structures) > 1 else ""
    return _proved(head + "".join(structures), di, data, "primary_wrong")


def _short(day: date | None) -> str:
    return f"{day:%y%m%d}" if day else ""


def _ordinal(day: date | None) -> str:
    """Give cyyjjj: 0 stands for 2000, 9 for 1900; other centuries read back as none of them."""
    return f"{'9' if day.year < 2000 else '0'}{day:%y%j}" if day else ""


def _check_texts(data: ProductionData, rules: _Rules) -> None:
    for name, value, room in (("lot", data.lot, rules.lot), ("serial", data.serial, rules.serial)):
        if not value:
            continue
        odd = [one for one in value if not rules.allowed.fullmatch(one)]
        if odd:
            raise CannotWrite("character_not_allowed", name, odd[0], source=rules.source)
        if len(value) < room[0]:
            raise CannotWrite("value_too_short", name, value, source=rules.source)
        if len(value) > room[1]:
            raise CannotWrite("value_too_long", name, value, source=rules.source)


def _proved(text: str, product: str, data: ProductionData, wrong: str) -> str:
    """Give a text that says what it was made of, and nothing else."""
    reading = read(text)
    if reading.status != "valid" or reading.identifier is None:
        raise CannotWrite(wrong, product)
    if reading.identifier.value != product:
        raise CannotWrite(wrong, product)
    for name in ("expiry", "produced"):
        day: date | None = getattr(data, name)
        if (getattr(reading, name) or "") != (day.isoformat() if day else ""):
            raise CannotWrite("date_wrong", name, str(day))
    if (reading.lot or "", reading.serial or "") != (data.lot, data.serial):
        raise CannotWrite(wrong, product)
    return text
