from dataclasses import replace

import pytest

from tongma.foundation.platform.clock import SystemClock
from tongma.masterdata.people.decide import decide_administrators, decide_password, decide_person
from tongma.masterdata.people.model import GrantData, PersonData
from tongma.masterdata.people.passwords import is_password, make_password, password_hash

ANN = PersonData("ann", "安然", (GrantData("receiver", 7),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"username": "A nn"}, ("username", "not_allowed")),
        ({"username": "a"}, ("username", "not_allowed")),
        ({"name": ""}, ("name", "empty")),
        ({"grants": (GrantData("king"),)}, ("grants.0.role", "not_allowed")),
        ({"grants": (GrantData("buyer"), GrantData("buyer"))}, ("grants.1", "repeated")),
    ],
)
def test_each_problem_of_a_person_is_named_with_its_field(change, expected):
    (problem,) = decide_person(replace(ANN, **change)).facts["problems"]

    assert expected == (problem["field"], problem["reason"])


def test_an_administrator_has_no_business_rights():
    both = replace(ANN, grants=(GrantData("administrator"), GrantData("buyer")))

    refusal = decide_person(both)
    assert ("administrator_only", {"roles": "buyer"}) == (refusal.code, refusal.facts)
    assert decide_person(replace(ANN, grants=(GrantData("administrator"),))) is None


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("kurz", "short"),
        ("x" * 201, "long"),
        ("my-name-is-ann", "like_username"),
        ("abababababab", "monotonous"),
        ("the old one!", "same_as_before"),
        ("a good new one", None),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password, expected):
    refusal = decide_password(password, username="ann", old="the old one!")

    assert expected == (refusal.facts["reason"] if refusal else None)


@pytest.mark.parametrize(
    ("administrators", "person", "stays", "allowed"),
    [([1], 1, False, False), ([1, 2], 1, False, True), ([1], 1, True, True), ([1], 2, False, True)],
)
def test_somebody_can_always_administer(administrators, person, stays, allowed):
    assert allowed == (decide_administrators(administrators, person, stays=stays) is None)


def test_random_passwords_differ_are_strong_enough_and_can_be_read_aloud():
    made = {make_password(SystemClock()) for _ in range(50)}

    assert 50 == len(made)
    assert all(decide_password(one, username="ann") is None for one in made)
    assert not set("".join(made)) & set("0o1il")


def test_a_password_is_known_by_its_hash_only():
    stored = password_hash("a good new one")

    assert "good" not in stored
    assert is_password(stored, "a good new one")
    assert not is_password(stored, "another one")
    assert not is_password(None, "nobody has this password")
    assert not is_password("no hash at all", "x")
