"""Check digits and check characters of every system, as numbers and characters only.

None of these functions decides what a wrong check means; each either tells whether a text with its
check holds, or gives the check that belongs to a text.
"""

from itertools import count
from operator import mul

MOD43 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
PAIR = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CSET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

_MOD43 = {character: value for value, character in enumerate(MOD43)}
_CSET82 = {character: value for value, character in enumerate(CSET82)}
_MOD37 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_MOD37_VALUE = {character: value for value, character in enumerate(_MOD37)}
# The number whose octets are n ASCII zeros.
ZEROS = tuple(int.from_bytes(b"0" * n) for n in range(64))
# The weighted sum of four digits, the last with weight 3, mod 10.
FOURS = bytes(
    (a + 3 * b + c + 3 * d) % 10
    for a in range(10)
    for b in range(10)
    for c in range(10)
    for d in range(10)
)
_PRIMES = (
    *(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89),
    *(97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181),
    *(191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281),
    *(283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379, 383, 389, 397),
    *(
        401,
        409,
        419,
        421,
        431,
        433,
        439,
        443,
        449,
        457,
        461,
        463,
        467,
        479,
        487,
        491,
        499,
        503,
        509,
    ),
)
LONGEST_PAIR_TEXT = len(_PRIMES) + 2


def mod10_holds(digits: str) -> bool:
    """Tell whether the last of 2..28 ASCII digits is their GS1 check digit (GenSpecs 7.9.1).

    The octets as one number: 256 is 1 mod 255, so its rest is the sum of the digits; 256 is -1 mod
    257, so that rest is the sum with alternating signs, the last digit plus. Twice the one less the
    other is the sum with weights 1 and 3. A third faster than to slice and to add.
    """
    octets = digits.encode()
    number = int.from_bytes(octets) - ZEROS[len(octets)]
    return (2 * (number % 255) - (number + 126) % 257 + 126) % 10 == 0


def mod10(digits: str) -> str:
    """Give the GS1 check digit that belongs behind one or more ASCII digits.

    >>> mod10("0950600013435")
    '2'
    """
    octets = digits.encode()
    thrice, once = octets[::-2], octets[-2::-2]
    # An ASCII digit is 48 more than its value.
    total = 3 * sum(thrice) + sum(once) - 48 * (3 * len(thrice) + len(once))
    return "0123456789"[-total % 10]


def mod43(text: str) -> str | None:
    """Give the HIBC check character for `text`; None where a character is outside the 43.

    Source: ANSI/HIBC 2.6, appendix B; the same sum as the Code 39 check character.
    """
    try:
        return MOD43[sum(map(_MOD43.__getitem__, text)) % 43]
    except KeyError:
        return None


def pair1021(text: str) -> str | None:
    """Give the GMN check pair for `text`; None outside of 82 characters or when it is too long.

    Characters are weighted with falling primes, the sum mod 1021 gives two characters of 32.
    Source: GS1 General Specifications 7.9.5; HIBCC uses it over the text with its `++`.
    """
    if len(text) > len(_PRIMES):
        return None
    try:
        values = [_CSET82[character] for character in text]
    except KeyError:
        return None
    weights = _PRIMES[: len(values)]
    total = sum(a * b for a, b in zip(values, reversed(weights), strict=True)) % 1021
    return PAIR[total >> 5] + PAIR[total & 31]


def mod97_ascii(text: str) -> str:
    """Give the two check digits of a PPN, HPC or IFA UDI (ASCII value times 2, 3, 4…; mod 97).

    Source: IFA Specification PPN-Code, UDI specification 2.5.
    """
    total = sum(map(mul, text.encode("latin-1", "replace"), count(2)))
    return f"{total % 97:02d}"


def pzn_check(digits: str) -> str | None:
    """Give the check digit behind 6 or 7 digits of a PZN; None where such a PZN is never issued."""
    row = digits.rjust(7, "0")
    total = sum(int(digit) * weight for weight, digit in enumerate(row, 1))
    rest = total % 11
    return None if rest == 10 else str(rest)


def mod37_2(text: str) -> int | None:
    """Give the ISO/IEC 7064 mod 37-2 value 0..36 of `text`; None outside of 0-9 A-Z.

    Source: ICCBBA ST-001 appendix A.
    """
    remainder = 0
    for character in text:
        value = _MOD37_VALUE.get(character)
        if value is None or value == 36:
            return None
        remainder = (remainder + value) * 2 % 37
    return (38 - remainder) % 37


def mod37_2_character(text: str) -> str | None:
    """Give the printed check character K of a DIN; None outside of 0-9 A-Z."""
    value = mod37_2(text)
    return None if value is None else _MOD37[value]


def _ma_values() -> dict[str, str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    values = {digit: digit for digit in "0123456789"}
    values.update({letter: str(10 + n) for n, letter in enumerate(letters)})
    # 43 and 44 are skipped between g and h, in every public implementation.
    values.update({x: str(36 + n + 2 * (x > "g")) for n, x in enumerate(letters.lower())})
    values.update({x: str(64 + n) for n, x in enumerate("-.@$,*+%/#!^~")})
    return values


_MA = str.maketrans(_ma_values())
_DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")


def ma_digit(text: str) -> str | None:
    """Give the MA (IDcode) check digit of `text`; None where a character has no value.

    Characters become numbers written side by side; from the right every second digit is doubled,
    beginning with the second. Source: public implementations of MA service vendors; the rule
    itself is not published.
    """
    written = text
    if text.startswith("MA."):
        # Of a device identifier only these are no digits, as a rule; four times faster.
        written = text.replace(".", "65").replace("M", "22").replace("A", "10")
    if not written.isdigit():
        written = text.translate(_MA)
    row = written.encode("ascii", "replace")
    if not row.isdigit():
        return None
    plain, doubled = row[::-2], row[-2::-2].translate(_DOUBLED)
    total = sum(plain) + sum(doubled) - 48 * len(row)
    return "0123456789"[-total % 10]


def iban_holds(text: str) -> bool:
    """Tell whether the two check digits of an IBAN hold (ISO 13616: mod 97 is 1)."""
    moved = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1
