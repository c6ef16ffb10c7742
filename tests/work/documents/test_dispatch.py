import pytest

from tongma.stock.model import Allocation, Key, Status
from tongma.work.documents.dispatch import GoodsGroup, share_checked

CASE = 70


def allocation(number, quantity, *, line=1, lot=4, piece=0, packed_as=0):
    return Allocation(
        number, 100, line, Key(lot, piece, 5, Status.RELEASED, 3, 9, packed_as), quantity
    )


@pytest.mark.parametrize(
    ("picked", "packed", "checked", "shares"),
    [
        ([allocation(1, 10)], (), {}, {1: 0}),
        ([allocation(1, 10)], (), {(1, 4, 0, 0): 4}, {1: 4}),
        ([allocation(1, 10)], (), {(1, 4, 0, 0): 10}, {1: 10}),
        ([allocation(1, 10)], (), {(1, 4, 0, 0): 11}, {1: 10}),
        # one after the other, never twice
        ([allocation(1, 10), allocation(2, 5)], (), {(1, 4, 0, 0): 12}, {1: 10, 2: 2}),
        # what is packed was checked, so it comes first
        ([allocation(1, 10), allocation(2, 5)], {2}, {(1, 4, 0, 0): 12}, {1: 7, 2: 5}),
        # another line, lot, piece or level is another thing
        ([allocation(1, 10, line=2)], (), {(1, 4, 0, 0): 10}, {1: 0}),
        ([allocation(1, 10, lot=5)], (), {(1, 4, 0, 0): 10}, {1: 0}),
        ([allocation(1, 1, piece=8)], (), {(1, 4, 9, 0): 1}, {1: 0}),
        ([allocation(1, 50, packed_as=CASE)], (), {(1, 4, 0, 0): 50}, {1: 0}),
    ],
)
def test_what_is_checked_is_shared_out_over_what_stands_at_dispatch(
    picked, packed, checked, shares
):
    known = {GoodsGroup(*group): quantity for group, quantity in checked.items()}

    assert shares == share_checked(picked, packed, known)
