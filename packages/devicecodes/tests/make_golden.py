"""Make `golden.jsonl`: codes of every system, whole and damaged, with what they read as.

    PYTHONPATH=src:bench:tests python tests/make_golden.py

The codes come from a seed. The file guards against changes that nobody meant: whoever changes what
a code reads as runs this, and reads the difference line by line before it is kept.
"""

import json
import random
from datetime import date
from pathlib import Path

import corpus
import legal

from devicecodes import (
    TagOptions,
    read,
    read_epc,
    write_bracketed,
    write_digital_link,
    write_element_string,
    write_epc,
)
from devicecodes.gs1.rules import RULES
from devicecodes.layouts import LAYOUTS, through
from devicecodes.reading import Reading

TARGET = Path(__file__).resolve().with_name("golden.jsonl")
DAY = date(2026, 11, 22)
SIGNS = "09AZaz+-/$%.^|~ \x1d_(é＋３"


def compact(reading: Reading) -> dict[str, object]:
    """Give what a code reads as, without what follows from the rest."""
    name = reading.identifier
    plain = {
        "status": reading.status,
        "system": reading.system,
        "kind": reading.kind,
        "identifier": f"{name.scheme}:{name.value}" if name else None,
        "lot": reading.lot,
        "serial": reading.serial,
        "quantity": reading.quantity,
        "expiry": reading.expiry,
        "produced": reading.produced,
        "findings": [one.code for one in reading.findings],
        "repairs": [one.code for one in reading.repairs],
        "others": len(reading.alternatives),
    }
    return {key: value for key, value in plain.items() if value not in (None, [], 0)}


def whole(rng: random.Random) -> list[tuple[str, str | None]]:
    """Give codes as they should be."""
    codes: list[tuple[str, str | None]] = []
    for ai in sorted(RULES.rows):
        codes.append((write_bracketed({ai: legal.value(rng, ai)}), None))
        pair = {name: legal.value(rng, name) for name in ("01", "10", ai)}
        try:
            codes.append((write_element_string(pair), "]d2"))
        except ValueError:
            continue
        try:
            codes.append((write_digital_link(pair), None))
        except ValueError:
            continue
    for kind in (*corpus.gs1(rng, 60).values(), *corpus.others(rng, 60).values()):
        codes += kind
    return codes


def damaged(rng: random.Random, text: str) -> str:
    """Change one place of a text, or send all of it through a wrong keyboard."""
    place, way = rng.randrange(len(text)), rng.randrange(6)
    if way == 0:
        return text[:place] + text[place + 1 :]
    if way == 1:
        return text[:place] + rng.choice(SIGNS) + text[place + 1 :]
    if way == 2:
        return text[:place] + rng.choice(SIGNS) + text[place:]
    if way == 3:
        return through(text, rng.choice(sorted(LAYOUTS)))
    if way == 4:
        return text.swapcase()
    return text.replace("\x1d", rng.choice(["", "^", "<GS>", "|"]))


def rows() -> list[dict[str, object]]:
    """Give every line of the file."""
    rng = random.Random(2026)
    found = []
    for text, symbology in whole(rng):
        for raw in (text, damaged(rng, text)):
            reading = read(raw, symbology, today=DAY)
            found.append({"raw": raw, "symbology": symbology, "reads": compact(reading)})
    tags = corpus.sgtin96(rng, 60)
    for _ in range(60):
        values = {"01": corpus.gtin(rng), "21": corpus.text(rng), "17": corpus.day(rng)}
        values["10"] = corpus.text(rng)
        tags.append(write_epc(values, "DSGTIN+", TagOptions(rng.randrange(8))).hex or "")
    found += [
        {"raw": tag, "medium": "rfid", "reads": compact(read_epc(tag, today=DAY))} for tag in tags
    ]
    return found


if __name__ == "__main__":
    lines = [json.dumps(row, ensure_ascii=True) + "\n" for row in rows()]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} codes")  # noqa: T201  the script's answer
