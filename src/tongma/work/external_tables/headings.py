"""Which row has the headings, and which column is which field. Pure.

>>> from tongma.work.external_tables.model import field_of
>>> expiry = field_of("expiry", "效期", "失效日期 | EXP")
>>> propose(["批号", "失效日期"], [expiry])[0].reason
'same_word'
>>> propose(["批号", "产品失效日期"], [expiry])[0].reason
'similar_word'
"""

import hashlib
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from tongma.work.external_tables.model import ColumnGuess, TableField
from tongma.work.external_tables.texts import heading

LOOKED_AT = 30
"""Rows from the top among which the headings are looked for: titles stand above them."""
_SIMILAR = 80
_INSIDE = 70
_SHORT = 2


def heading_row(
    rows: Sequence[Sequence[str]], fields: Sequence[TableField], looked_at: int = LOOKED_AT
) -> int:
    """Return the index of the row with the headings: the one that names most fields.

    Where none names any: the first row with at least two texts.
    """
    named = [len(propose(row, fields)) for row in rows[:looked_at]]
    best = max(named, default=0)
    if best:
        return named.index(best)
    wide = (at for at, row in enumerate(rows) if sum(1 for one in row if one.strip()) > 1)
    return next(wide, 0)


def propose(headings: Sequence[str], fields: Sequence[TableField]) -> list[ColumnGuess]:
    """Return for each field the column that it most probably is, in the order of the fields."""
    scored = [
        (score, -number, -column, field, reason)
        for number, field in enumerate(fields)
        for column, text in enumerate(headings)
        for score, reason in [_likeness(heading(text), field)]
        if score
    ]
    taken: dict[int, ColumnGuess] = {}
    done: set[str] = set()
    for score, _number, column, field, reason in sorted(scored, key=lambda s: s[:3], reverse=True):
        if -column not in taken and field.name not in done:
            done.add(field.name)
            taken[-column] = ColumnGuess(field.name, -column, headings[-column], score, reason)
    order = {field.name: number for number, field in enumerate(fields)}
    return sorted(taken.values(), key=lambda guess: order[guess.field])


def _likeness(text: str, field: TableField) -> tuple[int, str]:
    if not text:
        return 0, ""
    words = [heading(word) for word in (field.name, field.name_zh, *field.words)]
    if text in words:
        return 100, "same_word"
    best = max(fuzz.ratio(text, word) for word in words)
    if best >= _SIMILAR:
        return int(best) - 1, "similar_word"
    if any(len(word) >= _SHORT and word in text for word in words):
        return _INSIDE, "word_inside"
    return 0, ""


def columns_of(
    given: Mapping[str, str], headings: Sequence[str], fields: Sequence[TableField]
) -> dict[str, int]:
    """Return field → column for a mapping of field → heading as a person wrote it.

    Fields and headings that do not exist are left out.
    """
    places = {text: at for at, text in reversed(list(enumerate(headings)))}
    known = {field.name for field in fields}
    return {name: places[text] for name, text in given.items() if name in known and text in places}


def fingerprint(headings: Sequence[str]) -> str:
    """Return what tells one layout from another: its folded headings in their order."""
    words = "\n".join(heading(text) for text in headings)
    return hashlib.sha256(words.encode()).hexdigest()[:32]
