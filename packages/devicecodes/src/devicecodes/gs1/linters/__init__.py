"""The 39 linters of the GS1 Barcode Syntax Dictionary.

A linter looks at one component of a value and gives None, or (start, end) of the faulty part.
Source: GS1 Barcode Syntax Dictionary 2026-01-27, syntax tests.

>>> LINTERS["csum"]("09506000134352"), LINTERS["csum"]("09506000134353")
(None, (13, 14))
"""

from collections.abc import Callable

from devicecodes.gs1.linters import characters, checks, codes, coupon, moments, numbers

Fault = tuple[int, int] | None
Linter = Callable[[str], Fault]

LINTERS: dict[str, Linter] = {
    "couponcode": coupon.couponcode,
    "couponposoffer": coupon.couponposoffer,
    "cset39": characters.cset39,
    "cset64": characters.cset64,
    "cset82": characters.cset82,
    "csetnumeric": characters.csetnumeric,
    "csum": checks.csum,
    "csumalpha": checks.csumalpha,
    "gcppos1": checks.gcppos1,
    "gcppos2": checks.gcppos2,
    "hasnondigit": characters.hasnondigit,
    "hh": moments.hh,
    "hhmi": moments.hhmi,
    "hyphen": codes.hyphen,
    "iban": checks.iban,
    "importeridx": codes.importeridx,
    "iso3166": codes.iso3166,
    "iso3166999": codes.iso3166999,
    "iso3166alpha2": codes.iso3166alpha2,
    "iso4217": codes.iso4217,
    "iso5218": codes.iso5218,
    "latitude": numbers.latitude,
    "longitude": numbers.longitude,
    "mediatype": codes.mediatype,
    "mi": moments.mi,
    "nonzero": numbers.nonzero,
    "nozeroprefix": numbers.nozeroprefix,
    "packagetype": codes.packagetype,
    "pcenc": characters.pcenc,
    "pieceoftotal": numbers.pieceoftotal,
    "posinseqslash": numbers.posinseqslash,
    "ss": moments.ss,
    "winding": codes.winding,
    "yesno": codes.yesno,
    "yymmd0": moments.yymmd0,
    "yymmdd": moments.yymmdd,
    "yyyymmd0": moments.yyyymmd0,
    "yyyymmdd": moments.yyyymmdd,
    "zero": numbers.zero,
}

# Linters whose finding has a name of its own; any other is `linter_<name>`.
FINDINGS = {
    "csum": "check_digit_wrong",
    "csumalpha": "check_pair_wrong",
    "csetnumeric": "not_a_digit",
    "cset82": "character_not_allowed",
    "cset39": "character_not_allowed",
    "cset64": "character_not_allowed",
    **dict.fromkeys(("yymmdd", "yymmd0", "yyyymmdd", "yyyymmd0"), "date_wrong"),
    **dict.fromkeys(("hh", "mi", "ss", "hhmi"), "time_wrong"),
}
