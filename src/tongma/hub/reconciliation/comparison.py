"""Laying two books beside each other: every difference gets the type that explains most. Pure.

In this order, item by item: a row that stands there twice; the same lot spelled otherwise;
movements around the moment that one side has and the other not yet; another unit; another status;
another owner; nothing at all on one side; and what nothing explains. A type is only given where it
makes both sides equal to the last piece.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from tongma.hub.reconciliation.model import (
    ComparedHolding,
    DifferenceType,
    HoldingChange,
    ListRow,
    StockDifference,
)
from tongma.work.external_tables.texts import alike

_SEARCHED = 10
"""Records around the moment among which combinations are tried."""
_TOGETHER_MAX = 3
_NEAR = 4
Books = dict[ComparedHolding, int]


@dataclass(slots=True)
class RecordsAround:
    """What changed around the moment, by item: before it (we have it), after it (not yet)."""

    before: Mapping[int, Sequence[HoldingChange]] = field(default_factory=dict)
    after: Mapping[int, Sequence[HoldingChange]] = field(default_factory=dict)


def differences(
    theirs: Sequence[ListRow],
    ours: Mapping[ComparedHolding, int],
    factors: Mapping[int, Sequence[int]],
    around: RecordsAround,
) -> list[StockDifference]:
    """Return every difference, by item and lot. ``factors``: units that an item has, in base."""
    rows: dict[int, list[ListRow]] = {}
    for row in theirs:
        rows.setdefault(row.held.item, []).append(row)
    books: dict[int, Books] = {}
    for held, quantity in ours.items():
        books.setdefault(held.item, {})[held] = quantity
    found: list[StockDifference] = []
    for item in sorted({*rows, *books}):
        own = books.get(item, {})
        if summed(rows.get(item, ())) != own:
            found += _Item(rows.get(item, []), own, factors.get(item, ()), around).named(item)
    return found


def summed(rows: Iterable[ListRow]) -> Books:
    """Return what rows say together, without zeros."""
    total: Counter[ComparedHolding] = Counter()
    for row in rows:
        total[row.held] += row.quantity
    return {held: quantity for held, quantity in total.items() if quantity}


class _Item:
    """One item on both sides; each type that is found is settled before the next is looked for."""

    def __init__(
        self, rows: Sequence[ListRow], ours: Books, factors: Sequence[int], around: RecordsAround
    ) -> None:
        self._rows, self._ours, self._factors = rows, dict(ours), factors
        self._theirs = summed(rows)
        self._around = around

    def named(self, item: int) -> Iterator[StockDifference]:
        yield from self._double()
        yield from self._spelled()
        yield from self._late(item)
        yield from self._unit()
        yield from self._moved("status")
        yield from self._moved("owner")
        yield from self._left()

    def _delta(self, held: ComparedHolding) -> int:
        return self._ours.get(held, 0) - self._theirs.get(held, 0)

    def _open(self) -> list[ComparedHolding]:
        return [one for one in sorted({*self._ours, *self._theirs}) if self._delta(one)]

    def _lines(self, *some: ComparedHolding) -> tuple[int, ...]:
        return tuple(one.line for one in self._rows if one.held in some)

    def _told(
        self,
        kind: DifferenceType,
        held: ComparedHolding,
        records: tuple[int, ...] = (),
        facts: Mapping[str, str] | None = None,
    ) -> StockDifference:
        theirs, ours = self._theirs.get(held, 0), self._ours.get(held, 0)
        return StockDifference(kind, held, theirs, ours, self._lines(held), records, facts or {})

    def _double(self) -> Iterator[StockDifference]:
        for held in self._open():
            times = Counter((o.quantity, o.place) for o in self._rows if o.held == held)
            extra = sum(quantity * (count - 1) for (quantity, _place), count in times.items())
            if extra and extra == -self._delta(held):
                yield self._told("double", held, facts={"times": str(max(times.values()))})
                self._theirs[held] = self._ours.get(held, 0)

    def _spelled(self) -> Iterator[StockDifference]:
        """Find the one lot of ours that theirs is another spelling of, and go on as if it were."""
        strangers = [one for one in self._open() if one not in self._ours]
        for held in strangers:
            same = [
                own
                for own in self._ours
                if own not in self._theirs
                and (own.status, own.owner) == (held.status, held.owner)
                and spelled_alike(held.lot, own.lot)
            ]
            if len(same) != 1:
                continue
            (own,) = same
            said = {"their_lot": held.lot, "our_lot": own.lot}
            quantity = self._theirs.pop(held)
            yield StockDifference(
                "lot_spelling", own, quantity, self._ours[own], self._lines(held), (), said
            )
            self._theirs[own] = quantity

    def _late(self, item: int) -> Iterator[StockDifference]:
        for lot in sorted({one.lot for one in self._open()}):
            wanted = {one: self._delta(one) for one in self._open() if one.lot == lot}
            for side, changes, sign in (
                ("theirs", self._around.before.get(item, ()), 1),
                ("ours", self._around.after.get(item, ()), -1),
            ):
                records = explaining(wanted, [c for c in changes if c.held.lot == lot], sign)
                if not records:
                    continue
                for held in wanted:
                    yield self._told("late", held, records=records, facts={"late_in": side})
                    self._theirs[held] = self._ours.get(held, 0)
                break

    def _unit(self) -> Iterator[StockDifference]:
        for held in self._open():
            theirs, ours = self._theirs.get(held, 0), self._ours.get(held, 0)
            for factor in self._factors:
                if theirs and ours and (theirs * factor == ours or theirs == ours * factor):
                    yield self._told("unit", held, facts={"factor": str(factor)})
                    self._theirs[held] = ours
                    break

    def _moved(self, what: Literal["status", "owner"]) -> Iterator[StockDifference]:
        """Find what is only in another status (or of another owner) on the other side."""
        groups: dict[ComparedHolding, list[ComparedHolding]] = {}
        for held in self._open():
            group = held._replace(status=0) if what == "status" else held._replace(owner=0)
            groups.setdefault(group, []).append(held)
        for some in groups.values():
            if len(some) > 1 and not sum(self._delta(held) for held in some):
                for held in some:
                    yield self._told(what, held, records=self._near(held))
                    self._theirs[held] = self._ours.get(held, 0)

    def _left(self) -> Iterator[StockDifference]:
        for held in self._open():
            theirs, ours = self._theirs.get(held, 0), self._ours.get(held, 0)
            if theirs and ours:
                yield self._told("quantity", held, records=self._near(held))
            else:
                facts = {"missing_in": "ours" if theirs else "theirs"}
                yield self._told("missing", held, records=self._near(held), facts=facts)

    def _near(self, held: ComparedHolding) -> tuple[int, ...]:
        """Return the last records about a lot before the moment, and the first after it."""
        before = [c for c in self._around.before.get(held.item, ()) if c.held.lot == held.lot]
        after = [c for c in self._around.after.get(held.item, ()) if c.held.lot == held.lot]
        near = [*before[-_NEAR:], *after[:1]]
        return tuple(dict.fromkeys(one.record_id for one in near))


def explaining(
    wanted: Mapping[ComparedHolding, int], changes: Sequence[HoldingChange], sign: int
) -> tuple[int, ...]:
    """Return records that together make up a difference exactly, or none.

    Tried in this order: all since some moment, the nearest first; then up to three of the nearest.
    """
    by_record: dict[int, Books] = {}
    for change in changes:
        by_record.setdefault(change.record_id, {})[change.held] = sign * change.quantity
    nearest = list(by_record)[::-1] if sign > 0 else list(by_record)
    for count in range(1, len(nearest) + 1):
        if _sum(by_record, nearest[:count]) == wanted:
            return tuple(sorted(nearest[:count]))
    for together in range(1, _TOGETHER_MAX + 1):
        for some in combinations(nearest[:_SEARCHED], together):
            if _sum(by_record, some) == wanted:
                return tuple(sorted(some))
    return ()


def _sum(by_record: Mapping[int, Books], records: Iterable[int]) -> Books:
    total: Counter[ComparedHolding] = Counter()
    for record in records:
        total.update(by_record[record])
    return {held: quantity for held, quantity in total.items() if quantity}


def spelled_alike(first: str, other: str) -> bool:
    """Say whether two lot numbers are one spelled in two ways: O and 0, case, marks, zeros before.

    >>> spelled_alike("LOT-0O12", "lot 0012"), spelled_alike("00123", "123")
    (True, True)
    """
    left, right = alike(first), alike(other)
    return left.lstrip("0") == right.lstrip("0") and bool(left.lstrip("0"))
