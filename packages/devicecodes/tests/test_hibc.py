"""HIBC: every date, quantity and serial form, check and link characters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import CannotWrite, HibcData, read, write_hibc, write_hibc_primary
from devicecodes import write_hibc_secondary as write_secondary

ORDER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
DAY = date(2026, 11, 22)
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TEXT = st.text(UPPER + "-.", min_size=1, max_size=18)


def check(text: str) -> str:
    """The check character, counted the plain way."""
    return text + ORDER[sum(ORDER.index(x) for x in text) % 43]


@given(
    st.text(UPPER, min_size=1, max_size=18),
    st.integers(0, 9),
    TEXT,
    st.one_of(st.none(), TEXT),
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
)
def test_a_written_code_reads_back(pcn, unit, lot, serial, expiry):
    data = HibcData(lot=lot, serial=serial, expiry=expiry, produced=expiry, quantity=7)
    reading = read(write_hibc("A999", pcn, unit, data), today=DAY)
    assert ("valid", f"A999{pcn}{unit}") == (reading.status, reading.identifier.value)
    assert (lot, serial, "7") == (reading.lot, reading.serial, reading.quantity)
    assert (expiry.isoformat(), expiry.isoformat()) == (reading.expiry, reading.produced)


@pytest.mark.parametrize(
    ("block", "lot", "serial", "expiry", "clock", "key"),
    [
        ("$L1", "L1", None, None, None, "$"),
        ("$+S1", None, "S1", None, None, "$+"),
        ("$$0127L1", "L1", None, "2027-01-31", None, "$$"),
        ("$$1127L1", "L1", None, "2027-11-30", None, "$$"),
        ("$$2013127L1", "L1", None, "2027-01-31", None, "$$2"),
        ("$$3270131L1", "L1", None, "2027-01-31", None, "$$3"),
        ("$$427013116L1", "L1", None, "2027-01-31", "16:00", "$$4"),
        ("$$527031L1", "L1", None, "2027-01-31", None, "$$5"),
        ("$$62703116L1", "L1", None, "2027-01-31", "16:00", "$$6"),
        ("$$7L1", "L1", None, None, None, "$$7"),
        ("$$+3270131S1", None, "S1", "2027-01-31", None, "$$+3"),
        ("$$+1127S1", None, "S1", "2027-11-30", None, "$$+"),
        ("$$+7S1", None, "S1", None, None, "$$+7"),
        ("$$8053270131L1", "L1", None, "2027-01-31", None, "$$8"),
        ("$$9000057L1", "L1", None, None, None, "$$9"),
        ("$$900005", None, None, None, None, "$$9"),
        ("27031L1", "L1", None, "2027-01-31", None, "YYJJJ"),
    ],
)
def test_each_form_of_secondary_data_is_read(block, lot, serial, expiry, clock, key):
    for text in (check(f"+A9991234{5}/{block}"), check(f"+{block}G")):
        reading = read(text, today=DAY)
        assert "valid" == reading.status, (text, reading.findings)
        assert (lot, serial, expiry) == (reading.lot, reading.serial, reading.expiry)
        assert clock == reading.expiry_time
        assert key in {one.key for one in reading.elements}
        assert key[:3] not in {"$$8", "$$9"} or reading.quantity == "5"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("$$3230229L1", "date_wrong"),
        ("$$0025L1", "date_wrong"),
        ("$$524000L1", "date_wrong"),
        ("$$423123124L1", "time_wrong"),
        ("$$62312399L1", "time_wrong"),
        ("$$8A23271231L1", "quantity_wrong"),
        ("$$+8123271231L1", "secondary_wrong"),
        ("$L1//S1", "secondary_wrong"),
        ("Q100", "secondary_wrong"),
        ("$$3271231L1/14D20271231", "duplicate_field"),
        ("$L1/16D20250230", "date_wrong"),
        ("$" + "L" * 19, "value_too_long"),
    ],
)
def test_each_fault_of_secondary_data_has_its_name(block, code):
    reading = read(check(f"+A99912345/{block}"))
    assert code in {one.code for one in reading.errors}
    assert "A99912345" == reading.identifier.value


def test_every_wrong_check_character_is_refused():
    right = check("+A123BJC5D6E71")
    for character in ORDER:
        reading = read(right[:-1] + character)
        assert (character == right[-1]) == reading.accepted


def test_a_check_character_that_is_a_blank_is_kept_and_a_lost_one_is_only_proposed():
    assert ("valid", " ") == (read("+A123AA40 ").status, read("+A123AA40 ").parts["check"])
    lost = read("+A123AA40")
    assert ("invalid", None) == (lost.status, lost.identifier)
    assert ["A123AA40"] == [one.identifier.value for one in lost.alternatives]


def test_a_reader_that_took_the_check_away_is_believed():
    reading = read("+A123BJC5D6E71", "]A3")
    assert ("valid", "A123BJC5D6E71") == (reading.status, reading.identifier.value)
    assert "check" not in reading.parts


def test_provider_codes_are_recognised_and_are_no_stock():
    reading = read("+/ACMRN123456/V2009121908334")
    assert ("valid", "pas", None) == (reading.status, reading.kind, reading.identifier)
    assert {"not_stock", "personal_data"} == {one.code for one in reading.findings}


def test_a_secondary_is_written_with_its_link():
    reading = read(write_secondary("G", HibcData(lot="10X3", expiry=date(2027, 1, 15))), today=DAY)
    assert ("G", "10X3", "2027-01-15") == (reading.parts["link"], reading.lot, reading.expiry)


@pytest.mark.parametrize(
    ("lic", "pcn", "unit"), [("1AAA", "1", 0), ("AAAA", "", 0), ("AAAA", "a", 0), ("AAAA", "1", 10)]
)
def test_a_product_that_could_not_be_read_is_not_written(lic, pcn, unit):
    with pytest.raises(CannotWrite):
        write_hibc_primary(lic, pcn, unit)
