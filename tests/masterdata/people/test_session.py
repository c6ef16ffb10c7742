import pytest
import sqlalchemy as sa

from tests.masterdata.people.conftest import PASSWORD
from tongma.app.tables import metadata


def log_in(client, username, password):
    return client.post("/api/v1/session", json={"username": username, "password": password})


def test_who_logs_in_hears_who_they_are_and_what_they_may_do(office):
    person = office.person("ann", "quality_manager")
    answer = log_in(office.browser(), "ann", PASSWORD)

    body = answer.json()
    assert {"id": str(person), "username": "ann", "name": "Ann"} == body["person"]
    assert ["quality_manager"] == body["roles"]
    assert "catalogue.save_item" in body["actions"]
    assert "people.save_person" not in body["actions"]
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_session_is_told_again_and_ends_by_logging_out(office):
    office.person("ann", "buyer")
    client = office.logged_in("ann")
    again = client.get("/api/v1/session")
    client.delete("/api/v1/session")
    after = client.get("/api/v1/session")

    assert client.headers["X-CSRF-Token"] == again.json()["csrf_token"]
    assert (401, "not_logged_in") == (after.status_code, after.json()["code"])


@pytest.mark.parametrize(("username", "password"), [("ann", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(office, username, password):
    office.person("ann", "buyer")
    answer = log_in(office.browser(), username, password)

    assert (401, "login_wrong", {}) == (
        answer.status_code,
        answer.json()["code"],
        answer.json()["facts"],
    )


def test_five_wrong_passwords_lock_for_a_quarter_of_an_hour(office):
    office.person("ann", "buyer")
    client = office.browser()
    for _ in range(5):
        log_in(client, "ann", "wrong")
    locked = log_in(client, "ann", PASSWORD)
    office.site.clock.instant += 15 * 60 * 1_000_000
    later = log_in(client, "ann", PASSWORD)

    assert (429, "login_locked") == (locked.status_code, locked.json()["code"])
    assert 0 < int(locked.headers["retry-after"]) <= 900
    assert 200 == later.status_code


def test_a_right_password_forgets_the_wrong_ones(office):
    office.person("ann", "buyer")
    client = office.browser()
    for _ in range(3):
        for _ in range(4):
            log_in(client, "ann", "wrong")
        assert 200 == log_in(client, "ann", PASSWORD).status_code


def test_a_session_ends_when_nobody_uses_it_for_twelve_hours(office):
    office.person("ann", "buyer")
    client = office.logged_in("ann")
    office.site.clock.instant += 11 * 3600 * 1_000_000
    used = client.get("/api/v1/session")
    office.app.state.authenticate.write_seen()
    office.site.clock.instant += 11 * 3600 * 1_000_000
    used_again = client.get("/api/v1/session")
    office.app.state.authenticate.write_seen()
    office.site.clock.instant += 13 * 3600 * 1_000_000
    late = client.get("/api/v1/session")

    assert [200, 200, 401] == [used.status_code, used_again.status_code, late.status_code]


def test_reading_writes_nothing(office):
    office.person("ann", "buyer")
    client = office.logged_in("ann")
    office.site.clock.instant += 3600 * 1_000_000
    before = seen_at(office.site.database)
    client.get("/api/v1/session")
    client.get("/api/v1/items")
    unwritten = seen_at(office.site.database)
    office.app.state.authenticate.write_seen()

    assert before == unwritten < seen_at(office.site.database)


def seen_at(database) -> int:
    with database.read() as connection:
        seen = metadata.tables["session"].c.seen_at
        return connection.execute(sa.select(sa.func.max(seen))).scalar_one()


def test_writing_needs_the_token_of_the_session(office):
    office.person("ann", "master_data")
    client = office.logged_in("ann")
    item = {"data": {"code": "A", "name_zh": "甲"}}
    right = client.put("/api/v1/items/by/ext:erp/1", json=item)
    wrong = client.put("/api/v1/items/by/ext:erp/1", json=item, headers={"X-CSRF-Token": "x"})
    del client.headers["X-CSRF-Token"]
    none = client.put("/api/v1/items/by/ext:erp/1", json=item)
    reading = client.get("/api/v1/items")

    assert 200 == right.status_code
    assert [(403, "csrf_wrong")] * 2 == [(a.status_code, a.json()["code"]) for a in (wrong, none)]
    assert 200 == reading.status_code


def test_another_sites_page_cannot_make_the_browser_write(office):
    office.person("ann", "master_data")
    client = office.logged_in("ann")
    foreign = {"Origin": "https://evil.example"}
    item = {"data": {"code": "A", "name_zh": "甲"}}
    put = client.put("/api/v1/items/by/ext:erp/1", json=item, headers=foreign)
    login = client.post(
        "/api/v1/session", json={"username": "ann", "password": PASSWORD}, headers=foreign
    )

    assert ["origin_wrong"] * 2 == [put.json()["code"], login.json()["code"]]


def test_a_given_password_must_be_changed_before_anything_else(office):
    office.person("root", "administrator")
    person = office.person("ann", "buyer", password="")
    admin = office.logged_in("root")
    given = admin.post(
        "/api/v1/people/reset-password", json=office.envelope({"person": str(person)})
    ).json()["result"]["password"]
    ann = office.logged_in("ann", given)
    blocked = ann.get("/api/v1/items")
    weak = ann.post("/api/v1/session/password", json={"old": given, "new": "short"})
    wrong = ann.post("/api/v1/session/password", json={"old": "x", "new": "a much better one"})
    changed = ann.post("/api/v1/session/password", json={"old": given, "new": "a much better one"})
    ended = ann.get("/api/v1/session")
    again = office.logged_in("ann", "a much better one")

    assert (403, "must_change_password") == (blocked.status_code, blocked.json()["code"])
    assert ["password_weak", "login_wrong"] == [weak.json()["code"], wrong.json()["code"]]
    assert (200, 401) == (changed.status_code, ended.status_code)
    assert 200 == again.get("/api/v1/items").status_code


def test_a_given_password_is_told_once_and_stored_nowhere(office):
    office.person("root", "administrator")
    person = office.person("ann", "buyer", password="")
    admin = office.logged_in("root")
    wanted = office.envelope({"person": str(person)})
    first = admin.post("/api/v1/people/reset-password", json=wanted).json()
    again = admin.post("/api/v1/people/reset-password", json=wanted).json()

    assert "repeated" == again["outcome"]
    assert "password" not in again["result"]
    secret = first["result"]["password"]
    with office.site.database.read() as connection:
        for table in metadata.sorted_tables:
            assert secret not in str(connection.execute(sa.select(table)).all()), table.name


def test_a_program_acts_by_its_key_until_it_is_revoked(office):
    office.person("root", "administrator")
    robot = office.person("erp", "master_data")
    admin = office.logged_in("root")
    made = admin.post(
        "/api/v1/people/make-api-key", json=office.envelope({"person": str(robot), "name": "ERP"})
    ).json()["result"]
    program = office.browser()
    program.headers["Authorization"] = f"Bearer {made['key']}"
    item = {"data": {"code": "A", "name_zh": "甲"}}
    before = program.put("/api/v1/items/by/ext:erp/1", json=item)
    listed = admin.get(f"/api/v1/people/{robot}/api-keys").json()["rows"]
    admin.post("/api/v1/people/revoke-api-key", json=office.envelope({"key": made["id"]}))
    after = program.put("/api/v1/items/by/ext:erp/1", json=item)

    assert (200, 401) == (before.status_code, after.status_code)
    assert [("ERP", "active")] == [(row["name"], row["state"]) for row in listed]
    assert made["key"] not in str(listed)


def test_a_key_lasts_its_days(office):
    office.person("root", "administrator")
    robot = office.person("erp", "master_data")
    command = {"person": str(robot), "name": "ERP", "days": 1}
    made = office.logged_in("root").post(
        "/api/v1/people/make-api-key", json=office.envelope(command)
    )
    program = office.browser()
    program.headers["Authorization"] = f"Bearer {made.json()['result']['key']}"
    today = program.get("/api/v1/items").status_code
    office.site.clock.instant += 25 * 3600 * 1_000_000

    assert (200, 401) == (today, program.get("/api/v1/items").status_code)


def test_a_program_that_calls_too_often_is_asked_to_wait(office):
    office.person("root", "administrator")
    robot = office.person("erp", "master_data")
    made = office.logged_in("root").post(
        "/api/v1/people/make-api-key", json=office.envelope({"person": str(robot), "name": "ERP"})
    )
    office.app.state.authenticate._budget.burst = 3
    program = office.browser()
    program.headers["Authorization"] = f"Bearer {made.json()['result']['key']}"
    answers = [program.get("/api/v1/units") for _ in range(6)]

    slow = [answer for answer in answers if answer.status_code == 429]
    assert 200 == answers[0].status_code
    assert slow
    assert "1" == slow[0].headers["retry-after"]
