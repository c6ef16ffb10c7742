"""Write EPCs: GS1 keys to tags, with lot, expiry and any other AI as +AIDC data.

Source: GS1 EPC Tag Data Standard 2.3, chapters 7, 14, 15.
"""

from collections.abc import Callable
from dataclasses import dataclass

from devicecodes.epc.aidc import FORBIDDEN, put_aidc, put_date, put_value
from devicecodes.epc.binary import encode, header_of
from devicecodes.epc.bits import Unreadable, Writer
from devicecodes.epc.hostname import fits, put_hostname
from devicecodes.epc.identity import SOURCE, Identity, escape, parse_body
from devicecodes.epc.layouts import DATE_TYPES, LAYOUTS, PLUS, Plus
from devicecodes.epc.read import read_epc
from devicecodes.gs1.write import Elements, checked
from devicecodes.reading import Epc
from devicecodes.writing import CannotWrite

# EPC memory of a tag without extended protocol control, in bits.
LARGEST = 496
_PLUS_HEADERS = {plus.name: header for header, plus in PLUS.items()}
_NO_EXTENSION = "0"
_DATES = {ai: kind for kind, ai in DATE_TYPES.items()}


@dataclass(frozen=True, slots=True)
class TagOptions:
    """What a tag needs beside its AIs.

    filter: 0..7, what kind of thing carries the tag; prefix_digits: length 6..12 of the GS1
    Company Prefix, for schemes before TDS 2.0; host: resolver, for `++` schemes.
    """

    filter: int = 0
    prefix_digits: int | None = None
    host: str | None = None


def write_epc(elements: Elements, scheme: str, options: TagOptions | None = None) -> Epc:
    """Encode AIs into the binary `scheme`, such as `SGTIN-96`, `SGTIN+` or `DSGTIN+`.

    elements: the AIs of the key; for `+` schemes any further AI becomes +AIDC data, in order.
    Gives the Epc with its hexadecimal, URIs and Digital Link. Raises CannotWrite: unknown_prefix
    (no such scheme), value_range, value_too_long (longer than the 496 bits of a tag), and as
    `write_element_string`.

    >>> write_epc({"01": "09506000134352", "21": "12"}, "SGTIN-96", TagOptions(1, 7)).hex
    '30364433400D1EC00000000C'
    >>> write_epc({"01": "09506000134352", "21": "SN1", "17": "270200"}, "DSGTIN+").hex
    'FB04364009506000134352A37910'
    """
    options = options or TagOptions()
    pairs = dict(checked(elements))
    if pairs.get("254") == _NO_EXTENSION:
        # On a tag it says that there is none: it would not come back.
        raise CannotWrite("value_range", "(254)", _NO_EXTENSION, source=SOURCE)
    if not 0 <= options.filter <= 7:
        raise CannotWrite("value_range", "filter", str(options.filter), source=SOURCE)
    if scheme in _PLUS_HEADERS:
        out = _write_plus(_PLUS_HEADERS[scheme], pairs, options)
    else:
        out = _write_old(scheme, pairs, options)
    if out.length > LARGEST:
        raise CannotWrite("value_too_long", scheme, f"{out.length} bits", source=SOURCE)
    epc = read_epc(out.hex()).epc
    assert epc is not None
    return epc


def _write_plus(header: int, pairs: dict[str, str], options: TagOptions) -> Writer:
    plus = PLUS[header]
    rest = dict(pairs)
    out = Writer()
    date = _date_of(plus, rest)
    values = [(ai, _pop(rest, ai, plus)) for ai in plus.ais]
    if forbidden := sorted(FORBIDDEN & rest.keys()):
        raise CannotWrite("unknown_ai", forbidden[0], source=SOURCE)
    out.put(header, 8)
    out.put(1 if rest else 0, 1)
    out.put(options.filter, 3)
    if date is not None:
        out.put(_DATES[date[0]], 4)
        put_date(out, date[1])
    for ai, value in values:
        put_value(out, ai, value)
    if plus.hostname:
        if options.host is None or not fits(options.host):
            raise CannotWrite("value_range", "host", str(options.host), source=SOURCE)
        put_hostname(out, options.host)
    for ai, value in rest.items():
        put_aidc(out, ai, value)
    return out


def _date_of(plus: Plus, rest: dict[str, str]) -> tuple[str, str] | None:
    """Take the date that a DSGTIN carries: expiry before any other."""
    if not plus.dated:
        return None
    for ai in ("17", "15", "11", "13", "16", "7006", "7007"):
        if len(rest.get(ai, "")) == 6:
            return ai, rest.pop(ai)
    raise CannotWrite("value_empty", "date", source=SOURCE)


def _pop(rest: dict[str, str], ai: str, plus: Plus) -> str:
    if ai == "254":
        return rest.pop(ai, _NO_EXTENSION)
    if ai not in rest:
        raise CannotWrite("value_empty", f"({ai}) in {plus.name}", source=SOURCE)
    return rest.pop(ai)


def _write_old(scheme: str, pairs: dict[str, str], options: TagOptions) -> Writer:
    header = header_of(scheme.lower())
    layout = LAYOUTS.get(header) if header is not None else None
    name = layout.scheme if layout else "cpi" if scheme == "CPI-var" else None
    if header is None or name is None:
        raise CannotWrite("unknown_prefix", scheme, source=SOURCE)
    identity = identify(name, pairs, options.prefix_digits)
    try:
        return encode(header, identity, options.filter)
    except Unreadable as problem:
        raise CannotWrite(problem.code, *problem.facts, source=SOURCE) from None


Cut = Callable[[dict[str, str], int], tuple[str, ...]]


def _behind_prefix(ai: str, start: int, length: int) -> Cut:
    """Cut a key whose prefix begins at `start`; its first digit goes before the reference."""

    def cut(pairs: dict[str, str], digits: int) -> tuple[str, ...]:
        value = pairs[ai]
        end = start + digits
        return value[start:end], value[:start] + value[end:length]

    return cut


def _serial_behind(ai: str, start: int, length: int) -> Cut:
    """Cut a key that holds its serial part: prefix, reference, check digit, serial."""

    def cut(pairs: dict[str, str], digits: int) -> tuple[str, ...]:
        value = pairs[ai]
        end = start + digits
        return value[start:end], value[end:length], value[length + 1 :]

    return cut


_GTIN, _GLN = _behind_prefix("01", 1, 13), _behind_prefix("414", 0, 12)
_ITIP = _behind_prefix("8006", 1, 13)
_CUTS: dict[str, Cut] = {
    "sgtin": lambda pairs, n: (*_GTIN(pairs, n), pairs["21"]),
    "sscc": _behind_prefix("00", 1, 17),
    "sgln": lambda pairs, n: (*_GLN(pairs, n), pairs.get("254", _NO_EXTENSION)),
    "grai": _serial_behind("8003", 1, 13),
    "giai": lambda pairs, n: (pairs["8004"][:n], pairs["8004"][n:]),
    "gsrn": _behind_prefix("8018", 0, 17),
    "gsrnp": _behind_prefix("8017", 0, 17),
    "gdti": _serial_behind("253", 0, 12),
    "sgcn": _serial_behind("255", 0, 12),
    "itip": lambda pairs, n: (
        *_ITIP(pairs, n),
        pairs["8006"][14:16],
        pairs["8006"][16:],
        pairs["21"],
    ),
    "cpi": lambda pairs, n: (pairs["8010"][:n], pairs["8010"][n:], pairs["8011"]),
}


def identify(scheme: str, pairs: dict[str, str], prefix_digits: int | None) -> Identity:
    """Give the EPC identity of AIs; the length of the company prefix must be known.

    Raises CannotWrite: value_range, value_empty.
    """
    if prefix_digits is None or not 6 <= prefix_digits <= 12:
        raise CannotWrite("value_range", "prefix_digits", str(prefix_digits), source=SOURCE)
    try:
        parts = _CUTS[scheme](pairs, prefix_digits)
    except KeyError as missing:
        raise CannotWrite("value_empty", f"({missing.args[0]})", source=SOURCE) from None
    identity = parse_body(scheme, ".".join(escape(part) for part in parts))
    if identity is None:
        raise CannotWrite("value_range", scheme, ".".join(parts), source=SOURCE)
    return identity
