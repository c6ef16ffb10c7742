"""Binary schemes: their headers and what their bits hold.

Source: GS1 EPC Tag Data Standard 2.3, table 14-1 and chapter 14.6.

>>> LAYOUTS[0x30].name, PLUS[0xFB].ais
('SGTIN-96', ('01', '21'))
"""

from functools import cache
from typing import NamedTuple


class Layout(NamedTuple):
    """A scheme with a GS1 Company Prefix and a partition.

    digits: digits of prefix and reference together; body: their bits together;
    serial: how the rest is written: `int` number, `text` 7-bit characters, `string` number with a
    leading 1, `none` zero bits; serial_bits: how many.
    """

    name: str
    scheme: str
    bits: int
    digits: int
    body: int
    serial: str
    serial_bits: int


# Partition value: digits and bits of the company prefix.
PARTITIONS = ((12, 40), (11, 37), (10, 34), (9, 30), (8, 27), (7, 24), (6, 20))

LAYOUTS: dict[int, Layout] = {
    0x2C: Layout("GDTI-96", "gdti", 96, 12, 41, "int", 41),
    0x2D: Layout("GSRN-96", "gsrn", 96, 17, 58, "none", 24),
    0x2E: Layout("GSRNP-96", "gsrnp", 96, 17, 58, "none", 24),
    0x30: Layout("SGTIN-96", "sgtin", 96, 13, 44, "int", 38),
    0x31: Layout("SSCC-96", "sscc", 96, 17, 58, "none", 24),
    0x32: Layout("SGLN-96", "sgln", 96, 12, 41, "int", 41),
    0x33: Layout("GRAI-96", "grai", 96, 12, 44, "int", 38),
    0x34: Layout("GIAI-96", "giai", 96, 0, 0, "asset", 82),
    0x36: Layout("SGTIN-198", "sgtin", 198, 13, 44, "text", 140),
    0x37: Layout("GRAI-170", "grai", 170, 12, 44, "text", 112),
    0x38: Layout("GIAI-202", "giai", 202, 0, 0, "asset-text", 188),
    0x39: Layout("SGLN-195", "sgln", 195, 12, 41, "text", 140),
    0x3A: Layout("GDTI-113", "gdti", 113, 12, 41, "string", 58),
    0x3C: Layout("CPI-96", "cpi", 96, 0, 51, "component", 31),
    0x3E: Layout("GDTI-174", "gdti", 174, 12, 41, "text", 119),
    0x3F: Layout("SGCN-96", "sgcn", 96, 12, 41, "string", 41),
    0x40: Layout("ITIP-110", "itip", 110, 13, 44, "pieces-int", 52),
    0x41: Layout("ITIP-212", "itip", 212, 13, 44, "pieces-text", 154),
}
USDOD, GID, ADI, CPI_VAR = 0x2F, 0x35, 0x3B, 0x3D
OTHERS = {USDOD: "USDoD-96", GID: "GID-96", ADI: "ADI-var", CPI_VAR: "CPI-var"}


class Plus(NamedTuple):
    """A scheme of TDS 2.0 (`+`) or 2.3 (`++`): AIs in order, written by their own data types."""

    name: str
    ais: tuple[str, ...]
    hostname: bool
    dated: bool = False


_PLUS = {
    "CPI": ("8010", "8011"),
    "GRAI": ("8003",),
    "SGLN": ("414", "254"),
    "ITIP": ("8006", "21"),
    "GSRN": ("8018",),
    "GSRNP": ("8017",),
    "GDTI": ("253",),
    "SGTIN": ("01", "21"),
    "SGCN": ("255",),
    "SSCC": ("00",),
    "GIAI": ("8004",),
    "DSGTIN": ("01", "21"),
}
_ONE = {0xF0: "CPI", 0xF1: "GRAI", 0xF2: "SGLN", 0xF3: "ITIP", 0xF4: "GSRN", 0xF5: "GSRNP"} | {
    0xF6: "GDTI",
    0xF7: "SGTIN",
    0xF8: "SGCN",
    0xF9: "SSCC",
    0xFA: "GIAI",
    0xFB: "DSGTIN",
}
_TWO = {0xE6: "CPI", 0xE7: "GSRN", 0xE8: "GSRNP", 0xE9: "SGLN", 0xEA: "GDTI", 0xEB: "GRAI"} | {
    0xEC: "SGCN",
    0xED: "ITIP",
    0xEE: "GIAI",
    0xEF: "SSCC",
    0xFC: "DSGTIN",
    0xFD: "SGTIN",
}
PLUS: dict[int, Plus] = {
    **{
        header: Plus(f"{name}+", _PLUS[name], hostname=False, dated=name == "DSGTIN")
        for header, name in _ONE.items()
    },
    **{
        header: Plus(f"{name}++", _PLUS[name], hostname=True, dated=name == "DSGTIN")
        for header, name in _TWO.items()
    },
}
# DSGTIN: date type to AI (TDS 2.3, 14.6.1.4).
DATE_TYPES = {0: "11", 1: "13", 2: "15", 3: "16", 4: "17", 5: "7006", 6: "7007"}

# Scheme: filter values that are defined; any other is reserved and is read all the same.
FILTERS: dict[str, frozenset[int]] = {
    "SGTIN": frozenset({0, 1, 2, 4, 6, 7}),
    "DSGTIN": frozenset({0, 1, 2, 4, 6, 7}),
    "SSCC": frozenset({0, 2, 6}),
    "GIAI": frozenset({0, 1}),
    "GDTI": frozenset({0, 1}),
    "USDoD": frozenset({0, 1, 2}),
}
_NONE_DEFINED = frozenset({0})


@cache
def filter_is_reserved(name: str, value: int) -> bool:
    """Tell whether the scheme `name` (such as `SGTIN-96`) leaves filter `value` undefined."""
    if name.startswith("ADI"):
        return False
    scheme = name.rstrip("+").partition("-")[0]
    return value not in FILTERS.get(scheme, _NONE_DEFINED)
