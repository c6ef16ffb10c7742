"""Element strings as scanners send them: dates, companions, separators, transmission."""

import random
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import Evidence, ranked, read, write_element_string
from devicecodes.checks import mod10
from devicecodes.dates import full_year

DAY = date(2026, 11, 22)
GTIN = "09506000134352"
LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./", min_size=1, max_size=20)


def test_an_element_string_gives_product_lot_serial_and_expiry():
    reading = read("]d201095060001343521727022810LOT42\x1d21SN1", today=DAY)
    assert ("valid", "gtin", GTIN) == (reading.status, *reading.identifier[:2])
    assert ("LOT42", "SN1", "2027-02-28") == (reading.lot, reading.serial, reading.expiry)
    assert [0, 16, 24, 32] == [one.at for one in reading.elements]


@given(LETTERS, LETTERS)
def test_lot_and_serial_come_back_character_by_character(lot, serial):
    text = write_element_string({"01": GTIN, "10": lot, "21": serial}, symbology="]C1")
    reading = read(text, today=DAY)
    assert ("valid", lot, serial) == (reading.status, reading.lot, reading.serial)


@pytest.mark.parametrize(
    ("short", "full"), [(76, 2076), (77, 1977), (99, 1999), (0, 2000), (26, 2026), (51, 2051)]
)
def test_a_two_digit_year_lies_between_49_years_before_and_50_after(short, full):
    assert full == full_year(short, 2026)


def test_the_window_of_years_moves_with_the_day_of_reading():
    for year in range(1990, 2110):
        for short in range(100):
            full = full_year(short, year)
            assert short == full % 100
            assert -49 <= full - year <= 50


@pytest.mark.parametrize("month", range(1, 13))
def test_day_zero_stands_for_the_last_day_of_the_month(month):
    reading = read(f"01{GTIN}1728{month:02d}00", today=DAY)
    following = date(2028 + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    assert (last.isoformat(), "month") == (reading.expiry, reading.expiry_precision)
    assert reading.has("day_derived")


@pytest.mark.parametrize("day", ["271301", "270230", "270431", "260229", "270132", "270001"])
def test_a_date_that_does_not_exist_is_an_error(day):
    reading = read(f"]d201{GTIN}17{day}", today=DAY)
    assert ("invalid", None) == (reading.status, reading.expiry)
    assert ["date_wrong"] == [one.code for one in reading.errors]
    assert GTIN == reading.identifier.value


def test_an_expiry_with_time_fills_both_fields():
    reading = read(f"(01){GTIN}(7003)2702281530", today=DAY)
    assert ("2027-02-28", "15:30", "minute") == (
        reading.expiry,
        reading.expiry_time,
        reading.expiry_precision,
    )


def test_production_data_alone_is_valid_and_says_that_the_product_is_missing():
    reading = read("]d210ABC\x1d21X")
    assert ("valid", None) == (reading.status, reading.identifier)
    assert {"product_missing", "required_companion_missing"} == {x.code for x in reading.findings}


@pytest.mark.parametrize(
    "text", ["(01)12345678901231(255)1234567890128", "(01)12345678901231(37)1"]
)
def test_identifiers_that_exclude_each_other_are_an_error(text):
    assert "excluded_companion" in {one.code for one in read(text).errors}


def test_the_same_identifier_with_two_values_is_an_error_and_with_one_is_not():
    assert "invalid" == read(f"(01){GTIN}(10)A(10)B").status
    assert "valid" == read(f"(01){GTIN}(10)A(10)A").status


def test_a_signature_needs_the_serial_part_of_its_key():
    reading = read("(253)1234567890128(8030)ABC123")
    assert {"serial_component_missing"} == {one.code for one in reading.errors}


@pytest.mark.parametrize("symbology", ["]C1", "]d2", "]Q3", "]Q4", "]e0", "]e1", "]J1", "]z1"])
def test_every_gs1_symbol_is_read_with_its_identifier_in_the_text_or_apart(symbology):
    text = f"01{GTIN}17270228"
    assert read(symbology + text).to_json() | {"raw": ""} == read(text, symbology).to_json() | {
        "raw": ""
    }
    assert "valid" == read(text, symbology).status


@pytest.mark.parametrize("symbology", ["]C0", "]d1", "]Q1", "]A0"])
def test_a_gs1_text_in_a_symbol_without_fnc1_is_repaired(symbology):
    reading = read(f"01{GTIN}17270228", symbology)
    assert ("repaired", "fnc1_missing") == (reading.status, reading.repairs[0].code)


def test_the_readers_word_wins_over_the_text():
    reading = read(f"]Q301{GTIN}", "]d2")
    assert ("]d2", True) == (reading.symbology, reading.has("symbology_differs"))


def test_an_unknown_symbology_is_noted_and_the_text_is_read_by_itself():
    reading = read("]E95901234123457")
    assert ("]E9", "valid") == (reading.symbology, reading.status)
    assert reading.has("symbology_unknown")


def test_a_lot_that_could_end_earlier_is_ambiguous():
    reading = read("]d2010690123456789210A213B1211234", today=DAY)
    assert ("ambiguous", "A213B1211234") == (reading.status, reading.lot)
    assert ("A213B1", "1234") in {(one.lot, one.serial) for one in reading.alternatives}
    assert all("separator_inserted" == one.repairs[0].code for one in reading.alternatives)


def test_a_separator_anywhere_proves_that_the_scanner_sends_them():
    for text in ("010690123456789210A213B1211234\x1d", "010690123456789210A21B\x1d17270101"):
        assert "valid" == read(text, "]d2").status


@pytest.mark.parametrize(
    ("data", "lot", "serial"),
    [
        ("10ABCDEFGHIJ21ABCDEFGHIJKLM", "ABCDEFGHIJ", "ABCDEFGHIJKLM"),
        ("1727022810ABCDEFGHIJ21ABCDEFGHIJKL", "ABCDEFGHIJ", "ABCDEFGHIJKL"),
        ("21ZYXWVUTSRQ10PONMLKJIHGFED", "PONMLKJIHGFED", "ZYXWVUTSRQ"),
    ],
)
def test_an_only_legal_reading_is_for_a_person_to_confirm(data, lot, serial):
    reading = read(f"01{GTIN}{data}", "]d2")
    assert ("ambiguous", lot, serial) == (reading.status, reading.lot, reading.serial)
    assert ["separator_inserted"] == [one.code for one in reading.repairs]
    assert [(lot, serial)] == [(one.lot, one.serial) for one in reading.alternatives]
    assert reading.has("possible_missing_separator")
    assert () == reading.errors


def test_of_several_legal_readings_the_most_plausible_is_in_the_fields():
    reading = read("0104150011164140211GTFG32DLF1723033110158993A", "]d2", today=DAY)
    assert ("ambiguous", "1GTFG32DLF", "2023-03-31", "158993A") == (
        reading.status,
        reading.serial,
        reading.expiry,
        reading.lot,
    )
    assert len(reading.alternatives) > 1


@pytest.mark.parametrize(
    "data", ["10ABCDEFGHIJKLMNOPQRSTUVWXYZ", "10ABC\x1d21ABCDEFGHIJ10ABCDEFGHIJKLMN", "17271301"]
)
def test_a_text_without_a_legal_reading_is_invalid(data):
    assert "invalid" == read(f"01{GTIN}{data}", "]d2").status


@pytest.mark.parametrize("order", list(permutations(("17", "10", "21"))))
@pytest.mark.parametrize(
    ("alphabet", "least"), [("0123456789", 0.85), ("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 0.95)]
)
def test_what_the_item_must_carry_puts_the_right_reading_first(order, alphabet, least):
    rng = random.Random(str(order))
    first = 0
    for _ in range(60):
        values = {
            "17": f"{rng.randint(26, 35)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}",
            "10": "".join(rng.choices(alphabet, k=rng.randint(5, 9))),
            "21": "".join(rng.choices(alphabet, k=rng.randint(5, 9))),
        }
        reading = read(f"01{GTIN}" + "".join(ai + values[ai] for ai in order), "]d2", today=DAY)
        best = ranked(reading, ("lot", "serial", "expiry"), today=DAY)[0]
        first += (values["10"], values["21"]) == (best.lot, best.serial)
    assert first >= 60 * least


def test_what_lacks_more_of_what_the_item_must_carry_comes_later():
    reading = read(f"01{GTIN}10A17280101B21C1234", "]d2", today=DAY)
    wanted = ("lot", "serial", "expiry")
    missing = [sum(getattr(one, x) is None for x in wanted) for one in ranked(reading, wanted)]
    assert sorted(missing) == missing
    assert {*ranked(reading)} == {reading, *reading.alternatives}


def test_evidence_that_does_not_settle_still_orders_the_alternatives():
    text = f"01{GTIN}21SN1234567172803311099A"
    known = Evidence(requires=("lot", "serial", "expiry"), exactly=False)
    reading = read(text, "]d2", known=known, today=DAY)
    best = reading if reading.status == "repaired" else reading.alternatives[0]
    assert ("SN1234567", "2028-03-31", "99A") == (best.serial, best.expiry, best.lot)


def test_dates_that_make_sense_come_first_among_the_alternatives():
    reading = read(f"01{GTIN}10A17280101B11990101", "]d2", today=DAY)
    assert "ambiguous" == reading.status
    readings = [(one.lot, one.expiry, one.produced) for one in reading.alternatives]
    assert ("A17280101B", None, "1999-01-01") in readings
    assert all("1999-01-01" != one[2] for one in readings[:1])


def test_stripped_separators_are_never_accepted_and_evidence_finds_the_truth():
    rng = random.Random(20261122)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    wrong = right = 0
    for _ in range(400):
        body = "0" + "".join(rng.choices("0123456789", k=12))
        lot = "".join(rng.choices(letters, k=rng.randint(4, 12)))
        serial = "".join(rng.choices(letters, k=rng.randint(4, 12)))
        text = f"01{body}{mod10(body)}10{lot}21{serial}"
        reading = read(text, "]d2")
        wrong += reading.accepted
        known = Evidence(requires=("lot", "serial"), lots={lot, "OTHER1", "OTHER2"})
        reading = read(text, "]d2", known=known)
        wrong += reading.accepted and (reading.lot, reading.serial) != (lot, serial)
        right += (reading.lot, reading.serial) == (lot, serial) and reading.accepted
    assert 0 == wrong
    assert right >= 388


def test_evidence_that_fits_two_readings_asks():
    text = f"01{GTIN}10A21B21C"
    assert "ambiguous" == read(text, "]d2", known=Evidence(requires=("lot", "serial"))).status
    known = Evidence(requires=("lot", "serial"), serials={"C"})
    reading = read(text, "]d2", known=known)
    assert ("repaired", "A21B", "C") == (reading.status, reading.lot, reading.serial)
    assert ("requires:lot+serial", "serial_known") == reading.judgement.reasons


def test_evidence_for_the_strict_reading_makes_it_valid():
    reading = read(f"01{GTIN}10A21B", "]d2", known=Evidence(lots={"A21B"}))
    assert ("valid", "A21B") == (reading.status, reading.lot)


@pytest.mark.parametrize("ai", ["01", "02", "00", "8006"])
def test_a_text_without_symbology_is_gs1_only_if_its_key_checks(ai):
    key = {"01": GTIN, "02": GTIN, "00": "069012345600000015", "8006": GTIN + "0102"}[ai]
    assert "gs1" == read(ai + key).system
    place = len(ai) + 13 if ai != "00" else len(ai) + 17
    text = ai + key
    wrong = text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]
    assert "unknown" == read(wrong).status


@pytest.mark.parametrize(
    ("number", "symbology", "gtin", "kind"),
    [
        ("5901234123457", "]E0", "05901234123457", "gtin"),
        ("042100005264", "]E0", "00042100005264", "gtin"),
        ("04252614", "]E0", "00042100005264", "upc_e"),
        ("96385074", "]E4", "00000096385074", "gtin"),
        ("05901234123457", "]I1", "05901234123457", "itf14"),
        ("2112345678900", "]E0", "02112345678900", "rcn"),
        ("04150123456782", "]I1", "04150123456782", "ntin"),
    ],
)
def test_bare_numbers_become_a_gtin_of_14_digits(number, symbology, gtin, kind):
    reading = read(number, symbology)
    assert ("valid", gtin, kind) == (reading.status, reading.identifier.value, reading.kind)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_a_wrong_ean_13_is_never_accepted(body):
    check = int(mod10(body))
    for wrong in range(10):
        reading = read(f"{body}{wrong}", "]E0")
        assert (wrong == check) == reading.accepted


def test_a_upc_number_system_three_may_hold_a_drug_code():
    reading = read("360123456789")
    assert ("6012345678", True) == (reading.parts["ndc10"], reading.has("may_hold_ndc"))


@pytest.mark.parametrize(
    "symbology", ["]C1", "]d2", "]Q3", "]Q4", "]e0", "]e1", "]J1", "]z1", None]
)
@pytest.mark.parametrize("text", ["\x1d", "\x1d\x1d", "\x1d\r\n", ""])
def test_separators_without_an_element_say_nothing(text, symbology):
    for reading in (read(text, symbology), read((symbology or "") + text)):
        assert ("unknown", ["empty"]) == (reading.status, [one.code for one in reading.findings])


@pytest.mark.parametrize("symbology", ["]I0", "]I1", "]I3"])
@pytest.mark.parametrize(
    "digits",
    ["070429", "0000091897", "00123456", "12", "012345678905", "5901234123457", "059012341234570"],
)
def test_interleaved_2_of_5_that_has_not_14_digits_is_no_gs1_number(digits, symbology):
    assert ("unknown", None) == (read(digits, symbology).status, read(digits, symbology).identifier)


@pytest.mark.parametrize("symbology", ["]I0", "]I1", "]I3"])
def test_interleaved_2_of_5_of_14_digits_has_its_check_digit(symbology):
    assert "valid" == read("05901234123457", symbology).status
    assert ["check_digit_wrong"] == [one.code for one in read("05901234123458", symbology).errors]


@pytest.mark.parametrize("data", ["1728123110LOT42", "10AB12CD", "21SN123456", "17281231"])
def test_two_element_strings_in_one_text_are_not_cut_into_lots(data):
    first, second = f"01{GTIN}{data}", f"0109506000134376{data}"
    reading = read(first + second, "]d2")
    assert not reading.accepted
    if reading.status == "invalid":
        assert {"two_codes", "repeated_with_other_value"} & {one.code for one in reading.errors}
    assert not any("0109506" in (one.lot or "") for one in reading.alternatives)


def test_the_place_of_the_second_code_is_said():
    text = f"01{GTIN}1728123110LOT42"
    reading = read(text + f"01{GTIN}1728123110LOT43", "]d2")
    assert ("invalid", len(text)) == (
        reading.status,
        next(one.at for one in reading.errors if one.code == "two_codes"),
    )
