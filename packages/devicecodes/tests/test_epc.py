"""RFID: every scheme written and read, URIs, +AIDC data, memory."""

import random

import legal
import pytest

from devicecodes import CannotWrite, TagOptions, read, read_epc, read_epc_memory, write_epc
from devicecodes.checks import mod10
from devicecodes.epc.aidc import FORBIDDEN, put_value, take_value
from devicecodes.epc.binary import header_of
from devicecodes.epc.bits import Bits, Writer
from devicecodes.epc.layouts import LAYOUTS
from devicecodes.epc.layouts import PLUS as PLUS_ROWS
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


def again(reading):
    """Read a valid tag or URI from everything that it says of itself."""
    epc = reading.epc
    texts = [epc.uri, epc.tag_uri, epc.element_string, epc.digital_link]
    return [(text, read(text)) for text in texts if text is not None]


def agrees(reading):
    """A valid reading is read as valid, with the same elements, from each of its forms."""
    if reading.status != "valid" or reading.has("dictionary_differs"):
        return
    for text, other in again(reading):
        assert "valid" == other.status, (reading.raw, text, other.findings)
        # In an element string the first of several keys counts, not the one of the tag's scheme.
        if other.kind != "bracketed":
            assert reading.identifier == other.identifier, (reading.raw, text)
        # A URI of a scheme before TDS 2.0 has no +AIDC data, and no order but its own.
        if other.kind in {"bracketed", "digital_link"}:
            assert {(one.key, one.value) for one in reading.elements} == {
                (one.key, one.value) for one in other.elements
            }, (reading.raw, text)


HEADERS = [*range(0x2C, 0x42), 0x35, *range(0xE6, 0xFE)]


@pytest.mark.parametrize("header", HEADERS)
def test_what_is_valid_on_a_tag_is_valid_in_each_of_its_forms(header):
    rng = random.Random(header)
    name = next(
        (one for one in (*OLD, *PLUS) if header == plus_or_old(one)),
        None,
    )
    for turn in range(100):
        octets = bytearray([header, *rng.randbytes(40)])
        if name is not None and turn % 3:
            values = elements(rng, name)
            if name.endswith("+"):
                values |= {ai: legal.value(rng, ai) for ai in rng.sample(AIS, turn % 4)}
            options = TagOptions(0, 7, "id.example.com")
            try:
                octets = bytearray.fromhex(write_epc(values, name, options).hex)
            except CannotWrite:
                continue
            for _ in range(turn % 5):
                place = rng.randrange(8, 8 * len(octets))
                octets[place // 8] ^= 1 << place % 8
        agrees(read_epc(bytes(octets)))


def plus_or_old(scheme):
    """The header of a binary scheme."""
    found = header_of(scheme.lower())
    return (
        found
        if found is not None
        else next(h for h, one in PLUS_ROWS.items() if one.name == scheme)
    )


CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/#.&\\ _"


def six_bit(text):
    """Characters of six bits each, and six zero bits."""
    return "".join(f"{ord(one) & 63:06b}" for one in text) + "000000"


def as_hex(bits):
    """Bits, filled to whole words."""
    bits += "0" * (-len(bits) % 16)
    return f"{int(bits, 2):0{len(bits) // 4}X}"


@pytest.mark.parametrize("seed", range(200))
def test_variable_schemes_hold_the_characters_of_their_uri_and_no_others(seed):
    rng = random.Random(seed)

    def some(longest):
        return "".join(rng.choices(CODES[: rng.choice([36, 45])], k=rng.randint(0, longest)))

    cage = "".join(rng.choices("ABCDEFGHIJ0123456789&", k=5))
    adi = "00111011" + "000000" + six_bit(" " + cage)[:-6] + six_bit(some(4)) + six_bit(some(4))
    cpi = "00111101" + "001101" + f"{4012345:024b}" + six_bit(some(6)) + f"{rng.randrange(4):040b}"
    octets = "".join(
        f"{ord(rng.choice('2S194I%') if rng.random() < 0.3 else 'A'):08b}" for _ in "12345"
    )
    dod = "00101111" + "0000" + "00100000" + octets + f"{rng.randrange(9):036b}"
    for bits in (adi, cpi, dod):
        agrees(read_epc(as_hex(bits)))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2F1003253313934000000001", "value_range"),
        ("3BFA0CF5E66C80E00000", "value_range"),
        ("3D244F4A5886A20C15A8E7197B3899C1800000000002", "value_range"),
        ("3D997582805C69D94EBD5540", "value_range"),
        ("40EDE59D31E32E24050000000000", "linter_pieceoftotal"),
        ("EE227332F89190EEDE86A8404C039B50A51154AD367452330299", "value_range"),
    ],
)
def test_bits_that_the_scheme_does_not_have_are_refused(text, code):
    assert ("invalid", code) == (read_epc(text).status, read_epc(text).errors[0].code)


@pytest.mark.parametrize(
    "text",
    [
        "3D556D9CCCF0000000000000",
        "urn:epc:id:cpi:0614141.123456.0",
        "urn:epc:id:itip:0123456.012345.00.00.1",
    ],
)
def test_zero_that_only_tags_may_hold_is_named(text):
    reading = read(text) if text.startswith("urn") else read_epc(text)
    assert ("valid", True) == (reading.status, reading.has("dictionary_differs"))


@pytest.mark.parametrize("piece", ["0001", "0500", "0605", "7205"])
def test_a_piece_above_its_total_is_refused_on_tags_as_in_texts(piece):
    uri = f"urn:epc:id:itip:0123456.012345.{piece[:2]}.{piece[2:]}.1"
    assert ["linter_pieceoftotal"] == [one.code for one in read(uri).errors]
    assert "invalid" == read(read(uri).epc.element_string).status


@pytest.mark.parametrize("scheme", [*OLD, *PLUS])
def test_digits_that_are_cut_off_are_never_taken_for_zeros(scheme):
    rng = random.Random(scheme)
    values = elements(rng, scheme)
    options = TagOptions(1, 7, "id.example.com" if scheme.endswith("++") else None)
    whole = write_epc(values, scheme, options).hex
    for length in range(1, len(whole)):
        reading = read_epc(whole[:length])
        if reading.status == "valid":
            assert values == {one.key: one.value for one in reading.elements}, length
            assert not whole[length:].strip("0")
        else:
            assert "truncated" == reading.errors[0].code
    fixed = FIXED.get(scheme)
    assert fixed is None or "truncated" == read_epc(whole[: -(-fixed // 4) - 1]).errors[0].code


FIXED = {layout.name: layout.bits for layout in LAYOUTS.values()}


@pytest.mark.parametrize("length", range(1, 24))
def test_a_tag_of_96_bits_has_24_digits(length):
    text = "3074257BF7194E4000001A85"
    assert "6789" == read_epc(text).serial
    assert (None, "truncated") == (
        read_epc(text[:length]).serial,
        read_epc(text[:length]).errors[0].code,
    )
    uri = f"urn:epc:raw:{4 * length}.x{text[:length]}"
    assert "truncated" == read(uri).errors[0].code


def test_the_fill_of_the_last_word_may_lack():
    assert "valid" == read_epc("F90095201234567891235").status


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
    assert "A/b" == read_epc(whole[:51]).serial
    assert read_epc(whole[:-1] + "1").has("trailing_bits")


@pytest.mark.parametrize("tag", ["3034257BF7194E4000001A85", "3074257BF7194E4000001A85"])
@pytest.mark.parametrize("way", range(24))
@pytest.mark.parametrize("digit", "0A")
def test_a_digit_too_many_is_never_another_serial(tag, way, digit):
    reading = read_epc(tag[:way] + digit + tag[way:])
    assert ("invalid", None, None) == (reading.status, reading.serial, reading.identifier)
    assert () == reading.elements


@pytest.mark.parametrize("rest", ["0", "00", "000", "00000", "5", "0001", "8000", "00000005"])
def test_what_no_tag_holds_behind_its_data_is_refused(rest):
    text = "3034257BF7194E4000001A85" + rest
    for reading in (read_epc(text), read(f"urn:epc:raw:{4 * len(text)}.x{text}")):
        assert ("invalid", None) == (reading.status, reading.serial)
        assert ["trailing_bits"] == [one.code for one in reading.errors]


@pytest.mark.parametrize("rest", ["", "0000", "00000000", "000000000000"])
def test_words_of_zeros_behind_a_tag_are_its_fill(rest):
    assert "6789" == read_epc("3034257BF7194E4000001A85" + rest).serial


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
        ({"414": "9506000134352", "254": "0"}, "SGLN+", None),
        ({"414": "9506000134352", "254": "0"}, "SGLN-96", 7),
        ({"01": "09506000134352", "21": "1", "91": "~" * 9}, "SGTIN+", None),
        ({"01": "09506000134352", "21": "1", "91": "z" * 90}, "SGTIN+", None),
    ],
)
def test_what_a_scheme_cannot_hold_is_not_written(values, scheme, digits):
    with pytest.raises(CannotWrite):
        write_epc(values, scheme, TagOptions(0, digits))
