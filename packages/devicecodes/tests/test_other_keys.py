"""Nothing of a label vanishes, or is another character, in a reading that is called good."""

import random
import string
from datetime import date

import pytest

from devicecodes import read
from devicecodes.layouts import LAYOUTS, through

GTIN = "09506000134352"
DAY = date(2026, 11, 22)
FOREIGN = "ЛМЖфыßäöüéàñçøåığř抗菌带§´°½̀€"
PLAIN = "ABCDEFGHIKLNOPRSTUVX0123456789-/.+"


def said(reading):
    """Give what of a label counts: lot, serial, expiry."""
    return reading.lot, reading.serial, reading.expiry


def offers(reading, label):
    """Tell whether what a label says is what was read, or is offered."""
    return label in {said(one) for one in (reading, *reading.alternatives)}


@pytest.mark.parametrize(
    "value",
    [
        "1024ЛМ17270228",
        "10A抗菌可吸收缝合线17270228",
        "21113-РУПЛАМ971",
        "10A带17270228",
        "1024ЛЛ17270228",
        "10A||21B",
        "10è17270228",
    ],
)
def test_letters_in_a_row_are_never_one_separator(value):
    assert not read(f"01{GTIN}{value}").accepted
    assert not read(f"01{GTIN}{value}", "]d2").accepted


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("1024ЛМ17270228", ("24KV", None, "2027-02-28")),
        ("1024Л17270228", ("24K", None, "2027-02-28")),
        ("10LOTß2401", ("LOT-2401", None, None)),
        ("10LOTß2401", ("LOT", None, None)),
        ("172702281024ä2101", ("24'2101", None, "2027-02-28")),
        ("10ABß21XX", ("AB-21XX", None, None)),
        ("10AB－21XX", ("AB-21XX", None, None)),
        ("10AB、21XX", ("AB/21XX", None, None)),
        ("10AB－21XX", ("AB", "XX", None)),
    ],
)
def test_what_another_key_typed_is_offered(value, label):
    reading = read(f"01{GTIN}{value}", today=DAY)
    assert "ambiguous" == reading.status
    assert offers(reading, label)


@pytest.mark.parametrize("sign", "!*+,-./:;=_")
@pytest.mark.parametrize("symbology", ["]d2", "]C1", None])
@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("17270228|10LOT42|21SN1", ("LOT42", "SN1", "2027-02-28")),
        ("21SN1|10LOT42", ("LOT42", "SN1", None)),
        ("10LOT42|1727022821SN1", ("LOT42", "SN1", "2027-02-28")),
        ("305|10LOT42|21SN1", ("LOT42", "SN1", None)),
    ],
)
def test_a_printable_sign_for_the_separator_is_offered_as_one(sign, symbology, value, label):
    reading = read(f"01{GTIN}" + value.replace("|", sign), symbology, today=DAY)
    assert "ambiguous" == reading.status
    assert offers(reading, label)
    assert len({said(one) for one in (reading, *reading.alternatives)}) <= 64


@pytest.mark.parametrize("seed", range(400))
def test_a_foreign_character_anywhere_never_makes_another_good_label(seed):
    rng = random.Random(seed)
    lot, serial = ("".join(rng.choices(PLAIN, k=rng.randint(2, 12))) for _ in range(2))
    label = lot, serial, "2028-12-31"
    text = f"01{GTIN}17281231" + rng.choice([f"10{lot}\x1d21{serial}", f"21{serial}\x1d10{lot}"])
    if rng.random() < 0.5:
        text = text.replace("\x1d", "")
    for _ in range(rng.randint(1, 3)):
        at, kept = rng.randint(0, len(text)), rng.randint(0, 1)
        text = text[:at] + rng.choice(FOREIGN) + text[at + kept :]
    reading = read(text, rng.choice([None, "]d2", "]C1"]), today=DAY)
    assert not reading.accepted or label == said(reading), (text, said(reading))


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("seed", range(20))
def test_a_label_through_another_keyboard_is_never_another_good_label(layout, seed):
    rng = random.Random(seed)
    letters = [one for one in string.ascii_uppercase + "-/.'" if one not in "AQWZYM"]
    lot = "".join(rng.choices(letters, k=3)) + rng.choice(["2101", "1728", "240X", "9", "10A"])
    text = through(f"01{GTIN}1728123110{lot}", layout)
    if text.isascii():
        # Legal as it stands, or with a sign that scanners are known to send: nothing tells.
        return
    reading = read(text, today=DAY)
    assert not reading.accepted or (lot, None, "2028-12-31") == said(reading), text
