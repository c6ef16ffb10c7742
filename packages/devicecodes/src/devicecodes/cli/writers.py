"""`devicecodes write`: element strings, Digital Links, HIBC, tags, check digits."""

import argparse
from datetime import date
from typing import Any

from devicecodes.epc.write import TagOptions, write_epc
from devicecodes.gs1.write import (
    with_check_digit,
    write_bracketed,
    write_digital_link,
    write_element_string,
)
from devicecodes.hibc.write import HibcData, write_hibc, write_hibc_primary

FORMS = ("element-string", "bracketed", "digital-link", "hibc", "epc", "check-digit")


def add_parser(commands: Any) -> None:
    """Add the `write` command."""
    one = commands.add_parser("write", help="write a code")
    one.add_argument("form", choices=FORMS)
    one.add_argument(
        "values",
        nargs="+",
        help="AI=value for GS1 and tags; lic= pcn= unit= lot= serial= expiry= produced= quantity= "
        "for HIBC; digits for check-digit",
    )
    one.add_argument("--separator", default="\x1d", help="what stands for FNC1")
    one.add_argument("--symbology", default="", help="AIM identifier to begin with")
    one.add_argument("--domain", default="https://id.gs1.org", help="resolver of a Digital Link")
    one.add_argument("--scheme", default="SGTIN+", help="binary scheme of a tag")
    one.add_argument("--filter", type=int, default=0)
    one.add_argument("--prefix-digits", type=int, help="length of the GS1 Company Prefix")
    one.add_argument("--host", help="host name of a ++ scheme")


def write(chosen: argparse.Namespace) -> str:
    """Write what the arguments say; raises CannotWrite, or ValueError for misuse."""
    if chosen.form == "check-digit":
        return "\n".join(with_check_digit(number) for number in chosen.values)
    pairs = [_pair(text) for text in chosen.values]
    if chosen.form == "element-string":
        return write_element_string(pairs, separator=chosen.separator, symbology=chosen.symbology)
    if chosen.form == "bracketed":
        return write_bracketed(pairs)
    if chosen.form == "digital-link":
        return write_digital_link(pairs, chosen.domain)
    if chosen.form == "epc":
        options = TagOptions(chosen.filter, chosen.prefix_digits, chosen.host)
        return write_epc(pairs, chosen.scheme, options).hex or ""
    return _hibc(dict(pairs))


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"not key=value: {text!r}")
    return key, value


def _hibc(values: dict[str, str]) -> str:
    lic, pcn, unit = values.pop("lic", ""), values.pop("pcn", ""), int(values.pop("unit", "0"))
    if not values:
        return write_hibc_primary(lic, pcn, unit)
    expiry, produced = values.pop("expiry", None), values.pop("produced", None)
    quantity = values.pop("quantity", None)
    data = HibcData(
        lot=values.pop("lot", None),
        serial=values.pop("serial", None),
        expiry=date.fromisoformat(expiry) if expiry else None,
        produced=date.fromisoformat(produced) if produced else None,
        quantity=int(quantity) if quantity else None,
    )
    if values:
        raise ValueError(f"not a field of HIBC: {', '.join(values)}")
    return write_hibc(lic, pcn, unit, data)
