"""Make `gs1/ai_table.py` from any edition of the GS1 Barcode Syntax Dictionary.

    python tools/make_ai_table.py gs1-syntax-dictionary.txt

The dictionary is published by GS1 under Apache-2.0. A new edition needs this command and no change
of code: what an AI may hold, with which others it goes and where it stands in a Digital Link is all
taken from the file. New linter names are the one thing that code must follow; they are reported.
"""

import re
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
TARGET = PACKAGE / "src" / "devicecodes" / "gs1" / "ai_table.py"
sys.path.insert(0, str(PACKAGE / "src"))

ROW = re.compile(r"(?P<ais>\d{2,4}(?:-\d{2,4})?)\s+(?P<rest>.+)")
FLAGS = re.compile(r"[^\w\s\[\]=]+")
HEADER = '''"""Application Identifiers of the GS1 Barcode Syntax Dictionary. Made by a script.

Source: GS1 Barcode Syntax Dictionary, release {edition}, Apache-2.0, (c) GS1 AISBL, BWIPP project,
Zint project. Script: tools/make_ai_table.py. {count} Application Identifiers.
Row: AI, flags (`*` predefined length, `?` Digital Link attribute), components, required companions
(one string a rule), excluded companions, Digital Link qualifiers (None: no key), title.
"""

EDITION = "{edition}"

ROWS: tuple[tuple[str, str, str, tuple[str, ...], str, str | None, str], ...] = (
'''


def expand(ais: str) -> list[str]:
    """Give the single AIs of `3100-3105`, in order; a single AI gives itself."""
    first, _, last = ais.partition("-")
    return [str(n).zfill(len(first)) for n in range(int(first), int(last or first) + 1)]


def parse(line: str) -> list[tuple[str, str, str, tuple[str, ...], str, str | None, str]]:
    """Turn one dictionary line into its rows; a line without an AI gives none."""
    body, _, title = line.partition("#")
    found = ROW.fullmatch(body.strip())
    if found is None:
        return []
    words = found["rest"].split()
    flags = words.pop(0) if FLAGS.fullmatch(words[0]) else ""
    attributes = [word for word in words if "=" in word or word == "dlpkey"]
    components = " ".join(word for word in words if word not in attributes)
    required = tuple(word[4:] for word in attributes if word.startswith("req="))
    excluded = ",".join(word[3:] for word in attributes if word.startswith("ex="))
    qualifiers = [word.partition("=")[2] for word in attributes if word.startswith("dlpkey")]
    return [
        (
            ai,
            flags,
            components,
            required,
            excluded,
            qualifiers[0] if qualifiers else None,
            title.strip().replace(" or ", " OR "),
        )
        for ai in expand(found["ais"])
    ]


def check(rows: list[tuple[str, str, str, tuple[str, ...], str, str | None, str]]) -> None:
    """Stop where the parser's two assumptions do not hold for this edition."""
    lengths: dict[str, set[int]] = {}
    for row in rows:
        lengths.setdefault(row[0][:2], set()).add(len(row[0]))
    if mixed := sorted(key for key, sizes in lengths.items() if len(sizes) > 1):
        sys.exit(f"AIs of several lengths share the first two digits: {mixed}")
    from devicecodes.gs1.linters import LINTERS

    parts = [part.replace("]", "").split(",") for row in rows for part in row[2].split()]
    named = {name for part in parts for name in part[1:]}
    if unknown := sorted(named - LINTERS.keys()):
        sys.exit(f"linters without code in devicecodes.gs1.linters: {unknown}")


def main(source: str) -> None:
    """Write the table for the dictionary file `source`."""
    text = Path(source).read_text(encoding="utf-8")
    found = re.search(r"^# Release: (\S+)", text, re.MULTILINE)
    edition = found[1] if found else "unknown"
    rows = [row for line in text.splitlines() if not line.startswith("#") for row in parse(line)]
    check(rows)
    lines = [HEADER.format(edition=edition, count=len(rows))]
    lines += [f"    {row!r},\n".replace("'", '"') for row in rows]
    TARGET.write_text("".join(lines) + ")\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} AIs, edition {edition}")  # noqa: T201  the script's answer


if __name__ == "__main__":
    main(sys.argv[1])
