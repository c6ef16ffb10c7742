"""What every answer carries, and what happens where there is no room to write."""

import errno
import sqlite3

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.screens import _is_screen
from tongma.foundation.kernel.outcome import DiskFull
from tongma.foundation.platform import files
from tongma.foundation.platform.db import translated
from tongma.foundation.platform.settings import Settings

ACTOR = somebody(901, "documents.*", "scanning.*")


def client_of(site, folder, **settings):
    return TestClient(create_app(site.runtime, Settings(folder, "", **settings), lambda _r: ACTOR))


def test_answers_are_of_this_site_alone_and_stay_nowhere(site, tmp_path):
    client = client_of(site, tmp_path)
    kept = client.post("/api/v1/files", files={"file": b"x"}).json()
    for path in ("/api/v1/items", "/api/v1/nothing", f"/api/v1/files/{kept['sha256']}"):
        told = client.get(path).headers

        assert "no-store" == told["cache-control"], path
        assert "same-origin" == told["cross-origin-opener-policy"]
        assert "same-origin" == told["cross-origin-resource-policy"]
        assert "camera=(self)" in told["permissions-policy"]
        assert "server" not in told
        assert "strict-transport-security" not in told


def test_under_https_browsers_stay_there(site, tmp_path):
    told = client_of(site, tmp_path, secure_cookies=True).get("/api/v1/items").headers

    assert "max-age=31536000" == told["strict-transport-security"]


def test_only_the_names_of_the_site_are_answered_where_they_are_set(site, tmp_path):
    client = client_of(site, tmp_path, hosts=("tongma.example.org",))

    assert 400 == client.get("/healthz").status_code
    assert 200 == client.get("/healthz", headers={"host": "tongma.example.org"}).status_code


@pytest.mark.parametrize(
    ("said", "hosts"), [("", ()), ("a.example", ("a.example",)), ("a, b,", ("a", "b"))]
)
def test_names_of_the_site_are_joined_by_commas(monkeypatch, said, hosts):
    monkeypatch.setenv("TONGMA_HOSTS", said)

    assert hosts == Settings.from_environment().hosts


@pytest.mark.parametrize("path", ["/a%0Ab", "/..%2f..%2fetc/passwd", "/a%E2%80%8Bb", "/x.php"])
def test_an_address_that_no_screen_has_is_not_found(site, tmp_path, path):
    assert 404 == client_of(site, tmp_path).get(path).status_code


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", True),
        ("/m", True),
        ("/m/accept/12/34", True),
        ("/lots/5", True),
        ("/udi/MA.156.M0.100202.X0001", True),
        ("/udi/+A99912349$$1", True),
        ("/udi/..", False),
        ("/udi/../x", False),
        ("/udi/.", False),
        ("/x.php", False),
        ("/.env", False),
        ("/a\\b", False),
        ("/a b", False),
        ("/udi/\u6279", False),
        ("/api/v1/x", False),
    ],
)
def test_an_address_of_a_screen_is_a_word_and_behind_it_ids_and_codes(path, expected):
    assert expected == _is_screen(path)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_so_by_uploads(site, tmp_path, monkeypatch, number):
    def full(*_about):
        raise OSError(number, "no room")

    monkeypatch.setattr(files, "_copied", full)
    answer = client_of(site, tmp_path).post("/api/v1/files", files={"file": b"x"})

    assert (503, "disk_full") == (answer.status_code, answer.json()["code"])
    assert "30" == answer.headers["retry-after"]


def test_a_full_disk_is_called_so_by_commands_and_by_scans(site, tmp_path):
    if not site.database.sqlite:
        pytest.skip("its disk is the server's")
    with site.database.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    @sa.event.listens_for(site.database.engine, "checkout")
    def _little(driver, _record, _proxy):
        driver.execute(f"PRAGMA max_page_count={pages}")

    client = client_of(site, tmp_path)
    seen = set()
    for _time in range(200):
        scans = [{"raw": "01095201040001391731062810A" + "x" * 3000}]
        body = {"request_id": site.request_id(), "command": {"site": "0"}, "scans": scans}
        answers = [
            client.post("/api/v1/scanning/keep-reading", json=body),
            client.post("/api/v1/scans/resolve", json={"scans": scans}),
        ]
        seen |= {(a.status_code, a.json().get("code", "")) for a in answers}
    told = client.get("/api/v1/items").status_code

    assert (503, "disk_full") in seen
    assert not {status for status, _code in seen} - {200, 503, 422, 409}
    assert 200 == told


@pytest.mark.parametrize(
    ("name", "words"),
    [("SQLITE_FULL", "database or disk is full"), ("SQLITE_IOERR_SHMSIZE", "disk I/O error")],
)
def test_what_the_database_says_of_a_full_disk_is_known(name, words):
    error = sqlite3.OperationalError(words)
    error.sqlite_errorname = name

    with pytest.raises(DiskFull), translated():
        raise sa.exc.OperationalError("", {}, error)
