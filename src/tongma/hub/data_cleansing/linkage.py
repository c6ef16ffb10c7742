"""Comparing all rows of a table with each other: which are one item, which may be. Pure.

Rows with the same item number are one item. Items are compared where they share a block: the same
numbers (sizes and counts tell goods apart, so unlike numbers are never one item) together with
the beginning of the name, its end, the registration number, or the folded model and
specification. A typing mistake spares at least one of these. A crowded block is sorted and only
neighbours are compared, so the work grows with the table and not with its square.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from typing import NamedTuple

from rapidfuzz import fuzz

from tongma.hub.data_cleansing.fields import CODES
from tongma.hub.data_cleansing.model import RowFinding
from tongma.work.external_tables.texts import alike, folded, numbers_in

SURE = 100
ENOUGH = 84
"""Least score of a pair that is shown."""
_WINDOW = 6
_EDGE = 4
_LONG_ENOUGH = 4
_NEAR_NAME = 62
_PAIRS_OF_ONE = 3


class LinkageRow(NamedTuple):
    """A row by its number, or an item of the catalogue by its negative id, with clean values."""

    number: int
    values: Mapping[str, str]


class Match(NamedTuple):
    """Two items that may be one: ``line`` would go into ``other``."""

    line: int
    other: int
    score: int
    reasons: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether they differ in nothing but spelling, and no word speaks against it."""
        same = {"name 100", "same_specification"} <= set(self.reasons)
        return same and not any(one.startswith("other_") for one in self.reasons)


class LinkageTable:
    """Everything of a table that comparing needs, in as little memory as it takes.

    Item numbers and codes are kept by their 64-bit hash; texts that are many times the same, once.
    """

    def __init__(self) -> None:
        self.leads = array("q")
        self._names: list[str] = []
        self._kinds: list[str] = []
        self._numbers = array("q")
        self._makers: list[str] = []
        self._registrations: list[str] = []
        self._packages: list[str] = []
        self._by_number: dict[int, int] = {}
        self._codes: dict[int, int] = {}
        self.shared: set[tuple[int, int]] = set()
        """Pairs of items (as indexes, the later one first) with a code in common."""

    def take(self, line: LinkageRow) -> tuple[int, list[RowFinding]]:
        """Take a row in; return the number of its item's first row, and what is odd about it."""
        values = line.values
        number = values.get("code", "")
        at = self._by_number.get(hash(number)) if number else None
        found: list[RowFinding] = []
        if at is None:
            at = self._add(line)
            if number:
                self._by_number[hash(number)] = at
        else:
            found += self._again(at, line)
        found += self._take_codes(at, values)
        found += self._take_factors(at, values)
        return self.leads[at], found

    def _add(self, line: LinkageRow) -> int:
        values = line.values
        at = len(self.leads)
        self.leads.append(line.number)
        kind = f"{values.get('model', '')} {values.get('specification', '')}"
        name = values.get("name_zh", "")
        self._names.append(intern(alike(name)))
        self._kinds.append(intern(alike(kind)))
        self._numbers.append(hash(numbers_in(f"{name} {kind}")))
        self._makers.append(intern(folded(values.get("maker", ""))))
        self._registrations.append(intern(alike(values.get("registration", ""))))
        self._packages.append("")
        return at

    def _again(self, at: int, line: LinkageRow) -> list[RowFinding]:
        """One more row of an item: it may add codes, and should not say something else."""
        values = line.values
        name = alike(values.get("name_zh", ""))
        kind = alike(f"{values.get('model', '')} {values.get('specification', '')}")
        lead = self.leads[at]
        if (name, kind) == (self._names[at], self._kinds[at]):
            code = "row_repeated" if lead > 0 else "known_item"
            return [RowFinding(code, "code", values["code"], other=lead)]
        likeness = fuzz.ratio(name, self._names[at])
        facts = {"name_likeness": str(int(likeness))}
        return [RowFinding("item_disagrees", "code", values["code"], other=lead, facts=facts)]

    def _take_codes(self, at: int, values: Mapping[str, str]) -> Iterator[RowFinding]:
        for field in CODES:
            code = values.get(field, "")
            if not code:
                continue
            first = self._codes.setdefault(hash(code), at)
            if first != at:
                self.shared.add((at, first))
                yield RowFinding("code_on_several", field, code, other=self.leads[first])

    def _take_factors(self, at: int, values: Mapping[str, str]) -> Iterator[RowFinding]:
        """Say where a later row gives a package of the item another factor."""
        known = dict(one.split("=") for one in self._packages[at].split() if one)
        for level in ("pack", "case"):
            factor = values.get(f"{level}_factor", "")
            if not factor:
                continue
            first = known.setdefault(f"{level}-{values.get(f'{level}_unit', '')}", factor)
            if first != factor:
                yield RowFinding(
                    "factor_differs", f"{level}_factor", factor, facts={"other": first}
                )
        self._packages[at] = intern(" ".join(f"{name}={factor}" for name, factor in known.items()))

    def pairs(self) -> Iterator[Match]:
        """Yield the pairs of items that may be one, the surest first for each item."""
        best: dict[int, dict[int, tuple[int, tuple[str, ...]]]] = {}
        for later, first in self._candidates():
            if first in best.get(later, ()):
                continue
            score, reasons = self._score(later, first)
            if score >= ENOUGH:
                best.setdefault(later, {})[first] = (score, reasons)
        for later in sorted(best):
            ranked = sorted(best[later].items(), key=lambda one: (-one[1][0], one[0]))
            for first, (score, reasons) in ranked[:_PAIRS_OF_ONE]:
                yield Match(self.leads[later], self.leads[first], score, reasons)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        yield from sorted(self.shared)
        for keys in (self._by_name_start, self._by_name_end, self._by_registration, self._by_kind):
            yield from _neighbours(sorted(keys()))

    def _by_name_start(self) -> Iterator[tuple[int, str, int]]:
        for at, name in enumerate(self._names):
            yield hash((self._numbers[at], name[:_EDGE])), name, at

    def _by_name_end(self) -> Iterator[tuple[int, str, int]]:
        for at, name in enumerate(self._names):
            yield hash((self._numbers[at], name[-_EDGE:])), name, at

    def _by_registration(self) -> Iterator[tuple[int, str, int]]:
        for at, number in enumerate(self._registrations):
            if number:
                yield hash((self._numbers[at], number)), self._names[at], at

    def _by_kind(self) -> Iterator[tuple[int, str, int]]:
        for at, kind in enumerate(self._kinds):
            if len(kind) >= _LONG_ENOUGH:
                yield hash((self._numbers[at], kind)), self._names[at], at

    def _score(self, first: int, other: int) -> tuple[int, tuple[str, ...]]:
        """Return how sure it is that two items are one, 0..100, and why."""
        if self._numbers[first] != self._numbers[other]:
            return 0, ()
        name = fuzz.ratio(self._names[first], self._names[other], score_cutoff=_NEAR_NAME)
        if not name:
            return 0, ()
        kind = _kind_points(self._kinds[first], self._kinds[other])
        if kind is None:
            return 0, ()
        points, reasons = name * 0.7 + kind[0], [f"name {int(name)}", kind[1]]
        for what, weight, texts in (
            ("registration", 18, self._registrations),
            ("maker", 8, self._makers),
        ):
            more, reason = _same_points(what, weight, texts[first], texts[other])
            points += more
            reasons += reason
        if (first, other) in self.shared:
            points += 15
            reasons.append("same_code")
        return min(SURE, int(points)), tuple(reasons)


def _kind_points(first: str, other: str) -> tuple[float, str] | None:
    """Return points for model and specification; None where they are of different goods."""
    if first == other:
        return (20.0, "same_specification") if first else (14.0, "no_specification")
    if not first or not other:
        return 10.0, "specification_once"
    likeness = fuzz.ratio(first, other)
    contained = first in other or other in first
    return (12.0, f"specification {int(likeness)}") if contained else None


def _same_points(what: str, weight: int, first: str, other: str) -> tuple[float, list[str]]:
    if not first or not other:
        return 0.0, []
    if first == other:
        return float(weight), [f"same_{what}"]
    if what == "maker" and (
        first in other or other in first or fuzz.ratio(first, other) > _NEAR_NAME
    ):
        return weight / 2, [f"similar_{what}"]
    return -1.5 * weight, [f"other_{what}"]


def _neighbours(rows: Iterable[tuple[int, str, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs inside each block: everybody with the next few of the sorted block."""
    window: list[tuple[int, int]] = []
    for key, _name, at in rows:
        window = [one for one in window if one[0] == key][-_WINDOW:]
        for _key, before in window:
            yield (at, before) if at > before else (before, at)
        window.append((key, at))
