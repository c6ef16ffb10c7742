"""Several symbols of one package."""

import itertools

import pytest

from devicecodes import TagOptions, combine, load_patterns, read, read_epc, write_epc
from devicecodes.profile import Profile

GTIN = "09506000134352"
PRIMARY, SECONDARY = "+A123BJC5D6E71G", "+$$52001510X3GD"


def whole(*texts):
    """Read texts and combine them."""
    return combine([read(text) for text in texts])


@pytest.mark.parametrize("order", list(itertools.permutations([PRIMARY, SECONDARY])))
def test_hibc_symbols_are_paired_by_their_link_in_any_order(order):
    reading = whole(*order)
    assert ("valid", "concatenated", "A123BJC5D6E71", "10X3", "2020-01-15") == (
        reading.status,
        reading.kind,
        reading.identifier.value,
        reading.lot,
        reading.expiry,
    )
    for one in reading.elements:
        assert reading.normalised[one.at :].startswith(one.key)


def test_a_secondary_of_another_product_is_named():
    reading = whole("+A123BJCMD6E79+", SECONDARY)
    assert ("invalid", {"link_differs"}) == (reading.status, {x.code for x in reading.errors})


def test_gs1_in_two_symbols_becomes_one():
    reading = combine([read(f"01{GTIN}"), read("17270228\x1d10A\x1d21B", "]C1")])
    assert ("valid", GTIN, "A", "B", "2027-02-28") == (
        reading.status,
        reading.identifier.value,
        reading.lot,
        reading.serial,
        reading.expiry,
    )
    assert () == reading.findings


def test_a_companion_that_is_missing_on_the_whole_package_is_an_error():
    reading = combine([read("10A\x1d", "]C1"), read("21B\x1d", "]C1")])
    assert "invalid" == reading.status
    assert {"required_companion_missing", "product_missing"} == {x.code for x in reading.errors}


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        (f"(01){GTIN}(10)A", f"(01){GTIN}(10)B", "lot"),
        (f"(01){GTIN}(21)A", f"(01){GTIN}(21)B", "serial"),
        (f"(01){GTIN}(17)270228", f"(01){GTIN}(17)270227", "expiry"),
        (f"(01){GTIN}", "(01)09506000134369", "gtin"),
        (f"(01){GTIN}(240)A", f"(01){GTIN}(240)B", "240"),
    ],
)
def test_a_contradiction_is_named_with_both_values(one, other, field):
    reading = whole(one, other)
    assert "invalid" == reading.status
    assert field in {x.facts[0] for x in reading.errors if x.code == "contradiction"}


def test_absent_never_overwrites_present_and_a_month_agrees_with_its_day():
    reading = whole(f"(01){GTIN}(17)270200", f"(01){GTIN}(17)270213", f"(01){GTIN}(10)A")
    assert ("valid", "2027-02-13", "day", "A") == (
        reading.status,
        reading.expiry,
        reading.expiry_precision,
        reading.lot,
    )


def test_a_barcode_and_its_tag_become_one():
    tag = write_epc({"01": GTIN, "21": "77"}, "SGTIN-96", TagOptions(1, 7))
    reading = combine([read(f"(01){GTIN}(10)A"), read_epc(tag.hex)])
    assert ("valid", "A", "77", tag.hex) == (
        reading.status,
        reading.lot,
        reading.serial,
        reading.epc.hex,
    )
    assert "invalid" == combine([read(f"(01){GTIN}(21)78"), read_epc(tag.hex)]).status


def test_a_gtin_and_an_in_house_code_keep_both_names():
    pattern = {
        "name": "own",
        "parts": [{"fixed": "OWN-"}, {"name": "lot", "characters": "digits", "length": 4}],
        "examples": [{"raw": "OWN-0001"}],
    }
    own = read("OWN-0007", profile=Profile(patterns=load_patterns([pattern])))
    reading = combine([own, read(f"01{GTIN}")])
    assert ("valid", GTIN, "0007") == (reading.status, reading.identifier.value, reading.lot)
    assert {("gtin", "primary"), ("internal", "other")} == {
        (one.scheme, one.role) for one in reading.identifiers
    }


def test_a_carton_with_its_content_is_one_logistic_unit():
    reading = combine([read("00069012345600000015", "]C1"), read(f"(02){GTIN}(37)12(10)A")])
    assert ("valid", "sscc", "12") == (
        reading.status,
        reading.identifier.scheme,
        reading.quantity,
    )


def test_two_agencies_on_one_package_leave_the_choice_to_a_person():
    reading = whole(f"(01){GTIN}(10)A", "MA.156.M0.100204.13351764")
    assert ("ambiguous", GTIN, "A") == (reading.status, reading.identifier.value, reading.lot)
    assert {"gtin", "ma-di"} == {one.scheme for one in reading.identifiers}


def test_nothing_and_rubbish_give_unknown():
    assert "unknown" == combine([]).status
    assert "unknown" == whole("rubbish", "").status
    assert "valid" == whole("rubbish", f"01{GTIN}").status


def test_what_is_ambiguous_alone_stays_ambiguous():
    assert "ambiguous" == whole(f"01{GTIN}10A21B", f"(01){GTIN}").status


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("product", "data"),
    [
        (f"01{GTIN}", "+$$52001510X3GD"),
        ("+A123BJC5D6E71G", "]C110A\x1d17270228"),
        ("MA.156.M0.100204.13351764", "+$$52001510X3GD"),
    ],
)
def test_data_whose_product_nothing_proves_are_never_taken_silently(product, data, order):
    readings = [read(product), read(data)][::order]
    whole = combine(readings)
    assert not whole.accepted
    assert whole.has("link_unproved")


def test_a_symbol_that_nobody_could_read_is_named():
    whole = combine([read(f"01{GTIN}"), read("xyz")])
    assert ("valid", ["symbol_unread"]) == (whole.status, [one.code for one in whole.findings])
