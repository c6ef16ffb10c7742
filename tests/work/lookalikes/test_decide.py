"""What is easily taken for one another: boundaries and order of precedence."""

from typing import NamedTuple

import pytest

from tongma.work.lookalikes.decide import (
    ShelvedGoods,
    differ_by_one,
    is_beside,
    lookalikes_of,
    whole_bins,
)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("L2401", "L2407", True),
        ("L2401", "L24O1", True),
        ("L2401", "L240", True),
        ("L2401", "L24010", True),
        ("L2401", "2401", True),
        ("L2401", "L2401", False),
        # written otherwise, the same
        ("L2401", "l2401", False),
        ("L2401", "Ｌ２４０１", False),
        ("L2401", "L 24 01", False),
        ("L2401", "l２4 07", True),
        # two characters
        ("L2401", "L2041", False),
        ("L2401", "L1402", False),
        ("L2401", "L24", False),
        ("L2401", "L240123", False),
        # an empty text is like no other
        ("L", "", False),
        ("", "L", False),
        ("", "", False),
        (" ", "L", False),
    ],
)
def test_one_character_more_less_or_another_makes_lookalikes(one, other, differ):
    assert differ == differ_by_one(one, other)


def goods(item=1, lot=10, *, code="STN-2215", name="支架 2.25 mm", number="L1"):
    return ShelvedGoods(item, lot, 5, code, name, number)


MINE = goods()


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        # another lot of the same item
        (goods(lot=11, number="L2"), "lot"),
        (goods(lot=11, number="L1"), None),
        (goods(lot=11, number="X9"), None),
        (goods(lot=10, number="L2"), None),
        (goods(lot=0, number=""), None),
        (goods(lot=11, number="X9", code="STN-2218"), None),
        # another item: its name before its code; its lots are its own
        (goods(2, name="支架 2.28 mm", code="STN-2218"), "name"),
        (goods(2, name="支架 2.28 mm", code="GLV-7"), "name"),
        (goods(2, name="手套", code="STN-2218"), "code"),
        (goods(2, name="支架 2.25 mm", code="STN-2218"), "code"),
        (goods(2, name="手套", code="GLV-7", number="L2", lot=11), None),
    ],
)
def test_another_lot_or_another_item_is_a_lookalike(other, kind):
    expected = [] if kind is None else [(kind, MINE, other)]

    assert expected == [tuple(pair) for pair in lookalikes_of(MINE, [other])]


def test_every_lookalike_is_told_in_the_order_of_what_lies_there():
    others = [goods(lot=12, number="L3"), goods(2, name="手套"), goods(lot=11, number="L2")]

    assert [12, 11] == [pair.other.lot for pair in lookalikes_of(MINE, others)]


class Bin(NamedTuple):
    id: int
    sequence: int


@pytest.mark.parametrize(
    ("here", "other", "expected"),
    [
        (Bin(1, 5), Bin(2, 5), True),
        (Bin(1, 5), Bin(2, 6), True),
        (Bin(1, 5), Bin(2, 7), False),
        (Bin(1, 5), Bin(2, 4), False),
        (Bin(1, 5), Bin(1, 5), False),
    ],
)
def test_a_bin_is_beside_one_of_the_same_or_the_next_number(here, other, expected):
    assert expected == is_beside(here, other)


@pytest.mark.parametrize(
    ("numbers", "limit", "shown"),
    [
        ([], 1, 0),
        ([1], 1, 1),
        ([1, 2], 2, 2),
        ([1, 2], 1, 1),
        ([1, 1], 1, 2),
        ([1, 1, 2], 2, 2),
        ([1, 2, 2, 2, 3], 2, 4),
    ],
)
def test_a_page_ends_with_a_whole_bin(numbers, limit, shown):
    assert shown == whole_bins(numbers, limit)
