"""A fault of the library is one Reading that says so, whatever was read."""

import pytest

from devicecodes import api, combine, read, read_epc, tokens
from devicecodes.epc import read as tags


def fail(*_arguments, **_named):
    """A defect."""
    raise ZeroDivisionError


def told(reading):
    """What such a Reading says."""
    return reading.status, reading.system, [one.code for one in reading.findings]


SAID = "invalid", "unknown", ["internal_error"]


@pytest.mark.parametrize("raw", ["+A123BJC5D6E71G", "rubbish", "]d2rubbish"])
def test_a_defect_on_the_general_way_gives_a_reading(monkeypatch, raw):
    monkeypatch.setattr(tokens, "recognise", fail)
    assert (SAID, raw) == (told(read(raw)), read(raw).raw)


def test_a_defect_on_the_short_way_gives_a_reading(monkeypatch):
    monkeypatch.setitem(api.QUICK, "]E0", fail)
    assert SAID == told(read("5901234123457", "]E0"))


def test_a_defect_at_a_tag_gives_a_reading(monkeypatch):
    monkeypatch.setattr(tags, "read_hex", fail)
    assert SAID == told(read_epc("F7"))


def test_a_package_with_such_a_reading_is_invalid(monkeypatch):
    whole = read("+A123BJC5D6E71G")
    monkeypatch.setattr(tokens, "recognise", fail)
    package = combine([whole, read("rubbish")])
    assert ("invalid", True) == (package.status, package.has("internal_error"))
