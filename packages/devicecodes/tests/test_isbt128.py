"""ISBT 128: donation numbers, device identifiers, dates, compound messages."""

import random
from datetime import date, timedelta

import pytest

from devicecodes import read

FIN = "ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
MOD37 = UPPER[26:] + UPPER[:26] + "*"


def weighted(text: str) -> int:
    """The mod 37-2 value, counted by powers of two."""
    total = sum(MOD37.index(x) * 2 ** (len(text) - n) for n, x in enumerate(text))
    return next(k for k in range(37) if (total + k) % 37 == 1)


def din(rng: random.Random) -> str:
    """A donation number of 13 characters."""
    head = rng.choice(FIN[:24]) + "".join(rng.choices(FIN, k=4))
    return head + "".join(rng.choices("0123456789", k=8))


def product(rng: random.Random) -> str:
    """A device identifier of 16 characters."""
    return "".join(rng.choices(FIN, k=5)) + "".join(rng.choices(UPPER, k=11))


@pytest.mark.parametrize("seed", range(150))
def test_a_compound_message_gives_product_serial_donation_dates_and_lot(seed):
    rng = random.Random(seed)
    expires = date(2000, 1, 1) + timedelta(days=rng.randrange(36000))
    made = date(1950, 1, 1) + timedelta(days=rng.randrange(36000))
    item, number, serial = product(rng), din(rng), "".join(rng.choices(UPPER, k=6))
    lot = "".join(rng.choices(UPPER, k=18))
    parts = [
        f"=/{item}",
        f"={number}00",
        f"=,{serial}",
        f"=>{expires.year % 1000:03d}{expires:%j}",
        f"=}}{made.year % 1000:03d}{made:%j}",
        f"&,1{lot}",
    ]
    rng.shuffle(parts)
    reading = read(f"=+{len(parts):02d}000" + "".join(parts))
    assert ("valid", "compound", item) == (
        reading.status,
        reading.kind,
        reading.identifier.value,
    ), reading.findings
    assert (serial, number, lot) == (reading.serial, reading.parts["din"], reading.lot)
    assert (expires.isoformat(), made.isoformat()) == (reading.expiry, reading.produced)
    wrong = read(f"=+{len(parts) + 1:02d}000" + "".join(parts))
    assert {"compound_count"} == {one.code for one in wrong.errors}
    assert "concatenated" == read("".join(parts)).kind


@pytest.mark.parametrize("seed", range(60))
def test_flags_that_check_the_donation_number_must_hold(seed):
    number = din(random.Random(seed))
    right = 60 + weighted(number)
    for flags in range(60, 97):
        reading = read(f"={number}{flags}")
        assert (flags == right) == reading.accepted


@pytest.mark.parametrize("seed", range(60))
def test_a_keyed_donation_number_is_read_with_its_right_check_only(seed):
    number = din(random.Random(seed))
    right = MOD37[weighted(number)]
    for character in MOD37:
        reading = read(number + character)
        assert (character == right) == (reading.kind == "din_keyed")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("=>019000", "date_wrong"),
        ("=>019366", "date_wrong"),
        ("=>519001", "date_wrong"),
        ("&>0190012460", "time_wrong"),
        ("=>19031", "value_too_short"),
        ("=zINVALID", "unknown_data_identifier"),
        ("=,00001a", "character_not_allowed"),
        ("=/A999OAB3456T0123", "character_not_allowed"),
        ("=,000012=,000013", "duplicate_field"),
        ("&:9991ABCDEFGHIJKLM17", "check_character_wrong"),
        ("=+01000&aLOCAL", "unknown_data_identifier"),
    ],
)
def test_each_fault_of_a_structure_has_its_name(text, code):
    assert code in {one.code for one in read(text).errors}


def test_a_time_of_expiry_fills_its_own_field():
    reading = read("&>0203662315")
    assert ("2020-12-31", "23:15", "minute") == (
        reading.expiry,
        reading.expiry_time,
        reading.expiry_precision,
    )


@pytest.mark.parametrize("symbology", ["]C0", "]C4"])
def test_a_national_structure_is_kept_as_it_is_for_a_person_to_judge(symbology):
    reading = read("&aLOCAL", symbology)
    assert ("ambiguous", "isbt128", ("&a", "LOCAL")) == (
        reading.status,
        reading.system,
        reading.elements[0][:2],
    )
    assert reading.has("rules_unpublished")
    assert reading.has("weak_evidence")


def test_a_national_structure_behind_another_is_for_a_person_to_judge():
    reading = read("=A99992112345600=>019031&aLOCAL")
    assert ("ambiguous", "2019-01-31") == (reading.status, reading.expiry)


@pytest.mark.parametrize("symbology", [None, "]Q1", "]d1", "]C0"])
@pytest.mark.parametrize(
    "text",
    ["&hello world", "&tx", "&lt;html", "&page=2&x=3", "&", "&a", "&!", "&amp;", "&;x", "&nbsp;A"],
)
def test_an_ampersand_and_a_small_letter_are_no_code(text, symbology):
    assert read(text, symbology).status in {"unknown", "invalid"}
    assert "unknown" == read(text).status or not text[1:]
