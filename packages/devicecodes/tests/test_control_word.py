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
