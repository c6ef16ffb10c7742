from dataclasses import replace

import pytest

from tests.facts import code_of, told
from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.platform.clock import SystemClock
from tongma.masterdata.people.decide import (
    KnownOfPerson,
    concerns,
    decide_active,
    decide_administrators,
    decide_approve,
    decide_deactivate,
    decide_key,
    decide_password,
    decide_person,
    decide_reach,
    decide_reactivate,
    decide_revoke,
    decide_within,
    person_problems,
)
from tongma.masterdata.people.model import (
    PERSON_STEPS,
    GrantData,
    KeyFacts,
    MakeApiKey,
    PersonData,
)
from tongma.masterdata.people.passwords import is_password, make_password, password_hash

ANN = PersonData("ann", "安然", (GrantData("receiver", 7),))
ROOT = PersonData("root", "管理员", (GrantData("administrator"),))
NEW = KnownOfPerson(1, kinds={7: "site", 9: "partner"})
SECOND = 1_000_000


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"username": "a1"}, []),
        ({"username": "a" + "x" * 39}, []),
        ({"username": "a.b_c-d"}, []),
        ({"grants": (GrantData("buyer"), GrantData("buyer", 7))}, []),  # at another site
        ({"username": "A nn"}, [("username", "not_allowed")]),
        ({"username": "a"}, [("username", "not_allowed")]),
        ({"username": "a" + "x" * 40}, [("username", "not_allowed")]),
        ({"username": ".ann"}, [("username", "not_allowed")]),
        ({"name": ""}, [("name", "empty")]),
        ({"grants": (GrantData("king"),)}, [("grants.0.role", "not_allowed")]),
        ({"grants": (GrantData("buyer"), GrantData("buyer"))}, [("grants.1", "repeated")]),
    ],
)
def test_each_problem_of_a_person_is_named_with_its_field(change, expected):
    found = [(one.at, one.code) for one in person_problems(replace(ANN, **change))]

    assert expected == found


BOTH = (GrantData("administrator"), GrantData("buyer", 77))


def test_the_other_rights_of_an_administrator_are_named():
    refusal = decide_person(replace(ANN, grants=(*BOTH, GrantData("picker", 7))), NEW)

    assert {"roles": "buyer, picker"} == told(refusal, "administrator_only")


@pytest.mark.parametrize(
    ("data", "known", "expected"),
    [
        (ANN, {}, None),
        (ROOT, {}, None),
        (ANN, {"username": "ann"}, None),
        # what is named first comes first
        (replace(ANN, name="", grants=BOTH), {"username": "bea"}, "person_invalid"),
        (replace(ANN, grants=BOTH), {"username": "bea"}, "administrator_only"),
        (replace(ANN, grants=(GrantData("buyer", 77),)), {"username": "bea"}, "username_fixed"),
        (
            replace(ANN, grants=(GrantData("buyer", 77),)),
            {"username": "ann", "administrators": [1]},
            "site_unknown",
        ),
        (ANN, {"username": "ann", "administrators": [1]}, "last_administrator"),
        (ANN, {"username": "ann", "administrators": [1, 2]}, None),
        (ANN, {"username": "ann", "administrators": [2]}, None),
        (ANN, {"username": "ann", "administrators": [1], "state": "inactive"}, None),
        (ROOT, {"username": "root", "administrators": [1]}, None),
        # one who administers a site alone is nobody's last administrator
        (
            replace(ROOT, grants=(GrantData("administrator", 7),)),
            {"username": "root", "administrators": [1]},
            "last_administrator",
        ),
        (
            replace(ROOT, grants=(GrantData("administrator", 0, 9),)),
            {"username": "root", "administrators": [1]},
            "last_administrator",
        ),
    ],
)
def test_a_person_agrees_with_what_is_known(data, known, expected):
    assert expected == code(decide_person(data, NEW._replace(**known)))


def test_who_would_administer_and_trade_is_told_what_else_they_have():
    refusal = decide_person(replace(ROOT, grants=(*ROOT.grants, GrantData("buyer"))), NEW)

    assert {"roles": "buyer"} == refusal.facts


@pytest.mark.parametrize(
    ("grants", "expected"),
    [
        ([GrantData("buyer")], None),
        ([GrantData("buyer", 7, 9)], None),
        ([GrantData("buyer", 9)], ("site_unknown", {"site": "9"})),
        ([GrantData("buyer", 0, 7)], ("partner_unknown", {"partner": "7"})),
        ([GrantData("buyer", 0, 8), GrantData("buyer", 6)], ("site_unknown", {"site": "6"})),
    ],
)
def test_a_right_holds_at_a_site_and_for_an_owner_that_there_are(grants, expected):
    refusal = decide_reach(grants, NEW.kinds)

    assert expected == (refusal and (code_of(refusal), refusal.facts))


@pytest.mark.parametrize(
    ("state", "administrators", "successor", "expected"),
    [
        ("active", [], 0, None),
        ("active", [2], 2, None),
        ("active", [1, 2], 0, None),
        ("inactive", [1], 1, "person_inactive"),
        ("active", [1], 1, "last_administrator"),
        ("active", [2], 1, "hand_over_to_self"),
    ],
)
def test_who_leaves_works_here_and_leaves_an_administrator(
    state, administrators, successor, expected
):
    assert expected == code(decide_deactivate(1, state, administrators, successor))


def test_only_who_works_here_leaves_and_only_who_has_left_comes_back():
    assert {("active", "inactive"), ("inactive", "active")} == PERSON_STEPS
    assert [None, "person_inactive"] == [
        code(decide_active(1, state)) for state in ("active", "inactive")
    ]
    assert ["person_active", None] == [
        code(decide_reactivate(1, state)) for state in ("active", "inactive")
    ]


@pytest.mark.parametrize(
    ("name", "days", "scopes", "expected"),
    [
        ("erp", 1, ("*",), None),
        ("erp", 365, ("*",), None),
        ("erp", 0, ("*",), "key_invalid"),
        ("erp", 366, ("*",), "key_invalid"),
        (" ", 1, ("*",), "key_invalid"),
        ("erp", 1, (), "key_invalid"),
        ("erp", 1, ("holds.place_hold",), None),
        ("erp", 1, ("holds.*", "journal.read"), None),
        ("erp", 1, ("holds.nothing",), "scope_unknown"),
        ("erp", 1, ("holds.*", "nothing.*"), "scope_unknown"),
        ("erp", 1, ("people.*",), "scope_unknown"),
        ("erp", 1, ("people.read",), "scope_unknown"),
        ("erp", 0, ("nothing",), "key_invalid"),
    ],
)
def test_a_key_has_a_name_a_life_and_a_purpose(name, days, scopes, expected):
    known = {"holds.place_hold", "journal.read", "people.read", "people.save_person"}

    assert expected == code(decide_key(MakeApiKey(1, name, days, scopes), known))


@pytest.mark.parametrize(
    ("known", "acting", "expected"),
    [
        (KeyFacts(7, "waiting"), 7, None),
        (KeyFacts(7, "waiting"), 8, "key_unknown"),
        (KeyFacts(7, "active"), 7, "key_decided"),
        (KeyFacts(7, "revoked"), 7, "key_decided"),
        (KeyFacts(7, "active"), 8, "key_unknown"),
        (None, 7, "key_unknown"),
    ],
)
def test_only_its_own_person_agrees_to_a_key_and_once(known, acting, expected):
    assert expected == code(decide_approve(known, 5, acting))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (KeyFacts(7, "waiting"), None),
        (KeyFacts(7, "active"), None),
        (KeyFacts(7, "revoked"), "key_unknown"),
        (None, "key_unknown"),
    ],
)
def test_a_key_ends_once(known, expected):
    assert expected == code(decide_revoke(known, 5))


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("kurz", "short"),
        ("abcdefghijk", "short"),
        ("abcdefghijkl", None),
        ("abcde" * 40, None),
        ("abcde" * 40 + "f", "long"),
        ("annann", "short"),
        ("abcdabcdabcd", "monotonous"),
        ("abcdeabcdeab", None),
        ("my-name-is-ann", "like_username"),
        ("abababababab", "monotonous"),
        ("the old one!", "same_as_before"),
        ("a good new one", None),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password, expected):
    refusal = decide_password(password, username="ann", old="the old one!")

    assert expected == (told(refusal, "password_weak")["reason"] if refusal else None)


@pytest.mark.parametrize(
    ("administrators", "person", "stays", "allowed"),
    [
        ([1], 1, False, False),
        ([1, 2], 1, False, True),
        ([1], 1, True, True),
        ([1], 2, False, True),
        ([], 1, False, True),  # nobody does yet: the first one is being made
    ],
)
def test_somebody_can_always_administer(administrators, person, stays, allowed):
    assert allowed == (decide_administrators(administrators, person, stays=stays) is None)


def test_random_passwords_differ_are_strong_enough_and_can_be_read_aloud():
    made = {make_password(SystemClock()) for _ in range(50)}

    assert 50 == len(made)
    assert all(decide_password(one, username="administrator") is None for one in made)
    assert not set("".join(made)) & set("0o1il")


def test_a_password_is_known_by_its_hash_only():
    stored = password_hash("a good new one")

    assert "good" not in stored
    assert is_password(stored, "a good new one")
    assert not is_password(stored, "another one")
    assert not is_password(None, "nobody has this password")
    assert not is_password("no hash at all", "x")


AT_7 = Reach(frozenset({(7, 0)}))
FOR_9 = Reach(frozenset({(0, 9)}))
AT_7_FOR_9 = Reach(frozenset({(7, 9)}))
AT_7_AND_8 = Reach(frozenset({(7, 0), (8, 0)}))
NOWHERE = Reach(frozenset())


@pytest.mark.parametrize(
    ("reach", "grants", "outside"),
    [
        (WHOLE, [(0, 0), (7, 0), (0, 9), (7, 9)], None),
        (AT_7, [], None),
        (NOWHERE, [], None),
        (NOWHERE, [(7, 9)], "7"),
        (AT_7, [(7, 0)], None),
        (AT_7, [(7, 9)], None),
        (AT_7, [(8, 0)], "8"),
        (AT_7, [(8, 9)], "8"),
        (AT_7, [(0, 0)], "0"),  # everywhere is wider than a site
        (AT_7, [(0, 9)], "0"),
        (AT_7, [(7, 0), (8, 0), (6, 0)], "8"),  # the first that lies outside
        (FOR_9, [(0, 9)], None),
        (FOR_9, [(7, 9)], None),
        (FOR_9, [(0, 0)], "0"),
        (FOR_9, [(7, 0)], "7"),  # all owners are more than one
        (FOR_9, [(7, 10)], "7"),
        (AT_7_FOR_9, [(7, 9)], None),
        (AT_7_FOR_9, [(7, 0)], "7"),
        (AT_7_FOR_9, [(0, 9)], "0"),
        (AT_7_AND_8, [(7, 0), (8, 9)], None),
        (AT_7_AND_8, [(0, 0)], "0"),  # some sites are never all
    ],
)
def test_nobody_gives_or_changes_a_right_wider_than_their_own(reach, grants, outside):
    refusal = decide_within("people.do", reach, [GrantData("buyer", *one) for one in grants])
    expected = outside and ("not_allowed", {"action": "people.do", "site": outside})

    assert expected == (refusal and (code_of(refusal), refusal.facts))


@pytest.mark.parametrize(
    ("reach", "grants", "expected"),
    [
        (WHOLE, [(7, 9)], True),
        (AT_7, [], True),
        (AT_7, [(7, 9)], True),
        (AT_7, [(0, 0)], True),  # who works everywhere works here too
        (AT_7, [(8, 0)], False),
        (AT_7, [(8, 0), (7, 0)], True),
        (AT_7_FOR_9, [(7, 0)], True),
        (AT_7_FOR_9, [(7, 10)], False),
        (AT_7_FOR_9, [(8, 9)], False),
        (FOR_9, [(8, 9)], True),
        (NOWHERE, [(0, 0)], False),
    ],
)
def test_people_concern_those_who_read_where_they_have_a_right(reach, grants, expected):
    assert expected == concerns(reach, [GrantData("buyer", *one) for one in grants])
