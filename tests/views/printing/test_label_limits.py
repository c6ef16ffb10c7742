"""A label says what its goods are in the words of the code's issuer, or says why it cannot."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import read
from tongma.foundation.kernel.outcome import Refusal
from tongma.views.printing.goods_codes import GoodsCode, LabelMarks, goods_code

LETTERS = string.ascii_letters + string.digits
UPPER = string.ascii_uppercase + string.digits
CSET82 = LETTERS + "!\"%&'()*+,-./:;<=>?_"
CODES = {
    "gtin": "06901234567892",
    "hibc-udi-di": "A123BJC5D6E71",
    "ma-di": "MA.156.M0.100204.13351764",
    "ppn": "111234567842",
    "isbt128-di": "A9997XYZ100T0479",
}
ROOM = {
    "gtin": (CSET82, (1, 20), (1, 20)),
    "hibc-udi-di": (UPPER + "-.", (1, 18), (1, 18)),
    "ma-di": (LETTERS + "-@$,*+%/#!^~", (1, 50), (1, 50)),
    "ppn": (CSET82, (1, 20), (1, 20)),
    "isbt128-di": (UPPER, (18, 18), (6, 6)),
}


def texts(scheme, place):
    alphabet, *rooms = ROOM[scheme]
    low, high = rooms[place]
    return st.just("") | st.text(alphabet, min_size=low, max_size=high)


DAYS = st.just("") | st.dates(date(2026, 1, 1), date(2070, 12, 31)).map(date.isoformat)


@pytest.mark.parametrize("scheme", CODES)
@given(data=st.data())
def test_a_label_reads_back_as_the_same_product_lot_serial_and_expiry(scheme, data):
    lot, serial = (data.draw(texts(scheme, place)) for place in (0, 1))
    marks = LabelMarks(lot, serial, data.draw(DAYS))
    made = goods_code(scheme, CODES[scheme], marks)
    assert isinstance(made, GoodsCode)
    reading = read(made.text)

    assert (scheme, CODES[scheme]) == (reading.identifier.scheme, reading.identifier.value)
    assert marks == LabelMarks(reading.lot or "", reading.serial or "", reading.expiry or "")
    assert made.plain.isprintable()


@pytest.mark.parametrize("scheme", CODES)
@given(lot=st.text(max_size=25), serial=st.text(max_size=25))
def test_whatever_a_lot_holds_a_label_says_it_or_is_refused(scheme, lot, serial):
    made = goods_code(scheme, CODES[scheme], LabelMarks(lot, serial))
    if isinstance(made, Refusal):
        assert "not_printable" == made.code
        return
    reading = read(made.text)

    assert (lot, serial) == (reading.lot or "", reading.serial or "")


@pytest.mark.parametrize(
    ("scheme", "marks", "told"),
    [
        ("gtin", LabelMarks("A1"), None),
        ("gtin", LabelMarks("A-1/2_b"), None),
        ("gtin", LabelMarks("x" * 20, "x" * 20), None),
        ("gtin", LabelMarks("x" * 21), ("lot", "")),
        ("gtin", LabelMarks("A#1"), ("lot", "#")),
        ("gtin", LabelMarks("2^3"), ("lot", "^")),
        ("gtin", LabelMarks("批号"), ("lot", "号批")),
        ("gtin", LabelMarks("A1", "x" * 21), ("serial", "")),
        ("gtin", LabelMarks("LOT<GS>A"), ("lot", "")),
        ("gtin", LabelMarks("LOT%1DA"), ("lot", "")),
        ("gtin", LabelMarks("LOT{FNC1}A"), ("lot", "{}")),
        # two digits of a year reach fifty years far
        ("gtin", LabelMarks(expiry="2199-12-31"), ("expiry", "")),
        ("hibc-udi-di", LabelMarks("a1"), ("lot", "a")),
        ("hibc-udi-di", LabelMarks("A/1"), ("lot", "/")),
        ("hibc-udi-di", LabelMarks("A1", "X" * 19), ("serial", "")),
        ("hibc-udi-di", LabelMarks(expiry="2199-12-31"), ("expiry", "")),
        ("ma-di", LabelMarks("A.S1"), ("lot", ".")),
        ("ma-di", LabelMarks("A#1"), None),
        ("ma-di", LabelMarks("x" * 51), ("lot", "")),
        ("ma-di", LabelMarks(expiry="2199-12-31"), ("expiry", "")),
        ("ppn", LabelMarks("A^1"), ("lot", "^")),
        ("ppn", LabelMarks("A1", "x" * 21), ("serial", "")),
        ("ppn", LabelMarks(expiry="2199-12-31"), ("expiry", "")),
        # a shorter lot or serial would be filled up, and read back as another one
        ("isbt128-di", LabelMarks("A1"), ("lot", "")),
        ("isbt128-di", LabelMarks(serial="00012"), ("serial", "")),
        ("isbt128-di", LabelMarks(serial="00001a"), ("serial", "a")),
        ("isbt128-di", LabelMarks(serial="000012"), None),
        ("isbt128-di", LabelMarks(expiry="2199-12-31"), ("expiry", "")),
    ],
)
def test_what_an_issuer_has_no_room_or_character_for_is_refused_by_name(scheme, marks, told):
    made = goods_code(scheme, CODES[scheme], marks)
    if told is None:
        assert isinstance(made, GoodsCode)
        return

    assert "not_printable" == made.code
    assert told == (made.facts["field"], made.facts["characters"])
    assert getattr(marks, told[0]) == made.facts["value"]
