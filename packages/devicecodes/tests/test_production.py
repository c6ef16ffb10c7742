"""What MA, IFA and ISBT 128 say of lot, serial and days is written as it is read."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import CannotWrite, ProductionData, read, write_isbt128, write_ma, write_ppn

LETTERS = string.ascii_letters + string.digits
UPPER = string.ascii_uppercase + string.digits
TODAY = date(2026, 11, 22)
MA, PPN, ISBT = "MA.156.M0.100204.13351764", "111234567842", "A9997XYZ100T0479"


def texts(alphabet, low, high):
    return st.just("") | st.text(alphabet, min_size=low, max_size=high)


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2075, 12, 31))
WRITERS = {
    MA: (write_ma, texts(LETTERS + "-@$,*+%/#!^~", 1, 50), texts(LETTERS, 1, 50)),
    PPN: (write_ppn, texts(LETTERS + "!\"%&'()*+,-./:;<=>?_", 1, 20), texts(LETTERS, 1, 20)),
    ISBT: (write_isbt128, texts(UPPER, 18, 18), texts(UPPER, 6, 6)),
}


@pytest.mark.parametrize("product", WRITERS)
@given(data=st.data())
def test_what_is_written_is_read(product, data):
    write, lots, serials = WRITERS[product]
    said = ProductionData(*(data.draw(one) for one in (lots, serials, DAYS, DAYS)))
    reading = read(write(product, said), today=TODAY)
    days = [one and one.isoformat() for one in (said.expiry, said.produced)]

    assert ("valid", product) == (reading.status, reading.identifier.value)
    assert (said.lot, said.serial) == (reading.lot or "", reading.serial or "")
    assert days == [reading.expiry, reading.produced]


@pytest.mark.parametrize(
    ("write", "product", "data", "code"),
    [
        (write_ma, MA[:-1] + "5", ProductionData(), "di_wrong"),
        (write_ma, MA, ProductionData("A.1"), "character_not_allowed"),
        (write_ma, MA, ProductionData("x" * 51), "value_too_long"),
        (write_ma, MA, ProductionData(expiry=date(2100, 1, 1)), "date_wrong"),
        (write_ppn, "111234567843", ProductionData(), "primary_wrong"),
        (write_ppn, PPN, ProductionData("A#1"), "character_not_allowed"),
        (write_ppn, PPN, ProductionData("", "x" * 21), "value_too_long"),
        (write_ppn, PPN, ProductionData(expiry=date(1950, 1, 1)), "date_wrong"),
        (write_isbt128, ISBT[:-1], ProductionData(), "primary_wrong"),
        (write_isbt128, ISBT, ProductionData("A1"), "value_too_short"),
        (write_isbt128, ISBT, ProductionData("", "0000012"), "value_too_long"),
        (write_isbt128, ISBT, ProductionData("", "00001a"), "character_not_allowed"),
        (write_isbt128, ISBT, ProductionData(produced=date(2100, 1, 1)), "date_wrong"),
    ],
)
def test_what_would_not_be_read_so_is_refused(write, product, data, code):
    with pytest.raises(CannotWrite) as refused:
        write(product, data)

    assert code == refused.value.finding.code
