from dataclasses import replace

import pytest

from tests.facts import code_of
from tongma.masterdata.partners.decide import decide_partner, decide_role, partner_problems
from tongma.masterdata.partners.model import AddressData, ContactData, LicenceData, PartnerData

LICENCE = LicenceData("practice", "星卫医执900000001", "2021-01-01", "2031-12-31")
HOSPITAL = PartnerData(
    "H01",
    "星河市第一人民医院",
    ("customer", "own"),
    licences=(LICENCE, replace(LICENCE, number="2")),
    contacts=(ContactData("寿春和", "000-0200-0001"),),
    addresses=(AddressData("器械科", "人民路 1 号"), AddressData("手术室", "人民路 1 号")),
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"contacts": (), "addresses": (), "licences": ()}, []),
        ({"state": "retired"}, []),
        ({"licences": (replace(LICENCE, valid_to="2021-01-01"),)}, []),
        ({"licences": (LICENCE, replace(LICENCE, kind="trade"))}, []),  # another kind
        ({"code": ""}, [("code", "empty")]),
        ({"name": " "}, [("name", "empty")]),
        ({"name_en": "x" * 501}, [("name_en", "too_long")]),
        ({"address": "x" * 501}, [("address", "too_long")]),
        ({"tax_number": "x" * 501}, [("tax_number", "too_long")]),
        ({"roles": ()}, [("roles", "empty")]),
        ({"roles": ("friend",)}, [("roles.0", "not_allowed")]),
        ({"roles": ("customer", "customer")}, [("roles.1", "repeated")]),
        ({"state": "gone"}, [("state", "not_allowed")]),
        ({"licences": (replace(LICENCE, kind=""),)}, [("licences.0.kind", "empty")]),
        ({"licences": (replace(LICENCE, number=""),)}, [("licences.0.number", "empty")]),
        (
            {"licences": (replace(LICENCE, valid_from="2021-13-01"),)},
            [("licences.0.valid_from", "not_a_date")],
        ),
        (
            {"licences": (replace(LICENCE, valid_to="2020-12-31"),)},
            [("licences.0.valid_to", "before_valid_from")],
        ),
        ({"licences": (LICENCE, LICENCE)}, [("licences.1", "repeated")]),
        ({"contacts": (ContactData(""),)}, [("contacts.0.name", "empty")]),
        ({"addresses": (AddressData("", "x"),)}, [("addresses.0.label", "empty")]),
        ({"addresses": (AddressData("a", ""),)}, [("addresses.0.address", "empty")]),
        (
            {"addresses": (AddressData("a", "x"), AddressData("a", "y"))},
            [("addresses.1", "repeated")],
        ),
    ],
)
def test_each_problem_of_a_partner_is_named_with_its_field(change, expected):
    found = [(one.at, one.code) for one in partner_problems(replace(HOSPITAL, **change))]

    assert expected == found


def test_a_partner_with_problems_is_refused_with_all_of_them():
    refusal = decide_partner(replace(HOSPITAL, code="", roles=()))

    assert decide_partner(HOSPITAL) is None
    assert "partner_invalid" == code_of(refusal)
    assert ["code", "roles"] == [problem["field"] for problem in refusal.facts["problems"]]


@pytest.mark.parametrize(
    ("role", "state", "expected"),
    [
        ("customer", "active", None),
        ("carrier", "active", "partner_role"),
        ("customer", "retired", "partner_unknown"),
        ("carrier", "retired", "partner_unknown"),  # who is retired has no role any more
    ],
)
def test_a_partner_acts_in_the_roles_that_it_has(role, state, expected):
    refusal = decide_role(7, role, name="医院", roles=["customer", "own"], state=state)

    assert expected == code_of(refusal)
