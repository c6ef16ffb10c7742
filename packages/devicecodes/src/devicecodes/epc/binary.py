"""From the bits of the schemes before TDS 2.0 to an identity, and back.

Source: GS1 EPC Tag Data Standard 2.3, 14.6.

>>> encode(0x30, Identity("sgtin", ("0614141", "812345", "6789")), 3).hex()
'3074257BF7194E4000001A85'
"""

from typing import NamedTuple

from devicecodes.epc.bits import Bits, Unreadable, Writer
from devicecodes.epc.identity import Identity, body_of, parse_body
from devicecodes.epc.layouts import ADI, CPI_VAR, GID, LAYOUTS, OTHERS, PARTITIONS, USDOD, Layout
from devicecodes.epc.text import put_6bit, put_7bit, take_6bit, take_7bit


class Tag(NamedTuple):
    """A decoded tag: binary scheme, what it names, its filter (None: the scheme has none)."""

    name: str
    identity: Identity
    filter: int | None


def decode(header: int, bits: Bits) -> Tag:
    """Read what follows `header`; raises Unreadable."""
    layout = LAYOUTS.get(header)
    if layout is not None:
        return _decode_layout(layout, bits)
    name = OTHERS[header]
    if header == GID:
        parts = tuple(str(bits.take(width, "GID")) for width in (28, 24, 36))
        return Tag(name, Identity("gid", parts), None)
    if header == USDOD:
        chosen = bits.take(4, "filter")
        # A code of five characters has a blank in front.
        cage = bits.take(48, "CAGE").to_bytes(6).decode("latin-1").removeprefix(" ")
        return Tag(name, _named("usdod", (cage, str(bits.take(36, "serial"))), 12), chosen)
    if header == ADI:
        chosen = bits.take(6, "filter")
        cage = "".join(
            chr(code if code & 32 else code | 64)
            for code in (bits.take(6, "CAGE") for _ in "123456")
        ).removeprefix(" ")
        parts = cage, take_6bit(bits, 32, "part"), take_6bit(bits, 30, "serial")
        return Tag(name, _named("adi", parts, 14), chosen)
    chosen, prefix, _ = _prefix(bits)
    part = take_6bit(bits, 30 - len(prefix), "component")
    return Tag(name, _named("cpi", (prefix, part, str(bits.take(40, "serial"))), 14), chosen)


def _named(scheme: str, parts: tuple[str, ...], at: int) -> Identity:
    """Give the identity of parts whose characters no width of bits limits; they begin at `at`.

    What the grammar of the URI refuses is refused here: a tag is what its URI says.
    """
    identity = parse_body(scheme, body_of(parts))
    if identity is None:
        raise Unreadable("value_range", at, scheme.upper(), ascii(".".join(parts))[1:-1])
    return identity


def _prefix(bits: Bits) -> tuple[int, str, int]:
    """Read filter, partition and company prefix."""
    chosen, partition = bits.take(3, "filter"), bits.take(3, "partition")
    if partition == 7:
        raise Unreadable("partition_wrong", 11, "7")
    digits, width = PARTITIONS[partition]
    return chosen, bits.number(digits, width, "company prefix"), partition


def _decode_layout(layout: Layout, bits: Bits) -> Tag:
    chosen, prefix, partition = _prefix(bits)
    digits, width = PARTITIONS[partition]
    if not layout.digits:
        return Tag(layout.name, _without_check(layout, bits, prefix, width), chosen)
    count = layout.digits - digits
    start = bits.at
    value = bits.take(layout.body - width, "reference")
    if value >= 10**count:
        raise Unreadable("value_range", start, "reference", str(value))
    reference = f"{value:0{count}d}" if count else ""
    parts: tuple[str, ...] = prefix, reference
    way = layout.serial
    if way.startswith("pieces"):
        parts += bits.number(2, 7, "piece"), bits.number(2, 7, "total")
        way = way.removeprefix("pieces-")
    if way == "int":
        width = 38 if layout.scheme == "itip" else layout.serial_bits
        parts += (str(bits.take(width, "serial")),)
    elif way == "text":
        width = 140 if layout.scheme == "itip" else layout.serial_bits
        parts += (_text(bits, width // 7),)
    elif way == "string":
        parts += (_numeric_string(bits, layout.serial_bits),)
    elif bits.take(layout.serial_bits, "fill"):
        raise Unreadable("value_range", bits.at - layout.serial_bits, "fill", "not zero")
    return Tag(layout.name, Identity(layout.scheme, parts), chosen)


def _text(bits: Bits, count: int) -> str:
    start, text = bits.at, take_7bit(bits, count, "serial")
    if not text:
        raise Unreadable("value_empty", start, "serial")
    return text


def _numeric_string(bits: Bits, width: int) -> str:
    """Read digits whose leading zeros are kept by a 1 in front of them."""
    start, text = bits.at, str(bits.take(width, "serial"))
    if len(text) < 2 or text[0] != "1":
        raise Unreadable("value_range", start, "serial", text)
    return text[1:]


def _without_check(layout: Layout, bits: Bits, prefix: str, width: int) -> Identity:
    """Read GIAI and CPI, whose reference has no fixed number of digits."""
    start = bits.at
    if layout.serial == "component":
        part = str(bits.take(layout.body - width, "component"))
        return Identity("cpi", (prefix, part, str(bits.take(layout.serial_bits, "serial"))))
    if layout.serial == "asset":
        reference = str(bits.take(layout.serial_bits - width, "asset"))
    else:
        reference = _text(bits, (layout.serial_bits - width) // 7)
        bits.take((layout.serial_bits - width) % 7, "fill")
    if len(prefix) + len(reference) > 30:
        raise Unreadable("value_range", start, "asset", reference)
    return Identity("giai", (prefix, reference))


_HEADERS = {layout.name.lower(): header for header, layout in LAYOUTS.items()} | {
    name.lower(): header for header, name in OTHERS.items()
}


def header_of(name: str) -> int | None:
    """Give the header of a scheme by its name in a tag URI, such as `sgtin-96`."""
    return _HEADERS.get(name)


def encode(header: int, identity: Identity, chosen: int) -> Writer:
    """Write an identity; raises Unreadable where the scheme cannot hold it."""
    out = Writer()
    out.put(header, 8)
    parts = identity.parts
    if header == GID:
        for part, width in zip(parts, (28, 24, 36), strict=True):
            _put(out, int(part), width, "GID")
        return out
    if header == USDOD:
        _put(out, chosen, 4, "filter")
        out.put(int.from_bytes(parts[0].rjust(6).encode()), 48)
        _put(out, int(parts[1]), 36, "serial")
        return out
    if header == ADI:
        _put(out, chosen, 6, "filter")
        for character in parts[0].rjust(6):
            out.put(ord(character) & 63, 6)
        put_6bit(out, parts[1])
        put_6bit(out, parts[2])
        return out
    _put(out, chosen, 3, "filter")
    partition = 12 - len(parts[0])
    width = PARTITIONS[partition][1]
    out.put(partition, 3)
    out.put(int(parts[0]), width)
    if header == CPI_VAR:
        put_6bit(out, parts[1])
        _put(out, int(parts[2]), 40, "serial")
        return out
    _encode_layout(out, LAYOUTS[header], parts, width)
    return out


def _put(out: Writer, value: int, width: int, what: str) -> None:
    if value >> width:
        raise Unreadable("value_range", out.length, what, str(value))
    out.put(value, width)


def _put_plain(out: Writer, text: str, width: int, what: str) -> None:
    """Write a number that must not lose leading zeros."""
    if not text.isdigit() or (text[0] == "0" and text != "0"):
        raise Unreadable("value_range", out.length, what, text)
    _put(out, int(text), width, what)


def _put_text(out: Writer, text: str, count: int) -> None:
    if len(text) > count:
        raise Unreadable("value_too_long", out.length, "serial", text)
    put_7bit(out, text, count)


def _encode_layout(out: Writer, layout: Layout, parts: tuple[str, ...], width: int) -> None:
    way = layout.serial
    if way == "component":
        _put_plain(out, parts[1], layout.body - width, "component")
        _put_plain(out, parts[2], layout.serial_bits, "serial")
        return
    if way == "asset":
        _put_plain(out, parts[1], layout.serial_bits - width, "asset")
        return
    if way == "asset-text":
        room = layout.serial_bits - width
        _put_text(out, parts[1], room // 7)
        out.put(0, room % 7)
        return
    out.put(int(parts[1] or 0), layout.body - width)
    if way.startswith("pieces"):
        out.put(int(parts[2]) << 7 | int(parts[3]), 14)
    if way.endswith("int"):
        _put_plain(out, parts[-1], 38 if layout.scheme == "itip" else layout.serial_bits, "serial")
    elif way.endswith("text"):
        _put_text(out, parts[-1], (140 if layout.scheme == "itip" else layout.serial_bits) // 7)
    elif way == "string":
        _put(out, int("1" + parts[-1]), layout.serial_bits, "serial")
    else:
        out.put(0, layout.serial_bits)
