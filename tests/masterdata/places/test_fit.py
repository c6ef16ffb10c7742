import pytest

from tongma.masterdata.places.fit import StoredGoods, misfit
from tongma.masterdata.places.query import PlaceInfo

RELEASED, REJECTED = 2, 3
BIN = PlaceInfo(
    1, "A-01", "", "bin", 9, "storage", RELEASED, "cold", "one_lot", 0, 0, 0, 0, "", 0, "active"
)
GOODS = StoredGoods(7, 70, RELEASED, "cold")
ODD = StoredGoods(7, 70, REJECTED, "cool")


def code(refusal):
    return refusal and refusal.code


@pytest.mark.parametrize(
    ("place", "goods", "expected"),
    [
        ({}, GOODS, None),
        ({"status": 0}, StoredGoods(7, 70, REJECTED, "cold"), None),
        ({"temperature_class": ""}, GOODS, None),
        ({}, StoredGoods(7, 70, RELEASED, ""), None),
        ({"kind": "dock"}, GOODS, None),
        # what is named first comes first
        ({"state": "retired", "kind": "site"}, ODD, "place_retired"),
        ({"kind": "site"}, StoredGoods(7, 70, REJECTED, "cool"), "place_no_stock"),
        ({"kind": "zone"}, GOODS, "place_no_stock"),
        ({}, StoredGoods(7, 70, REJECTED, "cool"), "place_status"),
        ({}, StoredGoods(7, 70, RELEASED, "cool"), "place_temperature"),
    ],
)
def test_goods_lie_where_state_status_and_temperature_fit(place, goods, expected):
    assert expected == code(misfit(BIN._replace(**place), goods))


@pytest.mark.parametrize(
    ("mixing", "other", "expected"),
    [
        ("one_lot", StoredGoods(7, 70, RELEASED), None),
        ("one_lot", StoredGoods(7, 71, RELEASED), "place_mixing"),
        ("one_lot", StoredGoods(8, 70, RELEASED), "place_mixing"),
        ("one_item", StoredGoods(7, 71, RELEASED), None),
        ("one_item", StoredGoods(8, 71, RELEASED), "place_mixing"),
        ("any", StoredGoods(8, 80, RELEASED), None),
    ],
)
def test_goods_are_mixed_as_the_place_allows(mixing, other, expected):
    same = StoredGoods(7, 70, RELEASED)

    assert expected == code(misfit(BIN._replace(mixing=mixing), GOODS, [same, other]))


def test_a_wrong_status_is_said_in_words():
    refusal = misfit(BIN, StoredGoods(7, 70, REJECTED))

    assert {"place": "A-01", "expected": "released", "goods": "rejected"} == refusal.facts
