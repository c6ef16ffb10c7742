"""Everything that a code may mean can be bound, and nothing that is not there."""

import pytest

from tests.harness import somebody
from tongma.app.bootstrap import add_person
from tongma.app.rooms import KINDS
from tongma.foundation.commands.kind import Kind
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.catalogue.model import ItemData, LevelData, SaveItem
from tongma.masterdata.catalogue.query import levels_of_item
from tongma.masterdata.identifiers.model import Bind
from tongma.masterdata.people.query import SORTS, PersonFilter, find_people
from tongma.stock.model import PlaceClass
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.tree import add_place
from tongma.work.documents.model import NewDocument
from tongma.work.documents.store import add_document

ACTOR = somebody(900, "identifiers.*", "catalogue.*", "test.*")


@pytest.fixture
def things(site):
    """One thing of each kind: (id, level)."""
    data = ItemData("GLV", "手套", levels=(LevelData("box", 50),))
    item = int(site.run(KINDS["catalogue.save_item"], SaveItem(data), ACTOR).result["id"])
    found = {}

    def make(tx, _command):
        add_place(tx, 101, "bin", klass=PlaceClass.KEPT)
        add_place(tx, 102, "partner", klass=PlaceClass.PARTNER)
        lot = find_or_add_lot(tx, item, LotData("L1", "2028-01-31"))
        (piece,) = add_pieces(tx, item, lot, ["S1"])
        paper = add_document(tx, NewDocument("receipt")).id
        found.update(lot=lot, piece=piece, place=101, partner=102, document=paper)
        return {}

    assert "accepted" == site.run(Kind("test.make", object, make, dict), None, ACTOR).outcome
    add_person(site.runtime, "wang", "王芳", ("receiver",))
    with site.database.read() as connection:
        (person,) = find_people(connection, PersonFilter(), order_of(SORTS, "", ""), 10).rows
        (level,) = levels_of_item(connection, item)
    found["person"] = person.id
    return {kind: (one, 0) for kind, one in found.items()} | {"item": (item, level.id)}


@pytest.mark.parametrize("kind", ["item", "lot", "piece", "place", "partner", "person", "document"])
def test_a_code_may_mean_a_thing_of_any_kind_that_is_there(site, things, kind):
    target, level = things[kind]
    told = site.run(KINDS["identifiers.bind"], Bind("badge", "X-1", kind, target, level), ACTOR)
    gone = site.run(KINDS["identifiers.bind"], Bind("badge", "X-2", kind, 77_777, level), ACTOR)

    assert ("accepted", "target_unknown") == (told.outcome, gone.refusal.code)
