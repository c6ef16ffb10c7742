"""The `+` schemes of TDS 2.0 and the `++` schemes of TDS 2.3.

header 8 | +AIDC toggle 1 | filter 3 | [date type 4, date 16] | AIs | [host name] | [+AIDC data]

They need no company prefix: keys stand in them as decimal digits of four bits each.
Source: GS1 EPC Tag Data Standard 2.3, 14.6.

>>> from devicecodes.epc.layouts import PLUS
>>> decode_plus(PLUS[0xF9], Bits(0x0095201234567891235, 76)).elements
[('00', '095201234567891235', 4)]
"""

from typing import NamedTuple

from devicecodes.epc.aidc import take_aidc, take_date, take_value
from devicecodes.epc.bits import Bits, Unreadable
from devicecodes.epc.hostname import take_hostname
from devicecodes.epc.layouts import DATE_TYPES, Plus
from devicecodes.gs1.rules import RULES

Placed = tuple[str, str, int]


class PlusTag(NamedTuple):
    """A decoded tag: scheme, filter, AIs with their bits, host or None, bits used."""

    name: str
    filter: int
    elements: list[Placed]
    host: str | None


def decode_plus(plus: Plus, bits: Bits) -> PlusTag:
    """Read what follows the header; raises Unreadable."""
    toggle, chosen = bits.take(1, "toggle"), bits.take(3, "filter")
    date: Placed | None = None
    if plus.dated:
        start, kind = bits.at, bits.take(4, "date type")
        if kind not in DATE_TYPES:
            raise Unreadable("value_range", start, "date type", str(kind))
        date = (DATE_TYPES[kind], take_date(bits, "date"), start)
    elements: list[Placed] = []
    for ai in plus.ais:
        start = bits.at
        value = take_value(bits, ai)
        if ai == "254" and value == "0":
            continue
        elements.append((ai, value, start))
    if date is not None:
        elements.append(date)
    host = take_hostname(bits) if plus.hostname else None
    if toggle:
        data = take_aidc(bits)
        if not data:
            # The toggle says that data follow: whoever cut them off must not pass for a whole tag.
            raise Unreadable("truncated", bits.at, "+AIDC")
        elements += data
    for ai, value, start in elements:
        # A tag may lack what the dictionary asks for, but its characters must be right.
        if RULES[ai].matches(value) is None:
            raise Unreadable("character_not_allowed", start, f"({ai})", value)
    return PlusTag(plus.name, chosen, elements, host)
