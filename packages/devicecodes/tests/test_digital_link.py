"""GS1 Digital Link URIs."""

import random

import legal
import pytest

from devicecodes import CannotWrite, read, write_digital_link
from devicecodes.gs1.rules import RULES

KEYS = sorted(ai for ai, row in RULES.rows.items() if row[5] is not None)
GTIN = "09506000134352"


@pytest.mark.parametrize("key", KEYS)
def test_each_key_with_all_its_qualifiers_reads_back(key):
    rng = random.Random(key)
    for order in RULES[key].qualifiers or ((),):
        for _ in range(6):
            used = [ai for ai in order if rng.random() < 0.7]
            values = {ai: legal.value(rng, ai) for ai in (key, *used)}
            reading = read(write_digital_link(values, "https://example.org/some/stem"))
            assert "valid" == reading.status, reading.findings
            assert values == {one.key: one.value for one in reading.elements}
            assert values[key] == reading.identifier.value


def test_elements_stand_where_their_key_begins():
    text = f"https://id.gs1.org/01/{GTIN}/10/A%2F1?17=270228"
    for one in read(text).elements:
        assert text[one.at :].startswith(one.key)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://a/01/{GTIN}/21/A/10/B", "qualifier_order"),
        (f"https://a/01/{GTIN}?10=A", "qualifier_in_query"),
        (f"https://a/01/{GTIN}/10/A?10=A", "duplicate_field"),
        (f"https://a/01/{GTIN}?89=A", "unknown_ai"),
        (f"https://a/01/{GTIN}?99=", "value_empty"),
        (f"https://a/01/{GTIN}/10/", "value_empty"),
        (f"https://$a/01/{GTIN}", "uri_wrong"),
        ("https://a/01/09506000134353", "check_digit_wrong"),
    ],
)
def test_each_fault_of_a_link_has_its_name(text, code):
    assert code in {one.code for one in read(text).errors}


@pytest.mark.parametrize(
    "text", ["http://a/b", "https://a/gtin/1", "http://", f"https://a/01/{GTIN}/"]
)
def test_an_address_without_key_is_unknown(text):
    assert "unknown" == read(text).status


@pytest.mark.parametrize("short", ["96385074", "614141123452", "9506000134352"])
def test_short_numbers_are_padded(short):
    assert short.zfill(14) == read(f"https://a/01/{short}").identifier.value


def test_a_compressed_epc_is_read_as_the_tag():
    reading = read("https://id.gs1.org/eh3034257bf7194e4000001a85")
    assert ("epc", "80614141123458", "6789") == (
        reading.system,
        reading.identifier.value,
        reading.serial,
    )
    assert reading.epc == read("https://id.gs1.org/exMDQle_cZTkAAABqF").epc


def test_what_may_not_stand_in_a_link_is_not_written():
    with pytest.raises(CannotWrite):
        write_digital_link({"10": "A"})
    with pytest.raises(CannotWrite):
        write_digital_link({"01": GTIN, "10": "A", "235": "B"})


@pytest.mark.parametrize("serial", ["exLtNWd7s", "eh30FF00AA", "exAAAAAA", "ehEHEH0011"])
def test_a_serial_that_begins_like_a_compressed_tag_stays_a_serial(serial):
    reading = read(f"https://id.gs1.org/01/09506000134352/21/{serial}")
    assert ("valid", "gs1", serial) == (reading.status, reading.system, reading.serial)


@pytest.mark.parametrize("bad", ["%2x", "%", "%2", "%G0", "%%41", "A%", "%u0041"])
@pytest.mark.parametrize(
    "form", ["/22/{}-1", "/10/{}", "?99={}", "?linkType={}", "/10/A?99=x{}", "/21/{}?17=270228"]
)
def test_a_percent_sign_begins_two_hexadecimal_digits(form, bad):
    reading = read("https://id.gs1.org/01/12312312312333" + form.format(bad))
    assert ("invalid", True) == (reading.status, reading.has("uri_wrong"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://id.gs1.org/01/09506000134352/10/A", "https://id.gs1.org/01/09506000134376/10/B"),
        ("https://id.gs1.org/01/09506000134352", "http://example.com/01/09506000134352/21/7"),
    ],
)
def test_two_links_in_one_text_are_not_taken_for_one(first, second):
    reading = read(first + second)
    assert ("invalid", True) == (reading.status, reading.has("two_codes"))
    assert reading.normalised[reading.findings[0].at :].startswith("://")


@pytest.mark.parametrize("symbology", ["]Q3", "]d2", "]C1"])
@pytest.mark.parametrize("beginning", ["https://id.gs1.org", "HTTPS://id.gs1.org", "http://a.b"])
def test_a_link_in_a_symbol_that_says_gs1_is_read(symbology, beginning):
    reading = read(f"{beginning}/01/{GTIN}/10/A", symbology)
    assert ("repaired", "digital_link", "A") == (reading.status, reading.kind, reading.lot)
    assert ["fnc1_ignored"] == [one.code for one in reading.repairs]
