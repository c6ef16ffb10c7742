"""A lost separator is decided by the item and its lots, or asked; never guessed."""

import pytest

from devicecodes import Profile
from tests.harness import somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Scan
from tongma.foundation.kernel.actor import WHOLE
from tongma.foundation.kernel.time import local_date
from tongma.stock.post.goods import LotData, find_or_add_lot
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.keyboard import read_here
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import GLOVE, STENT, build

ACTOR = somebody(900, "test.*")


@pytest.fixture
def items(site):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    return build(teller, local_date(site.clock.now(), "Asia/Shanghai")).items


@pytest.fixture
def stent(items):
    return items["stent"]


def add_lot(site, item, number):
    def handle(tx, _command):
        find_or_add_lot(tx, item, LotData(number, "2028-12-31", None))
        return {}

    assert site.run(Kind("test.lot", object, handle, dict), None, ACTOR).outcome == "accepted"


class Here:
    """What is known around a scan, as a test says it."""

    def __init__(self, connection, expected, profile):
        self.connection, self.profile = connection, profile
        self.expected, self.where = expected, ReadPoint(WHOLE)

    def lots(self, _item):
        return set(self.expected)

    def serials(self, _item):
        return set()


def reading(site, text, lots=(), profile=None, symbology="]d2"):
    with site.database.read() as connection:
        return read_here(Scan(text, symbology), Here(connection, lots, profile))


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


PROVED = Profile(separator="\x1d")
"""A station that is known to send separators: but was one printed on this label?"""


def test_a_label_printed_without_separator_is_doubted_though_the_station_sends_them(site, stent):
    add_lot(site, stent, "A21-07")
    found = reading(site, label("A21-08", "1234"), profile=PROVED)
    assert "ambiguous" == found.status
    assert ("A21-08", "1234") in [(one.lot, one.serial) for one in found.alternatives]


def test_a_lot_that_is_as_long_as_others_of_its_item_is_believed(site, items):
    add_lot(site, items["glove"], "LOT-26")
    found = reading(site, f"01{GLOVE}1728123110X213B1", profile=PROVED)
    assert ("valid", "X213B1") == (found.status, found.lot)


def test_a_label_with_a_separator_in_it_is_believed(site, stent):
    found = reading(site, label("A21-08", "77\x1d240A4"), profile=PROVED)
    assert "valid" == found.status


def test_small_letters_are_the_lot_that_is_known_in_capitals(site, items):
    add_lot(site, items["glove"], "L26-7X")
    found = reading(site, f"01{GLOVE}1728123110l26-7x")
    assert ("repaired", "L26-7X") == (found.status, found.lot)


def test_small_letters_of_a_new_lot_are_asked(site, items):
    found = reading(site, f"01{GLOVE}1728123110l26-7x")
    assert ["l26-7x", "L26-7X"] == [one.lot for one in (found, *found.alternatives)]
    assert items
    assert "ambiguous" == found.status


def test_a_new_lot_with_a_letter_that_keyboards_swap_is_asked_unless_the_text_shows_the_keyboard(
    site, items
):
    plain, shown = f"01{GLOVE}1728123110AZ26", f"01{GLOVE}1728123110AZ-26"
    add_lot(site, items["glove"], "KZ26")
    told = [reading(site, text, symbology=None).status for text in (plain, shown)]
    known = reading(site, f"01{GLOVE}1728123110KZ26", symbology=None)
    assert (["ambiguous", "valid"], "valid") == (told, known.status)


def test_a_printed_label_without_separator_is_cut_where_its_lot_is_known(site, stent):
    add_lot(site, stent, "A21-08")
    found = reading(site, label("A21-08", "1234"), profile=PROVED)
    assert ("repaired", "A21-08", "1234") == (found.status, found.lot, found.serial)
