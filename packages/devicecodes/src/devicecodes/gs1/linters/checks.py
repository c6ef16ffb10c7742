"""Check digit, check pair, company prefix and IBAN.

>>> csumalpha("1987654Ad4X4bL5ttr2310c2K"), gcppos1("123")
(None, (0, 3))
"""

from devicecodes.checks import LONGEST_PAIR_TEXT, iban_holds, mod10_holds, pair1021
from devicecodes.gs1.linters.characters import cset82, csetnumeric
from devicecodes.gs1.linters.codes import COUNTRIES_ALPHA2

_SHORTEST_PREFIX = 4


def csum(value: str) -> tuple[int, int] | None:
    """The last digit is the GS1 check digit of those before it."""
    if not value:
        return 0, 0
    fault = csetnumeric(value)
    if fault is None and not mod10_holds(value):
        fault = len(value) - 1, len(value)
    return fault


def csumalpha(value: str) -> tuple[int, int] | None:
    """The last two characters are the GS1 check pair of those before them."""
    if not 2 <= len(value) <= LONGEST_PAIR_TEXT:
        return 0, len(value)
    fault = cset82(value[:-2])
    if fault is None and pair1021(value[:-2]) != value[-2:]:
        fault = len(value) - 2, len(value)
    return fault


def gcppos1(value: str) -> tuple[int, int] | None:
    """A GS1 Company Prefix begins at the first character: at least four digits."""
    if len(value) < _SHORTEST_PREFIX:
        return 0, len(value)
    return csetnumeric(value[:_SHORTEST_PREFIX])


def gcppos2(value: str) -> tuple[int, int] | None:
    """A GS1 Company Prefix begins at the second character: at least four digits."""
    if len(value) < 2:
        return 0, len(value)
    fault = gcppos1(value[1:])
    return fault and (fault[0] + 1, fault[1] + 1)


def iban(value: str) -> tuple[int, int] | None:
    """An IBAN of ISO 13616: country, check digits, up to 30 letters and digits."""
    if not 10 <= len(value) <= 34:
        return 0, len(value)
    for place, character in enumerate(value):
        if not ("0" <= character <= "9" or "A" <= character <= "Z"):
            return place, place + 1
    if value[:2] not in COUNTRIES_ALPHA2:
        return 0, 2
    return None if iban_holds(value) else (2, 4)
