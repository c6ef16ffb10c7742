from dataclasses import replace

import pytest

from tests.harness import somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.catalogue.handle import KINDS, SAVE_CERTIFICATE, SAVE_ITEM
from tongma.masterdata.catalogue.model import (
    BindIdentifier,
    CertificateData,
    ItemData,
    LevelData,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
    UnbindIdentifier,
)
from tongma.masterdata.catalogue.query import certificates_of, item_of, levels_of_item
from tongma.masterdata.catalogue.search import ITEM_SORTS, ItemFilter, find_items
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.query import bound_to, identifiers_of
from tongma.masterdata.versions.query import all_of, current
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place

BY_CODE = order_of(ITEM_SORTS, "", "")
ACTOR = somebody(900, "catalogue.*", "test.*")
MAKER = 5001
GLOVE = ItemData(
    "GLV-7",
    "外科手套",
    "Surgical glove",
    model="SG-70",
    device_class="II",
    base_unit="PR",
    levels=(LevelData("box", 50), LevelData("case", 6, "box")),
)
CODES = (
    LevelIdentifier("gtin", "09520112000015"),
    LevelIdentifier("gtin", "19520112000012", "box"),
    LevelIdentifier("gtin", "29520112000019", "case"),
)


def _add_maker(tx, _command):
    add_place(tx, MAKER, "partner", klass=PlaceClass.PARTNER)
    return {}


ADD_MAKER = Kind("test.add_maker", BindIdentifier, _add_maker, dict)


@pytest.fixture
def glove(site):
    answer = site.run(SAVE_ITEM, SaveItem(GLOVE, identifiers=CODES), ACTOR)
    assert ("accepted", 1) == (answer.outcome, answer.result["version"])
    return int(answer.result["id"])


def save(site, data=GLOVE, **about):
    return site.run(SAVE_ITEM, SaveItem(data, **about), ACTOR, reason="better name")


def test_a_case_counts_as_its_exact_number_of_base_units(site, glove):
    with site.database.read() as connection:
        (bound,) = bound_to(connection, "gtin", "29520112000019")
        factors = {one.id: one.factor for one in levels_of_item(connection, glove)}

    assert (glove, 300) == (bound.target, factors[bound.level])


def test_saving_again_makes_the_next_version_with_who_when_and_why(site, glove):
    answer = save(site, replace(GLOVE, name_zh="手套"), id=glove, version=1)

    assert 2 == answer.result["version"]
    with site.database.read() as connection:
        first, second = all_of(connection, "item", glove)
        assert "手套" == item_of(connection, glove).name_zh
    assert ("外科手套", "手套") == (first.body["name_zh"], second.body["name_zh"])
    assert (900, "better name", None) == (second.person, second.reason, second.to)
    assert first.to == second.since


def test_two_who_read_the_same_version_do_not_overwrite_each_other(site, glove):
    save(site, replace(GLOVE, name_zh="甲"), id=glove, version=1)
    late = save(site, replace(GLOVE, name_zh="乙"), id=glove, version=1)

    assert ("version_conflict", {"read": "1", "current": "2"}) == (
        late.refusal.code,
        late.refusal.facts,
    )
    with site.database.read() as connection:
        assert "甲" == current(connection, "item", glove).body["name_zh"]


def test_a_foreign_key_makes_the_item_once_and_changes_it_after(site):
    key = Identifier("ext:erp", "M-1001")
    made = save(site, key=key)
    changed = save(site, replace(GLOVE, name_en="Glove"), key=key)

    assert made.result["id"] == changed.result["id"]
    assert (1, 2) == (made.result["version"], changed.result["version"])


def test_codes_that_are_left_out_end_and_foreign_keys_stay(site):
    key = Identifier("ext:erp", "M-1001")
    item = int(save(site, key=key, identifiers=CODES).result["id"])
    save(site, id=item, identifiers=CODES[:1])

    with site.database.read() as connection:
        left = [one.scheme for one in identifiers_of(connection, "item", item)]
    assert ["gtin", "ext:erp"] == left


def test_codes_stay_when_nothing_is_said_of_them(site, glove):
    save(site, id=glove)

    with site.database.read() as connection:
        assert 3 == len(identifiers_of(connection, "item", glove))


@pytest.mark.parametrize(
    ("data", "about", "expected"),
    [
        (GLOVE, {"id": 77777}, "item_unknown"),
        (replace(GLOVE, name_zh=""), {}, "item_invalid"),
        (replace(GLOVE, code="B", maker=4711), {}, "partner_unknown"),
        (GLOVE, {}, "code_taken"),
        (replace(GLOVE, code="B"), {"identifiers": CODES[:1]}, "identifier_taken"),
        (
            replace(GLOVE, code="B"),
            {"identifiers": (LevelIdentifier("gtin", "09520112000013"),)},
            "identifier_wrong",
        ),
        (
            replace(GLOVE, code="B"),
            {"identifiers": (LevelIdentifier("internal", "X", "pallet"),)},
            "level_unknown",
        ),
    ],
)
def test_what_cannot_be_saved_is_refused_and_leaves_nothing(site, glove, data, about, expected):
    refused = save(site, data, **about)

    assert expected == refused.refusal.code
    with site.database.read() as connection:
        assert [glove] == [row.id for row in find_items(connection, ItemFilter(), BY_CODE, 10).rows]


def test_packaging_in_use_cannot_change_its_factor(site, glove):
    refused = save(site, replace(GLOVE, levels=(LevelData("box", 40),)), id=glove)

    assert "level_factor_fixed" == refused.refusal.code


def test_items_are_found_by_words_and_by_codes_on_packages(site, glove):
    save(site, ItemData("STN-1", "冠脉支架", "Coronary stent", model="CS-3018", device_class="III"))

    def found(words="", **parts):
        with site.database.read() as connection:
            rows = find_items(connection, ItemFilter(words, **parts), BY_CODE, 10).rows
        return [row.code for row in rows]

    assert ["GLV-7", "STN-1"] == found()
    assert ["STN-1"] == found("支架")
    assert ["STN-1"] == found("stent cs-30")
    assert ["GLV-7"] == found("19520112000012")
    assert ["GLV-7"] == found("9520112000015")
    assert ["STN-1"] == found(device_class="III")
    assert [] == found("%")


def test_an_item_has_several_certificates_over_time_and_the_newest_comes_first(site, glove):
    site.run(ADD_MAKER, BindIdentifier(0, CODES[0]), ACTOR)
    old = CertificateData("国械注准20183149999", "registration", MAKER, "2018-05-19", "2023-05-18")
    first = site.run(SAVE_CERTIFICATE, SaveCertificate(replace(old, items=(glove,))), ACTOR)
    new = replace(
        old,
        number="国械注准20233149999",
        valid_from="2023-05-19",
        valid_to="2028-05-18",
        items=(glove,),
        replaces=int(first.result["id"]),
    )
    site.run(SAVE_CERTIFICATE, SaveCertificate(new), ACTOR)

    with site.database.read() as connection:
        numbers = [one.number for one in certificates_of(connection, glove)]
    assert ["国械注准20233149999", "国械注准20183149999"] == numbers


def test_a_certificate_needs_a_known_holder_and_known_items(site, glove):
    paper = CertificateData("国械注准20233149999", "registration", 4711, "2023-05-19")
    unknown_holder = site.run(SAVE_CERTIFICATE, SaveCertificate(paper), ACTOR)
    site.run(ADD_MAKER, BindIdentifier(0, CODES[0]), ACTOR)
    unknown_item = site.run(
        SAVE_CERTIFICATE, SaveCertificate(replace(paper, holder=MAKER, items=(12345,))), ACTOR
    )

    assert "partner_unknown" == unknown_holder.refusal.code
    assert "item_unknown" == unknown_item.refusal.code


def test_a_certificate_is_there_once_for_each_first_day(site, glove):
    site.run(ADD_MAKER, BindIdentifier(0, CODES[0]), ACTOR)
    paper = CertificateData("国械注准20233149999", "registration", MAKER, "2023-05-19")
    site.run(SAVE_CERTIFICATE, SaveCertificate(paper), ACTOR)
    again = site.run(SAVE_CERTIFICATE, SaveCertificate(paper), ACTOR)
    renewed = site.run(
        SAVE_CERTIFICATE, SaveCertificate(replace(paper, valid_from="2028-05-19")), ACTOR
    )

    assert ("certificate_exists", "accepted") == (again.refusal.code, renewed.outcome)


def test_every_command_needs_its_right(site, glove):
    for kind in KINDS:
        answer = site.run(kind, SaveItem(GLOVE, id=glove), somebody(901, "stock.read"))
        assert "not_allowed" == answer.refusal.code


def test_a_code_is_bound_to_an_item_and_unbound_again(site, glove):
    code = LevelIdentifier("internal", "GLV-OLD")
    kinds = {kind.name: kind for kind in KINDS}
    bound = site.run(kinds["catalogue.bind_identifier"], BindIdentifier(glove, code), ACTOR)
    unbound = site.run(kinds["catalogue.unbind_identifier"], UnbindIdentifier(glove, code), ACTOR)
    again = site.run(kinds["catalogue.unbind_identifier"], UnbindIdentifier(glove, code), ACTOR)

    assert ("accepted", "accepted") == (bound.outcome, unbound.outcome)
    assert "identifier_unknown" == again.refusal.code
