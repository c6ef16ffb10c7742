"""Ten scanner stations, each sending what it reads in its own way."""

from devicecodes import TEST_SYMBOLS
from devicecodes.layouts import through
from tongma.masterdata.stations.model import DiagnoseStation, SaveStation
from tongma_demo.story.teller import Teller

GS = "\x1d"
STATIONS = ("GS", "GS-2", "CARET", "CARET-2", "PIPE", "TOKEN", "GERMAN", "PREFIX", "SUFFIX")
BARE = "BARE"
"""The station without a profile, which sends no separators."""


def through_station(text: str, station: str) -> str:
    """Return what arrives when the station scans the text."""
    kind = station.partition("-")[0]
    word = {"CARET": "^", "PIPE": "|", "TOKEN": "<GS>", "BARE": ""}.get(kind)
    if word is not None:
        return text.replace(GS, word)
    if kind == "GERMAN":
        return "~".join(through(part, "german") for part in text.split(GS))
    if kind == "PREFIX":
        return f"@@{text}"
    return f"{text}##" if kind == "SUFFIX" else text


def equip(teller: Teller, site: int) -> None:
    """Make the stations; every one but the last scans the test sheet."""
    for station in (*STATIONS, BARE):
        teller.do("master_data", "stations.save_station", SaveStation(station, station, site))
        if station != BARE:
            arrived = tuple(through_station(text, station) for _name, text in TEST_SYMBOLS)
            command = DiagnoseStation(station, arrived)
            teller.do("master_data", "stations.diagnose_station", command)
