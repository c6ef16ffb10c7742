"""Tags as readers print them: with the control word in front, with signs between the digits."""

import random

import pytest
from test_epc import elements

from devicecodes import TagOptions, read_epc, write_epc

BANK = "3036142C8C008F8000053244"


@pytest.mark.parametrize("control", ["3000", "3400", "3002", "3200"])
@pytest.mark.parametrize("small", [False, True])
def test_a_control_word_in_front_is_taken_off(control, small):
    text = control + BANK
    reading = read_epc(text.lower() if small else text)
    assert ("repaired", "08719139005740", "340548") == (
        reading.status,
        reading.identifier.value,
        reading.serial,
    )
    assert ["pc_word_removed"] == [one.code for one in reading.repairs]


@pytest.mark.parametrize("seed", range(200))
def test_a_control_word_in_front_never_gives_another_product(seed):
    rng = random.Random(seed)
    scheme = rng.choice(["SGTIN-96", "SSCC-96", "SGTIN-198", "SGTIN+", "GRAI-96", "GIAI-96"])
    whole = write_epc(elements(rng, scheme), scheme, TagOptions(1, 7)).hex
    control = f"{len(whole) // 4 << 11 | rng.randrange(256):04X}"
    bare, reading = read_epc(whole), read_epc(control + whole)
    if reading.accepted:
        assert (bare.identifier, bare.serial) == (reading.identifier, reading.serial)


def test_an_unprogrammed_tag_with_its_control_word_is_invalid():
    reading = read_epc("3000E2009A9060030AF000000BB7")
    assert ("invalid", "header_reserved") == (reading.status, reading.errors[0].code)


@pytest.mark.parametrize(
    "text",
    [
        "30 36 14 2C 8C 00 8F 80 00 05 32 44",
        "0x3036142C8C008F8000053244",
        "3036-142C-8C00-8F80-0005-3244",
        "30:36:14:2c:8c:00:8f:80:00:05:32:44",
    ],
)
def test_signs_that_readers_print_between_the_digits_are_taken_out(text):
    reading = read_epc(text)
    assert ("repaired", "340548", ["signs_removed"]) == (
        reading.status,
        reading.serial,
        [one.code for one in reading.repairs],
    )


def test_bits_of_another_length_are_no_control_word():
    assert read_epc(BANK + "0001").has("trailing_bits")
    assert () == read_epc(BANK + "0001").repairs


SGTIN = "306C3A91AE08265E8CB4A0D8"


def crc_of(text):
    crc = 0xFFFF
    for octet in bytes.fromhex(text):
        crc ^= octet << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return f"{crc ^ 0xFFFF:04X}"


def test_a_word_left_over_behind_the_epc_of_a_control_word_is_never_another_product():
    right = read_epc(SGTIN)
    asked = read_epc(f"3000{SGTIN}1234")
    proved = read_epc(f"3000{SGTIN}{crc_of('3000' + SGTIN)}")
    assert ("ambiguous", right.identifier, right.serial) == (
        asked.status,
        asked.identifier,
        asked.serial,
    )
    assert ("repaired", right.identifier, right.serial) == (
        proved.status,
        proved.identifier,
        proved.serial,
    )
    assert "pc_word_removed" == asked.repairs[0].code == proved.repairs[0].code


def test_the_crc_in_front_proves_its_control_word_and_epc():
    right = read_epc(SGTIN)
    proved = read_epc(crc_of("3000" + SGTIN) + "3000" + SGTIN)
    asked = read_epc("30CD3000" + SGTIN)
    assert ("repaired", right.identifier) == (proved.status, proved.identifier)
    assert ("ambiguous", right.identifier) == (asked.status, asked.identifier)


def test_bits_that_are_a_whole_tag_and_a_control_word_with_its_epc_are_ambiguous():
    reading = read_epc("2C00F7080614141123458015")
    assert ("ambiguous", "GDTI-96", ["80614141123458"]) == (
        reading.status,
        reading.epc.scheme,
        [one.identifier.value for one in reading.alternatives],
    )


@pytest.mark.parametrize("seed", range(200))
def test_whatever_stands_around_an_epc_no_other_product_is_accepted(seed):
    rng = random.Random(seed)
    scheme = rng.choice(["SGTIN-96", "SSCC-96", "SGTIN-198", "SGTIN+", "GRAI-96", "GDTI-96"])
    whole = write_epc(elements(rng, scheme), scheme, TagOptions(1, 7)).hex
    control = f"{len(whole) // 4 << 11:04X}"
    crc = f"{rng.randrange(1 << 16):04X}"
    bare = read_epc(whole)
    for text in (control + whole + crc, crc + control + whole, control + whole + "0000" * 3):
        reading = read_epc(text)
        if reading.accepted:
            assert (bare.identifier, bare.serial) == (reading.identifier, reading.serial)


@pytest.mark.parametrize("between", ["", " ", "  ", "-", "0000", "00000000"])
@pytest.mark.parametrize("control", ["", "3000"])
@pytest.mark.parametrize(
    "second", ["3074257BF7194E4000001A85", "3074257BF7194E4000001A86", "F7080614141123458015"]
)
def test_two_tags_in_one_text_are_two_codes(between, control, second):
    first = "3074257BF7194E4000001A85"
    reading = read_epc(control + first + between + (control if len(second) == 24 else "") + second)
    assert ("invalid", True) == (reading.status, reading.has("two_codes"))


@pytest.mark.parametrize(
    "text", ["FB84365C80614141123458A37910", "F78806141411234580150", "F7880614141123458015"]
)
def test_a_tag_that_was_cut_before_the_data_it_announces_is_truncated(text):
    assert ["truncated"] == [one.code for one in read_epc(text).errors]
