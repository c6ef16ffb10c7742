import pytest
import sqlalchemy as sa

from tongma.inside.counting.model import ApproveCount, CountBin, FoundGoods, OpenCount
from tongma.inside.transfers.model import Moved, Relocate
from tongma.stock.query.balances import stock_at
from tongma.work.documents.tables import document


@pytest.fixture
def count(floor):
    """A count of one bin."""
    command = OpenCount(floor.world.site, (floor.world.places["A-01-01"],))
    return int(floor.do("counter", "counting.open_count", command)["count"])


def test_a_bin_is_handed_in_to_the_count_that_it_belongs_to(floor, count):
    there, strange = floor.world.places["A-01-01"], floor.world.places["A-01-02"]

    assert "place_not_in_count" == floor.refused(
        "counter", "counting.count_bin", CountBin(count, strange, ())
    )
    assert "done" == floor.do("counter", "counting.count_bin", CountBin(count, there, ()))["state"]


def test_a_bin_is_in_one_open_count_at_a_time(floor, count):
    world = floor.world
    again = OpenCount(world.site, (world.places["A-01-02"], world.places["A-01-01"]))
    assert "bin_is_counted" == floor.refused("counter", "counting.open_count", again)

    floor.do("counter", "counting.count_bin", CountBin(count, world.places["A-01-01"], ()))

    assert floor.do("counter", "counting.open_count", again)["count"]


def counted_twice(floor, place, lot):
    """Two counts of one bin, both with two of ten missing; as before a bin was in one only."""
    both = []
    for _ in range(2):
        opened = floor.do("counter", "counting.open_count", OpenCount(floor.world.site, (place,)))
        both.append(opened)
        hidden = sa.update(document).where(document.c.kind == "count").values(state="aside")
        floor.site.database.write(lambda connection, hidden=hidden: connection.execute(hidden))
    shown = sa.update(document).where(document.c.kind == "count").values(state="open")
    floor.site.database.write(lambda connection: connection.execute(shown))
    glove = FoundGoods(floor.world.items["glove"], lot, quantity="8")
    for opened in both:
        for who in ("counter", "second_counter"):
            command = CountBin(int(opened["count"]), place, (glove,))
            told = floor.do(who, "counting.count_bin", command)
        assert "to_approve" == told["state"]
    return [int(opened["lines"][0]) for opened in both]


def test_what_two_counts_miss_leaves_the_ledger_once(floor):
    place = floor.world.places["A-01-01"]
    lot = floor.stocked("glove", "A-01-01", "10")
    first, second = counted_twice(floor, place, lot)
    floor.do("count_approver", "counting.approve_count", ApproveCount(first))
    answer = floor.answer("count_approver", "counting.approve_count", ApproveCount(second))

    assert "count_outdated" == answer.refusal.code
    with floor.site.database.read() as connection:
        assert [8] == [row.quantity for row in stock_at(connection, place=place)]


def test_what_went_away_since_the_count_is_counted_again(floor):
    place = floor.world.places["A-01-01"]
    lot = floor.stocked("glove", "A-01-01", "10")
    opened = floor.do("counter", "counting.open_count", OpenCount(floor.world.site, (place,)))
    glove = FoundGoods(floor.world.items["glove"], lot, quantity="8")
    for who in ("counter", "second_counter"):
        floor.do(who, "counting.count_bin", CountBin(int(opened["count"]), place, (glove,)))
    what = Moved(floor.world.items["glove"], "9", place, lot=lot)
    there = floor.world.places["A-01-02"]
    floor.do("storekeeper", "transfers.relocate", Relocate(floor.world.site, what, place=there))

    approve = ApproveCount(int(opened["lines"][0]))
    assert "count_outdated" == floor.refused("count_approver", "counting.approve_count", approve)


def test_the_instant_of_a_scan_has_a_zone(floor, count):
    found = FoundGoods(floor.world.items["glove"], quantity="1", counted_at="2026-09-21T14:14:00")
    command = CountBin(count, floor.world.places["A-01-01"], (found,))

    assert "instant_wrong" == floor.refused("counter", "counting.count_bin", command)
