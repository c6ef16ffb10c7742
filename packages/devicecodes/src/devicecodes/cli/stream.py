"""JSON lines in, one Reading a line out (contract A1).

>>> read_line(b'{"raw": "5901234123457", "symbology": "]E0"}').status
'valid'
>>> read_line(b"no object").findings[0].code
'input_not_json'
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from devicecodes.api import read
from devicecodes.defects import defective
from devicecodes.draft import Draft
from devicecodes.epc.read import read_epc
from devicecodes.jsontext import to_json_text
from devicecodes.reading import Reading


def readings(lines: Iterable[bytes]) -> Iterator[str]:
    """Give one JSON text for each line that is not blank, in the same order."""
    for line in lines:
        if line.strip():
            yield _answer(line)


def _answer(line: bytes) -> str:
    try:
        return as_json(read_line(line))
    except Exception as defect:  # noqa: BLE001  the lines behind it wait for their answers
        return as_json(defective(line.decode("utf-8", "replace").strip(), None, defect))


def as_json(reading: Reading) -> str:
    """Write a Reading on one line; characters that UTF-8 cannot hold are escaped."""
    text = to_json_text(reading)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(reading.to_json())
    return text


def read_line(line: bytes) -> Reading:
    """Read one line: an object with `raw` and perhaps `symbology`, `medium`, `today`."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return _refused(line, "not JSON")
    problem = _problem(row)
    if problem is not None:
        return _refused(line, problem)
    today = date.fromisoformat(row["today"]) if row.get("today") else None
    if row.get("medium") == "rfid":
        return read_epc(row["raw"], today=today)
    return read(row["raw"], row.get("symbology"), today=today)


def _problem(row: Any) -> str | None:
    if not isinstance(row, dict):
        return "no object"
    if not isinstance(row.get("raw"), str):
        return "no text raw"
    for key in ("symbology", "medium", "today"):
        if not isinstance(row.get(key), str | None):
            return f"{key} is no text"
    if row.get("today"):
        try:
            date.fromisoformat(row["today"])
        except ValueError:
            return "today is no date"
    return None


def _refused(line: bytes, why: str) -> Reading:
    text = line.decode("utf-8", "replace").strip()
    draft = Draft("unknown", None, text)
    draft.find("input_not_json", None, why)
    return draft.seal(text, None)
