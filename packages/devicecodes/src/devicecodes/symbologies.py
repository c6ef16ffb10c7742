"""AIM symbology identifiers (ISO/IEC 15424): `]`, a code letter, a modifier.

>>> "]d2" in GS1, "]C0" in PLAIN, "]d9" in KNOWN, "]dZ" in KNOWN
(True, True, True, False)
"""

import re

IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")

# Symbols whose FNC1 or mode says that GS1 data follow.
GS1 = frozenset({"]C1", "]d2", "]Q3", "]Q4", "]e0", "]e1", "]e2", "]e3", "]J1", "]z1"})
# Symbols of the same kind without it: a GS1 text in them lacks its FNC1.
PLAIN = frozenset({"]C0", "]d1", "]Q1", "]A0"})

# Code letter: modifiers that the standard defines, or that readers are known to send.
_MODIFIERS = {
    "A": "01345 7",
    "B": "012 4",
    "C": "012 4",
    "D": "0123",
    "E": "01234",
    "F": "012 4",
    "G": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm",
    "H": "01 3",
    "I": "01 3",
    "K": "012 4",
    "L": "012345",
    "M": "01",
    "N": "0",
    "O": "01456",
    "P": "0",
    "Q": "0123456",
    "R": "01 3",
    "S": "0",
    "T": "012 4",
    "U": "0123",
    "X": "0123456789ABCDEF",
    "Z": "0123456789ABCDEF",
    "J": "012345",
    "c": "0123456789",
    "d": "0123456789ABC",
    "e": "0123",
    "g": "0123456789",
    "h": "0123",
    "o": "0123",
    "p": "0123456789",
    "s": "0123456789",
    "z": "0123456789ABC",
}


KNOWN = frozenset(
    f"]{letter}{modifier}"
    for letter, modifiers in _MODIFIERS.items()
    for modifier in modifiers.replace(" ", "")
)
