"""What the ledger refuses besides too little stock: holds, allocations, reversals, decimals."""

from types import SimpleNamespace

import pytest

from tests.harness import somebody
from tongma.foundation.commands.kind import Kind
from tongma.stock.model import HoldScope, Key, Move, PlaceClass, Spot, Status, Virtual
from tongma.stock.post.allocations import allocate
from tongma.stock.post.goods import LotData, add_item, find_or_add_lot, set_decimals
from tongma.stock.post.holds import agree_to_lift, place_hold
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record, reverse_with_allocation
from tongma.stock.post.tree import add_place

ITEM, NEVER_SEEN, SITE, BIN, OTHER_BIN, OWNER, LINE = 110, 111, 100, 101, 102, 50, 7


def spot(place):
    return Spot(place, Status.RELEASED, OWNER)


@pytest.fixture
def ledger(site):
    """Ten of a lot in a bin, the record that brought them, and a way to work on the ledger."""

    def run(work):
        found = []
        kind = Kind("test.work", object, lambda tx, _c: (found.append(work(tx)), {})[1], dict)
        answer = site.run(kind, None, somebody(900 + next(people), "test.*"))
        return answer, found[0] if found else None

    def set_up(tx):
        add_item(tx, ITEM, 0)
        add_item(tx, NEVER_SEEN, 0)
        add_place(tx, SITE, "site", klass=PlaceClass.KEPT)
        for place in (BIN, OTHER_BIN):
            add_place(tx, place, "bin", klass=PlaceClass.KEPT, parent=SITE)
        lot = find_or_add_lot(tx, ITEM, LotData("L1"))
        post(tx, [Move(ITEM, lot, 0, 10, spot(Virtual.SUPPLIER), spot(BIN))])
        return lot

    people = iter(range(100))
    answer, lot = run(set_up)
    assert "accepted" == answer.outcome
    key = Key(lot, 0, BIN, Status.RELEASED, OWNER, ITEM, 0)
    return SimpleNamespace(run=run, lot=lot, key=key, record=answer.record_id)


def refused(ledger, work):
    answer, _nothing = ledger.run(work)
    assert "refused" == answer.outcome
    return answer.refusal.code, dict(answer.refusal.facts)


@pytest.mark.parametrize("target", [0, 9999])
def test_a_hold_lies_on_something_that_there_is(ledger, target):
    expected = ("hold_target_unknown", {"scope": "lot", "target": str(target)})

    assert expected == refused(ledger, lambda tx: place_hold(tx, "quality", HoldScope.LOT, target))


def test_a_hold_that_is_lifted_is_not_lifted_again(ledger):
    _answer, hold = ledger.run(lambda tx: place_hold(tx, "quality", HoldScope.LOT, ledger.lot))
    _answer, missing = ledger.run(lambda tx: agree_to_lift(tx, hold))

    assert 0 == missing
    assert ("hold_lifted", {"hold": str(hold)}) == refused(
        ledger, lambda tx: agree_to_lift(tx, hold)
    )


def test_no_more_goes_with_an_allocation_than_it_is_of(ledger):
    _answer, (given,) = ledger.run(lambda tx: allocate(tx, 1, LINE, [(ledger.key, 4)]))
    ledger.run(lambda tx: allocate(tx, 1, LINE + 1, [(ledger.key, 4)]))

    def move(quantity):
        there = Move(ITEM, ledger.lot, 0, quantity, spot(BIN), spot(OTHER_BIN), allocation=given.id)
        return lambda tx: post(tx, [there])

    assert ("allocation_short", {"allocation": str(given.id)}) == refused(ledger, move(5))
    answer, _posted = ledger.run(move(4))
    assert "accepted" == answer.outcome


def test_what_was_allocated_and_has_gone_on_is_not_brought_back(ledger):
    _answer, (given,) = ledger.run(lambda tx: allocate(tx, 1, LINE, [(ledger.key, 4)]))
    there = Move(ITEM, ledger.lot, 0, 4, spot(BIN), spot(OTHER_BIN), allocation=given.id)
    answer, _posted = ledger.run(lambda tx: post(tx, [there]))

    expected = ("allocation_short", {"record": str(answer.record_id)})
    assert expected == refused(
        ledger, lambda tx: reverse_with_allocation(tx, answer.record_id, [LINE + 1])
    )


def test_a_record_is_taken_back_once(ledger):
    answer, _moves = ledger.run(lambda tx: reverse_record(tx, ledger.record))

    assert "accepted" == answer.outcome
    assert ("already_reversed", {"record": str(ledger.record)}) == refused(
        ledger, lambda tx: reverse_record(tx, ledger.record)
    )


def test_the_decimals_of_an_item_are_fixed_once_it_has_moved(ledger):
    answer, _nothing = ledger.run(lambda tx: set_decimals(tx, NEVER_SEEN, 3))

    assert "accepted" == answer.outcome
    assert ("item_has_moved", {"item": str(ITEM)}) == refused(
        ledger, lambda tx: set_decimals(tx, ITEM, 3)
    )
