from tests.harness import somebody
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import ItemData, LevelData, SaveItem
from tongma.masterdata.catalogue.query import item_of, levels_of_item
from tongma.masterdata.names.query import Names, controlled_item_out
from tongma.masterdata.names.shapes import (
    ControlledItemOut,
    ItemOut,
    LevelOut,
    PartnerOut,
    PersonOut,
    PlaceOut,
)
from tongma.masterdata.partners.handle import SAVE_PARTNER
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.masterdata.people.handle import SAVE_PERSON
from tongma.masterdata.people.model import PersonData, SavePerson
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace

ACTOR = somebody(900, "catalogue.*", "partners.*", "people.*", "places.*")
GLOVE = ItemData(
    "GLV-7", "外科手套", "Glove", specification="7", decimals=2, levels=(LevelData("box", 50),)
)
NOBODY = 9_999


def made(site, kind, command):
    return int(site.run(kind, command, ACTOR).result["id"])


def test_an_id_gets_the_words_of_what_it_is_of(site):
    item = made(site, SAVE_ITEM, SaveItem(GLOVE))
    partner = made(site, SAVE_PARTNER, SavePartner(PartnerData("H01", "医院", ("customer",))))
    person = made(site, SAVE_PERSON, SavePerson(PersonData("li.na", "李娜")))
    place = made(
        site, SAVE_PLACE, SavePlace(PlaceData("WH1", "site", "一号库", time_zone="Asia/Shanghai"))
    )

    with site.database.read() as connection:
        (level,) = levels_of_item(connection, item)
        names = Names(connection).read(
            items=[item, 0], places=[place, partner], people=[person], levels=[level.id]
        )

    assert ItemOut(item, "GLV-7", "外科手套", "Glove", "7", "EA") == names.item(item)
    assert (2, 0) == (names.decimals(item), names.decimals(NOBODY))
    assert LevelOut(level.id, "box", "50") == names.level(level.id)
    assert PlaceOut(place, "WH1", "一号库", "site") == names.place(place)
    assert PlaceOut(partner, "H01", "医院", "partner") == names.place(partner)
    assert PartnerOut(partner, "H01", "医院") == names.partner(partner)
    assert PersonOut(person, "李娜") == names.person(person)


def test_the_id_0_is_nothing_and_a_strange_one_has_no_words(site):
    with site.database.read() as connection:
        names = Names(connection).read(items=[NOBODY, 0], places=[NOBODY, 0], people=[NOBODY, 0])

    assert [None] * 7 == [
        ask(0)
        for ask in (
            names.item, names.lot, names.piece, names.place, names.partner, names.person,
            names.level,
        )
    ]  # fmt: skip
    assert (None, None) == (names.item(NOBODY), names.partner(NOBODY))
    assert PlaceOut(NOBODY, "", "", "") == names.place(NOBODY)
    assert PersonOut(NOBODY, "") == names.person(NOBODY)


def test_an_item_that_was_scanned_says_what_its_scan_has_to_tell(site):
    item = made(site, SAVE_ITEM, SaveItem(GLOVE))

    with site.database.read() as connection:
        found = controlled_item_out(item_of(connection, item))

    expected = ControlledItemOut(
        item, "GLV-7", "外科手套", "Glove", "7", "EA",
        lot_control=True, serial_control=False, expiry_control=True,
    )  # fmt: skip
    assert expected == found
