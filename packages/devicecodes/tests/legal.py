"""Values that are legal for an Application Identifier, made from its components."""

import random

from devicecodes.checks import mod10, pair1021
from devicecodes.gs1.linters.codes import (
    COUNTRIES,
    COUNTRIES_ALPHA2,
    CURRENCIES,
    PACKAGE_TYPES,
)
from devicecodes.gs1.rules import RULES, Component

CHARACTERS = {
    "N": "0123456789",
    "X": "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    "Y": "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Z": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-",
}
LISTS = {
    "iso3166": sorted(COUNTRIES),
    "iso3166999": [*sorted(COUNTRIES), "999"],
    "iso3166alpha2": sorted(COUNTRIES_ALPHA2),
    "iso4217": sorted(CURRENCIES),
    "packagetype": sorted(PACKAGE_TYPES),
    "mediatype": ["01", "10", "80", "99"],
    "winding": ["0", "1", "9"],
    "yesno": ["0", "1"],
    "iso5218": ["0", "1", "2", "9"],
    "hyphen": ["-"],
    "zero": ["0"],
    "importeridx": ["A", "z", "9", "_", "-"],
    "posinseqslash": ["1/2", "3/3", "9/9"],
    "pieceoftotal": ["0102", "0909", "1299"],
    "hh": ["00", "23"],
    "mi": ["00", "59"],
    "ss": ["00", "59"],
    "hhmi": ["0000", "2359", "1230"],
    "yymmdd": ["240229", "270131", "301231"],
    "yymmd0": ["240200", "270131", "301231"],
    "yyyymmdd": ["20240229", "19991231"],
    "yyyymmd0": ["20240200", "19991231"],
    "latitude": ["0000000000", "1800000000"],
    "longitude": ["0000000000", "3600000000"],
    "iban": ["DE91100000000123456789", "BE71096123456769"],
    "couponcode": ["012345612345611110123"],
    "couponposoffer": ["001234561234560123456"],
}
ANY = {"csum", "gcppos1", "gcppos2", "csumalpha", "nonzero", "nozeroprefix", "hasnondigit", "pcenc"}


def component(rng: random.Random, part: Component, length: int) -> str:
    """Give one legal part of `length` characters."""
    for name in part.linters:
        if name in LISTS:
            fitting = [x for x in LISTS[name] if part.shortest <= len(x) <= part.longest]
            return rng.choice(fitting)
    characters = CHARACTERS[part.kind].replace("%", "") if "pcenc" in part.linters else ""
    value = "".join(rng.choices(characters or CHARACTERS[part.kind], k=length))
    if "gcppos1" in part.linters:
        value = ("9506" + value)[:length]
    if "nonzero" in part.linters or "nozeroprefix" in part.linters:
        value = "1" + value[1:]
    if "csum" in part.linters:
        value = value[:-1] + mod10(value[:-1])
    if "csumalpha" in part.linters:
        value = value[:-3] + "A"
        value += pair1021(value) or ""
    return value


def value(rng: random.Random, ai: str, *, longest: bool | None = None) -> str:
    """Give a legal value of `ai`: longest, shortest (False) or of any length (None)."""
    text = ""
    for part in RULES[ai].components:
        least = part.shortest
        if least == 1 and ("gcppos1" in part.linters or "csumalpha" in part.linters):
            least = 7
        if part.optional and longest is False:
            break
        if longest is None:
            length = rng.randint(least, part.longest)
        else:
            length = part.longest if longest else least
        text += component(rng, part, length)
    return text
