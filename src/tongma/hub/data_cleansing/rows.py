"""Examining one row of an old table by itself. Pure."""

import re
from collections.abc import Callable, Mapping

from tongma.hub.data_cleansing.codes import check_code
from tongma.hub.data_cleansing.fields import CODES
from tongma.hub.data_cleansing.model import CleanRow, RowFinding
from tongma.masterdata.catalogue.units import factor_between
from tongma.work.external_tables.amounts import read_amount, read_counted, read_whole
from tongma.work.external_tables.dates import read_date
from tongma.work.external_tables.device_class import read_device_class
from tongma.work.external_tables.model import CellValue
from tongma.work.external_tables.texts import is_error, is_nothing, tidy
from tongma.work.external_tables.units import read_unit

_REGISTRATION = re.compile(r"[^0-9A-Z\u3400-\u9fff]")
_LEVELS = (("pack", ""), ("case", "pack"))
_FACTOR_MAX = 1_000_000
_PLAIN_FORMS = ("", "other_form")
"""Dates that say what they say, if not in ISO form."""


def examine(given: Mapping[str, str], date_order: str = "") -> CleanRow:
    """Return a row with its values in normal form and what was found.

    ``given``: field → text of the cell. ``date_order`` as for ``read_date``.
    """
    found: list[RowFinding] = []
    values: dict[str, str] = {}
    for field, text in given.items():
        plain = tidy(text)
        if is_nothing(plain):
            plain = ""
        elif is_error(plain):
            found.append(RowFinding("not_a_value", field, text))
            plain = ""
        elif plain != text:
            found.append(RowFinding("text_folded", field, text, plain))
        values[field] = _READERS.get(field, _as_it_is)(field, plain, found)
    if "registration_to" in given:
        values["registration_to"] = _date(
            "registration_to", values["registration_to"], date_order, found
        )
    if not values.get("name_zh"):
        values["name_zh"] = values.get("name_en", "")
        if not values["name_zh"]:
            found.append(RowFinding("name_missing", "name_zh"))
    for field in _COUNTED:
        _check_counted(field, tidy(given.get(field, "")), values, found)
    _check_packaging(values, found)
    return CleanRow(values, tuple(found))


def _as_it_is(_field: str, plain: str, _found: list[RowFinding]) -> str:
    return plain


def _device_class(field: str, plain: str, found: list[RowFinding]) -> str:
    device_class = read_device_class(plain)
    if device_class.reason:
        found.append(RowFinding(device_class.reason, field, plain))
    return device_class.value


def _unit(field: str, plain: str, found: list[RowFinding]) -> str:
    unit = read_unit(plain)
    if unit.reason:
        found.append(RowFinding(unit.reason, field, plain))
    return unit.value


def _registration(field: str, plain: str, found: list[RowFinding]) -> str:
    """Registration numbers have no blanks or marks inside, whatever a typist put there."""
    value = _REGISTRATION.sub("", plain.upper())
    if value != plain:
        found.append(RowFinding("registration_folded", field, plain, value))
    return value


def _number(reader: Callable[[str], CellValue]) -> Callable[[str, str, list[RowFinding]], str]:
    def read(field: str, plain: str, found: list[RowFinding]) -> str:
        number = reader(plain)
        if number.is_wrong:
            found.append(RowFinding("number_wrong", field, plain, facts={"reason": number.reason}))
        elif number.reason:
            how = {"reason": number.reason}
            found.append(RowFinding("number_read", field, plain, number.value, facts=how))
        return number.value

    return read


def _code(field: str, plain: str, found: list[RowFinding]) -> str:
    if not plain:
        return ""
    value, odd = check_code(field, plain)
    found += odd
    return value


def _date(field: str, plain: str, order: str, found: list[RowFinding]) -> str:
    day = read_date(plain, order)
    if day.choices:
        facts = {"reason": day.reason, "choices": " | ".join(day.choices)}
        found.append(RowFinding("date_ambiguous", field, plain, day.choices[0], facts=facts))
        return day.choices[0]
    if day.reason not in _PLAIN_FORMS:
        code = "date_wrong" if day.is_wrong else "date_read"
        found.append(RowFinding(code, field, plain, day.value, facts={"reason": day.reason}))
    return day.value


_READERS: Mapping[str, Callable[[str, str, list[RowFinding]], str]] = {
    "device_class": _device_class,
    "unit": _unit,
    "pack_unit": _unit,
    "case_unit": _unit,
    "registration": _registration,
    "pack_factor": _number(read_whole),
    "case_factor": _number(read_whole),
    "shelf_life_days": _number(read_whole),
    "price": _number(read_amount),
    **dict.fromkeys(CODES, _code),
}


_COUNTED = ("pack_factor", "case_factor", "shelf_life_days")
_DAYS = ("天", "日", "D", "DAY", "DAYS")


def _check_counted(field: str, plain: str, values: dict[str, str], found: list[RowFinding]) -> None:
    """Take a number back where the word behind it says that something else is counted: 20盒 in a
    case are not 20 of the base unit, and 24个月 are not 24 days.
    """
    word = read_counted(plain).unit
    if not word or not values.get(field):
        return
    if field == "shelf_life_days":
        is_meant = word.upper() in _DAYS
    else:
        is_meant = read_unit(word).value in (values.get("unit", ""), "EA")
    if not is_meant:
        found[:] = [one for one in found if (one.field, one.code) != (field, "number_read")]
        found.append(RowFinding("number_wrong", field, plain, facts={"reason": "unit_behind"}))
        values[field] = ""


def _check_packaging(values: dict[str, str], found: list[RowFinding]) -> None:
    """Check what the row says of packages: factors that fit into each other, units that convert."""
    inside = 1
    for level, _inner in _LEVELS:
        if not any(values.get(f"{level}_{part}") for part in ("unit", "factor", "barcode")):
            continue
        inside = _check_level(values, level, inside, found) or inside


def _check_level(values: dict[str, str], level: str, inside: int, found: list[RowFinding]) -> int:
    """Return the base units in a level, 0 where the row says nothing that can be true."""
    field = f"{level}_factor"
    unit, base = values.get(f"{level}_unit", ""), values.get("unit", "")
    given = values.get(field, "")
    nature = factor_between(unit, base) if unit and base and unit != base else None
    if nature is not None and given and nature != int(given):
        facts = {"unit": unit, "base_unit": base, "factor": str(nature)}
        found.append(RowFinding("unit_not_convertible", field, given, facts=facts))
        return _left_out(values, level)
    if not given:
        already = any(one.field == field for one in found)
        if not already:
            found.append(RowFinding("factor_missing", field, "", facts={"level": level}))
        return _left_out(values, level)
    count = int(given)
    if not 1 < count <= _FACTOR_MAX or count < inside or count % inside:
        facts = {"level": level, "inside": str(inside)}
        found.append(RowFinding("factor_impossible", field, given, facts=facts))
        return _left_out(values, level)
    return count


def _left_out(values: dict[str, str], level: str) -> int:
    """Take a level back: an accepted proposal makes the item without it."""
    for part in ("unit", "factor", "barcode"):
        values[f"{level}_{part}"] = ""
    return 0
