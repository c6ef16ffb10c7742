"""Separators that may be lost: every legal way to cut an element string.

A variable field without a separator behind it swallows whatever follows. Where nothing proves that
the scanner sends separators, each cut that makes the whole string legal is a reading of its own.
Contract: F3, G4, G6.
"""

import re

from devicecodes.controls import GS
from devicecodes.dates import full_year, yymmdd
from devicecodes.draft import Draft
from devicecodes.gs1.companions import companions
from devicecodes.gs1.element_string import begins_with_known_ai, read_elements
from devicecodes.gs1.rules import AI_LENGTHS, RULES
from devicecodes.reading import Reading, Repair

MOST = 64
# Work on one string: places tried. A legal string without any separator needs far less.
_BUDGET = 6000

# Names of the key that some scanners send for GS; in letters that a lot may hold as well.
KEY_NAMES = ("F8", "FNC1")

# Signs that scanners are set to send for GS although a value may hold them too.
SIGNS = frozenset("!*+,-./:;=_")

Piece = tuple[str, str]
_COMMON = {"01": 0, "10": 0, "17": 0, "21": 0, "11": 0, "30": 1, "37": 1, "240": 1, "710": 1}
_RARE = 3
# Company internal information: most labels have none.
_INTERNAL = 4
_SENSELESS = 5
# Years around the day of reading in which a date of these AIs makes sense.
_YEARS = {"11": (-20, 0), "13": (-20, 0), "15": (-10, 15), "16": (-10, 15), "17": (-10, 15)}
# A date with its AI, as it looks inside a value that swallowed it; the next may begin within it.
_DATED = re.compile(r"(?=(11|17)([0-9]{6}))")


class Cuts:
    """All legal ways to cut one text; stops at `MOST` or when the work is spent."""

    def __init__(self, text: str) -> None:
        """Search the cuts of `text`, which holds no GS."""
        self.text = text
        self.found: list[tuple[Piece, ...]] = []
        self.exhausted = False
        self._budget = _BUDGET
        # Places from which no sequence of elements reaches the end.
        self._dead: set[int] = set()
        self._walk(0, [])

    def _walk(self, at: int, path: list[Piece]) -> bool:
        """Extend `path` from `at`; tell whether the end was reached in any way."""
        if at == len(self.text):
            self._take(path)
            return True
        if at in self._dead or self.exhausted:
            return False
        text = self.text
        width = AI_LENGTHS.get(text[at : at + 2], 0)
        ai = text[at : at + width]
        reached = False
        if ai in RULES.rows and len(path) < 40:
            rule = RULES[ai]
            begin = at + width
            longest = len(text) - begin
            ends = (rule.fixed,) if rule.fixed else range(min(longest, rule.longest), 0, -1)
            for length in ends:
                end = begin + length
                if end > len(text) or not self._may_begin(end):
                    continue
                self._budget -= 1
                if self._budget < 0 or len(self.found) >= MOST:
                    self.exhausted = True
                    break
                value = text[begin:end]
                if rule.accepts(value):
                    path.append((ai, value))
                    reached = self._walk(end, path) or reached
                    path.pop()
        if not reached and not self.exhausted:
            self._dead.add(at)
        return reached

    def _may_begin(self, at: int) -> bool:
        """Tell whether an element, or the end of the text, can be at this place."""
        if at == len(self.text):
            return True
        if at in self._dead:
            return False
        width = AI_LENGTHS.get(self.text[at : at + 2], 0)
        return width > 0 and self.text[at : at + width] in RULES.rows

    def _take(self, path: list[Piece]) -> None:
        values: dict[str, str] = {}
        for ai, value in path:
            if values.setdefault(ai, value) != value:
                return
        outcome = companions(frozenset(values))
        if not outcome.missing and not outcome.excluded and "8030" not in values:
            self.found.append(tuple(path))


def joined(pieces: tuple[Piece, ...]) -> str:
    """Write elements with a GS behind every variable field but the last."""
    text = ""
    for place, (ai, value) in enumerate(pieces):
        text += ai + value
        if place < len(pieces) - 1 and not RULES[ai].fixed:
            text += GS
    return text


def _plausibility(pieces: tuple[Piece, ...], year: int) -> tuple[int, int]:
    """Give what speaks against a cut, rare AIs and senseless dates, and then its length."""
    against = sum(_COMMON.get(ai, _INTERNAL if ai[0] == "9" else _RARE) for ai, _ in pieces)
    for ai, value in pieces:
        if ai in _YEARS and not _is_sensible(ai, value, year):
            against += _SENSELESS
        elif not RULES[ai].fixed and holds_date(value, year):
            against += _RARE
    return against, len(pieces)


def _is_sensible(ai: str, date: str, year: int) -> bool:
    """Tell whether a date of `ai` lies where such a date makes sense on the day of reading."""
    earliest, latest = _YEARS[ai]
    return earliest <= full_year(int(date[:2]), year) - year <= latest


def holds_date(value: str, year: int) -> bool:
    """Tell whether a whole date with its AI, 11 or 17, stands inside a value, not at its start.

    A value that swallowed the element behind it looks so; few lots and serials do by themselves.

    >>> holds_date("1GTFG32DLF17230331", 2026), holds_date("LOT17231399", 2026)
    (True, False)
    """
    return any(
        found.start() > 0
        and yymmdd(found[2], year) is not None
        and _is_sensible(found[1], found[2], year)
        for found in _DATED.finditer(value)
    )


def other_readings(text: str, year: int) -> tuple[tuple[Reading, ...], bool]:
    """Give the readings of `text` with separators, most plausible first, and whether some are cut.

    The strict reading, with no separator inserted, is not among them.
    """
    cuts = Cuts(text)
    readings = {one.normalised or "": [one] for one in _with_names(text, year)}
    readings[text] = []
    for pieces in sorted(cuts.found, key=lambda one: _plausibility(one, year)):
        sign = _sign_before_cuts(pieces)
        ways = [(_without_signs(pieces), Repair("separator_substituted", sign, GS))] if sign else []
        whole = joined(pieces)
        for way, repair in (*ways, (whole, Repair("separator_inserted", text, whole))):
            if way not in readings:
                readings[way] = _repaired(text, way, year, repair)
    found = [one for way in readings.values() for one in way]
    return tuple(found[:MOST]), cuts.exhausted or len(found) > MOST


def _repaired(text: str, whole: str, year: int, repair: Repair) -> list[Reading]:
    """Give the reading of `whole`, which `text` may have been; nothing where it is not valid."""
    draft = read_elements(whole, year)
    if draft.status != "valid":
        return []
    draft.status = "repaired"
    draft.repairs = (repair,)
    return [draft.seal(text, None)]


def _sign_before_cuts(pieces: tuple[Piece, ...]) -> str:
    """Give the one sign with which every value ends that a cut ends; empty where there is none.

    It may be what the scanner sends for GS, although a value may hold it.
    """
    ends = {value[-1] for ai, value in pieces[:-1] if not RULES[ai].fixed and len(value) > 1}
    short = any(len(value) == 1 for ai, value in pieces[:-1] if not RULES[ai].fixed)
    sign = ends.pop() if len(ends) == 1 and not short else ""
    return sign if sign in SIGNS else ""


def _without_signs(pieces: tuple[Piece, ...]) -> str:
    *before, last = pieces
    bare = [(ai, value if RULES[ai].fixed else value[:-1]) for ai, value in before]
    return joined((*bare, last))


def _with_names(text: str, year: int) -> list[Reading]:
    """Give the reading with GS for each name of its key or sign that some scanners send for it.

    Its characters are legal in a lot, so it is one more way to cut and never a repair by itself.
    """
    readings: list[Reading] = []
    for name in (*KEY_NAMES, *sorted(SIGNS.intersection(text))):
        pieces = text.split(name)
        if len(pieces) > 1 and not pieces[-1]:
            # Behind the last field as well, where a GS is none of the code.
            del pieces[-1]
        if name in SIGNS and len(pieces) == 1:
            continue
        if not all(pieces) or not all(begins_with_known_ai(piece) for piece in pieces[1:]):
            continue
        whole = GS.join(pieces)
        draft = read_elements(whole, year)
        if whole == text or draft.status != "valid":
            continue
        if name in SIGNS and draft.has("required_companion_missing"):
            continue
        draft.status = "repaired"
        draft.repairs = (Repair("separator_substituted", name, GS),)
        readings.append(draft.seal(text, None))
    return readings


def could_be_cut(draft: Draft) -> bool:
    """Tell quickly whether the last, variable field of a strict reading holds a possible AI."""
    text = draft.normalised or ""
    if KEY_NAMES[0] in text or KEY_NAMES[1] in text:
        return True
    if not draft.elements:
        return False
    last = draft.elements[-1]
    rule = RULES.get(last.key)
    if rule is None or rule.fixed:
        return draft.status == "invalid"
    value = last.value
    return any(begins_with_known_ai(value[at:]) for at in range(1, len(value) - 2))
