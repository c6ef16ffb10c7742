"""The code of goods in the words of who issued it: GS1, HIBC, MA, IFA or ISBT 128. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from devicecodes import (
    CannotWrite,
    HibcData,
    ProductionData,
    read,
    write_bracketed,
    write_hibc,
    write_hibc_primary,
    write_isbt128,
    write_ma,
    write_ppn,
)
from tongma.foundation.kernel.outcome import Refusal


@dataclass(frozen=True, slots=True)
class LabelMarks:
    """What a label says beside the product; empty for what it does not say. Days are ISO."""

    lot: str = ""
    serial: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class GoodsCode:
    """The text of a symbol, for people too, and whether it is an element string of GS1."""

    text: str
    plain: str
    is_gs1: bool


def goods_code(scheme: str, value: str, marks: LabelMarks) -> GoodsCode | Refusal:
    """Return the code of goods, proved to read back as what it was made of.

    Args:
        scheme: of the item's identifier, one of ``PRINTED``.
        value: the identifier in normal form.
        marks: of the lot or piece.

    Refusal ``not_printable``, with the first of lot, serial and expiry that the issuer has no room
    or no characters for, or that would be read back as something else.
    """
    parts = {field.name: getattr(marks, field.name) for field in fields(marks)}
    for name, said in parts.items():
        rule = _written(scheme, value, LabelMarks(**{name: said})).rule
        if rule:
            return _refusal(scheme, name, said, rule)
    text, rule = _written(scheme, value, marks)
    if rule:
        name = "lot" if marks.lot else "serial"
        return _refusal(scheme, name, parts[name], rule)
    is_gs1 = scheme == "gtin"
    elements = () if is_gs1 or text.isprintable() else read(text).elements
    plain = "".join(f"({one.key}){one.value}" for one in elements) or text
    return GoodsCode(text, plain, is_gs1)


def _refusal(scheme: str, name: str, text: str, rule: str) -> Refusal:
    allowed = _ALLOWED[scheme]
    odd = "" if name == "expiry" else "".join(sorted({c for c in text if not allowed.match(c)}))
    facts = {"field": name, "value": text, "characters": odd, "rule": rule}
    return Refusal("not_printable", {**facts, "system": _SYSTEMS[scheme]})


class _Written(NamedTuple):
    """A text, and the rule that it breaks; empty where it reads back as what it was made of."""

    text: str
    rule: str = ""


def _written(scheme: str, value: str, marks: LabelMarks) -> _Written:
    try:
        text = _WRITERS[scheme](value, marks)
    except CannotWrite as error:
        return _Written("", error.finding.code)
    reading = read(text)
    said = LabelMarks(reading.lot or "", reading.serial or "", reading.expiry or "")
    code = reading.identifier and reading.identifier.value
    if reading.status in ("valid", "ambiguous") and (code, said) == (value, marks):
        return _Written(text)
    return _Written("", "date_wrong" if said.expiry != marks.expiry else "separator_token")


def _day(marks: LabelMarks) -> date | None:
    return date.fromisoformat(marks.expiry) if marks.expiry else None


def _gs1(value: str, marks: LabelMarks) -> str:
    elements = (
        ("01", value), ("17", marks.expiry.replace("-", "")[2:]), ("10", marks.lot),
        ("21", marks.serial),
    )  # fmt: skip
    return write_bracketed([(key, text) for key, text in elements if text])


def _hibc(value: str, marks: LabelMarks) -> str:
    lic, pcn, unit = value[:4], value[4:-1], int(value[-1])
    if marks == LabelMarks():
        return write_hibc_primary(lic, pcn, unit)
    data = HibcData(marks.lot or None, marks.serial or None, _day(marks))
    return write_hibc(lic, pcn, unit, data)


def _by(write: Callable[[str, ProductionData], str]) -> Callable[[str, LabelMarks], str]:
    def written(value: str, marks: LabelMarks) -> str:
        return write(value, ProductionData(marks.lot, marks.serial, _day(marks)))

    return written


_WRITERS: Mapping[str, Callable[[str, LabelMarks], str]] = {
    "gtin": _gs1,
    "hibc-udi-di": _hibc,
    "ma-di": _by(write_ma),
    "ppn": _by(write_ppn),
    "isbt128-di": _by(write_isbt128),
}
PRINTED = tuple(_WRITERS)
"""Schemes of identifiers that can stand on a label, in the order in which they are chosen."""
_SYSTEMS = {
    "gtin": "GS1", "hibc-udi-di": "HIBC", "ma-di": "MA", "ppn": "IFA", "isbt128-di": "ISBT 128",
}  # fmt: skip
_CSET82 = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]", re.ASCII)
"""GS1 General Specifications, figure 7.11-1: what a lot or serial may hold."""
_ALLOWED = {
    "gtin": _CSET82,
    "hibc-udi-di": re.compile(r"[A-Z0-9.\-]", re.ASCII),
    "ma-di": re.compile(r"[0-9A-Za-z\-@$,*+%/#!^~]", re.ASCII),
    "ppn": _CSET82,
    "isbt128-di": re.compile(r"[A-Z0-9]", re.ASCII),
}
