import pytest

from tests.facts import code_of, item
from tongma.masterdata.catalogue.control import Marks, decide_distinct, decide_marks

STRICT = item(lot_control=1, expiry_control=1, serial_control=1)
FREE = item(lot_control=0)


@pytest.mark.parametrize(
    ("of", "marks", "code"),
    [
        (STRICT, Marks("L1", "2030-01-31", ("S1",)), None),
        (STRICT, Marks(), "lot_required"),
        (STRICT, Marks("", "2030-01-31", ("S1",)), "lot_required"),
        (STRICT, Marks("L1"), "expiry_required"),
        (STRICT, Marks("L1", "2030-01-31"), "serial_required"),
        (STRICT, Marks("L1", "2030-01-31", ("",)), "serial_required"),
        (STRICT, Marks("L1", "2030-01-31", ("S1", "", "S1")), "serial_required"),
        (STRICT, Marks("L1", "2030-01-31", ("S1", "S1")), "serial_repeated"),
        (item(), Marks("L1"), None),
        (item(), Marks("L1", None, ("S1", "S1")), "serial_not_expected"),
        (FREE, Marks(), None),
        (FREE, Marks("L1", "2030-01-31"), None),
    ],
)
def test_an_items_control_says_which_marks_its_goods_must_have(of, marks, code):
    assert code == code_of(decide_marks(of, marks))


@pytest.mark.parametrize(
    ("serials", "facts"),
    [
        ((), None),
        (("S1", "S2"), None),
        (("S1", "S2", "S1", "S1", "S3", "S3"), {"count": "2", "serials": ["S1", "S3"]}),
    ],
)
def test_a_piece_is_named_once(serials, facts):
    refusal = decide_distinct(item(), serials)

    assert (facts and {"item": "G", "name": "手套", **facts}) == (refusal and refusal.facts)
