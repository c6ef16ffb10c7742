"""The invariants of the ledger, as tables."""

import pytest

from tests.facts import code_of
from tongma.foundation.kernel.outcome import Defect
from tongma.stock.model import Counted, Key, Move, OnHand, PlaceClass, Spot, Virtual
from tongma.stock.rules import Net, may_not_leave, net_of, overtaken, refusal_for

ITEM, LOT, OWNER = 11, 21, 50
BIN, OTHER_BIN, CUSTOMER = 101, 102, 103
CLASSES = {
    BIN: PlaceClass.KEPT,
    OTHER_BIN: PlaceClass.KEPT,
    CUSTOMER: PlaceClass.PARTNER,
    Virtual.SUPPLIER: PlaceClass.VIRTUAL,
}


def spot(place):
    return Spot(place, 2, OWNER)


def key(place, **more):
    return Key(LOT, 0, place, 2, OWNER, ITEM, 0)._replace(**more)


def move(source, target, quantity=5, allocation=0):
    return Move(ITEM, LOT, 0, quantity, spot(source), spot(target), allocation=allocation)


@pytest.mark.parametrize(
    ("moves", "quantity", "allocated"),
    [
        ([move(Virtual.SUPPLIER, BIN)], {BIN: 5}, {}),
        ([move(BIN, Virtual.SUPPLIER)], {BIN: -5}, {}),
        ([move(BIN, OTHER_BIN)], {BIN: -5, OTHER_BIN: 5}, {}),
        ([move(BIN, CUSTOMER)], {BIN: -5, CUSTOMER: 5}, {}),
        ([move(BIN, OTHER_BIN), move(BIN, OTHER_BIN, 2)], {BIN: -7, OTHER_BIN: 7}, {}),
        ([move(BIN, OTHER_BIN), move(OTHER_BIN, BIN)], {BIN: 0, OTHER_BIN: 0}, {}),
        # an allocation goes along, and ends where goods leave what is kept
        ([move(BIN, OTHER_BIN, 5, 8)], {BIN: -5, OTHER_BIN: 5}, {BIN: -5, OTHER_BIN: 5}),
        ([move(BIN, CUSTOMER, 5, 8)], {BIN: -5, CUSTOMER: 5}, {BIN: -5}),
        ([move(BIN, OTHER_BIN, 5, 8), move(BIN, OTHER_BIN, 2, 9)], {BIN: -7, OTHER_BIN: 7},
         {BIN: -7, OTHER_BIN: 7}),
        ([move(BIN, OTHER_BIN, 1, 8)], {BIN: -1, OTHER_BIN: 1}, {BIN: -1, OTHER_BIN: 1}),
        ([], {}, {}),
    ],
)  # fmt: skip
def test_movements_of_one_call_are_netted_by_key(moves, quantity, allocated):
    net = net_of(moves, CLASSES)

    assert {key(place): change for place, change in quantity.items()} == net.quantity
    assert {key(place): change for place, change in allocated.items()} == net.allocated


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (move(BIN, OTHER_BIN, 0), "a movement needs a quantity above zero"),
        (move(BIN, OTHER_BIN, -1), "a movement needs a quantity above zero"),
        (move(BIN, BIN), "a movement must move something"),
    ],
)
def test_a_movement_moves_something(wrong, told):
    with pytest.raises(Defect, match=f"^{told}$"):
        net_of([wrong], CLASSES)

    assert {key(BIN): -1, key(OTHER_BIN): 1} == net_of([move(BIN, OTHER_BIN, 1)], CLASSES).quantity


@pytest.mark.parametrize(
    ("change", "carried", "there", "code"),
    [
        (-5, 0, OnHand(5, 0), None),
        (-5, 0, OnHand(6, 1), None),
        (-6, 0, OnHand(5, 0), "not_enough_stock"),
        (-1, 0, None, "not_enough_stock"),
        (1, 0, None, None),
        (0, 0, OnHand(5, 9), None),
        (-5, 0, OnHand(5, 1), "stock_is_allocated"),
        (-5, 0, OnHand(9, 5), "stock_is_allocated"),
        (-6, 0, OnHand(5, 5), "not_enough_stock"),  # what is not there comes first
        (-5, -5, OnHand(5, 5), None),  # it takes its own allocation along
        (-5, -4, OnHand(5, 5), "stock_is_allocated"),
        (-5, 1, OnHand(6, 0), None),
        (-5, 1, OnHand(5, 0), "stock_is_allocated"),
    ],
)
def test_a_kept_place_gives_what_is_there_and_not_promised(change, carried, there, code):
    net = Net({key(BIN): change}, {key(BIN): carried} if carried else {})
    held = {key(BIN): there} if there else {}

    assert code == code_of(refusal_for(net, held, CLASSES, {}))


def test_a_customer_may_give_back_more_than_is_booked_there():
    assert refusal_for(Net({key(CUSTOMER): -5}), {}, CLASSES, {}) is None


def test_the_first_key_in_order_that_lacks_stock_is_told():
    net = Net({key(OTHER_BIN): -1, key(CUSTOMER): -9, key(BIN): -2})

    assert str(BIN) == refusal_for(net, {}, CLASSES, {}).facts["place"]
    more_first = Net({key(BIN): 1, key(OTHER_BIN): -1})
    assert str(OTHER_BIN) == refusal_for(more_first, {}, CLASSES, {}).facts["place"]
    held = {key(BIN): OnHand(2, 0)}
    assert str(OTHER_BIN) == refusal_for(net, held, CLASSES, {}).facts["place"]


def test_a_refusal_names_its_key_and_quantities_in_the_units_of_the_item():
    named = {"lot": "21", "piece": "0", "place": "101", "status": "2", "owner": "50",
             "item": "11", "packed_as": "0"}  # fmt: skip

    missing = refusal_for(Net({key(BIN): -1500}), {key(BIN): OnHand(1250, 0)}, CLASSES, {ITEM: 3})
    promised = refusal_for(
        Net({key(BIN): -1500}), {key(BIN): OnHand(1500, 250)}, CLASSES, {ITEM: 3}
    )
    whole = refusal_for(Net({key(BIN): -15}), {}, CLASSES, {})

    assert named | {"on_hand": "1.25", "wanted": "1.5"} == missing.facts
    assert named | {"on_hand": "1.5", "wanted": "1.5", "allocated": "0.25"} == promised.facts
    assert named | {"on_hand": "0", "wanted": "15"} == whole.facts


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("not_released", "stock_not_released"),
        ("held", "stock_held"),
        ("expired", "stock_expired"),
    ],
)
def test_the_reason_why_stock_may_not_go_out_has_a_code(reason, code):
    refusal = may_not_leave(reason, {"goods": "G / L1"})

    assert (code, {"goods": "G / L1"}) == (code_of(refusal), refusal.facts)


WHOLE = Counted(7, BIN, 0, 0, 0, 0, 1000, 40)
"""The place was handed in at 1000."""
NAMED = Counted(7, BIN, ITEM, LOT, 0, 0, 400, 40)
"""The thing was scanned at 400."""


def keys_of(found):
    return [(known.place, count) for known, count in found]


@pytest.mark.parametrize(
    ("happened", "stated", "expected"),
    [
        (999, [WHOLE], [(BIN, WHOLE)]),
        (1000, [WHOLE], []),
        (1001, [WHOLE], []),
        (399, [WHOLE, NAMED], [(BIN, NAMED)]),
        (400, [WHOLE, NAMED], []),  # the thing was judged when it was scanned
        (999, [WHOLE, NAMED], []),
        (999, [WHOLE, NAMED._replace(lot=LOT + 1)], [(BIN, WHOLE)]),  # another thing
        (999, [WHOLE, NAMED._replace(record_id=6)], [(BIN, WHOLE)]),  # of another count
        (399, [NAMED], []),  # a place that was not handed in is not judged
        (999, [WHOLE._replace(place=OTHER_BIN)], []),
        (999, [], []),
    ],
)
def test_a_count_overtakes_what_happened_before_it(happened, stated, expected):
    net = Net({key(BIN): -5})

    assert expected == keys_of(overtaken(net, happened, stated))


def test_the_newest_count_is_named():
    older, newer = WHOLE, WHOLE._replace(record_id=8, counted_at=2000)

    assert [(BIN, newer)] == keys_of(overtaken(Net({key(BIN): 1}), 500, [older, newer]))
    assert [(BIN, newer)] == keys_of(overtaken(Net({key(BIN): 1}), 500, [newer, older]))


def test_a_newer_count_that_scanned_the_thing_before_leaves_the_older_to_judge():
    newer = WHOLE._replace(record_id=8, counted_at=2000)
    scanned = NAMED._replace(record_id=8, counted_at=300)

    assert [(BIN, WHOLE)] == keys_of(overtaken(Net({key(BIN): 1}), 500, [WHOLE, newer, scanned]))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"status": 1}, []),  # a change of status leaves the thing in its place
        ({"owner": 60}, []),
        ({"packed_as": 31}, [0, 31]),  # opening a case makes another thing
        ({"piece": 8}, [0, 0]),
    ],
)
def test_goods_that_stay_in_their_place_do_not_contradict_a_count(other, expected):
    net = Net({key(BIN): -5, key(BIN, **other): 5})

    found = overtaken(net, 500, [WHOLE])
    assert expected == [known.packed_as for known, _count in found]


def test_things_are_told_in_the_order_of_their_keys_each_by_its_first():
    net = Net(
        {
            key(OTHER_BIN): 1,
            key(BIN, status=3): 2,
            key(BIN, status=1): 2,
            key(BIN, lot=LOT - 1): 1,
        }
    )
    counts = [WHOLE, WHOLE._replace(place=OTHER_BIN)]

    found = overtaken(net, 500, counts)
    told = [(known.lot, known.place, known.status) for known, _count in found]
    assert [(LOT - 1, BIN, 2), (LOT, BIN, 1), (LOT, OTHER_BIN, 2)] == told
