"""What is wrong with the labels of a package, symbol by symbol."""

import pytest

from devicecodes import read
from tongma.masterdata.udidb.model import Carries
from tongma.views.label_quality.decide import decide_labels, flags_of
from tongma.views.label_quality.model import FAULTS, LabelFaults, PackageOutcome

UNIT = "09520112009995"
GOOD = f"]d201{UNIT}1728123110L1\x1d21S9"
NO_PRODUCT = "]d21728123110L7"
NOTHING = PackageOutcome()
OK = LabelFaults(frozenset(), ())
ALL, NO_SERIAL = Carries(lot=True, expiry=True, serial=True), Carries(serial=False)


def faults(*found):
    """A label's faults, of (code, fault)."""
    return LabelFaults(frozenset(fault for _code, fault in found), tuple(code for code, _ in found))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (GOOD, OK),
        (f"]d201{UNIT}10L121S917281231",
         faults(("possible_missing_separator", "no_separator"))),
        (f"]d201{UNIT[:-1]}010L1", faults(("check_digit_wrong", "wrong_check_digit"))),
        (f"]d201{UNIT}17281399", faults(("date_wrong", "other_rule"))),
    ],
)  # fmt: skip
def test_a_symbol_is_judged_by_its_own_findings(raw, expected):
    assert [expected] == decide_labels([read(raw)], [None], NOTHING)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (PackageOutcome("code_unknown"), faults(("code_unknown", "unknown"))),
        (PackageOutcome("code_unconfirmed"), faults(("code_unconfirmed", "unknown"))),
        (PackageOutcome("lot_conflict"), OK),
        (PackageOutcome("label_differs"), faults(("notice_differs", "against_notice"))),
        (PackageOutcome("label_differs", frozenset({"lot"})),
         faults(("notice_lot", "against_notice"))),
        (PackageOutcome("", frozenset({"serial", "expiry"})),
         faults(("notice_expiry", "against_notice"), ("notice_serial", "against_notice"))),
        # what is no difference to the notice is none of the label
        (PackageOutcome("", frozenset({"udi_missing"})), OK),
    ],
)  # fmt: skip
def test_what_became_of_a_package_is_said_of_its_only_symbol(outcome, expected):
    assert [expected] == decide_labels([read(GOOD)], [None], outcome)
    assert [expected] == decide_labels([read(NO_PRODUCT)], [None], outcome)


def test_what_became_of_a_package_is_said_of_the_symbol_that_names_the_product():
    outcome = PackageOutcome("code_unknown")
    data, product = decide_labels([read(NO_PRODUCT), read(f"]d201{UNIT}")], [None, None], outcome)

    assert (OK, faults(("code_unknown", "unknown"))) == (data, product)


@pytest.mark.parametrize(
    ("raws", "carries", "expected"),
    [
        ([GOOD], ALL, OK),
        ([GOOD], Carries(), OK),
        ([f"]d201{UNIT}10L1"], ALL, faults(("registered_serial", "against_registered"),
                                           ("registered_expiry", "against_registered"))),
        ([f"]d201{UNIT}1728123110L1"], ALL, faults(("registered_serial", "against_registered"))),
        ([f"]d201{UNIT}21S9"], Carries(lot=True), faults(("registered_lot", "against_registered"))),
        # two symbols of a package carry it together
        ([f"]d201{UNIT}", "]d21728123110L7\x1d21S9"], ALL, OK),
        # a serial that the record does not know
        ([GOOD], NO_SERIAL, faults(("registered_serial", "against_registered"))),
        ([f"]d201{UNIT}10L1"], NO_SERIAL, OK),
        ([f"]d201{UNIT}", "]d221S9"], NO_SERIAL,
         faults(("registered_serial", "against_registered"))),
        ([GOOD], Carries(lot=False, expiry=False), OK),
    ],
)  # fmt: skip
def test_a_package_carries_what_is_registered_of_its_device(raws, carries, expected):
    readings = [read(raw) for raw in raws]
    registered = [carries, *(None for _ in raws[1:])]

    assert expected == decide_labels(readings, registered, NOTHING)[0]


def test_faults_are_columns():
    flags = flags_of(frozenset({"unknown", "other_rule"}))

    assert [*FAULTS] == [*flags]
    assert {"unknown": 1, "other_rule": 1} == {name: 1 for name, on in flags.items() if on}
