"""The guard in front of the real application."""

import threading
import time

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.commands.bodies import names_many
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people import passwords
from tongma.masterdata.people.callers import Callers


@pytest.fixture
def client(site, tmp_path):
    with TestClient(create_app(site.runtime, Settings(tmp_path, ""), Callers(site.runtime))) as one:
        yield one


def test_a_stranger_sends_nothing_but_a_login(client):
    note = client.post("/api/v1/documents/write-note", content=b"[" * 100_000)
    upload = client.post("/api/v1/files", files={"file": b"x" * 100_000})
    long = client.post("/api/v1/session", json={"username": "x" * 20_000, "password": "x"})
    login = client.post("/api/v1/session", json={"username": "nobody", "password": "wrong-wrong"})

    assert (401, "not_logged_in") == (note.status_code, note.json()["code"])
    assert 401 == upload.status_code
    assert 413 == long.status_code
    assert (401, "login_wrong") == (login.status_code, login.json()["code"])


def test_only_a_few_passwords_are_hashed_at_once(monkeypatch):
    now, most = [0], [0]

    class Slow:
        def verify(self, _stored, _password):
            now[0] += 1
            most[0] = max(most[0], now[0])
            time.sleep(0.01)
            now[0] -= 1

    monkeypatch.setattr(passwords, "_HASHER", Slow())
    threads = [
        threading.Thread(target=passwords.is_password, args=("x", "y")) for _number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 2 == most[0]


def test_a_line_of_a_hundred_thousand_long_serials_is_read_and_a_long_note_is_not(site, tmp_path):
    reader = somebody(900, "documents.read")
    body = {"request_id": "0190a5c0-0000-7000-8000-000000000001", "happened_at": None}
    line = {"receipt": "1", "item": "1", "serials": [f"{n:050d}" for n in range(100_000)]}
    with TestClient(create_app(site.runtime, Settings(tmp_path, ""), lambda _r: reader)) as one:
        received = one.post("/api/v1/receiving/receive-line", json={**body, "command": line})
        note = one.post("/api/v1/documents/write-note", content=b" " * (2**21 + 1))

    assert (403, "not_allowed") == (received.status_code, received.json()["code"])
    assert (413, "upload_too_large") == (note.status_code, note.json()["code"])


@pytest.mark.parametrize(
    ("name", "is_large"),
    [
        ("receiving.receive_line", True),
        ("acceptance.accept", True),
        ("opening.prepare_opening", True),
        ("documents.write_note", False),
        ("holds.lift_hold", False),
    ],
)
def test_only_commands_that_may_name_many_things_may_be_large(name, is_large):
    assert is_large == names_many(KINDS[name].shape)
