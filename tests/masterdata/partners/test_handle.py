from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.journal.tables import record
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.partners.handle import SAVE_PARTNER
from tongma.masterdata.partners.model import (
    AddressData,
    ContactData,
    LicenceData,
    PartnerData,
    SavePartner,
)
from tongma.masterdata.partners.query import addresses_of, licences_of, partners_of
from tongma.stock.query.tree import facts_of

ACTOR = somebody(900, "partners.*")
HOSPITAL = PartnerData(
    "H01",
    "星河市第一人民医院",
    ("customer",),
    licences=(LicenceData("practice", "星卫医执900000001", "2021-01-01", "2031-12-31"),),
    contacts=(ContactData("寿春和", "000-0200-0001"),),
    addresses=(
        AddressData("器械科", "人民路 1 号", "寿春和"),
        AddressData("手术室", "人民路 1 号 3 楼"),
    ),
)


@pytest.fixture
def hospital(site):
    answer = site.run(SAVE_PARTNER, SavePartner(HOSPITAL), ACTOR)
    assert "accepted" == answer.outcome
    return int(answer.result["id"])


def test_a_partner_is_also_a_place_that_has_balances(site, hospital):
    with site.database.read() as connection:
        place = facts_of(connection, [hospital])[hospital]

    assert ("partner", 2, hospital) == (place.kind, place.klass, place.root)


def test_addresses_and_licences_keep_their_ids_when_saved_again(site, hospital):
    with site.database.read() as connection:
        before = {one.label: one.id for one in addresses_of(connection, hospital)}
        licence = licences_of(connection, hospital)[0].id
    changed = replace(
        HOSPITAL,
        addresses=(AddressData("手术室", "新楼 3 楼"), AddressData("检验科", "新楼 1 楼")),
        licences=(replace(HOSPITAL.licences[0], valid_to="2036-12-31"),),
    )
    site.run(SAVE_PARTNER, SavePartner(changed, hospital), ACTOR)

    with site.database.read() as connection:
        after = {one.label: one.id for one in addresses_of(connection, hospital)}
        (kept,) = licences_of(connection, hospital)
    assert {"手术室", "检验科"} == set(after)
    assert before["手术室"] == after["手术室"]
    assert (licence, "2036-12-31") == (kept.id, kept.valid_to)


def test_a_code_belongs_to_one_partner(site, hospital):
    refused = site.run(SAVE_PARTNER, SavePartner(HOSPITAL), ACTOR)

    assert "code_taken" == refused.refusal.code


def test_names_and_numbers_of_people_are_not_in_the_hashed_bytes(site, hospital):
    with site.database.read() as connection:
        bodies = b"".join(row.body for row in connection.execute(record.select()))

    assert HOSPITAL.name.encode() in bodies
    assert "寿春和".encode() not in bodies
    assert b"000-0200-0001" not in bodies


def test_a_foreign_key_finds_the_partner_again(site):
    key = Identifier("ext:erp", "C-77")
    first = site.run(SAVE_PARTNER, SavePartner(HOSPITAL, key=key), ACTOR)
    again = site.run(SAVE_PARTNER, SavePartner(replace(HOSPITAL, name="医院"), key=key), ACTOR)

    with site.database.read() as connection:
        one = partners_of(connection, [int(first.result["id"])])[int(first.result["id"])]
    assert (first.result["id"], "医院") == (again.result["id"], one.name)


def test_partners_are_listed_by_role(site, hospital, tmp_path):
    carrier = PartnerData("C01", "星驰物流", ("carrier", "supplier"))
    site.run(SAVE_PARTNER, SavePartner(carrier), ACTOR)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:

        def codes(query):
            return [row["code"] for row in client.get(f"/api/v1/partners{query}").json()["rows"]]

        assert ["C01", "H01"] == codes("")
        assert ["H01"] == codes("?role=customer")
        assert ["C01"] == codes("?role=supplier")
        assert [] == codes("?role=sup")
        assert ["H01"] == codes("?q=人民")
        one = client.get(f"/api/v1/partners/{hospital}").json()
    assert ["器械科", "手术室"] == [address["label"] for address in one["addresses"]]
