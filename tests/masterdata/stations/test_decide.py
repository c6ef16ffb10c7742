import pytest

from tests.facts import code_of
from tongma.masterdata.stations.decide import decide_diagnosis, decide_station
from tongma.masterdata.stations.model import SaveStation

SITE = 7


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("station", "name", "kind", "expected"),
    [
        ("d", "", "site", None),
        ("x" * 60, "n" * 200, "site", None),
        (" " + "x" * 60 + " ", "Dock", "site", None),  # blanks around do not count
        ("", "Dock", "site", "station_invalid"),
        ("  ", "Dock", "site", "station_invalid"),
        ("x" * 61, "Dock", "site", "station_invalid"),
        ("dock-1", "n" * 201, "site", "station_invalid"),
        ("dock-1", "Dock", "bin", "site_unknown"),
        ("dock-1", "Dock", "", "site_unknown"),
        ("", "Dock", "", "station_invalid"),  # what is sent comes first
    ],
)
def test_a_station_has_a_code_a_name_and_a_site(station, name, kind, expected):
    assert expected == code(decide_station(SaveStation(station, name, SITE), kind))


@pytest.mark.parametrize(
    ("scans", "expected"),
    [
        (("a", "b"), None),
        (("", "b"), None),
        (("", ""), "nothing_scanned"),
        ((), "nothing_scanned"),
    ],
)
def test_something_arrived_of_the_test_sheet(scans, expected):
    assert expected == code(decide_diagnosis(scans))
