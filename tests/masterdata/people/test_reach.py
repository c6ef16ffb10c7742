"""Who administers one site has power over the people of that site alone."""

import pytest

from tests.masterdata.people.conftest import INSTALLER
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.masterdata.people.handle import KINDS, key_kind, password_kind
from tongma.masterdata.people.model import (
    DeactivatePerson,
    EndSessions,
    GrantData,
    MakeApiKey,
    PersonData,
    ReactivatePerson,
    ResetPassword,
    RevokeApiKey,
    SavePerson,
)
from tongma.masterdata.people.tables import grant
from tongma.masterdata.places.handle import SAVE_PLACE
from tongma.masterdata.places.model import PlaceData, SavePlace

BY_NAME = {kind.name.partition(".")[2]: kind for kind in KINDS} | {
    "reset_password": password_kind("hash"),
    "make_api_key": key_kind(b"k" * 32),
}
OLD_KEYS = {name: key_kind(name.encode() * 10) for name in ("ann", "ben", "cem")}


def site_of(office, code):
    data = PlaceData(code, "site", time_zone="Asia/Shanghai")
    return int(office.site.run(SAVE_PLACE, SavePlace(data), INSTALLER).result["id"])


@pytest.fixture
def two(office):
    """An office with two sites, an administrator of everything, and one of the second site."""
    office.here, office.there = site_of(office, "X"), site_of(office, "Y")
    office.root = office.person("root", "administrator")
    office.small = office.person("small", "administrator", site=office.there)
    office.actor = Actor(
        office.small, "small", (Grant("administrator", office.there, 0, frozenset({"people.*"})),)
    )
    return office


def outcome(office, name, command):
    """The code of the refusal with its site, or the outcome."""
    answer = office.site.run(BY_NAME[name], command, office.actor)
    if answer.refusal is None:
        return answer.outcome
    return answer.refusal.code, answer.refusal.facts.get("site")


def every_act(person, key):
    return {
        "revoke_api_key": RevokeApiKey(key),
        "reset_password": ResetPassword(person),
        "make_api_key": MakeApiKey(person, "erp"),
        "end_sessions": EndSessions(person),
        "deactivate_person": DeactivatePerson(person),
        "reactivate_person": ReactivatePerson(person),
    }


def acts_on(office, username, role, site):
    person = office.person(username, role, site=site)
    made = office.site.run(OLD_KEYS[username], MakeApiKey(person, "old"), INSTALLER)
    return person, every_act(person, int(made.result["id"]))


def test_people_of_another_site_and_of_all_sites_are_out_of_reach_of_every_act(two):
    for username, role, site in (
        ("ann", "auditor", two.here), ("ben", "administrator", 0), ("cem", "buyer", 0),
    ):  # fmt: skip
        person, acts = acts_on(two, username, role, site)
        acts["save_person"] = SavePerson(PersonData(username, username), person)
        with two.site.database.read() as connection:
            before = connection.execute(grant.select()).all()
        found = {name: outcome(two, name, command) for name, command in acts.items()}
        with two.site.database.read() as connection:
            after = connection.execute(grant.select()).all()

        assert dict.fromkeys(acts, ("not_allowed", str(site))) == found
        assert before == after
        assert 200 == two.logged_in(username).get("/api/v1/session").status_code


def test_people_of_ones_own_site_are_changed(two):
    person, acts = acts_on(two, "ann", "buyer", two.there)
    found = {name: outcome(two, name, command) for name, command in acts.items()}
    saved = outcome(
        two,
        "save_person",
        SavePerson(PersonData("ann", "Ann", (GrantData("picker", two.there),)), person),
    )

    assert dict.fromkeys(acts, "accepted") == found
    assert "accepted" == saved


def test_nobody_gives_a_right_beyond_their_own_to_anybody_or_to_themselves(two):
    wide = [GrantData("quality_manager", two.here), GrantData("administrator"), GrantData("buyer")]
    for number, one in enumerate(wide):
        new = SavePerson(PersonData(f"new{number}", "New", (one,)))
        self = SavePerson(PersonData("small", "Small", (one,)), two.small)
        expected = ("not_allowed", str(one.site))

        assert expected == outcome(two, "save_person", new)
        assert expected == outcome(two, "save_person", self)
    within = PersonData("own", "Own", (GrantData("quality_manager", two.there),))
    assert "accepted" == outcome(two, "save_person", SavePerson(within))


def test_a_person_of_two_sites_is_changed_by_who_reaches_both(two):
    grants = (GrantData("buyer", two.here), GrantData("buyer", two.there))
    made = two.site.run(
        BY_NAME["save_person"], SavePerson(PersonData("both", "Both", grants)), INSTALLER
    )
    less = SavePerson(PersonData("both", "Both", grants[:1]), int(made.result["id"]))

    assert ("not_allowed", str(two.here)) == outcome(two, "save_person", less)


def test_who_administers_one_site_is_not_the_administrator_who_must_stay(two):
    for command in (
        ("deactivate_person", DeactivatePerson(two.root)),
        ("save_person", SavePerson(PersonData("root", "Root"), two.root)),
        (
            "save_person",
            SavePerson(
                PersonData("root", "Root", (GrantData("administrator", two.here),)), two.root
            ),
        ),
    ):
        name, wanted = command
        refusal = two.site.run(BY_NAME[name], wanted, INSTALLER).refusal
        assert "last_administrator" == (refusal and refusal.code)


def test_a_reader_of_one_site_sees_the_people_of_that_site(two):
    hidden = two.person("ann", "buyer", site=two.here)
    shown = two.person("ben", "buyer", site=two.there)
    everywhere = two.person("cem", "buyer")
    client = two.logged_in("small")
    listed = {row["username"] for row in client.get("/api/v1/people").json()["rows"]}
    exported = client.get("/api/v1/people?format=csv").text
    read = [
        [
            client.get(f"/api/v1/people/{person}{part}").status_code
            for part in ("", "/versions", "/sessions", "/api-keys")
        ]
        for person in (hidden, shown, everywhere)
    ]

    assert {"small", "root", "ben", "cem"} == listed
    assert "ann" not in exported
    assert [[404] * 4, [200] * 4, [200] * 4] == read
    every = {row["username"] for row in two.logged_in("root").get("/api/v1/people").json()["rows"]}
    assert listed | {"ann"} == every
