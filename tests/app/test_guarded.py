"""The guard in front of the real application."""

import threading
import time

import pytest
from fastapi.testclient import TestClient

from tongma.app.main import create_app
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
