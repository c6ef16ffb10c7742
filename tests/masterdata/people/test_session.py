import json

import pytest
import sqlalchemy as sa

from tests.masterdata.people.conftest import PASSWORD
from tongma.app.tables import metadata
from tongma.foundation.kernel.time import DAY_US
from tongma.masterdata.people.key_lives import end_long_lives
from tongma.masterdata.people.tables import api_key, credential


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


ITEM = {"data": {"code": "A", "name_zh": "甲"}}


def make_key(office, client, person, **more):
    """Ask for a key; return its id and the key."""
    command = {"person": str(person), "name": "ERP", **more}
    answer = client.post("/api/v1/people/make-api-key", json=office.envelope(command))
    assert 200 == answer.status_code, answer.text
    return answer.json()["result"]


def program_of(office, made):
    program = office.browser()
    program.headers["Authorization"] = f"Bearer {made['key']}"
    return program


def key_command(office, client, word, key):
    return client.post(f"/api/v1/people/{word}-api-key", json=office.envelope({"key": key}))


def test_a_program_acts_by_ones_own_key_until_it_is_revoked(office):
    person = office.person("erp", "master_data")
    client = office.logged_in("erp")
    made = make_key(office, client, person)
    program = program_of(office, made)
    before = program.put("/api/v1/items/by/ext:erp/1", json=ITEM)
    listed = client.get(f"/api/v1/people/{person}/api-keys").json()["rows"]
    revoked = key_command(office, client, "revoke", made["id"])
    after = program.put("/api/v1/items/by/ext:erp/1", json=ITEM)

    assert (200, 200, 401) == (before.status_code, revoked.status_code, after.status_code)
    assert [("ERP", "active", str(person), ["*"])] == [
        (row["name"], row["state"], row["made_by"], row["scopes"]) for row in listed
    ]
    assert made["key"] not in str(listed)


def test_a_key_that_somebody_else_made_is_good_when_its_person_agrees(office):
    office.person("root", "administrator")
    person = office.person("qm", "quality_manager")
    office.person("ann", "buyer")
    made = make_key(office, office.logged_in("root"), person)
    program = program_of(office, made)
    waiting = program.get("/api/v1/items").status_code
    strangers = [
        key_command(office, office.logged_in(name), "approve", made["id"]).json()["code"]
        for name in ("root", "ann")
    ]
    agreed = key_command(office, office.logged_in("qm"), "approve", made["id"]).status_code

    assert (401, 200, 200) == (waiting, agreed, program.get("/api/v1/items").status_code)
    assert ["key_unknown"] * 2 == strangers


def test_who_may_not_administer_makes_no_key_for_others_and_ends_none_of_theirs(office):
    person = office.person("qm", "quality_manager")
    office.person("ann", "buyer")
    ann = office.logged_in("ann")
    made = make_key(office, office.logged_in("qm"), person)
    command = {"person": str(person), "name": "ERP"}
    asked = ann.post("/api/v1/people/make-api-key", json=office.envelope(command))
    ended = key_command(office, ann, "revoke", made["id"])

    assert ["not_allowed"] * 2 == [asked.json()["code"], ended.json()["code"]]
    assert 200 == program_of(office, made).get("/api/v1/items").status_code


def test_a_key_may_what_its_scopes_say_and_nothing_over_people(office):
    person = office.person("erp", "master_data")
    client = office.logged_in("erp")
    narrow = program_of(office, make_key(office, client, person, scopes=["places.*"]))
    whole = make_key(office, client, person)
    refused = narrow.put("/api/v1/items/by/ext:erp/1", json=ITEM)
    program = program_of(office, whole)
    more = program.post(
        "/api/v1/people/make-api-key",
        json=office.envelope({"person": str(person), "name": "more"}),
    )
    changed = program.post(
        "/api/v1/session/password", json={"old": PASSWORD, "new": "another-blue-42-horse"}
    )

    assert ["not_allowed"] * 3 == [one.json()["code"] for one in (refused, more, changed)]


@pytest.mark.parametrize("how", ["reset", "leaves", "must_change"])
def test_keys_end_with_the_password_and_with_their_person(office, how):
    office.person("root", "administrator")
    person = office.person("erp", "master_data")
    program = program_of(office, make_key(office, office.logged_in("erp"), person))
    before = program.get("/api/v1/items").status_code
    admin = office.logged_in("root")
    if how == "must_change":
        query = sa.update(credential).values(must_change=1)
        office.site.database.write(lambda connection: connection.execute(query))
    else:
        word = {"reset": "reset-password", "leaves": "deactivate-person"}[how]
        admin.post(f"/api/v1/people/{word}", json=office.envelope({"person": str(person)}))

    assert (200, 401) == (before, program.get("/api/v1/items").status_code)


def test_every_record_names_the_session_or_the_key_and_who_made_it(office):
    office.person("root", "administrator")
    person = office.person("erp", "master_data")
    client = office.logged_in("erp")
    admin = office.logged_in("root")
    made = make_key(office, admin, person)
    key_command(office, client, "approve", made["id"])
    by_key = program_of(office, made).put("/api/v1/items/by/ext:erp/1", json=ITEM).json()
    by_hand = client.put(
        "/api/v1/items/by/ext:erp/2", json={"data": {"code": "B", "name_zh": "乙"}}
    )
    envelopes = [envelope_of(office, one["record_id"]) for one in (by_key, by_hand.json())]
    maker = admin.get("/api/v1/session").json()["person"]["id"]

    assert ["tongma.record/2"] * 2 == [one["schema"] for one in envelopes]
    assert (f"key:{made['id']}", maker) == (
        envelopes[0]["credential"], envelopes[0]["credential_by"],
    )  # fmt: skip
    assert envelopes[1]["credential"].startswith("session:")
    assert "0" == envelopes[1]["credential_by"]


def envelope_of(office, record_id):
    record = metadata.tables["record"]
    query = sa.select(record.c.envelope).where(record.c.record_id == int(record_id))
    with office.site.database.read() as connection:
        return json.loads(connection.execute(query).scalar_one())


def test_a_key_lasts_its_days(office):
    person = office.person("erp", "master_data")
    program = program_of(office, make_key(office, office.logged_in("erp"), person, days=1))
    today = program.get("/api/v1/items").status_code
    office.site.clock.instant += 25 * 3600 * 1_000_000

    assert (200, 401) == (today, program.get("/api/v1/items").status_code)


def test_a_program_that_calls_too_often_is_asked_to_wait(office):
    person = office.person("erp", "master_data")
    program = program_of(office, make_key(office, office.logged_in("erp"), person))
    office.app.state.authenticate._budget.burst = 3
    answers = [program.get("/api/v1/units") for _ in range(6)]

    slow = [answer for answer in answers if answer.status_code == 429]
    assert 200 == answers[0].status_code
    assert slow
    assert "1" == slow[0].headers["retry-after"]


def test_a_key_that_an_earlier_version_gave_ten_years_ends_a_year_after_it_was_made(office):
    person = office.person("ann", "buyer")
    made = make_key(office, office.logged_in("ann"), person, days=365, scopes=["*"])
    program = program_of(office, made)
    now = office.site.clock.now()
    late = sa.update(api_key).values(expires_at=now + 3650 * DAY_US)
    office.site.database.write(lambda connection: connection.execute(late))
    office.site.clock.instant += 364 * DAY_US
    cut = [end_long_lives(office.site.runtime), end_long_lives(office.site.runtime)]
    good = program.get("/api/v1/items").status_code
    office.site.clock.instant += 2 * DAY_US

    assert [1, 0] == cut
    assert 200 == good
    assert 401 == program.get("/api/v1/items").status_code
