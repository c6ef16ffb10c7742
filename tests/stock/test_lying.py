"""Reading sorts of stock by a loose scan tells the same as reading every balance."""

import pytest
import sqlalchemy as sa

from tests.floor import Floor
from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.stock.query.goods import find_pieces
from tongma.stock.query.listing import StockFilter
from tongma.stock.query.lying import lying
from tongma.stock.query.standing import conditions_by_group
from tongma.stock.tables import balance, piece

NAMES = ("item", "lot", "status", "place", "owner")
DAY = "2026-12-01"


@pytest.fixture
def floor(site):
    floor = Floor(site)
    floor.stocked("glove", "A-01-01", "10")
    floor.stocked("glove", "A-01-02", "3")
    floor.stocked("glove", "A-01-02", "5", lot="L2")
    floor.stocked("stent", "A-01-03", "", lot="S1", serials=("P1", "P2", "P3"))
    floor.stocked("stent", "A-01-01", "", lot="S2", serials=("P4",))
    floor.accepted("glove", "7", lot="L3")
    return floor


def all_sorts(connection, reach=WHOLE):
    """Each sort with its conditions, by the plain reading of every balance."""
    return conditions_by_group(connection, NAMES, StockFilter(reach=reach), DAY)


def own_expiry(floor, serial, day):
    """Give a piece an expiry of its own, as a correction does."""
    item = floor.world.items["stent"]

    def work(connection):
        id_ = find_pieces(connection, item, [serial])[0].id
        connection.execute(sa.update(piece).where(piece.c.id == id_).values(expiry=day))

    floor.site.database.write(work)


@pytest.mark.parametrize("few", [0, 3, 100])
@pytest.mark.parametrize("kind", ["item", "lot", "place"])
@pytest.mark.parametrize(
    "own",
    [
        {},
        {"P1": "2026-11-30"},
        {"P1": DAY},
        {"P1": "2026-11-30", "P2": "2026-11-30", "P3": "2026-11-30"},
        {"P1": "2026-11-30", "P2": "2027-01-01", "P3": "2026-11-30", "P4": "2026-11-30"},
    ],
)
def test_sorts_and_their_conditions_are_those_of_all_balances(floor, monkeypatch, kind, own, few):
    monkeypatch.setattr("tongma.stock.query.lying._FEW", few)
    for serial, day in own.items():
        own_expiry(floor, serial, day)
    with floor.site.database.read() as connection:
        expected = all_sorts(connection)
        ids = sorted({row[NAMES.index(kind)] for row in expected})
        found = lying(connection, kind, ids, WHOLE, DAY)
        single = [lying(connection, kind, [id_], WHOLE, DAY) for id_ in ids]
    assert 6 == len(expected)
    assert expected == found
    assert expected == {sort: states for some in single for sort, states in some.items()}


def test_a_piece_alone_is_told_by_itself(floor):
    own_expiry(floor, "P1", "2026-11-30")
    item = floor.world.items["stent"]
    with floor.site.database.read() as connection:
        told = {
            serial: list(lying(connection, "piece", [one.id], WHOLE, DAY).values())
            for serial in ("P1", "P2")
            for one in find_pieces(connection, item, [serial])
        }
    assert {"P1": [{(2, True)}], "P2": [{(2, False)}]} == told


def test_what_is_not_within_the_reach_is_not_told(floor):
    site = floor.world.site
    with floor.site.database.read() as connection:
        company = connection.execute(sa.select(balance.c.owner).limit(1)).scalar_one()
    items = [floor.world.items["glove"], floor.world.items["stent"]]
    reaches = {
        "here": Reach(frozenset({(site, company)})),
        "other site": Reach(frozenset({(site + 10**6, 0)})),
        "other owner": Reach(frozenset({(site, company + 10**6)})),
    }
    with floor.site.database.read() as connection:
        told = {n: len(lying(connection, "item", items, one, DAY)) for n, one in reaches.items()}
        one = {n: len(lying(connection, "item", items[:1], r, DAY)) for n, r in reaches.items()}
    assert {"here": 6, "other site": 0, "other owner": 0} == told
    assert {"here": 4, "other site": 0, "other owner": 0} == one


def test_what_has_gone_lies_nowhere(floor):
    ids = {"lot": [10**9], "item": [10**9], "place": [10**9, *floor.world.places.values()]}
    taken = sa.update(balance).where(balance.c["class"] == 1).values(quantity=0)
    floor.site.database.write(lambda connection: connection.execute(taken))
    with floor.site.database.read() as connection:
        found = {kind: lying(connection, kind, some, WHOLE, DAY) for kind, some in ids.items()}
    assert {"lot": {}, "item": {}, "place": {}} == found
