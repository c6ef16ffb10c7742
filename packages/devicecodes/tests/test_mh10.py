"""ISO/IEC 15434, DIN 16598, IFA and data identifiers."""

import random

import pytest

from devicecodes import Profile, read

CSET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def mod97(text: str) -> str:
    """The check of IFA, counted the plain way."""
    return f"{sum((n + 2) * ord(x) for n, x in enumerate(text)) % 97:02d}"


def pzn(rng: random.Random) -> str:
    """A PZN-8 with its check digit."""
    while True:
        body = "".join(rng.choices("0123456789", k=7))
        check = sum((n + 1) * int(x) for n, x in enumerate(body)) % 11
        if check < 10:
            return body + str(check)


def message(*fields: str, form: str = "06") -> str:
    """An envelope around fields."""
    return f"[)>\x1e{form}\x1d" + "\x1d".join(fields) + "\x1e\x04"


@pytest.mark.parametrize("seed", range(150))
def test_a_ppn_with_its_data_reads_in_both_envelopes(seed):
    rng = random.Random(seed)
    body = "11" + pzn(rng) if seed % 2 else "13" + "".join(rng.choices(UPPER, k=rng.randint(7, 18)))
    ppn = body + mod97(body)
    lot = "".join(rng.choices(CSET, k=rng.randint(1, 20)))
    serial = "".join(rng.choices(CSET, k=rng.randint(1, 20)))
    fields = [f"9N{ppn}", f"1T{lot}", "D291200", f"S{serial}", "16D20210417", "Q12"]
    for text, kind in ((message(*fields), "iso15434-06"), ("." + "^".join(fields), "din16598")):
        reading = read(text)
        assert ("valid", "ifa", kind, ppn) == (
            reading.status,
            reading.system,
            reading.kind,
            reading.identifier.value,
        ), reading.findings
        assert (lot, serial, "12") == (reading.lot, reading.serial, reading.quantity)
        assert ("2029-12-31", "month", "2021-04-17") == (
            reading.expiry,
            reading.expiry_precision,
            reading.produced,
        )
    assert seed % 2 == 0 or reading.parts["pzn"] == body[2:]


@pytest.mark.parametrize("seed", range(40))
def test_every_wrong_check_of_a_ppn_is_refused(seed):
    rng = random.Random(seed)
    body = "13" + "".join(rng.choices(UPPER, k=10))
    for wrong in range(97):
        reading = read(message(f"9N{body}{wrong:02d}"))
        assert (f"{wrong:02d}" == mod97(body)) == reading.accepted


@pytest.mark.parametrize("seed", range(60))
def test_a_pzn_in_code_39_is_a_national_number(seed):
    number = pzn(random.Random(seed))
    reading = read(f"-{number}", "]A0")
    assert ("valid", "pzn", None) == (reading.status, reading.kind, reading.identifier)
    assert [("pzn", number, "national")] == [tuple(one) for one in reading.identifiers]
    wrong = f"-{number[:-1]}{(int(number[-1]) + 1) % 10}"
    assert "invalid" == read(wrong, "]A0").status


def test_a_master_udi_di_stands_beside_the_product():
    master = "MA12345ABCD.12345"
    reading = read(message("9N1312345MED777094", f"9N{master}{mod97(master)}"))
    assert ["primary", "model"] == [one.role for one in reading.identifiers]


def test_data_identifiers_of_a_transport_label_keep_their_order_and_their_gaps():
    fields = ["12PGTL3", "6JUN449113031000007248", "14D", "P8613013591", "1TL9", "Q0448", "3QEA"]
    reading = read(message(*fields, "V097201178"))
    assert ["12P", "6J", "14D", "P", "1T", "Q", "3Q", "V"] == [x.key for x in reading.elements]
    assert ("L9", "448", "EA", "097201178") == (
        reading.lot,
        reading.quantity,
        reading.parts["unit"],
        reading.parts["supplier"],
    )
    assert [("licence-plate", "primary"), ("customer-part", "article")] == [
        (one.scheme, one.role) for one in reading.identifiers
    ]


def test_days_of_14d_and_15d_stand_in_opposite_order():
    assert "2026-12-31" == read(message("P1", "14D20261231")).expiry
    assert "2026-12-31" == read(message("P1", "15D31122026")).expiry


def test_a_quantity_with_its_unit_is_cut():
    reading = read(message("P1", "7Q12.50KG"))
    assert ("12.50", "KG") == (reading.quantity, reading.parts["unit"])


@pytest.mark.parametrize(
    ("value", "scheme", "inner"),
    [
        ("+A99912345", "hibc-udi-di", "A99912345"),
        ("09506000134352", "gtin", "09506000134352"),
        ("MA.156.M0.100204.13351764", "ma-di", "MA.156.M0.100204.13351764"),
        ("=/A9997AB3456T0123", "isbt128-di", "A9997AB3456T0123"),
    ],
)
def test_54p_holds_the_identifier_of_another_system(value, scheme, inner):
    assert (scheme, inner) == read(message(f"54P{value}")).identifier[:2]


def test_format_05_holds_gs1():
    reading = read(message("0109506000134352", "17271231", "10L1", form="05"))
    assert ("valid", "gs1", "iso15434-05", "L1") == (
        reading.status,
        reading.system,
        reading.kind,
        reading.lot,
    )


def test_format_12_holds_text_elements():
    reading = read(message("MFR 1AB23", "SER 77", "PNR X-1", form="12"))
    assert ("valid", "77") == (reading.status, reading.serial)
    assert ["MFR", "SER", "PNR"] == [one.key for one in reading.elements]
    assert "supplier-part" == reading.identifiers[0].scheme


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[)>9N111234567842\x1e\x04", "envelope_header"),
        ("[)>\x1e06\x1d9N111234567842", "envelope_trailer"),
        ("[)>\x1e07\x1dP1\x1e\x04", "envelope_format"),
        ("[)>\x1e06\x1d!\x1e\x04", "unknown_data_identifier"),
        ("[)>\x1e06\x1dP1\x1d14D20261301\x1e\x04", "date_wrong"),
        ("[)>\x1e06\x1d8P09506000134353\x1e\x04", "check_digit_wrong"),
        ("[)>\x1e06\x1dP1\x1dQX\x1e\x04", "quantity_wrong"),
    ],
)
def test_each_fault_of_an_envelope_has_its_name(text, code):
    assert code in {one.code for one in read(text).errors}


def test_a_bare_data_identifier_is_read_only_where_the_profile_says_so():
    assert "unknown" == read("P12345", "]A0").status
    reading = read("P12345", "]A0", profile=Profile(bare=frozenset({"mh10"})))
    assert ("valid", "linear_di") == (reading.status, reading.kind)
    reading = read("1312345MED777094", profile=Profile(bare=frozenset({"ppn"})))
    assert ("valid", "1312345MED777094") == (reading.status, reading.identifier.value)
    assert "valid" == read("12345678", profile=Profile(bare=frozenset({"pzn"}))).status


@pytest.mark.parametrize(
    "text", [".X", ".D", ".HELLO WORLD", ".S", ".1P", ".P^Q", ".A123BJC5D6E71G", ".Z9", ".123ABC"]
)
def test_a_full_stop_and_a_capital_are_no_code(text):
    assert "unknown" == read(text).status


@pytest.mark.parametrize("text", [".SOME TEXT", ".P12", ".1PAB^Q5", ".T1", ".54PA99912345"])
def test_fields_behind_a_full_stop_that_nothing_proves_are_for_a_person_to_judge(text):
    reading = read(text)
    assert ("ambiguous", "din16598") == (reading.status, reading.kind)


@pytest.mark.parametrize(
    "text",
    [".9N1312345MED777094^1TABC12345^D241231", ".8P09506000134352^S1", ".54P09506000134352^1TA"],
)
def test_an_identifier_with_its_check_proves_the_form(text):
    assert "valid" == read(text).status


@pytest.mark.parametrize(
    "text",
    [
        "[)>\x1e06\x1dP\x1e\x04",
        "[)>\x1e06\x1dP\x1dQ\x1d14D\x1e\x04",
        "[)>\x1e05\x1d\x1e\x04",
        "[)>\x1e12\x1dSER\x1e\x04",
    ],
)
def test_an_envelope_around_nothing_is_invalid(text):
    reading = read(text)
    assert ("invalid", True) == (reading.status, reading.has("value_empty"))


def test_a_date_of_manufacture_without_a_day_is_a_month_in_ifa_messages():
    reading = read("[)>\x1e06\x1d9N111234567842\x1d16D20151100\x1e\x04")
    assert ("valid", "2015-11-30", "month") == (
        reading.status,
        reading.produced,
        reading.produced_precision,
    )
    assert reading.has("day_derived")
    assert "invalid" == read("[)>\x1e06\x1dP1\x1d16D20151100\x1e\x04").status


@pytest.mark.parametrize(
    "text", ["PZN-12345678", "PZN 12345678", "PZN12345678", "PZN - 12345678", "PZN: 12345678"]
)
def test_a_pzn_as_it_is_printed_is_read(text):
    reading = read(text)
    assert ("ifa", "pzn", "12345678") == (reading.system, reading.kind, reading.parts["pzn"])
    assert "valid" == reading.status
    assert "invalid" == read(text[:-1] + "7").status
