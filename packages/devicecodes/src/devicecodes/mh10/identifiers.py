"""Data identifiers become the fields of a Reading.

Source: ANSI MH10.8.2; IFA UDI specification 2.5 for messages with a PPN.

>>> decimal("007.50"), decimal("1,5")
('7.50', None)
"""

import re

from devicecodes.checks import mod10, mod10_holds
from devicecodes.dates import Moment, digits, yymmdd, yyyymmdd
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import ODD_PREFIXES, describe_gtin, element
from devicecodes.mh10.ppn import IFA, read_ppn
from devicecodes.mh10.titles import TITLES

SOURCE = "ANSI MH10.8.2"
IDENTIFIER = re.compile(r"[0-9]{0,3}[A-Z]")
_PLATES = frozenset({"J", "1J", "2J", "3J", "4J", "5J", "6J"})
_IFA_TEXT = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}")
_HIBC_DI = re.compile(r"\+?([A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}[0-9])")
_MA_DI = re.compile(r"MA\.[0-9]{3}\.M0\.[0-9A-Za-z]{6}\.[0-9A-Za-z\-]{3,22}")
_ISBT_DI = re.compile(r"=?/?([A-NP-Z0-9]{5}[A-Z0-9]{11})")

Field = tuple[str, str, int]


def split(text: str, start: int, end: int, separator: str, draft: Draft) -> list[Field]:
    """Cut text[start:end] at `separator` into identifier, value and place."""
    fields: list[Field] = []
    at = start
    for piece in text[start:end].split(separator):
        found = IDENTIFIER.match(piece)
        if found is None:
            draft.find("unknown_data_identifier", at, piece[:4], source=SOURCE)
        else:
            fields.append((found[0], piece[found.end() :], at))
        at += len(piece) + len(separator)
    return fields


def interpret(draft: Draft, fields: list[Field], year: int) -> None:
    """Set the fields of `draft`; with a 9N it becomes a reading of IFA."""
    draft.elements = tuple(
        [element(key, text, TITLES.get(key, ""), at) for key, text, at in fields]
    )
    ifa = "9N" in [key for key, _, _ in fields]
    draft.system = "ifa" if ifa else "mh10"
    seen: dict[str, str] = {}
    empty = bool(fields)
    for key, value, at in fields:
        if not value:
            continue
        empty = False
        if not _is_printable(value):
            draft.find("character_not_allowed", at + len(key), key, value, source=SOURCE)
            continue
        if key != "9N" and seen.setdefault(key, value) != value:
            draft.find("duplicate_field", at, key, source=SOURCE)
            continue
        _take(draft, key, value, at + len(key), year)
    if empty:
        draft.find("value_empty", None, "MH10", source=SOURCE)
    if ifa:
        _judge_ifa(draft, fields)
    _order_identifiers(draft)
    _late(draft, seen)
    if draft.identifier is None and not any(one.role == "article" for one in draft.identifiers):
        draft.find("product_missing", None, source=SOURCE)
    if not ifa:
        draft.find("weak_evidence", None, source=SOURCE)


def _is_printable(value: str) -> bool:
    """Tell whether a value has the characters that a data identifier may have, no blank outside."""
    return value.isascii() and value.isprintable() and value == value.strip()


def _take(draft: Draft, key: str, value: str, at: int, year: int) -> None:
    if key == "9N":
        read_ppn(draft, value, at)
    elif key == "54P":
        _take_udi(draft, value)
    elif key == "8P":
        _take_gtin(draft, value, at)
    elif key in {"25P", "25S"}:
        draft.identify(f"mh10-{key.lower()}", value, "other")
    elif key in _PLATES:
        draft.identify("licence-plate", value, "container")
    elif key in {"P", "1P", "PNR"}:
        draft.identify("customer-part" if key == "P" else "supplier-part", value, "article")
    elif key in {"14D", "15D", "16D", "D"}:
        _take_date(draft, key, value, at, year)


def _take_udi(draft: Draft, value: str) -> None:
    """54P holds the UDI-DI of another system, as that system writes it."""
    if digits(value) and len(value) == 14 and mod10_holds(value):
        draft.identify("gtin", value)
    elif _MA_DI.fullmatch(value):
        draft.identify("ma-di", value)
    elif value.startswith("=") and (found := _ISBT_DI.fullmatch(value)):
        draft.identify("isbt128-di", found[1])
    elif found := _HIBC_DI.fullmatch(value):
        draft.identify("hibc-udi-di", found[1])


def _take_gtin(draft: Draft, value: str, at: int) -> None:
    if len(value) != 14 or not digits(value):
        draft.find("not_a_digit", at, "8P", value, source=SOURCE)
    elif not mod10_holds(value):
        facts = value[-1], mod10(value[:-1])
        draft.find("check_digit_wrong", at + 13, *facts, source=SOURCE)
    else:
        draft.identify("gtin", value, "other")
        draft.parts["package_level"] = value[0]
        if value[1:3] in ODD_PREFIXES:
            describe_gtin(draft, value, at)


def _date(key: str, value: str, year: int, *, monthly: bool) -> Moment | None:
    """Read a date; `monthly`: day 00 of a date of manufacture stands for the month, as in `D`."""
    if key == "D":
        return yymmdd(value, year)
    if key == "15D":
        value = value[4:] + value[2:4] + value[:2] if len(value) == 8 else ""
    return yyyymmdd(value) if value[6:] != "00" or (monthly and key == "16D") else None


def _take_date(draft: Draft, key: str, value: str, at: int, year: int) -> None:
    # D has no fixed meaning but in IFA messages.
    if key == "D" and draft.system != "ifa":
        return
    moment = _date(key, value, year, monthly=draft.system == "ifa")
    if moment is None:
        draft.find("date_wrong", at, key, value, source=SOURCE)
    elif key == "16D":
        draft.set_produced(moment)
        if moment[1] == "month":
            draft.find("day_derived", at, source=IFA)
    elif draft.expiry is not None and draft.expiry != moment[0]:
        draft.find("duplicate_field", at, "expiry", source=SOURCE)
    else:
        draft.set_expiry(moment)
        if moment[1] == "month":
            draft.find("day_derived", at, source=IFA)


def _judge_ifa(draft: Draft, fields: list[Field]) -> None:
    for key, value, at in fields:
        if key in {"1T", "S"} and value and not _IFA_TEXT.fullmatch(value):
            code = "value_too_long" if len(value) > 20 else "character_not_allowed"
            draft.find(code, at + len(key), key, value, source=IFA)
        elif key == "Q" and value and (not digits(value) or len(value) > 8):
            draft.find("quantity_wrong", at + 1, value, source=IFA)


def _order_identifiers(draft: Draft) -> None:
    """Choose what identifies: PPN or UDI-DI, then GTIN, 25P, 25S, licence plate."""
    if draft.identifier is not None:
        return
    for scheme in ("gtin", "mh10-25p", "mh10-25s", "licence-plate"):
        for name in draft.identifiers:
            if name.scheme == scheme:
                chosen = name._replace(role="primary")
                draft.identifier = chosen
                draft.identifiers = tuple(
                    chosen if one is name else one for one in draft.identifiers
                )
                return


def _late(draft: Draft, values: dict[str, str]) -> None:
    """Lot, serial, quantity, unit and supplier: one of several identifiers wins."""
    draft.lot = values.get("1T") or values.get("T") or values.get("LOT")
    draft.serial = values.get("S") or values.get("SER")
    quantity, unit = values.get("Q"), values.get("3Q")
    if quantity is None and "7Q" in values:
        quantity, unit = values["7Q"][:-2], values["7Q"][-2:]
    if quantity is not None:
        number = decimal(quantity)
        if number is None:
            if not any(one.code == "quantity_wrong" for one in draft.findings):
                draft.find("quantity_wrong", None, quantity, source=SOURCE)
        else:
            draft.quantity = number
    if unit is not None:
        draft.parts["unit"] = unit
    supplier = values.get("V") or values.get("1V")
    if supplier is not None:
        draft.parts["supplier"] = supplier
    if "27Q" in values:
        draft.parts["price"] = values["27Q"]


def decimal(text: str) -> str | None:
    """Give a decimal number without leading zeros; None where it is none."""
    whole, point, fraction = text.partition(".")
    if not digits(whole) or (point and not digits(fraction)):
        return None
    return (whole.lstrip("0") or "0") + point + fraction
