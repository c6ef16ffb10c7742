"""Write element strings, bracketed text, Digital Links and check digits.

Values are given as AI and text, as a mapping or as pairs; their order is kept. Whatever would not
read back as valid is refused with `CannotWrite`.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from devicecodes.checks import mod10
from devicecodes.controls import GS
from devicecodes.dates import digits
from devicecodes.gs1.companions import companions
from devicecodes.gs1.digital_link import SOURCE
from devicecodes.gs1.meaning import DICTIONARY, KEY_ORDER
from devicecodes.gs1.rules import RULES, fault_of
from devicecodes.writing import CannotWrite

Elements = Mapping[str, str] | Iterable[tuple[str, str]]
_LENGTHS = frozenset({7, 11, 12, 13, 16, 17})


def checked(elements: Elements) -> list[tuple[str, str]]:
    """Give the pairs of `elements`, all legal by themselves and together.

    Raises CannotWrite: unknown_ai, the fault of a value, repeated_with_other_value,
    excluded_companion. Companions that are required may be on another symbol and are not asked for.
    """
    pairs = list(elements.items() if isinstance(elements, Mapping) else elements)
    values: dict[str, str] = {}
    if not pairs:
        raise CannotWrite("value_empty", "GS1", source=DICTIONARY)
    for ai, value in pairs:
        if ai not in RULES.rows:
            raise CannotWrite("unknown_ai", ai, source=DICTIONARY)
        fault = fault_of(RULES[ai], value)
        if fault is not None:
            raise CannotWrite(fault.code, *fault.facts, source=DICTIONARY)
        if values.setdefault(ai, value) != value:
            facts = ai, values[ai], value
            raise CannotWrite("repeated_with_other_value", *facts, source=DICTIONARY)
    for one, other in companions(frozenset(values)).excluded:
        raise CannotWrite("excluded_companion", other, one, source=DICTIONARY)
    return pairs


def write_element_string(elements: Elements, *, separator: str = GS, symbology: str = "") -> str:
    """Write an element string as a scanner transmits it.

    separator: what stands for FNC1 behind a value of variable length; default GS.
    symbology: AIM identifier to begin with, such as `]d2`; default none.

    >>> write_element_string({"01": "09506000134352", "10": "A1", "21": "7"}, separator="^")
    '010950600013435210A1^217'
    """
    pairs = checked(elements)
    text = symbology
    for place, (ai, value) in enumerate(pairs):
        text += ai + value
        if not RULES[ai].fixed and place < len(pairs) - 1:
            text += separator
    return text


def write_bracketed(elements: Elements) -> str:
    r"""Write an element string for people; `(` inside a value becomes `\(`.

    >>> write_bracketed({"01": "09506000134352", "10": "A(1)"})
    '(01)09506000134352(10)A\\(1)'
    """
    return "".join(f"({ai}){escaped(value)}" for ai, value in checked(elements))


def escaped(value: str) -> str:
    r"""Give a value as it stands in bracketed text: each `(` as `\(`."""
    return value.replace("(", "\\(")


def write_digital_link(elements: Elements, domain: str = "https://id.gs1.org") -> str:
    """Write a GS1 Digital Link: key and qualifiers in the path, everything else in the query.

    domain: scheme and host of the resolver, with a path stem if there is one.
    Raises CannotWrite: uri_wrong where no key is there, unknown_ai where an AI may not stand in a
    Digital Link, and as `checked`. Source: GS1 Digital Link Standard: URI Syntax.

    >>> write_digital_link({"01": "09506000134352", "17": "270228", "10": "A/1"})
    'https://id.gs1.org/01/09506000134352/10/A%2F1?17=270228'
    """
    values = dict(checked(elements))
    key = next((ai for ai in KEY_ORDER if ai in values and RULES[ai].qualifiers is not None), None)
    key = key or next((ai for ai in values if RULES[ai].qualifiers is not None), None)
    if key is None:
        raise CannotWrite("uri_wrong", "no key", source=SOURCE)
    orders = RULES[key].qualifiers or ((),)
    order = max(orders, key=lambda one: sum(ai in values for ai in one))
    path = [ai for ai in (key, *order) if ai in values]
    query = [ai for ai in values if ai not in path]
    for ai in query:
        if not RULES[ai].attribute:
            raise CannotWrite("qualifier_in_query", ai, key, source=SOURCE)
    text = domain.rstrip("/") + "".join(f"/{ai}/{quote(values[ai], safe='')}" for ai in path)
    if query:
        text += "?" + "&".join(f"{ai}={quote(values[ai], safe='')}" for ai in query)
    return text


def check_digit(number: str) -> str:
    """Give the check digit of a GS1 number (GTIN, GLN, SSCC, GSRN…) without its last digit.

    number: one or more digits. Raises CannotWrite: not_a_digit.
    Source: GS1 General Specifications 7.9.

    >>> check_digit("0950600013435")
    '2'
    """
    if not digits(number):
        raise CannotWrite("not_a_digit", "number", number)
    return mod10(number)


def with_check_digit(number: str) -> str:
    """Give `number` with its check digit behind it: 7, 11, 12, 13, 16 or 17 digits.

    Raises CannotWrite: not_a_digit, value_too_short.

    >>> with_check_digit("95060001343")
    '950600013439'
    """
    check = check_digit(number)
    if len(number) not in _LENGTHS:
        raise CannotWrite("value_too_short", "number", number)
    return number + check
