"""A unit is no way round the rules of storage: its goods must fit where it goes and is opened."""

import pytest

from tests.floor import Floor
from tongma.inside.handling.model import BreakUp, BuildUnit, PutIn
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import find_lots

COLD, WARM, OTHER, REJECTED = "C-01-01", "A-01-01", "A-01-02", "RED-01"


@pytest.fixture
def floor(site):
    floor = Floor(site)
    floor.stocked("reagent", COLD, "5", lot="R1")
    floor.stocked("glove", WARM, "9", lot="L1")
    return floor


def unit_with(floor, item, lot, place):
    """A unit beside the goods, with two of them in it."""
    there = floor.world.places[place]
    unit = int(floor.do("storekeeper", "handling.build_unit", BuildUnit(there))["unit"])
    with floor.site.database.read() as connection:
        lot_id = find_lots(connection, floor.world.items[item], lot)[0].id
    what = Moved(floor.world.items[item], "2", there, lot=lot_id)
    floor.do("storekeeper", "transfers.relocate", Relocate(floor.world.site, what, place=unit))
    return unit


def put(floor, unit, into):
    answer = floor.answer("storekeeper", "handling.put_in", PutIn(unit, into))
    return answer.refusal and answer.refusal.code


@pytest.mark.parametrize(
    ("item", "lot", "from_", "to", "code"),
    [
        ("reagent", "R1", COLD, WARM, "place_temperature"),
        ("glove", "L1", WARM, COLD, "place_temperature"),
        ("glove", "L1", WARM, OTHER, None),
        ("glove", "L1", WARM, REJECTED, "place_status"),
    ],
)
def test_a_unit_goes_only_where_its_goods_may_lie(floor, item, lot, from_, to, code):
    unit = unit_with(floor, item, lot, from_)

    assert code == put(floor, unit, floor.world.places[to])


def test_nor_by_another_unit_that_stands_there(floor):
    inner = unit_with(floor, "reagent", "R1", COLD)
    warm = floor.world.places[WARM]
    outer = int(floor.do("storekeeper", "handling.build_unit", BuildUnit(warm))["unit"])
    with floor.site.database.read() as connection:
        lot = find_lots(connection, floor.world.items["reagent"], "R1")[0].id
    what = Moved(floor.world.items["reagent"], "1", floor.world.places[COLD], lot=lot)
    straight = floor.answer(
        "storekeeper", "transfers.relocate", Relocate(floor.world.site, what, place=outer)
    )

    assert "place_temperature" == put(floor, inner, outer)
    assert "place_temperature" == straight.refusal.code


def test_a_unit_with_units_in_it_is_judged_by_all_that_is_in_them(floor):
    inner = unit_with(floor, "reagent", "R1", COLD)
    cold = floor.world.places[COLD]
    outer = int(floor.do("storekeeper", "handling.build_unit", BuildUnit(cold))["unit"])

    assert put(floor, inner, outer) is None
    assert "place_temperature" == put(floor, outer, floor.world.places[WARM])


def test_a_unit_that_fits_is_carried_and_opened(floor):
    unit = unit_with(floor, "glove", "L1", WARM)
    assert put(floor, unit, floor.world.places[OTHER]) is None
    floor.do("storekeeper", "handling.break_up", BreakUp(unit))
    with floor.site.database.read() as connection:
        there = stock_at(connection, place=floor.world.places[OTHER])
    assert [2] == [row.quantity for row in there]
    assert [] == floor.faults()
