"""Seeded faults of every type in made-up books: each is named, and nothing else is."""

import random
from collections import Counter

import pytest

from tongma.hub.reconciliation.comparison import RecordsAround, differences, spelled_alike
from tongma.hub.reconciliation.model import ComparedHolding, HoldingChange, ListRow

FACTOR = 50
MOMENT = 1_000_000


def books(dice, items):
    """Lots of items in two statuses and of two owners; no two items share anything."""
    return {
        ComparedHolding(item, f"L{item:04d}0{lot}", status, owner): dice.randrange(3, 400) * 7
        for item in range(1, items + 1)
        for lot in range(3)
        for status in (1, 2)
        for owner in (8, 9)
    }


def their_rows(ours):
    return [ListRow(line, held, quantity) for line, (held, quantity) in enumerate(ours.items(), 2)]


class Faults:
    """Puts one fault into the books of one item each, and knows which."""

    def __init__(self, dice, ours):
        self.dice, self.ours, self.rows = dice, ours, their_rows(ours)
        self.around = RecordsAround({}, {})
        self.before, self.after = {}, {}
        self.expected = Counter()

    def put(self, kind, item):
        mine = [at for at, one in enumerate(self.rows) if one.held.item == item]
        at = self.dice.choice(mine)
        getattr(self, f"_{kind}")(item, at)

    def _change(self, at, **changed):
        self.rows[at] = self.rows[at]._replace(**changed)

    def _double(self, item, at):
        self.rows.append(self.rows[at]._replace(line=9000 + item))
        self.expected["double", item] += 1

    def _lot_spelling(self, item, at):
        lot = self.rows[at].held.lot
        spelled = self.dice.choice((lot.replace("0", "O"), lot.lower(), f"{lot[0]}-{lot[1:]}"))
        for other, one in enumerate(self.rows):
            if one.held.item == item and one.held.lot == lot:
                self._change(other, held=one.held._replace(lot=spelled))
                self.expected["lot_spelling", item] += 1

    def _late(self, item, at):
        """Some movements just before the moment are not in their books, or just after are."""
        one = self.rows[at]
        moved = [self.dice.randrange(1, 7) for _ in range(self.dice.randrange(1, 4))]
        theirs_late = self.dice.random() < 0.5
        sign = -1 if theirs_late else 1
        self._change(at, quantity=one.quantity + sign * sum(moved))
        changes = [HoldingChange(item * 10 + n, MOMENT, one.held, q) for n, q in enumerate(moved)]
        noise = [HoldingChange(item * 10 + 9, MOMENT, one.held, 1000 + item)]
        if theirs_late:
            self.before[item] = noise + changes
        else:
            self.after[item] = changes + noise
        self.expected["late", item] += 1

    def _unit(self, item, at):
        one = self.rows[at]
        self.ours[one.held] = one.quantity * FACTOR
        self.expected["unit", item] += 1

    def _status(self, item, at):
        self._shift(item, at, lambda held: held._replace(status=3 - held.status), "status")

    def _owner(self, item, at):
        self._shift(item, at, lambda held: held._replace(owner=17 - held.owner), "owner")

    def _shift(self, item, at, other, kind):
        one = self.rows[at]
        twin = next(n for n, row in enumerate(self.rows) if row.held == other(one.held))
        self._change(at, quantity=one.quantity - 2)
        self._change(twin, quantity=self.rows[twin].quantity + 2)
        self.expected[kind, item] += 2

    def _missing(self, item, at):
        del self.rows[at]
        self.expected["missing", item] += 1

    def _quantity(self, item, at):
        self._change(at, quantity=self.rows[at].quantity + 3)
        self.expected["quantity", item] += 1


@pytest.mark.parametrize("seed", range(20))
def test_every_seeded_fault_is_named_and_nothing_else(seed):
    dice = random.Random(seed)
    faults = Faults(dice, books(dice, 160))
    kinds = ["double", "lot_spelling", "late", "unit", "status", "owner", "missing", "quantity"]
    for item in range(1, 161):
        if item % 2:
            faults.put(kinds[item // 2 % len(kinds)], item)
    factors = dict.fromkeys(range(1, 161), (FACTOR,))
    around = RecordsAround(faults.before, faults.after)
    found = differences(faults.rows, faults.ours, factors, around)

    assert faults.expected == Counter((one.kind, one.held.item) for one in found)


def test_equal_books_have_no_difference():
    ours = books(random.Random(1), 20)
    assert [] == differences(their_rows(ours), ours, {}, RecordsAround({}, {}))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("LOT-0O12", "lot 0012", True),
        ("00123", "123", True),
        ("B26I", "B261", True),
        ("B2601", "B2602", False),
        ("", "0", False),
        ("000", "0", False),
    ],
)
def test_two_spellings_of_a_lot_are_one(one, other, same):
    assert same == spelled_alike(one, other)
