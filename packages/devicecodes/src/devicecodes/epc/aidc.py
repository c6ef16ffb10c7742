"""AI values on tags: how each Application Identifier is written, in `+` schemes and as +AIDC data.

The way follows from the components of the AI in the GS1 Barcode Syntax Dictionary, with the few
exceptions that TDS makes. Source: GS1 EPC Tag Data Standard 2.3, 14.5, 15.3 and table F.

>>> out = Writer()
>>> put_value(out, "17", "270228")
>>> out.length, take_value(Bits(out.value, out.length), "17")
(16, '270228')
"""

from devicecodes.epc.bits import BASE64, Bits, Unreadable, Writer
from devicecodes.epc.identity import SOURCE
from devicecodes.epc.text import integer_bits, put_variable, take_variable
from devicecodes.gs1.rules import AI_LENGTHS, RULES, Component
from devicecodes.writing import CannotWrite

# Numeric fields with one digit in four bits, so that they can be read in the hexadecimal.
_BY_DIGIT = frozenset(
    {"00", "01", "02", "253", "255", "8003", "8006", "8017", "8018", "8026", "7241"}
    | {str(ai) for ai in range(410, 418)}
)
_DELIMITED = frozenset({"8004", "8010", "7023"})
_DATES = frozenset({"11", "12", "13", "15", "16", "17", "4326", "7006"})
_MINUTES = frozenset({"7003", "4324", "4325"})
_PRECISE = frozenset({"7011", "8008"})
_PRECISIONS = {0: 8, 1: 10, 2: 12, 3: 6}
_ALPHA2 = frozenset({"4307", "4317"})
_FLAGS = frozenset({"4321", "4322", "4323"})
_SIGNED = frozenset({"4330", "4331", "4332", "4333"})
# The length of an IBAN has five bits, from an older maximum.
_LENGTHS = {"8007": 31}
FORBIDDEN = frozenset({"03", "8014"})


def take_date(bits: Bits, what: str) -> str:
    """Read a date of 16 bits: year 7, month 4, day 5."""
    start, value = bits.at, bits.take(16, what)
    year, month, day = value >> 9, value >> 5 & 15, value & 31
    if year > 99 or month > 12:
        raise Unreadable("date_wrong", start, what, f"{year}-{month}-{day}")
    return f"{year:02d}{month:02d}{day:02d}"


def _take_clock(bits: Bits, parts: int, what: str) -> str:
    """Read hour (5 bits), minute and second (6 bits each), as many as `parts`."""
    return "".join(bits.number(2, 5 if part == 0 else 6, what) for part in range(parts))


def take_value(bits: Bits, ai: str) -> str:
    """Read the value of `ai`."""
    what = f"({ai})"
    if ai in _DATES:
        return take_date(bits, what)
    if ai in _MINUTES:
        return take_date(bits, what) + _take_clock(bits, 2, what)
    if ai in _PRECISE:
        length = _PRECISIONS[bits.take(2, what)]
        return take_date(bits, what) + _take_clock(bits, (length - 6) // 2, what)
    if ai == "7007":
        ranged = bits.take(1, what)
        return take_date(bits, what) + (take_date(bits, what) if ranged else "")
    if ai in _DELIMITED:
        return _take_delimited(bits, what)
    if ai in _ALPHA2:
        return BASE64[bits.take(6, what)] + BASE64[bits.take(6, what)]
    if ai in _FLAGS:
        return str(bits.take(1, what))
    if ai in _SIGNED:
        return bits.number(6, 20, what) + ("-" if bits.take(1, what) else "")
    if ai == "7258":
        return f"{bits.digits(1, what)}/{bits.digits(1, what)}"
    return _take_components(bits, ai, what)


def _take_delimited(bits: Bits, what: str) -> str:
    """Read digits of four bits up to F (end) or E (variable text follows)."""
    text = ""
    while True:
        nibble = bits.take(4, what)
        if nibble == 15:
            return text
        if nibble == 14:
            return text + take_variable(bits, 5, 30, what)
        if nibble > 9:
            raise Unreadable("not_a_digit", bits.at - 4, what, f"{nibble:X}")
        text += str(nibble)


def _groups(ai: str) -> tuple[tuple[str, int, bool], ...]:
    """Give the fields of an AI as (kind, longest, fixed): components of one kind are one field."""
    parts: tuple[Component, ...] = RULES[ai].components
    if any(part.kind != "N" for part in parts) and parts[0].kind != "N":
        return (("X", _LENGTHS.get(ai, RULES[ai].longest), False),)
    if ai == "7040":
        return (("X", 4, False),)
    if all(part.kind == "N" and not part.optional for part in parts) and len(parts) > 1:
        if parts[-1].shortest == parts[-1].longest:
            return (("N", RULES[ai].longest, True),)
    elif ai in {"423", "425"}:
        return (("N", RULES[ai].longest, False),)
    fields: list[tuple[str, int, bool]] = []
    for part in parts:
        fixed = part.shortest == part.longest
        if fields and fields[-1][2] and fixed and fields[-1][0] == part.kind:
            fields[-1] = (part.kind, fields[-1][1] + part.longest, True)
        else:
            fields.append((part.kind, part.longest, fixed))
    return tuple(fields)


def _take_components(bits: Bits, ai: str, what: str) -> str:
    text = ""
    for kind, longest, fixed in _groups(ai):
        if kind != "N":
            text += take_variable(bits, longest.bit_length(), longest, what)
        elif not fixed:
            start, length = bits.at, bits.take(longest.bit_length(), what)
            if length > longest:
                raise Unreadable("value_range", start, what, str(length))
            text += bits.number(length, integer_bits(length), what) if length else ""
        elif ai in _BY_DIGIT:
            text += bits.digits(longest, what)
        else:
            text += bits.number(longest, integer_bits(longest), what)
    return text


def take_aidc(bits: Bits) -> list[tuple[str, str, int]]:
    """Read +AIDC data to their end: AI, value, bit at which the AI begins."""
    found = []
    while bits.left >= 8 and not bits.rest_is_zero():
        start = bits.at
        ai = bits.digits(2, "AI")
        length = AI_LENGTHS.get(ai)
        if length is None:
            raise Unreadable("unknown_ai", start, ai)
        ai += bits.digits(length - 2, "AI") if length > 2 else ""
        if ai not in RULES.rows or ai in FORBIDDEN:
            raise Unreadable("unknown_ai", start, ai)
        found.append((ai, take_value(bits, ai), start))
    if not bits.rest_is_zero():
        raise Unreadable("truncated", bits.at, "AI")
    return found


def put_date(out: Writer, date: str) -> None:
    """Write YYMMDD in 16 bits."""
    out.put(int(date[:2]) << 9 | int(date[2:4]) << 5 | int(date[4:]), 16)


def put_value(out: Writer, ai: str, value: str) -> None:
    """Write a legal value of `ai`."""
    if ai in _DATES:
        put_date(out, value)
    elif ai in _MINUTES or ai in _PRECISE:
        if ai in _PRECISE:
            out.put({8: 0, 10: 1, 12: 2, 6: 3}[len(value)], 2)
        put_date(out, value[:6])
        for at in range(6, len(value), 2):
            out.put(int(value[at : at + 2]), 5 if at == 6 else 6)
    elif ai == "7007":
        out.put(len(value) // 12, 1)
        for at in range(0, len(value), 6):
            put_date(out, value[at : at + 6])
    elif ai in _DELIMITED:
        _put_delimited(out, value)
    else:
        _put_other(out, ai, value)


def _put_other(out: Writer, ai: str, value: str) -> None:
    if ai in _ALPHA2:
        for letter in value:
            out.put(BASE64.index(letter), 6)
    elif ai in _FLAGS:
        out.put(int(value), 1)
    elif ai in _SIGNED:
        out.put(int(value[:6]), 20)
        out.put(len(value) - 6, 1)
    elif ai == "7258":
        position, _, end = value.partition("/")
        out.put(int(position) << 4 | int(end), 8)
    else:
        _put_components(out, ai, value)


def _put_delimited(out: Writer, value: str) -> None:
    head = len(value) - len(value.lstrip("0123456789"))
    for digit in value[:head]:
        out.put(int(digit), 4)
    if head == len(value):
        out.put(15, 4)
        return
    out.put(14, 4)
    put_variable(out, value[head:], 5)


def _put_components(out: Writer, ai: str, value: str) -> None:
    at = 0
    for kind, longest, fixed in _groups(ai):
        part = value[at : at + longest]
        at += len(part)
        if kind != "N":
            put_variable(out, part, longest.bit_length())
        elif not fixed:
            out.put(len(part), longest.bit_length())
            out.put(int(part or 0), integer_bits(len(part)))
        elif ai in _BY_DIGIT:
            out.put(int(part, 16), 4 * longest)
        else:
            out.put(int(part), integer_bits(longest))
    if at < len(value):
        raise CannotWrite("value_too_long", f"({ai})", value, source=SOURCE)


def put_aidc(out: Writer, ai: str, value: str) -> None:
    """Write one AI with its value as +AIDC data."""
    out.put(int(ai, 16), 4 * len(ai))
    put_value(out, ai, value)
