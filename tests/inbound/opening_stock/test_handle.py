from tests.floor import EXPIRY
from tongma.inbound.opening_stock.model import (
    CancelOpening,
    OpeningLine,
    PrepareOpening,
    SignOpening,
)
from tongma.stock.query.goods import find_pieces
from tongma.work.documents.query import find_document, lines_of_document

PREPARE, SIGN, CANCEL = (f"opening.{verb}_opening" for verb in ("prepare", "sign", "cancel"))


def line(floor, item, quantity="", place="A-01-01", **more):
    world = floor.world
    return OpeningLine(world.items[item], world.places[place], quantity, "L1", EXPIRY, **more)


def prepare(floor, *lines):
    return floor.do("storekeeper", PREPARE, PrepareOpening(floor.world.site, lines))


def test_nothing_is_booked_before_a_second_person_signs(floor):
    serials = ("S1", "S2")
    made = prepare(floor, line(floor, "glove", "20"), line(floor, "stent", serials=serials))
    opening = int(made["opening"])
    assert ({"opening", "number", "lines"}, 2) == (set(made), made["lines"])
    assert 0 == floor.there("glove", "A-01-01")
    assert "same_person" == floor.refused("storekeeper", SIGN, SignOpening(opening))
    done = floor.do("second_manager", SIGN, SignOpening(opening))

    assert {"opening": str(opening), "movements": 3} == done
    assert (20, 2) == (floor.there("glove", "A-01-01"), floor.there("stent", "A-01-01"))
    with floor.site.database.read() as connection:
        assert "closed" == find_document(connection, opening).state
        lines = lines_of_document(connection, opening)
        assert 2 == len(find_pieces(connection, floor.world.items["stent"], serials))
    assert [("done", 20), ("done", 2)] == [(each.state, each.done) for each in lines]
    assert [] == floor.open_tasks("sign_opening") + floor.faults()


def test_a_serial_that_came_in_since_is_not_booked_again(floor):
    opening = int(prepare(floor, line(floor, "stent", serials=("S1",)))["opening"])
    floor.received("stent", "1", serials=("S1",))

    assert "serial_exists" == floor.refused("second_manager", SIGN, SignOpening(opening))


def test_a_serial_for_goods_without_serial_control_is_refused(floor):
    command = PrepareOpening(floor.world.site, (line(floor, "glove", serials=("S1",)),))

    assert "serial_not_expected" == floor.refused("storekeeper", PREPARE, command)


def test_a_sealed_case_is_laid_down_whole_and_of_its_own_item(floor):
    case, box = floor.world.levels["glove.case"], floor.world.levels["glove.box"]
    wrong = PrepareOpening(floor.world.site, (line(floor, "glove", "60", packed_as=case),))
    other = PrepareOpening(floor.world.site, (line(floor, "reagent", "10", packed_as=box),))
    assert "case_not_whole" == floor.refused("storekeeper", PREPARE, wrong)
    assert "level_wrong" == floor.refused("storekeeper", PREPARE, other)

    assert 1 == prepare(floor, line(floor, "glove", "100", packed_as=case))["lines"]


def test_what_is_thrown_away_cannot_be_signed(floor):
    opening = int(prepare(floor, line(floor, "glove", "20"))["opening"])
    done = floor.do("storekeeper", CANCEL, CancelOpening(opening))

    assert {"opening": str(opening), "state": "cancelled"} == done
    assert "document_not_open" == floor.refused("second_manager", SIGN, SignOpening(opening))
    assert [] == floor.open_tasks("sign_opening")
