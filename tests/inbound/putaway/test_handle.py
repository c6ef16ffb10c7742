import pytest

from tongma.foundation.kernel.actor import WHOLE
from tongma.inbound.acceptance.model import Accept
from tongma.inbound.putaway.model import GiveBackPutAway, PutAway
from tongma.inbound.putaway.query import bin_offers
from tongma.inside.transfers.model import Moved, Relocate
from tongma.masterdata.catalogue.model import ItemData, SaveItem

PUT, BACK = "putaway.put_away", "putaway.give_back_put_away"


def put(floor, line, quantity="", place="A-01-01", **more):
    return floor.answer("storekeeper", PUT, PutAway(line, 0, place, quantity, **more))


def test_what_is_put_away_lies_in_the_bin_and_the_rest_still_waits(floor):
    line = floor.accepted("glove", "10")
    result = put(floor, line, "4").result

    assert ("4", "6", "A-01-01") == (result["quantity"], result["left"], result["place_code"])
    assert (4, 6) == (floor.there("glove", "A-01-01"), floor.there("glove", "DOCK-IN"))
    assert [line] == floor.open_tasks("put_away")


def test_a_bin_that_is_named_in_two_ways_is_one_bin(floor):
    line, world = floor.accepted("glove", "10"), floor.world
    bins = world.places["A-01-02"], world.places["A-01-01"]
    both = [PutAway(line, one, "A-01-01", "1") for one in bins]
    moved = [Relocate(world.site, Moved(world.items["glove"], "1", bins[1], lot), one, "A-01-02")
             for lot in [floor.line(line).lot] for one in (bins[1], bins[0])]  # fmt: skip

    refusal = floor.answer("storekeeper", PUT, both[0]).refusal
    said = {"field": "place", "first": "A-01-02", "second": "A-01-01"}
    assert ("codes_contradict", said) == (refusal.code, refusal.facts)
    assert (0, 10) == (floor.there("glove", "A-01-02"), floor.there("glove", "DOCK-IN"))
    floor.do("storekeeper", PUT, both[1])
    assert "codes_contradict" == floor.refused("storekeeper", "transfers.relocate", moved[0])
    floor.do("storekeeper", "transfers.relocate", moved[1])
    assert 1 == floor.there("glove", "A-01-02")


def test_each_put_away_is_given_back_to_its_own_line_once(floor):
    first, second = floor.accepted("glove", "10"), floor.accepted("glove", "10")
    mine = put(floor, second, "10")
    put(floor, first, "10")
    back = floor.do("storekeeper", BACK, GiveBackPutAway(mine.record_id))

    assert {"reversed": str(mine.record_id), "quantity": "10"} == back
    assert (10, 0) == (floor.line(first).done, floor.line(second).done)
    assert [second] == floor.open_tasks("put_away")
    assert "record_unknown" == floor.refused("storekeeper", BACK, GiveBackPutAway(mine.record_id))
    assert [] == floor.faults()


def test_two_put_aways_of_one_line_are_given_back_one_by_one(floor):
    line = floor.accepted("glove", "10")
    first, second = put(floor, line, "4"), put(floor, line, "6")
    assert [] == floor.open_tasks("put_away")
    floor.do("storekeeper", BACK, GiveBackPutAway(second.record_id))
    assert 4 == floor.line(line).done
    floor.do("storekeeper", BACK, GiveBackPutAway(first.record_id))

    assert 0 == floor.line(line).done
    assert [line] == floor.open_tasks("put_away")


def test_what_is_no_put_away_is_not_given_back(floor):
    answer = floor.answer(
        "acceptor", "acceptance.accept", Accept(floor.received("glove", "1"), "1")
    )

    assert "record_unknown" == floor.refused("storekeeper", BACK, GiveBackPutAway(answer.record_id))


def test_quantities_of_an_item_with_decimals_are_told_in_base_units(floor):
    data = ItemData("GEL-1", "耦合剂", decimals=3, base_unit="KGM")
    made = floor.do("master_data", "catalogue.save_item", SaveItem(data))
    floor.world.items["gel"] = int(made["id"])
    done = put(floor, floor.accepted("gel", "1.250"), "0.5")
    back = floor.do("storekeeper", BACK, GiveBackPutAway(done.record_id))

    assert ("0.5", "0.75") == (done.result["quantity"], done.result["left"])
    assert "0.5" == back["quantity"]


def test_no_more_is_put_down_as_done_than_pieces_were_moved(floor):
    line = floor.accepted("stent", "2", serials=("S1", "S2"))

    assert "serials_do_not_match" == put(floor, line, "2", serials=("S1",)).refusal.code
    put(floor, line, serials=("S1",))
    assert (1, 1) == (floor.line(line).done, floor.there("stent", "A-01-01"))


@pytest.mark.parametrize(
    ("place", "code"),
    [("C-01-01", "place_temperature"), ("RED-01", "place_status"),
     ("DOCK-OUT", "place_not_storage"), ("Z-99", "place_unknown")],
)  # fmt: skip
def test_a_bin_that_does_not_fit_is_refused(floor, place, code):
    assert code == put(floor, floor.accepted("glove", "1"), place=place).refusal.code


def test_a_bin_of_another_site_is_refused(floor):
    line = floor.accepted("glove", "1")
    command = PutAway(line, floor.elsewhere("A-01-01"))

    assert "place_other_site" == floor.refused("storekeeper", PUT, command)


def test_bins_are_offered_to_who_may_see_the_line_only(floor):
    line = floor.accepted("glove", "1")
    floor.stocked("glove", "A-01-03", "5")
    with floor.site.database.read() as connection:
        found = bin_offers(connection, line, WHOLE)
        hidden = bin_offers(connection, line, floor.teller.people["picker"].reach("none"))

    assert ["A-01-03", "A-01-01", "A-01-02"] == [offer.code for offer in found]
    assert [] == hidden
