import dataclasses
from dataclasses import replace

import pytest

from tests.masterdata.people.conftest import INSTALLER
from tongma.app.rooms import WIRING
from tongma.foundation.kernel.outcome import Refused
from tongma.masterdata.people.callers import CallBudget
from tongma.masterdata.people.departure import DEPARTURE
from tongma.masterdata.people.handle import KINDS, SAVE_PERSON, key_kind
from tongma.masterdata.people.model import (
    DeactivatePerson,
    EndSessions,
    GrantData,
    MakeApiKey,
    PersonData,
    ReactivatePerson,
    RevokeApiKey,
    SavePerson,
)
from tongma.masterdata.people.query import people_of, roles_of
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace

ANN, GONE = -1, -2
BY_NAME = {kind.name.partition(".")[2]: kind for kind in KINDS}


def run(office, name, command):
    return office.site.run(BY_NAME[name], command, INSTALLER)


def code(answer):
    return answer.refusal.code if answer.refusal else answer.outcome


def test_rights_are_added_and_taken_by_saving(office):
    person = office.person("ann", "buyer", "receiver")
    office.site.run(
        SAVE_PERSON,
        SavePerson(PersonData("ann", "Ann", (GrantData("receiver"), GrantData("picker"))), person),
        INSTALLER,
    )

    with office.site.database.read() as connection:
        granted = {role for role, _site, _owner in roles_of(connection, [person])[person]}
    assert {"receiver", "picker"} == granted


def test_a_right_may_hold_at_one_site_only(office):
    made = office.site.run(
        SAVE_PLACE, SavePlace(PlaceData("X", "site", time_zone="Asia/Shanghai")), INSTALLER
    )
    here = int(made.result["id"])
    office.person("ann", "master_data", site=here)
    client = office.logged_in("ann")
    own = client.put(
        "/api/v1/places/by/ext:erp/1",
        json={"data": {"code": "Z", "kind": "zone", "parent": str(here)}},
    )
    new = client.put(
        "/api/v1/places/by/ext:erp/2",
        json={"data": {"code": "Y", "kind": "site", "time_zone": "Asia/Shanghai"}},
    )

    assert 200 == own.status_code, own.text
    assert "not_allowed" == new.json().get("code")


def test_a_username_belongs_to_one_person_for_ever(office):
    person = office.person("ann", "buyer")
    office.person("root", "administrator")
    run(office, "deactivate_person", DeactivatePerson(person))

    taken = run(office, "save_person", SavePerson(PersonData("ann", "Another Ann")))
    fixed = run(office, "save_person", SavePerson(PersonData("anna", "Ann"), person))
    assert ["username_taken", "username_fixed"] == [code(taken), code(fixed)]


def test_the_last_administrator_cannot_be_removed_in_any_way(office):
    root = office.person("root", "administrator")
    data = PersonData("root", "Root", (GrantData("buyer"),))

    by_leaving = run(office, "deactivate_person", DeactivatePerson(root))
    by_rights = run(office, "save_person", SavePerson(data, root))
    other = office.person("other", "administrator")
    run(office, "deactivate_person", DeactivatePerson(other))
    still = run(office, "deactivate_person", DeactivatePerson(root))
    assert ["last_administrator"] * 3 == [code(by_leaving), code(by_rights), code(still)]


def test_one_of_two_administrators_may_go(office):
    root = office.person("root", "administrator")
    office.person("other", "administrator")

    assert "accepted" == code(run(office, "deactivate_person", DeactivatePerson(root)))


def test_who_leaves_is_logged_out_and_their_work_goes_on(office):
    handed = []
    told = DEPARTURE.calls(lambda _tx, person, successor: handed.append((person, successor)))
    office.site.wiring = replace(WIRING, hooks=(*WIRING.hooks, told))
    office.person("root", "administrator")
    ann, ben = office.person("ann", "buyer"), office.person("ben", "buyer")
    client = office.logged_in("ann")
    run(office, "deactivate_person", DeactivatePerson(ann, ben))
    answer = client.get("/api/v1/session")
    login = office.browser().post(
        "/api/v1/session", json={"username": "ann", "password": "blue-horse-42-staple"}
    )

    assert [(ann, ben)] == handed
    assert 401 == answer.status_code
    assert "login_wrong" == login.json()["code"]
    with office.site.database.read() as connection:
        assert "inactive" == people_of(connection, [ann])[ann].state


@pytest.mark.parametrize(
    ("name", "command", "expected"),
    [
        ("deactivate_person", DeactivatePerson(77), "person_unknown"),
        ("deactivate_person", DeactivatePerson(GONE), "person_inactive"),
        ("deactivate_person", DeactivatePerson(ANN, ANN), "hand_over_to_self"),
        ("deactivate_person", DeactivatePerson(ANN, GONE), "person_inactive"),
        ("reactivate_person", ReactivatePerson(ANN), "person_active"),
        ("end_sessions", EndSessions(77), "person_unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(office, name, command, expected):
    office.person("root", "administrator")
    ids = {ANN: office.person("ann", "buyer"), GONE: office.person("gone", "buyer")}
    run(office, "deactivate_person", DeactivatePerson(ids[GONE]))
    fields = {f.name: getattr(command, f.name) for f in dataclasses.fields(command)}
    real = {field: ids.get(value, value) for field, value in fields.items()}

    assert expected == code(run(office, name, replace(command, **real)))


def test_who_comes_back_keeps_their_history(office):
    office.person("root", "administrator")
    ann = office.person("ann", "buyer")
    run(office, "deactivate_person", DeactivatePerson(ann))
    run(office, "reactivate_person", ReactivatePerson(ann))
    rows = office.logged_in("root").get(f"/api/v1/people/{ann}/versions").json()["rows"]

    assert ["active", "inactive", "active"] == [row["data"]["state"] for row in rows]


def test_ending_sessions_logs_out_everywhere(office):
    ann = office.person("ann", "buyer")
    first, second = office.logged_in("ann"), office.logged_in("ann")
    answer = run(office, "end_sessions", EndSessions(ann))

    assert 2 == answer.result["ended"]
    assert [401, 401] == [c.get("/api/v1/session").status_code for c in (first, second)]


def test_people_are_listed_for_those_who_may_read(office):
    office.person("root", "administrator")
    office.person("ann", "buyer")
    rows = office.logged_in("root").get("/api/v1/people?role=buyer").json()["rows"]
    refused = office.logged_in("ann").get("/api/v1/people")
    own = office.logged_in("ann").get("/api/v1/people/1/sessions")

    assert [("ann", "buyer")] == [(row["username"], row["grants"][0]["role"]) for row in rows]
    assert [403, 403] == [refused.status_code, own.status_code]


def test_everyone_sees_their_own_sessions_and_the_list_of_roles(office):
    ann = office.person("ann", "buyer")
    client = office.logged_in("ann")
    sessions = client.get(f"/api/v1/people/{ann}/sessions").json()["rows"]
    roles = client.get("/api/v1/roles").json()["rows"]

    assert 1 == len(sessions)
    assert "administrator" == roles[0]["code"]


def test_a_key_ends_once(office):
    ann = office.person("ann", "buyer")
    made = office.site.run(key_kind(b"k" * 32), MakeApiKey(ann, "erp"), INSTALLER)
    key = int(made.result["id"])

    answers = [run(office, "revoke_api_key", RevokeApiKey(key)) for _ in range(2)]
    assert ["accepted", "key_unknown"] == [code(answer) for answer in answers]


def test_a_caller_has_so_many_calls_at_once_and_then_as_many_a_second():
    budget, second = CallBudget(burst=2, per_second=1), 1_000_000
    for _ in range(2):
        budget.take(7, second)
    budget.take(8, second)  # another caller has a budget of their own

    with pytest.raises(Refused) as refused:
        budget.take(7, second)
    with pytest.raises(Refused):
        budget.take(7, 2 * second - 1)
    budget.take(7, 2 * second)
    assert "too_many_requests" == refused.value.refusal.code


def test_a_right_for_an_unknown_site_or_owner_is_refused(office):
    for grant, expected in (
        (GrantData("buyer", site=77777), "site_unknown"),
        (GrantData("buyer", owner=77777), "partner_unknown"),
    ):
        data = replace(PersonData("ann", "Ann"), grants=(grant,))
        assert expected == code(run(office, "save_person", SavePerson(data)))
