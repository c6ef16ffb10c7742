import io

import pypdfium2
import pytest
import zxingcpp
from fastapi.testclient import TestClient

from devicecodes import TEST_SYMBOLS, read
from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.stations.handle import KINDS
from tongma.masterdata.stations.model import DiagnoseStation, SaveStation
from tongma.masterdata.stations.query import profile_at
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

SAVE, DIAGNOSE = KINDS
ACTOR = somebody(900, "stations.*")
KEYS, GS1 = (text for _name, text in TEST_SYMBOLS)


@pytest.fixture
def place(site):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    return build(teller, local_date(site.clock.now(), "Asia/Shanghai")).site


def profile(site, code="dock-1"):
    with site.database.read() as connection:
        return profile_at(connection, code)


def test_a_station_that_sends_a_caret_for_gs_is_known_after_its_test_sheet(site, place):
    site.run(SAVE, SaveStation("dock-1", "Dock 1", place), ACTOR)
    answer = site.run(DIAGNOSE, DiagnoseStation("dock-1", (KEYS, GS1.replace("\x1d", "^"))), ACTOR)

    assert ("accepted", "^", True) == (
        answer.outcome, answer.result["separator"], answer.result["sends_separators"],
    )  # fmt: skip
    text = "0106901234567892101A^21S1"
    assert ("1A", "S1") == (
        read(text, profile=profile(site)).lot, read(text, profile=profile(site)).serial,
    )  # fmt: skip


def test_a_station_without_diagnosis_has_no_profile(site, place):
    site.run(SAVE, SaveStation("dock-1", "Dock 1", place), ACTOR)
    assert (None, None) == (profile(site), profile(site, "nowhere"))


@pytest.mark.parametrize(
    ("kind", "command", "code"),
    [
        (SAVE, SaveStation("", "Dock", 0), "station_invalid"),
        (SAVE, SaveStation("dock-1", "Dock", 77), "site_unknown"),
        (DIAGNOSE, DiagnoseStation("nowhere", (KEYS, GS1)), "station_unknown"),
    ],
)
def test_what_is_wrong_with_a_station_is_said(site, kind, command, code):
    assert code == site.run(kind, command, ACTOR).refusal.code


def test_a_station_is_listed_with_what_was_found_out(site, place, tmp_path):
    site.run(SAVE, SaveStation("dock-1", "Dock 1", place), ACTOR)
    site.run(SAVE, SaveStation("dock-2", "Dock 2", place), ACTOR)
    site.run(DIAGNOSE, DiagnoseStation("dock-1", (KEYS, GS1.replace("\x1d", "^"))), ACTOR)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        known, fresh = client.get("/api/v1/stations").json()["rows"]

    profile = {
        "layout": None, "prefix": "", "suffix": "", "separator": "^", "caps_lock": False,
        "doubts": [],
    }  # fmt: skip
    assert ("dock-1", str(place), profile) == (known["code"], known["site"], known["profile"])
    assert ("dock-2", None, None) == (fresh["code"], fresh["profile"], fresh["diagnosed_at"])


def test_the_printed_test_sheet_reads_back_as_the_test_symbols(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        content = client.get("/api/v1/labels/test-sheet").content

    read_back = []
    for page in pypdfium2.PdfDocument(io.BytesIO(content)):
        picture = page.render(scale=4).to_pil()
        read_back += [one.bytes.decode() for one in zxingcpp.read_barcodes(picture)]
    assert [KEYS, GS1] == read_back
