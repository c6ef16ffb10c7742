"""RFID: every scheme written and read, URIs, +AIDC data, memory."""

import random

import legal
import pytest

from devicecodes import CannotWrite, TagOptions, read, read_epc, read_epc_memory, write_epc
from devicecodes.checks import mod10
from devicecodes.epc.aidc import FORBIDDEN, put_value, take_value
from devicecodes.epc.bits import Bits, Writer
from devicecodes.gs1.rules import RULES

DIGITS = "0123456789"
TEXT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./%"&<>?'
AIS = sorted(RULES.rows.keys() - FORBIDDEN)


def number(rng: random.Random, length: int) -> str:
    """Digits with their check digit."""
    body = "".join(rng.choices(DIGITS, k=length - 1))
    return body + mod10(body)


def elements(rng: random.Random, scheme: str) -> dict[str, str]:
    """AIs that the scheme can hold."""
    numeric = "96" in scheme or "110" in scheme
    serial = str(rng.randrange(1, 1 << 31)) if numeric else "".join(rng.choices(TEXT, k=9))
    name = scheme.rstrip("+").partition("-")[0]
    piece = f"{rng.randint(1, 5):02d}{rng.randint(5, 9):02d}"
    return {
        "SGTIN": lambda: {"01": number(rng, 14), "21": serial},
        "DSGTIN": lambda: {"01": number(rng, 14), "21": serial, "17": "280229"},
        "SSCC": lambda: {"00": number(rng, 18)},
        "SGLN": lambda: {"414": number(rng, 13), "254": serial},
        "GRAI": lambda: {"8003": "0" + number(rng, 13) + serial},
        "GIAI": lambda: {"8004": "9506001" + serial},
        "GSRN": lambda: {"8018": number(rng, 18)},
        "GSRNP": lambda: {"8017": number(rng, 18)},
        "GDTI": lambda: {"253": number(rng, 13) + serial},
        "SGCN": lambda: {"255": number(rng, 13) + str(rng.randrange(1 << 31))},
        "ITIP": lambda: {"8006": number(rng, 14) + piece, "21": serial},
        "CPI": lambda: {
            "8010": "950600112" + ("345" if numeric else "A-4/"),
            "8011": str(rng.randrange(1, 1 << 30)),
        },
    }[name]()


OLD = [
    *("SGTIN-96", "SGTIN-198", "SSCC-96", "SGLN-96", "SGLN-195", "GRAI-96", "GRAI-170"),
    *("GIAI-96", "GIAI-202", "GSRN-96", "GSRNP-96", "GDTI-96", "GDTI-174", "SGCN-96"),
    *("ITIP-110", "ITIP-212", "CPI-96", "CPI-var"),
]
PLUS = ["SGTIN", "DSGTIN", "SSCC", "SGLN", "GRAI", "GIAI", "GSRN", "GSRNP", "GDTI", "SGCN"]
PLUS = [name + sign for name in [*PLUS, "ITIP", "CPI"] for sign in ("+", "++")]


@pytest.mark.parametrize("scheme", OLD)
@pytest.mark.parametrize("prefix_digits", [6, 7, 8, 9, 10, 11, 12])
def test_each_scheme_with_a_company_prefix_comes_back_in_every_form(scheme, prefix_digits):
    rng = random.Random(scheme + str(prefix_digits))
    if scheme in {"GIAI-96", "GIAI-202", "CPI-96", "CPI-var"} and prefix_digits > 7:
        prefix_digits = 7
    for _ in range(5):
        values = elements(rng, scheme)
        epc = write_epc(values, scheme, TagOptions(0, prefix_digits))
        for reading in (read_epc(epc.hex), read_epc(bytes.fromhex(epc.hex)), read(epc.tag_uri)):
            assert "valid" == reading.status, reading.findings
            assert values == {one.key: one.value for one in reading.elements}
            assert (epc.hex, epc.uri) == (reading.epc.hex, reading.epc.uri)
        assert values == {one.key: one.value for one in read(epc.uri).elements}
        assert values == {one.key: one.value for one in read(epc.digital_link).elements}
        assert values == {one.key: one.value for one in read(epc.element_string).elements}


@pytest.mark.parametrize("scheme", PLUS)
def test_each_scheme_without_company_prefix_comes_back_with_further_data(scheme):
    rng = random.Random(scheme)
    for filtered in range(8):
        values = elements(rng, scheme) | {"10": "".join(rng.choices(TEXT, k=rng.randint(1, 9)))}
        options = TagOptions(filtered, host="id.example.com" if scheme.endswith("++") else None)
        epc = write_epc(values, scheme, options)
        reading = read_epc(epc.hex.lower())
        assert "valid" == reading.status, (epc.hex, reading.findings)
        assert values == {one.key: one.value for one in reading.elements}
        assert (scheme, filtered, None) == (epc.scheme, epc.filter, epc.uri)
        host = "https://id.example.com/" if scheme.endswith("++") else "https://id.gs1.org/"
        assert reading.epc.digital_link.startswith(host)


@pytest.mark.parametrize("ai", AIS)
def test_every_value_of_every_identifier_survives_the_tag(ai):
    rng = random.Random(ai)
    for longest in (True, False, None, None):
        if ai == "8007" and longest:
            continue
        value = legal.value(rng, ai, longest=longest)
        out = Writer()
        put_value(out, ai, value)
        assert value == take_value(Bits(out.value, out.length), ai)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00", "header_unprogrammed"),
        ("E2801160600002", "header_reserved"),
        ("FF00", "header_reserved"),
        ("303C000000000000000000", "partition_wrong"),
        ("30", "truncated"),
        ("3034ZZ", "not_hex"),
        ("3007FFFFFFFFFFFFFFFFFFFF", "value_range"),
    ],
)
def test_what_cannot_be_decoded_becomes_a_raw_uri_with_a_finding(text, code):
    reading = read_epc(text)
    assert (code, "invalid") == (reading.errors[0].code, reading.status)
    assert code == "not_hex" or reading.epc.tag_uri.startswith("urn:epc:raw:")


def test_zero_fill_may_be_missing_and_other_bits_behind_the_end_are_named():
    whole = write_epc({"01": "09506000134352", "21": "A/b"}, "SGTIN-198", TagOptions(1, 7)).hex
    assert "A/b" == read_epc(whole[:50]).serial
    assert read_epc(whole[:-1] + "1").has("trailing_bits")


def test_reserved_filter_values_are_read_and_noted():
    epc = write_epc({"01": "09506000134352", "21": "1"}, "SGTIN-96", TagOptions(5, 7))
    reading = read_epc(epc.hex)
    assert ("valid", 5, True) == (
        reading.status,
        reading.epc.filter,
        reading.has("filter_reserved"),
    )


def test_elements_stand_at_their_bits():
    reading = read_epc("3034257BF7194E4000001A85")
    assert [14, 58] == [one.at for one in reading.elements]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("urn:epc:class:lgtin:4012345.055555.A1", "class_uri"),
        ("urn:epc:idpat:sgtin:4012345.044444.*", "pattern_uri"),
        ("urn:epc:raw:96.x3034257BF7194E4000001A85", "raw_uri"),
        ("urn:epc:id:bic:CSQU3054383", "epc_uri"),
        ("urn:epc:tag:[att=x01]:sgtin-96:1.0614141.812345.6789", "tag_uri"),
    ],
)
def test_each_kind_of_uri_is_read(text, kind):
    assert ("valid", kind) == (read(text).status, read(text).kind)


def test_a_pattern_names_the_product_and_no_serial():
    reading = read("urn:epc:idpat:sgtin:4012345.044444.*")
    assert ("04012345444445", None) == (reading.identifier.value, reading.serial)


def test_the_memory_bank_is_read_by_its_control_word():
    bank = "ABCD3000" + "3034257BF7194E4000001A85" + "FFFF"
    assert "6789" == read_epc_memory(bank).serial
    other = read_epc_memory("ABCD31A1" + "112233445566778899AABBCC")
    assert ("urn:epc:raw:96.xA1.x112233445566778899AABBCC", True) == (
        other.epc.tag_uri,
        other.has("not_stock"),
    )


@pytest.mark.parametrize(
    ("values", "scheme", "digits"),
    [
        ({"01": "09506000134352", "21": "A"}, "SGTIN-96", 7),
        ({"01": "09506000134352", "21": "012"}, "SGTIN-96", 7),
        ({"01": "09506000134352", "21": str(1 << 38)}, "SGTIN-96", 7),
        ({"01": "09506000134352", "21": "1"}, "SGTIN-96", None),
        ({"01": "09506000134352"}, "SGTIN-96", 7),
        ({"01": "09506000134352", "21": "1"}, "DSGTIN+", None),
        ({"01": "09506000134352", "21": "1"}, "SGTIN++", None),
        ({"01": "09506000134352", "21": "1"}, "NONE-96", 7),
        ({"01": "09506000134352", "21": "1", "91": "~" * 9}, "SGTIN+", None),
        ({"01": "09506000134352", "21": "1", "91": "z" * 90}, "SGTIN+", None),
    ],
)
def test_what_a_scheme_cannot_hold_is_not_written(values, scheme, digits):
    with pytest.raises(CannotWrite):
        write_epc(values, scheme, TagOptions(0, digits))
