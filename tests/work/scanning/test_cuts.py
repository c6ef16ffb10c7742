"""Which cut of a label whose separator was lost is taken, as tables."""

from typing import NamedTuple

import pytest

from devicecodes import Identifier, Reading, Repair
from tongma.masterdata.udidb.model import Carries
from tongma.work.scanning.cuts import (
    carries,
    is_typed_rightly,
    may_hide_more,
    must_carry,
    shorter_cuts,
    single_out,
)

GTIN = Identifier("gtin", "1")
CUT = (Repair("separator_inserted", "a", "b"),)


def said(lot=None, serial=None, *, identifier=GTIN, raw="x", normalised="x", **more):
    return Reading(
        raw, None, normalised, "valid", "gs1", identifier=identifier, lot=lot, serial=serial, **more
    )


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (said(), False),
        (said("A21"), False),
        (said("A21B"), True),
        (said(serial="A21"), False),
        (said(serial="A21B"), True),
        (said("A", "A21B"), True),
        (said("A21B", normalised="10A21B\x1d"), False),
        (said("A21B", normalised=None), True),
    ],
)
def test_a_value_of_four_characters_may_hide_an_element_unless_a_separator_came(reading, expected):
    assert expected == may_hide_more(reading)


class Item(NamedTuple):
    lot_control: int = 0
    serial_control: int = 0
    expiry_control: int = 0


SILENT = Carries(None, None, None, None)


def registered(**parts):
    return Carries(**{"lot": None, "serial": None, "expiry": None, "produced": None, **parts})


DATED = said(expiry="2028-12-31", produced="2026-01-31")


@pytest.mark.parametrize(
    ("item", "record", "reading", "expected"),
    [
        (Item(), None, said(), set()),
        (Item(1, 1, 1), None, said(), {"lot", "serial", "expiry"}),
        (Item(1), None, said(), {"lot"}),
        (Item(serial_control=1), SILENT, said(), {"serial"}),
        (Item(expiry_control=1), None, said(), {"expiry"}),
        # dates that the label shows stay in every cut
        (Item(), None, DATED, {"expiry", "produced"}),
        # what is registered goes before all of it, part by part
        (Item(1, 1, 1), registered(lot=False), DATED, {"serial", "expiry", "produced"}),
        (Item(1, 1), registered(serial=False, produced=False), DATED, {"lot", "expiry"}),
        (Item(), registered(lot=True, serial=True, expiry=True, produced=True), said(),
         {"lot", "serial", "expiry", "produced"}),
        (Item(1), registered(expiry=False), DATED, {"lot", "produced"}),
    ],
)  # fmt: skip
def test_a_label_must_carry_what_is_registered_else_what_the_item_is_controlled_by(
    item, record, reading, expected
):
    assert expected == must_carry(item, record, reading)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [(set(), True), ({"lot"}, True), ({"serial"}, False), ({"lot", "serial"}, False)],
)
def test_a_reading_carries_all_that_is_wanted_or_does_not(wanted, expected):
    assert expected == carries(said("A"), wanted)


LONG = said("A21S1")


@pytest.mark.parametrize(
    ("plain", "other", "taken"),
    [
        (LONG, said("A", "S1"), True),
        (LONG, said("A21S1", "S2"), True),
        (LONG, said("B", "S1"), False),
        (LONG, said(None, "S1"), False),
        (LONG, said("A21S1X"), False),
        (LONG, said("A", "S1", identifier=Identifier("gtin", "2")), False),
        (said("A", "S1" + "10B"), said("A", "S1"), True),
        (said("A", "S1" + "10B"), said("A", "S2"), False),
        (said("A", "S1" + "10B"), said("A"), False),
        (said(serial="S1" + "10B"), said("B", "S1"), True),
    ],
)
def test_a_cut_ends_lot_or_serial_earlier_and_changes_nothing_before(plain, other, taken):
    assert ((other,) if taken else ()) == shorter_cuts(plain, [other])


SHORT, SHORTER = said("A", "S1", repairs=CUT), said("A2", "1S1", repairs=CUT)
OTHER_SERIAL = said("A", "S", repairs=CUT)
BOTH = {"lot", "serial"}


@pytest.mark.parametrize(
    ("legal", "wanted", "lots", "serials", "expected"),
    [
        # the one whose lot is known
        ([LONG, SHORT], BOTH, {"A"}, set(), ("A", "S1")),
        ([LONG, SHORT], BOTH, set(), set(), None),
        ([LONG, SHORT], {"lot"}, {"A21S1"}, set(), ("A21S1", None)),
        # it must carry what the label must carry
        ([LONG, SHORT], BOTH, {"A21S1"}, set(), None),
        # both lots are known: the serial must be known too; none has nothing to know
        ([LONG, SHORT], BOTH, {"A", "A21S1"}, set(), None),
        ([LONG, SHORT], BOTH, {"A", "A21S1"}, {"S1"}, ("A", "S1")),
        ([LONG, SHORT], {"lot"}, {"A", "A21S1"}, set(), ("A21S1", None)),
        ([LONG, SHORT], {"lot"}, {"A", "A21S1"}, {"S1"}, None),
        ([SHORT, SHORTER], BOTH, {"A", "A2"}, {"1S1"}, ("A2", "1S1")),
        ([SHORT, SHORTER], BOTH, {"A", "A2"}, {"S1", "1S1"}, None),
        # several serials behind one known lot
        ([SHORT, OTHER_SERIAL], BOTH, {"A"}, set(), None),
        ([SHORT, OTHER_SERIAL], BOTH, {"A"}, {"S"}, ("A", "S")),
        # the same said twice is one
        ([SHORT, SHORT], BOTH, {"A"}, set(), ("A", "S1")),
    ],
)
def test_the_evidence_singles_out_one_reading_or_a_person_is_asked(
    legal, wanted, lots, serials, expected
):
    one = single_out(legal, wanted, lots, serials.__contains__)

    assert expected == (one and (one.lot, one.serial))


@pytest.mark.parametrize(("repairs", "status"), [((), "valid"), (CUT, "repaired")])
def test_what_was_singled_out_is_sure_and_has_the_text_as_it_came(repairs, status):
    plain = said("B", raw="as it came", alternatives=(said("C"),))
    cut = said("A", raw="otherwise", repairs=repairs, alternatives=(said("C"),))
    one = single_out([plain, cut], set(), {"A"}, lambda _serial: False)

    assert (status, "as it came", ()) == (one.status, one.raw, one.alternatives)


@pytest.mark.parametrize(
    ("lot", "serial", "expected"),
    [
        ("A", None, True),
        ("A", "S1", True),
        *(("A", f"S{letter}1", False) for letter in "YZyz"),
        ("AZ", "SY1", True),
        ("Ay", "SY1", True),
        (None, "SY1", False),
    ],
)
def test_a_new_serial_with_y_or_z_needs_a_lot_that_shows_the_keyboard(lot, serial, expected):
    assert expected == is_typed_rightly(said(lot, serial))
