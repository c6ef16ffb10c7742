"""Guessing passwords: slowed down for strangers, and a lock on nobody."""

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.masterdata.people.conftest import PASSWORD
from tongma.app.main import create_app
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people import sessions
from tongma.masterdata.people.callers import Callers
from tongma.masterdata.people.guesses import Guesser, Guesses, known_browser, make_proof
from tongma.masterdata.people.tables import person as people


def log_in(client, username, password):
    return client.post("/api/v1/session", json={"username": username, "password": password})


def test_after_five_wrong_passwords_one_in_three_minutes_is_looked_at(office):
    office.person("ann", "buyer")
    client = office.browser()
    for _ in range(5):
        log_in(client, "ann", "wrong")
    slowed = log_in(client, "ann", PASSWORD)
    office.site.clock.instant += 180 * 1_000_000
    later = log_in(client, "ann", PASSWORD)

    assert (429, "login_locked") == (slowed.status_code, slowed.json()["code"])
    assert 0 < int(slowed.headers["retry-after"]) <= 180
    assert 200 == later.status_code


def test_who_is_there_who_has_left_and_who_is_not_get_the_same_answers_and_the_same_work(
    office, monkeypatch
):
    hashed = []
    monkeypatch.setattr(
        sessions, "is_password", lambda stored, _given: hashed.append(stored is None)
    )
    office.person("ann", "buyer")
    left = office.person("bob", "buyer")
    query = sa.update(people).where(people.c.id == left).values(state="inactive")
    office.site.database.write(lambda connection: connection.execute(query))
    written = []
    monkeypatch.setattr(office.site.database, "write", written.append)
    told = {}
    for name in ("ann", "bob", "nobody"):
        client = TestClient(office.app, client=(f"of {name}", 1))
        answers = [log_in(client, name, "wrong") for _ in range(7)]
        told[name] = [(a.status_code, a.json()["code"], sorted(a.json()["facts"])) for a in answers]

    assert told["ann"] == told["bob"] == told["nobody"]
    assert [(401, "login_wrong", [])] * 5 == told["ann"][:5]
    assert [(429, "login_locked", ["seconds"])] * 2 == told["ann"][5:]
    assert [False] * 10 + [True] * 5 == hashed
    assert [] == written


def test_a_stranger_keeps_nobody_out_who_was_here_before_or_comes_from_elsewhere(office):
    office.person("root", "administrator")
    own = office.logged_in("root")
    own.delete("/api/v1/session")
    stranger = TestClient(office.app, client=("203.0.113.9", 1))
    refused = [log_in(stranger, "root", "wrong").status_code for _ in range(20)]
    elsewhere = TestClient(office.app, client=("198.51.100.7", 1))

    assert [401] * 5 + [429] * 15 == refused
    assert 200 == log_in(own, "root", PASSWORD).status_code
    assert 200 == log_in(elsewhere, "root", PASSWORD).status_code


def test_many_addresses_together_guess_a_name_a_hundred_times_an_hour_at_most(office):
    office.person("root", "administrator")
    own = office.logged_in("root")
    guesses = office.app.state.authenticate.guesses
    now = office.site.clock.now()
    refused = 0
    for number in range(200):
        try:
            guesses.take(Guesser("root", f"10.0.{number}.1"), now)
        except Refused:
            refused += 1

    assert 150 == refused
    assert 200 == log_in(own, "root", PASSWORD).status_code


def test_a_house_of_ipv6_addresses_is_one_address():
    guesses = Guesses()
    tried = [Guesser("ann", f"2001:db8::{n:x}") for n in range(1, 7)]
    for guesser in tried[:5]:
        guesses.take(guesser, 0)
    with pytest.raises(Refused):
        guesses.take(tried[5], 0)
    guesses.take(Guesser("ann", "2001:db8:0:1::1"), 0)


def test_one_address_guesses_sixty_names_and_then_one_in_six_seconds():
    guesses = Guesses()
    for number in range(60):
        guesses.take(Guesser(f"name{number}", "a"), 0)
    with pytest.raises(Refused, match="login_locked"):
        guesses.take(Guesser("another", "a"), 0)

    guesses.take(Guesser("another", "a"), 6_000_000)
    guesses.take(Guesser("another", "b"), 0)


@pytest.mark.parametrize("proof", ["", "x", "ab.cd", "..", "\xff.\xff"])
def test_a_browser_is_known_by_a_proof_for_its_name_only(proof):
    good = make_proof(b"secret", "ann", b"12")

    assert b"12".hex() == known_browser(b"secret", "ann", good)
    assert "" == known_browser(b"secret", "bob", good)
    assert "" == known_browser(b"other", "ann", good)
    assert "" == known_browser(b"secret", "ann", proof)


def test_under_https_cookies_belong_to_this_host_alone(site, tmp_path, office):
    office.person("ann", "buyer")
    settings = Settings(tmp_path, "", secure_cookies=True)
    app = create_app(site.runtime, settings, Callers(site.runtime, secure=True))
    client = TestClient(app, base_url="https://testserver")
    answer = log_in(client, "ann", PASSWORD)
    cookies = answer.headers.get_list("set-cookie")

    assert all(one.startswith("__Host-tongma_") for one in cookies)
    assert all("Secure" in one and "Path=/;" in one and "Domain" not in one for one in cookies)
    assert 200 == client.get("/api/v1/session").status_code
    tossed = client.cookies["__Host-tongma_session"]
    client.cookies.clear()
    client.cookies.set("tongma_session", tossed)
    assert 401 == client.get("/api/v1/session").status_code
