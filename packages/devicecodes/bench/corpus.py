"""Codes to measure with: made from a seed, the same on every machine."""

import random

from devicecodes import HibcData, write_hibc
from devicecodes.checks import ma_digit, mod10, mod97_ascii

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
PARTITIONS = ((12, 40), (11, 37), (10, 34), (9, 30), (8, 27), (7, 24), (6, 20))
Code = tuple[str, str]


def text(rng: random.Random, shortest: int = 4, longest: int = 12) -> str:
    """Give letters and digits of a random length."""
    return "".join(rng.choices(LETTERS, k=rng.randint(shortest, longest)))


def digits(rng: random.Random, count: int) -> str:
    """Give random digits."""
    return "".join(rng.choices("0123456789", k=count))


def gtin(rng: random.Random) -> str:
    """Give a GTIN-14 with the prefix of China."""
    body = "069" + digits(rng, 10)
    return body + mod10(body)


def day(rng: random.Random) -> str:
    """Give YYMMDD of the coming years."""
    return f"{rng.randint(26, 35)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"


def gs1(rng: random.Random, count: int) -> dict[str, list[Code]]:
    """Give the four kinds of the mixed corpus: (text, symbology)."""
    kinds: dict[str, list[Code]] = {"element": [], "link": [], "ean13": [], "sscc": []}
    for _ in range(count):
        number, lot, serial, expiry = gtin(rng), text(rng), text(rng), day(rng)
        kinds["element"].append((f"01{number}17{expiry}10{lot}\x1d21{serial}", "]d2"))
        link = f"https://id.gs1.org/01/{number}/10/{lot}/21/{serial}?17={expiry}"
        kinds["link"].append((link, "]Q1"))
        kinds["ean13"].append((number[1:], "]E0"))
        body = "0" + digits(rng, 16)
        kinds["sscc"].append(("00" + body + mod10(body), "]C1"))
    return kinds


def others(rng: random.Random, count: int) -> dict[str, list[Code]]:
    """Give HIBC, MA, IFA and ISBT 128 codes."""
    kinds: dict[str, list[Code]] = {"hibc": [], "ma": [], "ifa": [], "isbt": []}
    for _ in range(count):
        data = HibcData(lot=text(rng), serial=text(rng))
        kinds["hibc"].append((write_hibc("A" + digits(rng, 3), text(rng, 4, 8), 1, data), "]d1"))
        di = f"MA.156.M0.{digits(rng, 6)}.1{digits(rng, 6)}"
        di += ma_digit(di) or ""
        pi = f".M{day(rng)}.L{text(rng)}.E{day(rng)}"
        kinds["ma"].append((f"{di}{pi}.C{ma_digit(pi)}", "]Q1"))
        ppn = "13" + text(rng, 5, 5) + text(rng, 4, 9) + "0"
        ppn += mod97_ascii(ppn)
        message = f"[)>\x1e06\x1d9N{ppn}\x1d1T{text(rng)}\x1dD{day(rng)}\x1dS{text(rng)}\x1e\x04"
        kinds["ifa"].append((message, "]d1"))
        product = text(rng, 16, 16).replace("O", "A")
        serial = text(rng, 6, 6)
        isbt = f"=+03000=/{product}=,{serial}=>0{rng.randint(26, 35)}{rng.randint(1, 365):03d}"
        kinds["isbt"].append((isbt, "]d1"))
    return kinds


def sgtin96(rng: random.Random, count: int) -> list[str]:
    """Give SGTIN-96 tags over all partitions."""
    tags = []
    for _ in range(count):
        partition = rng.randrange(7)
        prefix_digits, width = PARTITIONS[partition]
        value = 0x30 << 6 | 1 << 3 | partition
        value = value << width | rng.randrange(10**prefix_digits)
        value = value << (44 - width) | rng.randrange(10 ** (13 - prefix_digits))
        tags.append(f"{value << 38 | rng.randrange(1 << 38):024X}")
    return tags
