"""A lost separator is decided by the item and its lots, or asked; never guessed."""

import pytest

from tests.harness import somebody
from tongma.app.story.teller import Teller, cast
from tongma.app.story.world import STENT, build
from tongma.catalogue.evidence import read_here
from tongma.commands.model import Kind
from tongma.kernel.outcome import Decision
from tongma.kernel.time import local_date
from tongma.stock.post.goods import LotData, find_or_add_lot

ACTOR = somebody(900, "test.*")


@pytest.fixture
def stent(site):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    return build(teller, local_date(site.clock.now(), "Asia/Shanghai")).items["stent"]


def add_lot(site, item, number):
    def handle(tx, _command):
        find_or_add_lot(tx, item, LotData(number, "2028-12-31", None))
        return Decision()

    assert site.run(Kind("test.lot", object, handle), None, ACTOR).outcome == "accepted"


def reading(site, text, **more):
    with site.database.read() as connection:
        return read_here(connection, text, "]d2", **more)


def label(lot, serial):
    return f"01{STENT}1728123110{lot}21{serial}"


def test_a_lost_separator_is_found_by_a_lot_that_exists(site, stent):
    add_lot(site, stent, "A213B1")
    found = reading(site, label("A213B1", "1234"))
    assert ("A213B1", "1234") == (found.lot, found.serial)


def test_a_lost_separator_is_found_by_a_lot_that_is_expected(site, stent):
    found = reading(site, label("A213B1", "1234"), lots={"A213B1"})
    assert ("A213B1", "1234") == (found.lot, found.serial)


def test_without_such_a_lot_it_is_asked(site, stent):
    assert "ambiguous" == reading(site, label("A213B1", "1234")).status


def test_two_lots_that_both_exist_are_asked(site, stent):
    add_lot(site, stent, "A")
    add_lot(site, stent, "A213B1")
    assert "ambiguous" == reading(site, label("A213B1", "1234")).status
