"""Of which sites and owners the goods are that a hold on something reaches."""

import pytest
import sqlalchemy as sa

from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.inside.corrections.model import CorrectLot
from tongma.inside.counting.model import ApproveCount, CountBin, OpenCount, ReopenCountLine
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.inside.transfers.model import ArriveTransfer, DispatchTransfer, Moved
from tongma.masterdata.policy.model import SaveSetting
from tongma.stock.model import HoldScope
from tongma.stock.query.reach import goods_reached
from tongma.stock.tables import balance
from tongma.work.documents.query import lines_of_document

NEVER = 2**40
ALL = {(EVERYWHERE, EVERYWHERE)}
RIGHTS = frozenset({"holds.*", "corrections.*", "policy.*"})


def at(site, owner=EVERYWHERE):
    return Actor(950, "one-site", (Grant("quality_manager", site, owner, RIGHTS),))


@pytest.fixture
def goods(floor):
    """Gloves of one lot in a bin of the first site."""
    floor.lot = floor.stocked("glove", "A-01-01", "20")
    with floor.site.database.read() as connection:
        query = sa.select(balance.c.owner).where(balance.c.lot == floor.lot)
        floor.owner = connection.execute(query).scalar_one()
    return floor


def reached(floor, scope, target):
    with floor.site.database.read() as connection:
        return set(goods_reached(connection, scope, target))


def sent(floor, quantity):
    world = floor.world
    what = Moved(world.items["glove"], quantity, world.places["A-01-01"], floor.lot)
    command = DispatchTransfer(world.site, world.other_site, (what,))
    made = floor.do("storekeeper", "transfers.dispatch_transfer", command)
    return ArriveTransfer(int(made["transfer"]), int(made["lines"][0]))


def test_goods_are_of_the_site_where_they_lie(goods):
    world, here = goods.world, (goods.world.site, EVERYWHERE)

    assert {(world.site, goods.owner)} == reached(goods, HoldScope.LOT, goods.lot)
    assert {here} == reached(goods, HoldScope.ITEM, world.items["glove"])
    assert {here} == reached(goods, HoldScope.PLACE, world.places["A-01-01"])
    assert {here} == reached(goods, HoldScope.PLACE, world.site)


@pytest.mark.parametrize("scope", [HoldScope.LOT, HoldScope.ITEM, HoldScope.PIECE,
                                   HoldScope.PLACE, HoldScope.SUPPLIER])  # fmt: skip
def test_what_never_lay_anywhere_is_of_all_sites(goods, scope):
    assert ALL == reached(goods, scope, NEVER)


def test_goods_on_the_road_are_of_all_sites_and_then_of_both(goods):
    arrive = sent(goods, "5")
    on_road = reached(goods, HoldScope.LOT, goods.lot)
    goods.do("storekeeper", "transfers.arrive_transfer", arrive)
    world, owner = goods.world, goods.owner

    assert {(world.site, owner), (EVERYWHERE, owner)} == on_road
    both = {(world.site, owner), (world.other_site, owner)}
    assert both == reached(goods, HoldScope.LOT, goods.lot)


def test_goods_that_are_gone_are_of_the_site_that_they_left(goods):
    world = goods.world
    place = world.places["A-01-01"]
    made = goods.do("counter", "counting.open_count", OpenCount(world.site, (place,)))
    count = CountBin(int(made["count"]), place, ())
    goods.do("counter", "counting.count_bin", count)
    with goods.site.database.read() as connection:
        (line,) = [one.id for one in lines_of_document(connection, count.count)]
    goods.answer("counter", "counting.reopen_count_line", ReopenCountLine(line))
    goods.do("second_counter", "counting.count_bin", count)
    goods.do("count_approver", "counting.approve_count", ApproveCount(line), reason="gone")

    assert 0 == goods.there("glove", "A-01-01")
    assert {(world.site, goods.owner)} == reached(goods, HoldScope.LOT, goods.lot)


def test_who_has_the_right_at_one_site_changes_the_goods_of_that_site_alone(goods):
    world = goods.world
    wanted = [
        ("holds.place_hold", PlaceHold("lot", goods.lot, "recall")),
        ("holds.place_hold", PlaceHold("item", world.items["glove"])),
        ("holds.place_hold", PlaceHold("place", world.places["A-01-01"])),
        ("holds.place_hold", PlaceHold("lot", goods.lot, site=world.other_site)),
        ("corrections.correct_lot", CorrectLot(goods.lot, expiry="2098-12-31")),
    ]

    def codes(actor, commands):
        answers = [
            goods.site.run(KINDS[name], one, actor, reason="because") for name, one in commands
        ]
        return [a.refusal.code if a.refusal else a.outcome for a in answers], answers

    assert ["not_allowed"] * 5 == codes(at(world.other_site), wanted)[0]
    done, answers = codes(at(world.site), [wanted[0], wanted[1], wanted[2], wanted[4]])
    assert ["accepted"] * 4 == done
    lift = [("holds.lift_hold", LiftHold(int(one.result["hold"]))) for one in answers[:3]]
    assert ["not_allowed"] * 3 == codes(at(world.other_site), lift)[0]
    assert ["accepted"] * 3 == codes(at(world.site), lift)[0]


def test_a_setting_is_of_its_site_and_every_other_of_all_sites(goods):
    world = goods.world
    item = str(world.items["glove"])
    wanted = [
        SaveSetting("near_expiry_months", "3", "site", str(world.site)),
        SaveSetting("near_expiry_months", "3", "site", str(world.other_site)),
        SaveSetting("near_expiry_months", "3", "item", item),
        SaveSetting("near_expiry_months", "3", "device_class", "III"),
        SaveSetting("customer_min_days", "0", "customer", str(world.hospital)),
        SaveSetting("customer_min_days", "0"),
    ]
    answers = [goods.site.run(KINDS["policy.save_setting"], one, at(world.site)) for one in wanted]

    assert ["accepted"] + ["not_allowed"] * 5 == [
        one.refusal.code if one.refusal else one.outcome for one in answers
    ]
