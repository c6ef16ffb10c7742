"""Station profiles and declared patterns."""

import pytest

from devicecodes import TEST_SYMBOLS, PatternError, Profile, diagnose, load_patterns, read
from devicecodes.layouts import LAYOUTS, through

KEYS, GS1 = (text for _, text in TEST_SYMBOLS)
SHELF = {
    "name": "shelf",
    "parts": [
        {"fixed": "SH-"},
        {"name": "item", "characters": "digits", "length": 6},
        {"fixed": "/"},
        {"name": "lot", "characters": "upper_digits", "min": 1, "max": 12},
        {"fixed": "."},
        {"name": "expiry", "date": "YYMMDD"},
        {"check": "mod43"},
    ],
    "identifier": ["item"],
    "examples": [
        {"raw": "SH-123456/A1.271231*", "fits": False},
    ],
}


def shelf(**changes):
    """The pattern above with changes, its example made to fit its check."""
    return {**SHELF, "examples": [{"raw": "x", "fits": False}], **changes}


@pytest.mark.parametrize("layout", [None, *sorted(LAYOUTS)])
@pytest.mark.parametrize("caps_lock", [False, True])
@pytest.mark.parametrize("separator", ["\x1d", "^", "", "{GS}"])
@pytest.mark.parametrize(("prefix", "suffix"), [("", ""), ("~S", "!E")])
def test_a_station_is_found_out_and_its_codes_then_read(
    layout, caps_lock, separator, prefix, suffix
):
    def arrives(text):
        typed = text.replace("\x1d", "\0")
        typed = typed.swapcase() if caps_lock else typed
        typed = through(typed, layout) if layout else typed
        return prefix + typed.replace("\0", separator) + suffix

    profile = diagnose([arrives(KEYS), arrives(GS1)])
    assert (layout, caps_lock, prefix, suffix) == (
        profile.layout,
        profile.caps_lock,
        profile.prefix,
        profile.suffix,
    )
    assert separator == profile.separator
    assert ("separator_lost",) == profile.doubts if not separator else () == profile.doubts
    reading = read(arrives("+A123BJC5D6E71G"), profile=profile)
    assert ("valid", "A123BJC5D6E71") == (reading.status, reading.identifier.value)
    if separator:
        reading = read(arrives("010950600013435210A21B21C"), "]d2", profile=profile)
        assert ("valid", "A21B21C") == (reading.status, reading.lot)


def test_what_cannot_be_found_out_is_a_doubt():
    assert ("scan_missing",) == diagnose([]).doubts
    assert ("layout_unknown",) == diagnose(["rubbish"]).doubts
    assert ("scan_missing",) == diagnose([KEYS]).doubts


def test_an_aim_identifier_is_no_prefix():
    assert "" == diagnose(["]d1" + KEYS, "]d2" + GS1]).prefix


def test_a_declared_code_gives_lot_expiry_and_identifier():
    profile = Profile(patterns=load_patterns([shelf()]))
    from devicecodes.checks import mod43

    body = "SH-123456/A1.271231"
    reading = read(body + mod43(body), profile=profile)
    assert ("valid", "internal", "shelf", "123456") == (
        reading.status,
        reading.system,
        reading.kind,
        reading.identifier.value,
    )
    assert ("A1", "2027-12-31", "shelf") == (reading.lot, reading.expiry, reading.parts["pattern"])
    assert "unknown" == read(body + "a", profile=profile).status


def test_a_text_that_is_weakly_something_else_too_is_ambiguous():
    pattern = {
        "name": "site",
        "parts": [{"fixed": "59"}, {"name": "item", "characters": "digits", "length": 11}],
        "examples": [{"raw": "5901234123457"}],
    }
    reading = read("5901234123457", profile=Profile(patterns=load_patterns([pattern])))
    assert ("ambiguous", "gtin") == (reading.status, reading.identifier.scheme)
    assert ["internal"] == [one.system for one in reading.alternatives]


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"parts": []},
        {"parts": [{"name": "a", "characters": "digits", "length": 3}]},
        {"parts": [{"fixed": ""}]},
        {"parts": [{"fixed": "A"}, {"name": "a", "characters": "nonsense", "length": 3}]},
        {"parts": [{"fixed": "A"}, {"name": "a", "characters": "digits", "min": 0, "max": 3}]},
        {"parts": [{"fixed": "A"}, {"name": "a", "characters": "digits", "min": 2, "max": 1}]},
        {"parts": [{"fixed": "A"}, {"name": "a", "date": "YYMMDD"}]},
        {"parts": [{"fixed": "A"}, {"check": "crc"}]},
        {
            "parts": [
                {"fixed": "A"},
                {"name": "a", "characters": "digits", "min": 1, "max": 3},
                {"name": "b", "characters": "digits", "length": 3},
            ]
        },
        {"identifier": ["nothing"]},
        {"examples": []},
        {"examples": [{"raw": "SH-1", "fits": True}]},
    ],
)
def test_a_declaration_that_cannot_work_is_refused_when_it_is_loaded(changes):
    with pytest.raises(PatternError):
        load_patterns([shelf(**changes)])


def test_an_example_must_read_as_it_says():
    parts = [{"fixed": "L"}, {"name": "lot", "characters": "digits", "length": 3}]
    good = {"name": "l", "parts": parts, "examples": [{"raw": "L123", "lot": "123"}]}
    assert "l" == load_patterns([good])[0].name
    with pytest.raises(PatternError):
        load_patterns([{**good, "examples": [{"raw": "L123", "lot": "124"}]}])
    with pytest.raises(PatternError):
        load_patterns([good, good])


def test_a_station_that_writes_f8_for_gs_proves_nothing():
    profile = diagnose([KEYS, GS1.replace("\x1d", "F8")])
    assert ("F8", ("separator_legal",)) == (profile.separator, profile.doubts)
    reading = read("010950600013435210LOT42F821SN1", "]d2", profile=profile)
    assert ("ambiguous", "LOT42") == (reading.status, reading.alternatives[0].lot)
