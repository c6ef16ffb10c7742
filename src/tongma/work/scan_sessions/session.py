"""Counting what is scanned in a row: pallets, cartons, cases and pieces, each thing once. Pure.

A unit scanned whole counts with everything that is known to be in it; one that was opened counts
by what is scanned out of it. A piece, or a unit, that lies in one already counted is a duplicate.
Where only a person can know (a loose box of the lot of a sealed case that was counted), one
question is asked: is it out of that one (``inside``), or beside it (``another``)?
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Act = Literal["whole", "open", "close"]
Answer = Literal["", "inside", "another"]
Counted = Literal["counted", "duplicate", "asks", "none", "contradiction"]
_FLOOR = ""


@dataclass(frozen=True, slots=True)
class CountedGoods:
    """Goods that lie directly in a unit, or that were scanned: scaled base quantity."""

    item: int
    lot: str
    serial: str
    quantity: int
    unit: str = _FLOOR
    factor: int = 0
    """Base units in one package of it, as it was scanned."""
    nameless: bool = False
    """One piece of goods that have serials, of which this label shows none."""

    @property
    def lot_key(self) -> tuple[int, str]:
        """What cannot be told apart without a serial."""
        return self.item, self.lot


@dataclass(frozen=True, slots=True)
class ScannedUnit:
    """A handling unit, or a case with a serial of its own, and what is known to be in it."""

    key: str
    inside: tuple[str, ...] = ()
    """The units in it, at any depth."""
    leaves: tuple[CountedGoods, ...] = ()
    """The goods in it, at any depth."""


@dataclass(frozen=True, slots=True)
class ScanStep:
    """One package scanned: a unit or goods, and what the person did or answered."""

    unit: ScannedUnit | None = None
    goods: CountedGoods | None = None
    above: tuple[str, ...] = ()
    """The units in which it is known to lie, the nearest first."""
    act: Act = "whole"
    answer: Answer = ""


@dataclass(frozen=True, slots=True)
class StepResult:
    """What a step did. ``reason``: ``scanned_already``, ``in_counted_unit``, ``opened_already``,
    ``content_unknown``, ``same_lot_counted`` and ``serial_not_scanned`` (asked), ``lot_differs`` (a
    contradiction: one serial under two lots) or empty.
    """

    counted: Counted
    reason: str = ""
    added: tuple[tuple[int, str, int], ...] = ()
    """(item, lot, scaled base quantity) that it added; below zero where goods were taken in."""


@dataclass(slots=True)
class ScanSession:
    """What has been counted so far."""

    covered: dict[str, tuple[CountedGoods, ...]] = field(default_factory=dict)
    """Units that count whole, with the goods directly in them."""
    opened: set[str] = field(default_factory=set)
    stack: list[str] = field(default_factory=list)
    scanned: list[CountedGoods] = field(default_factory=list)
    """Goods scanned one by one; ``unit`` is the opened unit they were scanned in."""
    beside: set[tuple[str, int, str]] = field(default_factory=set)
    """(unit, item, lot) of which a person said that they are other ones."""

    def take(self, step: ScanStep) -> StepResult:
        """Count one package."""
        before = self.totals()
        if step.unit is not None:
            counted, reason = self._unit(step, step.unit)
        elif step.goods is not None:
            counted, reason = self._goods(step, step.goods)
        else:
            return StepResult("none")
        after = self.totals()
        added = {key: after.get(key, 0) - before.get(key, 0) for key in {**before, **after}}
        return StepResult(
            counted, reason, tuple((*key, more) for key, more in sorted(added.items()) if more)
        )

    def totals(self) -> dict[tuple[int, str], int]:
        """Return (item, lot) → scaled base quantity; each piece and each unit once."""
        alone = {(leaf.item, leaf.serial) for leaf in self.scanned if leaf.serial}
        found: dict[tuple[int, str], int] = {}
        known = [leaf for leaves in self.covered.values() for leaf in leaves]
        counted = [one for one in known if (one.item, one.serial) not in alone]
        for leaf in (*self.scanned, *counted):
            found[leaf.lot_key] = found.get(leaf.lot_key, 0) + leaf.quantity
        return found

    def _unit(self, step: ScanStep, unit: ScannedUnit) -> tuple[Counted, str]:
        if step.act == "close":
            self._close(unit.key)
            return "none", ""
        if step.act == "open":
            self._open(unit)
            return "none", ""
        if self._is_other_lot(unit.leaves) or self._is_other_case(unit):
            return "contradiction", "lot_differs"
        again = self._again(step, unit)
        if again:
            return "duplicate", again
        if not unit.leaves:
            return "none", "content_unknown"
        return self._whole(step, unit)

    def _is_other_lot(self, leaves: Iterable[CountedGoods]) -> bool:
        """Say whether one of the pieces was scanned, or is known, under another lot."""
        known = (*self.scanned, *(one for held in self.covered.values() for one in held))
        lots = {(one.item, one.serial): one.lot for one in known if one.serial and one.lot}
        return any(
            leaf.lot != lots.get((leaf.item, leaf.serial), leaf.lot)
            for leaf in leaves
            if leaf.serial and leaf.lot
        )

    def _is_other_case(self, unit: ScannedUnit) -> bool:
        """Say whether the very case was scanned with another lot on its label."""
        before = {one.lot for one in self.covered.get(unit.key, ()) if one.factor and one.lot}
        return bool(before) and any(one.lot and one.lot not in before for one in unit.leaves)

    def _again(self, step: ScanStep, unit: ScannedUnit) -> str:
        """Say why the unit counts already; empty where it does not."""
        if unit.key in self.opened:
            return "opened_already"
        if any(one in self.covered for one in step.above):
            return "in_counted_unit"
        return "scanned_already" if unit.key in self.covered else ""

    def _whole(self, step: ScanStep, unit: ScannedUnit) -> tuple[Counted, str]:
        loose = self._loose(unit.leaves, smaller_than=None)
        if loose and not step.answer:
            return "asks", "same_lot_counted"
        if step.answer == "inside":
            self.scanned = [leaf for leaf in self.scanned if leaf not in loose]
        for key in (unit.key, *unit.inside):
            if key not in self.opened:
                self.covered[key] = tuple(one for one in unit.leaves if one.unit == key)
        return "counted", ""

    def _open(self, unit: ScannedUnit) -> None:
        """From now on the unit counts by what is scanned in it."""
        for key in (unit.key, *unit.inside):
            self.covered.pop(key, None)
        self.opened.add(unit.key)
        self.stack.append(unit.key)

    def _close(self, key: str) -> None:
        if key in self.stack:
            del self.stack[self.stack.index(key) :]

    def _goods(self, step: ScanStep, goods: CountedGoods) -> tuple[Counted, str]:
        here = self.stack[-1] if self.stack else _FLOOR
        leaf = replace(goods, unit=here)
        if goods.serial:
            if self._is_other_lot([leaf]):
                return "contradiction", "lot_differs"
            if any((o.item, o.serial) == (leaf.item, leaf.serial) for o in self.scanned):
                return "duplicate", "scanned_already"
            if any(one in self.covered for one in step.above):
                return "duplicate", "in_counted_unit"
            self.scanned.append(leaf)
            return "counted", ""
        if goods.nameless:
            return self._nameless(step, leaf)
        return self._by_lot(step, leaf)

    def _nameless(self, step: ScanStep, leaf: CountedGoods) -> tuple[Counted, str]:
        """Count a piece that has a serial which was not scanned: nobody but a person knows whether
        it was counted. The answer is for this one alone.
        """
        if not step.answer:
            return "asks", "serial_not_scanned"
        if step.answer == "inside":
            return "duplicate", "scanned_already"
        self.scanned.append(leaf)
        return "counted", ""

    def _by_lot(self, step: ScanStep, leaf: CountedGoods) -> tuple[Counted, str]:
        """Count goods that only their lot names: a person knows whether they were counted."""
        about = (leaf.unit, *leaf.lot_key)
        larger = [one for one in self._in(leaf.unit) if one.factor > leaf.factor]
        held = any(leaf.lot_key == one.lot_key for one in (*larger, *self._whole_in(leaf.unit)))
        smaller = self._loose([leaf], smaller_than=leaf.factor)
        if (held or smaller) and not step.answer and about not in self.beside:
            return "asks", "same_lot_counted"
        if step.answer == "inside" and held:
            return "duplicate", "in_counted_unit"
        if step.answer == "inside":
            self.scanned = [one for one in self.scanned if one not in smaller]
        if step.answer == "another":
            self.beside.add(about)
        self.scanned.append(leaf)
        return "counted", ""

    def _in(self, unit: str) -> list[CountedGoods]:
        return [leaf for leaf in self.scanned if leaf.unit == unit and not leaf.serial]

    def _whole_in(self, unit: str) -> Iterable[CountedGoods]:
        """Goods without serial in units counted whole that stand where this is scanned."""
        if unit == _FLOOR:
            for leaves in self.covered.values():
                yield from (leaf for leaf in leaves if not leaf.serial)

    def _loose(
        self, leaves: Sequence[CountedGoods], smaller_than: int | None
    ) -> list[CountedGoods]:
        """Goods scanned beside that may be among these: of their lot, and of a smaller level."""
        wanted = {(leaf.unit if smaller_than is not None else _FLOOR, *leaf.lot_key)
                  for leaf in leaves if not leaf.serial}  # fmt: skip
        return [
            leaf
            for leaf in self.scanned
            if not leaf.serial
            and (leaf.unit, *leaf.lot_key) in wanted
            and (smaller_than is None or leaf.factor < smaller_than)
        ]
