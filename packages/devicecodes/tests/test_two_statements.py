"""Codes that say one thing twice, or two things at once."""

from datetime import date

import pytest

from devicecodes import combine, read
from devicecodes.dates import full_year

GTIN = "09506000134352"
TODAY = date(2026, 11, 22)
A, B = "MA.156.M0.100204.13351764", "MA.156.M0.100204.13351772"
TAG = "eh3074257BF7194E4000001A85"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://a.cn/?code={A}&x={B}", "two_codes"),
        (f"https://a.cn/?code={A}&x={B.lower()}", "two_codes"),
        (f"https://a.cn/?x={B.lower()}&code={A}", "two_codes"),
        (f"https://a.cn/01/{GTIN}?code={A}", "two_codes"),
        (f"https://a.cn/01/{GTIN[1:]}?code={A}", "two_codes"),
        (f"https://id.gs1.org/01/{GTIN}/{TAG}", "contradiction"),
        (f"https://id.gs1.org/01/{GTIN}/21/7/{TAG}", "contradiction"),
        (f"https://id.gs1.org/{TAG}?10=A", "contradiction"),
        ("[)>\x1e06\x1d9N111234567842\x1e05\x1d10A\x1e\x04", "two_codes"),
        ("[)>\x1e05\x1d10A\x1e06\x1d9N111234567842\x1e\x04", "two_codes"),
    ],
)
def test_a_text_that_names_two_things_is_invalid(text, code):
    reading = read(text, today=TODAY)
    assert ("invalid", True) == (reading.status, reading.has(code))


@pytest.mark.parametrize(
    "text",
    [
        f"https://a.cn/?code={A}&x={A}",
        f"https://id.gs1.org/01/80614141123458/{TAG}",
        f"https://id.gs1.org/01/80614141123458/21/6789/{TAG}",
        f"https://id.gs1.org/{TAG}?utm=1",
    ],
)
def test_a_text_that_names_one_thing_twice_is_valid(text):
    assert "valid" == read(text, today=TODAY).status


@pytest.mark.parametrize("key", "LSD")
@pytest.mark.parametrize(("length", "status"), [(50, "valid"), (51, "invalid"), (4000, "invalid")])
def test_a_segment_of_an_ma_code_is_no_longer_than_any_lot(key, length, status):
    assert status == read(f"{A}.{key}{'1' * length}").status


@pytest.mark.parametrize("key", ["1T", "T", "S", "Q", "25P"])
@pytest.mark.parametrize(
    "odd", ["A\u200bC", "A\u0410C", "A\0C", "A\x7fC", "AéC", "\u200bA", "A\u2060"]
)
def test_a_data_identifier_holds_printable_ascii_alone(key, odd):
    for text in (f"[)>\x1e06\x1d25PX1\x1d{key}{odd}\x1e\x04", f"[)>\x1e06\x1d{key}{odd}\x1e\x04"):
        reading = read(text)
        assert not reading.accepted or odd.strip("\u200b\u2060") == (
            reading.lot or reading.serial or reading.identifier.value
        )


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000"])
def test_a_blank_around_a_value_is_none_of_it(blank):
    for value in (f"{blank}ABC", f"ABC{blank}"):
        reading = read(f"[)>\x1e06\x1d25PX1\x1d1T{value}\x1e\x04")
        assert "valid" != reading.status
        assert reading.lot in {"ABC", None}


def test_full_width_in_a_data_identifier_is_folded_by_name():
    reading = read("[)>\x1e06\x1d25PX1\x1d1TA\uff21C\x1e\x04")
    assert ("repaired", "AAC", ["full_width_folded"]) == (
        reading.status,
        reading.lot,
        [one.code for one in reading.repairs],
    )


@pytest.mark.parametrize(
    ("data", "expiry", "differ"),
    [
        ("17310101" + "7003" + "2702281200", "2027-02-28", True),
        ("17270101" + "7003" + "3102281200", "2027-01-01", True),
        ("17270228" + "7003" + "2702281200", "2027-02-28", False),
        ("17270200" + "7003" + "2702151200", "2027-02-15", False),
    ],
)
@pytest.mark.parametrize("form", ["element", "bracketed", "quick"])
def test_of_two_expiry_dates_the_earlier_holds_and_both_are_named(data, expiry, differ, form):
    text = f"01{GTIN}{data}"
    if form == "bracketed":
        text = f"(01){GTIN}(17){data[2:8]}(7003){data[12:]}"
    reading = read(text, "]d2" if form == "quick" else None, today=TODAY)
    assert ("valid", expiry, differ) == (
        reading.status,
        reading.expiry,
        reading.has("expiries_differ"),
    )


@pytest.mark.parametrize(
    "text",
    [
        f"01{GTIN}1131010117300101",
        f"]d201{GTIN}1131010117300101",
        f"(01){GTIN}(11)310101(17)300101",
        f"https://id.gs1.org/01/{GTIN}?11=310101&17=300101",
        f"{A}.M310101.E300101",
        ".9N111234567842^16D20310101^D300101",
    ],
)
def test_a_label_made_after_its_expiry_says_so(text):
    assert read(text, today=TODAY).has("produced_after_expiry")


@pytest.mark.parametrize("data", ["1130010117300101", "1130010117300100", "1131010017310101"])
def test_a_label_made_on_its_last_day_or_in_its_last_month_is_not_odd(data):
    assert not read(f"01{GTIN}{data}", today=TODAY).has("produced_after_expiry")


def test_a_package_made_after_its_expiry_says_so():
    whole = combine([read(f"01{GTIN}17300101", today=TODAY), read("11310101", "]d2", today=TODAY)])
    assert whole.has("produced_after_expiry")


@pytest.mark.parametrize(
    "today", [date(9999, 12, 31), date(9951, 1, 1), date(1, 1, 1), date(49, 1, 1)]
)
def test_a_year_of_two_digits_has_four_on_every_day(today):
    assert all(0 <= full_year(short, today.year) <= 9999 for short in range(100))
    for short in ("01", "50", "99"):
        reading = read(f"01{GTIN}17{short}0101", today=today)
        assert len("2027-01-01") == len(reading.expiry)
        date.fromisoformat(reading.expiry)
