"""Units of measure and exact conversion. Pure.

**Source:** UNECE Recommendation 20 (codes), the International System of Units (factors).
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: ``factor`` of the first unit of its dimension, exactly."""

    code: str
    name_zh: str
    name_en: str
    dimension: str
    factor: Fraction


_ROWS = """
EA  个   each        count  1
PR  双   pair        count2 1
SET 套   set         set    1
KT  盒组 kit         kit    1
BX  盒   box         pack   1
CT  箱   carton      pack   1
PK  包   pack        pack   1
BG  袋   bag         pack   1
BO  瓶   bottle      pack   1
VI  支   vial        pack   1
RO  卷   roll        pack   1
MGM 毫克 milligram   mass   1/1000000
GRM 克   gram        mass   1/1000
KGM 千克 kilogram    mass   1
MLT 毫升 millilitre  volume 1/1000
LTR 升   litre       volume 1
MMT 毫米 millimetre  length 1/1000
CMT 厘米 centimetre  length 1/100
MTR 米   metre       length 1
CMK 平方厘米 square-centimetre area 1/10000
MTK 平方米 square-metre area 1
"""
UNITS: Mapping[str, Unit] = {
    code: Unit(code, zh, en.replace("-", " "), dimension, Fraction(factor))
    for code, zh, en, dimension, factor in (row.split() for row in _ROWS.strip().splitlines())
}
"""By code. Counting words have a dimension each: how many are in a box is the item's affair."""
_PACKED = {"count", "count2", "set", "kit", "pack"}


def factor_between(unit: str, base_unit: str) -> Fraction | None:
    """Return how many base units one unit is, where nature says so, else None."""
    given, base = UNITS.get(unit), UNITS.get(base_unit)
    if unit == base_unit:
        return Fraction(1)
    if given is None or base is None or given.dimension != base.dimension:
        return None
    return None if given.dimension in _PACKED else given.factor / base.factor


def temperature_tenths(text: str) -> int | None:
    """Return a temperature as tenths of a degree, or None where it is none (-273.1 to 1000.0)."""
    value = decimal_of(text, signed=True)
    if value is None:
        return None
    tenths = value * 10
    exact = tenths == tenths.to_integral_value()
    return int(tenths) if exact and Decimal(-2731) <= tenths <= Decimal(10000) else None


def decimal_of(text: str, *, signed: bool = False) -> Decimal | None:
    """Return a plain decimal number, or None where the text is none (no exponent, no blanks)."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    plain = value.is_finite() and "e" not in text.lower() and text == text.strip()
    return value if plain and (signed or value >= 0) else None
