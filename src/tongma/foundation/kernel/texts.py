"""The one door for texts from outside: whoever brings them (API, import, notice, screen, terminal).

A command's text fields carry one of the types below, never a bare ``str``; ``commands.run`` sends
every command through the doors of its shape before anything is claimed or recorded, so that no lot
is ever stored twice because somebody's editor left a blank behind it.

>>> LOT.check(" A1 ")
'A1'
>>> LOT.check("Ａ１")
'A1'
>>> DAY.check("2029-02-29")
Traceback (most recent call last):
    ...
tongma.foundation.kernel.texts.TextWrong: not_a_date
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import WithJsonSchema

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.foundation.kernel.private import PRIVATE
from tongma.foundation.kernel.readable import shown
from tongma.foundation.kernel.signs import folded, lookalike, named
from tongma.foundation.kernel.time import YEAR_MAX, YEAR_MIN, parse_instant

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms of ASCII and the ideographic space → ASCII (Unicode, U+FF01 to U+FF5E)."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Zero-width, joining, filling, tagging and direction-changing characters (Unicode: category Cf and
Default_Ignorable_Code_Point): two texts with them look the same."""
_VARIED = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors: they belong to names, and to no lot, serial or code."""
_CONTROLS = {
    "none": re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029]"),
    "lines": re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]"),
    "any": re.compile("\u0000"),
}
_BROKEN = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Lone surrogates and noncharacters: no encoding carries them (Unicode, 3.2 and 23.7)."""
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_IDS = re.compile(r"[0-9]{1,18}(,[0-9]{1,18})*", re.ASCII)
_DECIMAL = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?", re.ASCII)


class TextWrong(ValueError):
    """A text cannot pass its door; ``reason`` is a stable word, ``at`` the place (from 1) of the
    one sign that is wrong and ``sign`` its name; 0 and empty where it is no one sign.
    """

    def __init__(self, reason: str, at: int = 0, sign: str = "") -> None:
        super().__init__(reason)
        self.reason, self.at, self.sign = reason, at, sign

    def refusal(self, code: str, field: str, value: str) -> Refusal:
        """Return the refusal of a door's code; ``sign_unclear`` where one sign is wrong."""
        facts: dict[str, Json] = {"field": field, "value": shown(value), "reason": self.reason}
        if self.sign:
            return Refusal("sign_unclear", {**facts, "at": str(self.at), "sign": self.sign})
        return Refusal(code, facts)


@dataclass(frozen=True, slots=True)
class Door:
    """What a kind of text may be, and how it is written down.

    Args:
        code: the refusal of a text that cannot pass.
        length_max: in characters, after outer blanks are off.
        folds: whether full-width letters, digits and signs become ASCII.
        plain: whether signs that look alike are folded, or else refused (``kernel.signs``): of
            what is told apart by its text alone.
        controls: which control characters may stand in it: ``none``, ``lines`` (line feed and
            tab), ``any`` but NUL, as scanners send them; then outer blanks stay as well.
        judge: what else is asked of a text that is not empty; raises TextWrong.
    """

    code: str
    length_max: int
    folds: bool = False
    controls: str = "none"
    judge: Callable[[str], object] | None = None
    plain: bool = False

    def check(self, text: str) -> str:
        """Return the text as it is kept; empty stays empty.

        Raises TextWrong, in order: ``control_character``, ``invisible_character``,
        ``broken_character`` (a lone surrogate or a noncharacter), ``mixed_scripts`` and
        ``looks_like_another`` (of a plain one), ``too_long``, and what the kind itself asks.
        """
        kept = text.replace("\r\n", "\n") if self.controls == "lines" else text
        kept = kept.translate(_WIDE) if self.folds else kept
        kept = kept if self.controls == "any" else kept.strip(_BLANKS)
        reason = _odd(kept, self.controls)
        if not reason and self.folds and _VARIED.search(kept):
            reason = "invisible_character"
        if reason:
            raise TextWrong(reason)
        kept = folded(kept) if self.plain else kept
        alike = lookalike(kept) if self.plain else None
        if alike is not None:
            raise TextWrong(alike.reason, alike.at, named(alike.sign))
        if len(kept) > self.length_max:
            raise TextWrong("too_long")
        if kept and self.judge is not None:
            self.judge(kept)
        return kept

    def odd(self, text: str) -> str:
        """Return why a text would not be kept as it stands; empty where it would."""
        try:
            return "" if self.check(text) == text else NOT_AS_KEPT
        except TextWrong as wrong:
            return f"{wrong.reason} at {wrong.at}, {wrong.sign}" if wrong.sign else wrong.reason

    def kept(self, text: str) -> str:
        """Return a text as it would be kept, or as it is where it could not: to look for it."""
        try:
            return self.check(text)
        except TextWrong:
            return text


NOT_AS_KEPT = "outer blanks or full width, or a sign that is kept otherwise"
_BLANKS = "".join(
    chr(code) for code in range(0x3001) if unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp")
) + "\t\n\r\v\f\x85\ufeff"  # fmt: skip


def _odd(text: str, controls: str) -> str:
    """Return why a character cannot stand in a text; empty for none.

    ``controls``: ``none``; ``lines`` (line feed and tab); ``any`` but NUL, as scanners send them.
    """
    if text.isascii() and text.isprintable():  # nearly all
        return ""
    if _CONTROLS[controls].search(text):
        return "control_character"
    if _BROKEN.search(text):
        return "broken_character"
    return "invisible_character" if controls != "any" and _INVISIBLE.search(text) else ""


def _is_day(text: str) -> None:
    if not _ISO_DAY.fullmatch(text):
        raise TextWrong("not_a_date")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise TextWrong("not_a_date") from None
    if not YEAR_MIN <= day.year <= YEAR_MAX:
        raise TextWrong("year_out_of_range")


def _is_instant(text: str) -> None:
    try:
        _instant, _offset = parse_instant(text)
    except (ValueError, OverflowError):
        raise TextWrong("not_an_instant") from None


def _is_decimal(text: str) -> None:
    if not _DECIMAL.fullmatch(text):
        raise TextWrong("not_a_number")


def _is_ids(text: str) -> None:
    if not _IDS.fullmatch(text):
        raise TextWrong("not_ids")


_TEXT = "text_wrong"
LOT = Door(_TEXT, 50, folds=True, plain=True)
SERIAL = Door(_TEXT, 50, folds=True, plain=True)
CODE = Door(_TEXT, 100, folds=True)
NAME = Door(_TEXT, 200)
LINE = Door(_TEXT, 500)
NOTE = Door(_TEXT, 4000, controls="lines")
CELL = Door(_TEXT, 4000, controls="lines")
WORD = Door(_TEXT, 100)
DAY = Door("date_wrong", 10, judge=_is_day)
INSTANT = Door("instant_wrong", 40, judge=_is_instant)
IDS = Door(_TEXT, 4000, judge=_is_ids)
AMOUNT = Door("number_wrong", 25, judge=_is_decimal)
RAW = Door(_TEXT, 8192, controls="any")
SEARCH = Door(_TEXT, 200, controls="any")


def door_of(hint: Any) -> Door | None:
    """Return the door of a type; None where it has none."""
    return next((one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Door)), None)


def _schema(door: Door, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "maxLength": door.length_max, **more})


LotNumber: TypeAlias = Annotated[str, LOT, _schema(LOT)]
"""A maker's lot 批号: at most 50 characters (GS1 General Specifications 3.4.1 allows 20 on labels);
full width folded, every dash is ``-``, case and inner hyphens kept; no letters that look like
others."""
SerialNumber: TypeAlias = Annotated[str, SERIAL, _schema(SERIAL)]
"""A serial 序列号: as a lot."""
Code: TypeAlias = Annotated[str, CODE, _schema(CODE)]
"""Our own or somebody's code of a thing: at most 100 characters in one line."""
Name: TypeAlias = Annotated[str, NAME, _schema(NAME)]
"""What people call a thing: at most 200 characters in one line."""
Line: TypeAlias = Annotated[str, LINE, _schema(LINE)]
"""What is said of a thing: at most 500 characters in one line."""
PrivateLine: TypeAlias = Annotated[str, PRIVATE, LINE, _schema(LINE)]
"""Personal data in one line: as a line; the journal has a commitment to it."""
Note: TypeAlias = Annotated[str, PRIVATE, NOTE, _schema(NOTE)]
"""Free text of several lines, at most 4,000 characters; the journal has a commitment to it."""
RawText: TypeAlias = Annotated[str, RAW, _schema(RAW)]
"""A symbol as the scanner sent it: at most 8,192 characters, kept as they are."""
SearchWords: TypeAlias = Annotated[str, SEARCH, _schema(SEARCH)]
"""What is searched for, perhaps by a scanner: at most 200 characters, only ever compared."""
Cell: TypeAlias = Annotated[str, CELL, _schema(CELL)]
"""What stands in a cell of a table that others made, or a key as text: at most 4,000 characters."""
Word: TypeAlias = Annotated[str, WORD, _schema(WORD)]
"""A word of a list, checked by whoever knows the list: at most 100 characters."""
_IDS_LOOK = "^[0-9]{1,18}(,[0-9]{1,18})*$"
Ids: TypeAlias = Annotated[str, IDS, _schema(IDS, pattern=_IDS_LOOK)]
"""Ids joined by commas."""
_DAY_LOOKS = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
_INSTANT_LOOKS = "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2}))?$"
"""Formats of JSON Schema know no empty text, and a client made of them could not leave it out."""
Day: TypeAlias = Annotated[str, DAY, _schema(DAY, pattern=_DAY_LOOKS, examples=["2028-06-30"])]
"""A real date, YYYY-MM-DD, 1900 to 2199; empty where nobody says."""
InstantText: TypeAlias = Annotated[str, INSTANT, _schema(INSTANT, pattern=_INSTANT_LOOKS)]
"""RFC 3339 with a zone, 1900 to 2199; empty where nobody says."""
Amount: TypeAlias = Annotated[str, AMOUNT, _schema(AMOUNT, examples=["1.250"])]
"""A number that is not negative: at most 15 ASCII digits and 9 after the point."""
