import pytest

from tests.facts import ITEM, SITE, code_of, item, level, place
from tongma.inbound.opening_stock.decide import decide_prepare, decide_sign
from tongma.inbound.opening_stock.model import (
    OpeningFacts,
    OpeningLine,
    PrepareOpening,
    SigningFacts,
)

STENT, GEL, BIN, BOX, ITS_BOX = 12, 13, 200, 31, 32
GLOVE = {"lot": "L1", "expiry": "2030-01-31"}
FACTS = OpeningFacts(
    SITE,
    {
        ITEM: item(expiry_control=1),
        STENT: item(id=STENT, code="S", serial_control=1),
        GEL: item(id=GEL, code="GEL", lot_control=0, decimals=1),
    },
    {BIN: place(BIN), 201: place(201, site=SITE + 1)},
    {BOX: level(10, id=BOX), ITS_BOX: level(4, of=GEL, id=ITS_BOX)},
)


def gloves(quantity="1", **more):
    return OpeningLine(ITEM, BIN, quantity, **(GLOVE | more))


def stents(*serials, quantity="", lot="L1"):
    return OpeningLine(STENT, BIN, quantity, lot, serials=serials)


def gel(quantity, **more):
    return OpeningLine(GEL, BIN, quantity, **more)


def decided(*lines):
    return decide_prepare(PrepareOpening(SITE, lines), FACTS)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([gloves("1"), gloves("20", packed_as=BOX)], [1, 20]),
        ([stents("S1", "S2")], [2]),
        ([stents("S1", "S2", quantity="2")], [2]),
        ([gel("1.5")], [15]),
        ([gel("8", packed_as=ITS_BOX)], [80]),
        ([gloves(status=1), gloves(status=4)], [1, 1]),
        ([], "no_lines"),
        ([OpeningLine(99, BIN, "1")], "item_unknown"),
        ([OpeningLine(ITEM, 99, "1", **GLOVE)], "place_unknown"),
        ([OpeningLine(ITEM, 201, "1", **GLOVE)], "place_unknown"),
        ([gloves(lot="")], "lot_required"),
        ([gloves(expiry="")], "expiry_required"),
        ([stents()], "serial_required"),
        ([gloves(serials=("S1",))], "serial_not_expected"),
        ([stents("S1", "S1")], "serial_repeated"),
        ([stents("S1"), stents("S2", "S1", lot="L2")], "serial_repeated"),
        ([gloves(expiry="2028-05-31", produced="2028-06-01", status=0)], "produced_after_expiry"),
        ([gloves(status=0)], "status_wrong"),
        ([gloves(status=5)], "status_wrong"),
        ([gloves("10", packed_as=ITS_BOX)], "level_wrong"),
        ([gloves("10", packed_as=99)], "level_wrong"),
        ([gloves("0")], "quantity_wrong"),
        ([gloves("1.5")], "whole_units_needed"),
        ([stents("S1", quantity="2")], "serials_do_not_match"),
        ([gloves("11", packed_as=BOX)], "case_not_whole"),
        ([gel("0.5", packed_as=ITS_BOX)], "case_not_whole"),
        # of several reasons the first in order
        ([OpeningLine(99, 99, "1")], "item_unknown"),
        ([OpeningLine(ITEM, 99, "1")], "place_unknown"),
        ([gloves("0", status=0, packed_as=99)], "status_wrong"),
        ([gloves("0", packed_as=99)], "level_wrong"),
        ([gloves("0"), OpeningLine(99, BIN, "1")], "quantity_wrong"),
    ],
)
def test_each_line_of_opening_stock_is_as_exact_as_received_goods(lines, expected):
    found = decided(*lines)

    assert expected == (code_of(found) or found)


def test_the_line_that_is_refused_is_named_from_one():
    assert "2" == decided(gloves(), gloves("0")).facts["line"]
    assert {"place": "99", "line": "1"} == decided(OpeningLine(ITEM, 99, "1")).facts


def test_a_level_that_there_is_not_is_named_by_its_id_and_another_items_by_its_name():
    told = [decided(gloves(packed_as=one)).facts["level"] for one in (99, ITS_BOX)]

    assert ["99", "box"] == told


@pytest.mark.parametrize(
    ("prepared_by", "known", "code"),
    [
        (901, (), None),
        (902, (), "same_person"),
        (901, ("S1",), "serial_exists"),
        (902, ("S1",), "same_person"),  # who signs comes first
    ],
)
def test_a_second_person_signs_what_the_ledger_does_not_have_yet(prepared_by, known, code):
    assert code == code_of(decide_sign(SigningFacts(prepared_by, 902, known)))


def test_ten_of_the_known_serials_are_named():
    known = [str(number) for number in range(11)]

    assert known[:10] == decide_sign(SigningFacts(901, 902, known)).facts["serials"]
