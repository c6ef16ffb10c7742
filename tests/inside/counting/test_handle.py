import pytest

from tongma.inside.counting.model import CountBin, FoundGoods, OpenCount


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


def test_the_instant_of_a_scan_has_a_zone(floor, count):
    found = FoundGoods(floor.world.items["glove"], quantity="1", counted_at="2026-09-21T14:14:00")
    command = CountBin(count, floor.world.places["A-01-01"], (found,))

    assert "instant_wrong" == floor.refused("counter", "counting.count_bin", command)
