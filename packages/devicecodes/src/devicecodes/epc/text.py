"""Characters on tags: 7-bit, 6-bit, and the five ways of variable alphanumeric text.

Source: GS1 EPC Tag Data Standard 2.3, 14.3.4 (7-bit), 14.3.6 (6-bit), 14.5.6 (variable), 14.5.15.

>>> best_way("0123") == NUMERIC, best_way("AB-1_") == FILE_SAFE
(True, True)
"""

from devicecodes.epc.bits import BASE64, CODE40, Bits, Unreadable, Writer
from devicecodes.epc.identity import TEXT_CHARACTERS

NUMERIC, UPPER_HEX, LOWER_HEX, FILE_SAFE, ASCII, URN = range(6)
_UPPER_HEX = frozenset("0123456789ABCDEF")
_LOWER_HEX = frozenset("0123456789abcdef")
_FILE_SAFE = frozenset(BASE64)
_URN = frozenset(CODE40[1:])


def integer_bits(digits: int) -> int:
    """Give the bits that any number of `digits` decimal digits needs."""
    return (10**digits - 1).bit_length() if digits else 0


def take_7bit(bits: Bits, count: int, what: str) -> str:
    """Read a field of `count` 7-bit characters, ended by zero bits."""
    start, text = bits.at, ""
    for place in range(count):
        code = bits.take(7, what)
        if code == 0:
            rest = bits.take(7 * (count - place - 1), what)
            if rest:
                raise Unreadable("character_not_allowed", start, what, "NUL")
            break
        text += _character(code, start, what)
    return text


def _character(code: int, at: int, what: str) -> str:
    character = chr(code)
    if character not in TEXT_CHARACTERS:
        raise Unreadable("character_not_allowed", at, what, character)
    return character


def _printable(code: int, at: int, what: str) -> str:
    """Component identifiers have `#` beside the 82 characters."""
    return "#" if code == ord("#") else _character(code, at, what)


def take_6bit(bits: Bits, longest: int, what: str) -> str:
    """Read 6-bit characters up to six zero bits."""
    text = ""
    for _ in range(longest + 1):
        code = bits.take(6, what)
        if code == 0:
            return text
        text += chr(code if code & 32 else code | 64)
    raise Unreadable("value_too_long", bits.at, what, text)


def take_variable(bits: Bits, length_bits: int, longest: int, what: str) -> str:
    """Read an encoding indicator, a length and the text."""
    start = bits.at
    way = bits.take(3, what)
    length = bits.take(length_bits, what)
    if length > longest or way > URN:
        raise Unreadable("value_range", start, what, str(length if way <= URN else way))
    if way == NUMERIC:
        return bits.number(length, integer_bits(length), what) if length else ""
    if way in {UPPER_HEX, LOWER_HEX}:
        text = f"{bits.take(4 * length, what):0{length}x}" if length else ""
        return text.upper() if way == UPPER_HEX else text
    if way == FILE_SAFE:
        return "".join(BASE64[bits.take(6, what)] for _ in range(length))
    if way == ASCII:
        return "".join(_printable(bits.take(7, what), start, what) for _ in range(length))
    return take_code40(bits, length, what)


def take_code40(bits: Bits, length: int, what: str) -> str:
    """Read `length` characters of URN Code 40, three in 16 bits."""
    start, text = bits.at, ""
    while len(text) < length:
        triple = bits.take(16, what) - 1
        if not 0 <= triple < 64000:
            raise Unreadable("value_range", start, what, str(triple + 1))
        text += CODE40[triple // 1600] + CODE40[triple // 40 % 40] + CODE40[triple % 40]
    if text[length:].strip("\0") or "\0" in text[:length]:
        raise Unreadable("value_range", start, what, "padding")
    return text[:length]


def put_7bit(out: Writer, text: str, count: int) -> None:
    """Write a field of `count` 7-bit characters."""
    for character in text:
        out.put(ord(character), 7)
    out.put(0, 7 * (count - len(text)))


def put_6bit(out: Writer, text: str) -> None:
    """Write 6-bit characters and six zero bits behind them."""
    for character in text:
        out.put(ord(character) & 63, 6)
    out.put(0, 6)


def best_way(text: str) -> int:
    """Give the encoding that needs the fewest bits; the first of equal ones."""
    used = set(text)
    length = len(text)
    costs = [(7 * length, ASCII)]
    if text.isascii() and text.isdigit():
        costs.append((integer_bits(length), NUMERIC))
    if used <= _UPPER_HEX:
        costs.append((4 * length, UPPER_HEX))
    if used <= _LOWER_HEX:
        costs.append((4 * length, LOWER_HEX))
    if used <= _FILE_SAFE:
        costs.append((6 * length, FILE_SAFE))
    if used <= _URN:
        costs.append((16 * ((length + 2) // 3), URN))
    return min(costs)[1]


def put_variable(out: Writer, text: str, length_bits: int) -> None:
    """Write an encoding indicator, a length and the text, in as few bits as possible."""
    if not text:
        out.put(0, 3 + length_bits)
        return
    way = best_way(text)
    out.put(way, 3)
    out.put(len(text), length_bits)
    if way == NUMERIC:
        out.put(int(text), integer_bits(len(text)))
    elif way in {UPPER_HEX, LOWER_HEX}:
        out.put(int(text, 16), 4 * len(text))
    elif way == FILE_SAFE:
        for character in text:
            out.put(BASE64.index(character), 6)
    elif way == ASCII:
        for character in text:
            out.put(ord(character), 7)
    else:
        put_code40(out, text)


def put_code40(out: Writer, text: str) -> None:
    """Write URN Code 40, padded to whole triples."""
    padded = text + "\0" * (-len(text) % 3)
    for at in range(0, len(padded), 3):
        a, b, c = (CODE40.index(character) for character in padded[at : at + 3])
        out.put(1600 * a + 40 * b + c + 1, 16)
