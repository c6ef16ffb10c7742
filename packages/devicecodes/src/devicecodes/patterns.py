"""In-house and supplier codes, declared as data.

A pattern is a row of parts: fixed text, or a field with a character set and a length. It is checked
when it is loaded: no two ways of cutting a text may exist, and its examples must read as they say.
No regular expressions come from outside. The form is described in docs/patterns.md.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from devicecodes.checks import ma_digit, mod10, mod37_2_character, mod43, mod97_ascii, pzn_check
from devicecodes.dates import Moment, calendar, digits, full_year
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element

CHARACTERS: dict[str, frozenset[str]] = {
    "digits": frozenset("0123456789"),
    "upper": frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "upper_digits": frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    "letters_digits": frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    "hex": frozenset("0123456789ABCDEFabcdef"),
    "code39": frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"),
    "text": frozenset(map(chr, range(0x20, 0x7F))),
}
CHECKS: dict[str, Callable[[str], str | None]] = {
    "mod10": lambda text: mod10(text) if digits(text) else None,
    "mod43": mod43,
    "mod97": mod97_ascii,
    "mod37_2": mod37_2_character,
    "pzn": lambda text: pzn_check(text) if digits(text) else None,
    "ma": ma_digit,
}
_CHECK_LENGTHS = {"mod97": 2}
DATES = ("YYMMDD", "YYYYMMDD", "DDMMYY", "DDMMYYYY", "YYMM", "YYYYMM", "MMYY")
_MEANINGS = frozenset({"lot", "serial", "quantity", "expiry", "produced"})
_LONGEST = 128


class PatternError(ValueError):
    """A declaration that cannot be used; the message says which part and why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a pattern: fixed text, a field, or a check."""

    name: str
    fixed: str
    characters: frozenset[str]
    shortest: int
    longest: int
    date: str
    check: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A declared code: its name, its parts, what names the thing, which symbols it comes in."""

    name: str
    parts: tuple[Part, ...]
    identifier: tuple[str, ...]
    symbologies: frozenset[str]

    def read(self, text: str, symbology: str | None, year: int) -> Draft | None:
        """Read `text` as this code; None where it does not fit."""
        if self.symbologies and symbology is not None and symbology not in self.symbologies:
            return None
        draft = Draft("internal", self.name, text)
        values: dict[str, str] = {}
        at = 0
        for place, part in enumerate(self.parts):
            end = self._end(text, at, place)
            if end is None or not _take(draft, part, text[:end], at, year):
                return None
            if part.name:
                values[part.name] = text[at:end]
            at = end
        if at != len(text):
            return None
        value = "".join(values[name] for name in self.identifier) if self.identifier else text
        draft.identify("internal", value)
        draft.parts["pattern"] = self.name
        if not any(part.check for part in self.parts):
            draft.find("weak_evidence", None, source=self.name)
        return draft

    def _end(self, text: str, at: int, place: int) -> int | None:
        """Give where a part ends: the longest run of its characters, before what must follow."""
        part = self.parts[place]
        if part.fixed:
            return at + len(part.fixed) if text.startswith(part.fixed, at) else None
        end = at
        while end < len(text) and end - at < part.longest and text[end] in part.characters:
            end += 1
        return end if end - at >= part.shortest else None


def _take(draft: Draft, part: Part, before: str, at: int, year: int) -> bool:
    """Judge and keep the part that ends `before`; tell whether it is right."""
    value = before[at:]
    if part.check:
        return CHECKS[part.check](before[:at]) == value
    if not part.name:
        return True
    draft.elements += (element(part.name, value, part.name.upper(), at),)
    if part.date:
        moment = read_date(part.date, value, year)
        if moment is None:
            return False
        (draft.set_expiry if part.name == "expiry" else draft.set_produced)(moment)
    elif part.name == "quantity":
        draft.quantity = value.lstrip("0") or "0"
    elif part.name in _MEANINGS:
        setattr(draft, part.name, value)
    else:
        draft.parts[part.name] = value
    return True


def read_date(form: str, value: str, year: int) -> Moment | None:
    """Read a date of one of the declared forms."""
    taken = dict.fromkeys("YMD", "")
    for letter, digit in zip(form, value, strict=True):
        taken[letter] += digit
    full = int(taken["Y"]) if len(taken["Y"]) == 4 else full_year(int(taken["Y"]), year)
    day = int(taken["D"] or 0)
    return calendar(full, int(taken["M"]), day) if day or not taken["D"] else None


def load_patterns(declared: Iterable[Mapping[str, Any]]) -> tuple[Pattern, ...]:
    """Check declarations and make patterns of them; raises PatternError.

    >>> shelf = {"name": "shelf", "parts": [
    ...     {"fixed": "SH-"}, {"name": "item", "characters": "digits", "length": 6},
    ...     {"fixed": "/"}, {"name": "lot", "characters": "upper_digits", "min": 1, "max": 12}],
    ...     "identifier": ["item"], "examples": [{"raw": "SH-123456/A1", "lot": "A1"}]}
    >>> [pattern.name for pattern in load_patterns([shelf])]
    ['shelf']
    """
    patterns = tuple(_load(one) for one in declared)
    names = [one.name for one in patterns]
    if len(set(names)) < len(names):
        raise PatternError(f"two patterns have the same name: {names}")
    return patterns


def _load(declared: Mapping[str, Any]) -> Pattern:
    name = declared.get("name")
    if not isinstance(name, str) or not name:
        raise PatternError("a pattern has no name")
    rows = declared.get("parts")
    if not isinstance(rows, list) or not rows:
        raise PatternError(f"{name}: parts are missing")
    parts = tuple(_load_part(f"{name}, part {place}", row) for place, row in enumerate(rows, 1))
    _judge_parts(name, parts)
    identifier = tuple(declared.get("identifier", ()))
    if unknown := set(identifier) - {part.name for part in parts if part.name}:
        raise PatternError(f"{name}: identifier names no field: {sorted(unknown)}")
    pattern = Pattern(name, parts, identifier, frozenset(declared.get("symbologies", ())))
    _judge_examples(pattern, declared.get("examples"))
    return pattern


def _load_part(where: str, row: Mapping[str, Any]) -> Part:
    if "fixed" in row:
        if not isinstance(row["fixed"], str) or not row["fixed"]:
            raise PatternError(f"{where}: fixed text is empty")
        return Part("", row["fixed"], frozenset(), 0, 0, "", "")
    if "check" in row:
        check = row["check"]
        if check not in CHECKS:
            raise PatternError(f"{where}: no check of the name {check!r}: {sorted(CHECKS)}")
        length = _CHECK_LENGTHS.get(check, 1)
        return Part("", "", CHARACTERS["text"], length, length, "", check)
    name, form = row.get("name", ""), row.get("date", "")
    if form:
        if form not in DATES or name not in {"expiry", "produced"}:
            raise PatternError(f"{where}: a date is expiry or produced, as one of {DATES}")
        return Part(name, "", CHARACTERS["digits"], len(form), len(form), form, "")
    if not isinstance(name, str) or not name:
        raise PatternError(f"{where}: neither fixed text, field name nor check")
    return _load_field(where, name, row)


def _load_field(where: str, name: str, row: Mapping[str, Any]) -> Part:
    characters = CHARACTERS.get(row.get("characters", ""))
    shortest = row.get("length", row.get("min", 0))
    longest = row.get("length", row.get("max", 0))
    if characters is None:
        raise PatternError(f"{where}: characters are one of {sorted(CHARACTERS)}")
    if not (isinstance(shortest, int) and isinstance(longest, int)):
        raise PatternError(f"{where}: lengths are whole numbers")
    if not 1 <= shortest <= longest <= _LONGEST:
        raise PatternError(f"{where}: lengths must be 1 <= min <= max <= {_LONGEST}")
    return Part(name, "", characters, shortest, longest, "", "")


def _judge_parts(name: str, parts: tuple[Part, ...]) -> None:
    """Each text may be cut in one way only: what follows a variable field must end it."""
    named = [part.name for part in parts if part.name]
    if len(set(named)) < len(named):
        raise PatternError(f"{name}: a field name stands twice")
    if not any(part.fixed or part.check for part in parts):
        raise PatternError(f"{name}: nothing fixed and no check: any text would fit")
    for part, following in pairwise(parts):
        if part.fixed or part.shortest == part.longest:
            continue
        opening = frozenset(following.fixed[:1]) if following.fixed else following.characters
        if opening & part.characters:
            raise PatternError(f"{name}: where {part.name!r} ends cannot be seen")


def _judge_examples(pattern: Pattern, examples: object) -> None:
    if not isinstance(examples, list) or not examples:
        raise PatternError(f"{pattern.name}: at least one example is needed")
    for example in examples:
        draft = pattern.read(example["raw"], example.get("symbology"), example.get("year", 2026))
        wanted = {key: text for key, text in example.items() if key in _MEANINGS | {"identifier"}}
        if draft is None:
            if example.get("fits", True):
                raise PatternError(f"{pattern.name}: example does not fit: {example['raw']!r}")
            continue
        if not example.get("fits", True):
            raise PatternError(f"{pattern.name}: example must not fit: {example['raw']!r}")
        got = {key: getattr(draft, key) for key in wanted}
        if "identifier" in got:
            got["identifier"] = draft.identifier.value if draft.identifier else None
        if got != wanted:
            raise PatternError(f"{pattern.name}: example reads {got}, not {wanted}")
