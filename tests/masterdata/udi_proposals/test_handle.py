"""What public databases say becomes proposals, and only a person makes them true."""

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.catalogue.handle import SAVE_CERTIFICATE, SAVE_ITEM
from tongma.masterdata.catalogue.model import (
    CertificateData,
    ItemData,
    LevelData,
    LevelIdentifier,
    SaveCertificate,
    SaveItem,
)
from tongma.masterdata.catalogue.query import certificates_of, item_of, levels_of_item
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.udi_proposals.handle import KINDS
from tongma.masterdata.udi_proposals.model import (
    AcceptProposals,
    MakeItem,
    Propose,
    RejectProposals,
)
from tongma.masterdata.udi_proposals.query import ProposalFilter, find_proposals
from tongma.masterdata.udi_proposals.sweep import propose_all
from tongma.masterdata.udidb.load import load
from tongma.masterdata.udidb.query import carries_of
from tongma.masterdata.versions.query import current
from tongma.stock.model import PlaceClass
from tongma.stock.post.tree import add_place

PROPOSE, ACCEPT, REJECT, MAKE = KINDS
ACTOR = somebody(900, "registered.*", "catalogue.*", "test.*")
UNIT, USE, BOX, CASE = "09520000000011", "89520000000017", "19520000000018", "29520000000015"
REGISTRATION = "国械注准20193140001"
_DEVICE = """<udid><devices><device>
<zxxsdycpbs>{unit}</zxxsdycpbs><zxxsdyzsydydsl>10</zxxsdyzsydydsl><sydycpbs>{use}</sydycpbs>
<cpbsbmtxmc>GS1</cpbsbmtxmc><cpmctymc>注射器</cpmctymc><ggxh>A-100</ggxh><qxlb>器械</qxlb>
<zczbhhzbapzbh>{registration}</zczbhhzbapzbh>
<scbssfbhph>是</scbssfbhph><scbssfbhxlh>否</scbssfbhxlh><scbssfbhsxrq>是</scbssfbhsxrq>
<versionNumber>{version}</versionNumber><versionTime>2026-0{version}-01</versionTime>
<packingList><packing><bzcpbs>{box}</bzcpbs><bznhxyjbzcpbs>{unit}</bznhxyjbzcpbs>
<bznhxyjcpbssl>50</bznhxyjcpbssl><cpbzjb>盒</cpbzjb></packing>
<packing><bzcpbs>{case}</bzcpbs><bznhxyjbzcpbs>{box}</bznhxyjbzcpbs>
<bznhxyjcpbssl>{boxes}</bznhxyjcpbssl><cpbzjb>箱</cpbzjb></packing></packingList>
<storageList><storage><cchcztj>贮存</cchcztj><zdz>2</zdz><zgz>8</zgz><jldw>℃</jldw></storage>
</storageList></device></devices></udid>"""


class Desk:
    """Master data, with one item and a released file."""

    def __init__(self, site, folder):
        self.site, self.folder = site, folder

    def release(self, version=1, boxes=4):
        text = _DEVICE.format(unit=UNIT, use=USE, box=BOX, case=CASE, version=version, boxes=boxes,
                              registration=REGISTRATION)  # fmt: skip
        path = self.folder / f"release{version}.xml"
        path.write_text(text, encoding="utf-8")
        load(self.site.database, self.site.clock, path)

    def do(self, kind, command, reason=""):
        return self.site.run(kind, command, ACTOR, reason=reason)

    def item(self, code="SYR", *identifiers, **more):
        data = ItemData(code, "我们的注射器", **more)
        made = self.do(SAVE_ITEM, SaveItem(data, identifiers=identifiers))
        assert "accepted" == made.outcome, made.refusal
        return int(made.result["id"])

    def read(self, work, *parts):
        with self.site.database.read() as connection:
            return work(connection, *parts)

    def proposals(self, item=0, state="waiting"):
        found = self.read(find_proposals, ProposalFilter(item, state=state), 100)
        return {(one.name, one.value): one for one in found}

    def codes(self, item, status):
        factors = {one.id: one.factor for one in self.read(levels_of_item, item)} | {0: 1}
        found = self.read(identifiers_of, "item", item)
        return {one.value: factors[one.level] for one in found if one.status == status}


@pytest.fixture
def desk(site, tmp_path):
    made = Desk(site, tmp_path)
    made.release()
    return made


def test_every_number_of_the_record_becomes_a_proposal_with_its_factor(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT), levels=(LevelData("box", 50),))
    desk.do(PROPOSE, Propose(item))

    factors = {key[1]: one.factor for key, one in desk.proposals(item).items() if key[0] == "gtin"}
    assert {BOX: 50, CASE: 200} == factors
    assert {BOX: 50} == desk.codes(item, "proposed")
    assert {UNIT: 1} == desk.codes(item, "confirmed")


def test_a_box_that_is_confirmed_says_how_many_base_units_a_sales_unit_is(desk):
    """The base unit is one use: ten are in a sales unit, five hundred in the box."""
    item = desk.item("SYR", LevelIdentifier("gtin", BOX, "box"), levels=(LevelData("box", 500),))
    desk.do(PROPOSE, Propose(item))
    factors = {key[1]: one.factor for key, one in desk.proposals(item).items() if key[0] == "gtin"}
    assert {UNIT: 10, USE: 1, CASE: 2000} == factors


def test_accepting_makes_levels_codes_and_fields_true_in_one_version(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT))
    desk.do(PROPOSE, Propose(item))
    wanted = desk.proposals(item)
    taken = [one.id for key, one in wanted.items() if key[0] != "registration"]
    answer = desk.do(ACCEPT, AcceptProposals(tuple(taken)), "checked against the label")

    assert "accepted" == answer.outcome, answer.refusal
    assert {UNIT: 1, BOX: 50, CASE: 200} == desk.codes(item, "confirmed")
    saved = desk.read(current, "item", item)
    assert (2, "III", "贮存 2–8℃", "2", "A-100") == (
        saved.number, saved.body["device_class"], saved.body["storage"],
        saved.body["temperature_min"], saved.body["model"],
    )  # fmt: skip
    levels = {one["name"]: (one["contains"], one["contains_count"]) for one in saved.body["levels"]}
    assert {"盒": ("", 50), "箱": ("盒", 4)} == levels
    assert {("registration", REGISTRATION)} == set(desk.proposals(item))


def test_what_is_confirmed_is_never_changed_without_a_reason(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT), device_class="II", serial_control=True)
    desk.do(PROPOSE, Propose(item))
    against = {key: one for key, one in desk.proposals(item).items() if one.state == "contradicts"}

    assert {("device_class", "III"), ("serial_control", "false")} == set(against)
    assert "II" == desk.read(item_of, item).device_class
    one = against["device_class", "III"]
    assert "reason_required" == desk.do(ACCEPT, AcceptProposals((one.id,))).refusal.code
    desk.do(ACCEPT, AcceptProposals((one.id,)), "the certificate says so")
    assert "III" == desk.read(item_of, item).device_class


def test_other_words_for_the_same_storage_are_no_contradiction(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT), storage="冷藏 2～8 ℃",
                     temperature_min="2.0", temperature_max="8")  # fmt: skip
    desk.do(PROPOSE, Propose(item))
    fields = {one.name for one in desk.proposals(item).values() if one.kind == "field"}
    assert {"model", "device_class"} == fields


def test_another_factor_of_a_known_code_is_a_contradiction(desk):
    item = desk.item(
        "SYR", LevelIdentifier("gtin", UNIT), LevelIdentifier("gtin", CASE, "case"),
        levels=(LevelData("case", 100),),
    )  # fmt: skip
    desk.do(PROPOSE, Propose(item))
    one = desk.proposals(item)["gtin", CASE]
    assert ("contradicts", "100", 200) == (one.state, one.current, one.factor)


def test_contradictions_with_public_records_and_digits_are_listed(desk, tmp_path):
    desk.item(
        "SYR", LevelIdentifier("gtin", UNIT), LevelIdentifier("gtin", CASE, "case"),
        LevelIdentifier("gtin", BOX), levels=(LevelData("case", 100),),
    )  # fmt: skip
    propose_all(desk.site.runtime)
    app = create_app(desk.site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    path = "/api/v1/identifiers/contradictions"
    with TestClient(app) as client:
        registered = client.get(path, params={"kind": "registered"}).json()["rows"]
        digits = client.get(path, params={"kind": "indicator"}).json()["rows"]
        assert [] == client.get(path).json()["rows"]

    told = [(one["kind"], one["value"], one["ours"], one["registered"]) for one in registered]
    assert [
        ("registered_factor", BOX, "1", "50"),
        ("registered_factor", CASE, "100", "200"),
    ] == told
    assert [("indicator", BOX, "1")] == [
        (one["kind"], one["value"], one["factor"]) for one in digits
    ]


def test_a_known_package_whose_published_levels_do_not_multiply_is_a_contradiction(desk):
    item = desk.item(
        "SYR", LevelIdentifier("gtin", UNIT), LevelIdentifier("gtin", CASE, "case"),
        levels=(LevelData("case", 200),),
    )  # fmt: skip
    desk.release(version=2, boxes="")
    desk.do(PROPOSE, Propose(item))
    one = desk.proposals(item)["gtin", CASE]
    assert ("chain", "contradicts", "200") == (one.kind, one.state, one.current)


def test_what_was_rejected_stays_rejected_and_twice_stands_once(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT), levels=(LevelData("box", 50),))
    desk.do(PROPOSE, Propose(item))
    box = desk.proposals(item)["gtin", BOX]
    assert "reason_required" == desk.do(REJECT, RejectProposals((box.id,))).refusal.code
    desk.do(REJECT, RejectProposals((box.id,)), "not ours")
    again = desk.do(PROPOSE, Propose(item))

    assert 0 == again.result["made"]
    assert ("gtin", BOX) not in desk.proposals(item)
    assert {} == desk.codes(item, "proposed")
    decided = desk.do(ACCEPT, AcceptProposals((box.id,)))
    assert "proposal_decided" == decided.refusal.code


def test_a_newer_record_settles_what_it_says_no_more(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT))
    desk.do(PROPOSE, Propose(item))
    desk.release(version=2, boxes=8)
    desk.do(PROPOSE, Propose(item))
    changed = desk.proposals(item)["gtin", CASE]
    assert (400, 0) == (changed.factor, changed.binding)
    body = desk.read(current, "item", item).body
    data = ItemData("SYR", "我们的注射器", device_class="III")
    desk.do(SAVE_ITEM, SaveItem(data, id=item))
    desk.do(PROPOSE, Propose(item))

    assert "" == body["device_class"]
    assert ("device_class", "III") in desk.proposals(item, "settled")


def test_a_code_of_another_item_is_proposed_against_it_and_not_taken(desk):
    desk.item("OTHER", LevelIdentifier("gtin", BOX))
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT), levels=(LevelData("box", 50),))
    desk.do(PROPOSE, Propose(item))
    one = desk.proposals(item)["gtin", BOX]

    assert ("contradicts", "OTHER") == (one.state, one.current)
    assert (
        "identifier_taken" == desk.do(ACCEPT, AcceptProposals((one.id,)), "I want it").refusal.code
    )


def test_a_certificate_is_taken_over_once_it_is_known(desk):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT))
    desk.do(PROPOSE, Propose(item))
    one = desk.proposals(item)["registration", REGISTRATION]
    assert "certificate_unknown" == desk.do(ACCEPT, AcceptProposals((one.id,))).refusal.code

    def holder(tx, _command):
        add_place(tx, 5001, "partner", klass=PlaceClass.PARTNER)
        return {}

    desk.do(Kind("test.holder", object, holder, dict), None)
    data = CertificateData(REGISTRATION, "registration", 5001, "2019-01-01")
    assert "accepted" == desk.do(SAVE_CERTIFICATE, SaveCertificate(data)).outcome
    desk.do(ACCEPT, AcceptProposals((one.id,)))
    assert [REGISTRATION] == [found.number for found in desk.read(certificates_of, item)]


def test_a_new_item_is_made_from_a_registered_device_in_one_command(desk):
    answer = desk.do(MAKE, MakeItem(BOX, "NEW-1"))
    assert "accepted" == answer.outcome, answer.refusal
    item = int(answer.result["id"])

    assert {UNIT: 1, BOX: 50, CASE: 200} == desk.codes(item, "confirmed")
    facts = desk.read(item_of, item)
    assert ("注射器", "III", 1, 0) == (
        facts.name_zh, facts.device_class, facts.lot_control, facts.serial_control,
    )  # fmt: skip
    assert {("registration", REGISTRATION)} == set(desk.proposals(item))
    assert "udi_unknown" == desk.do(MAKE, MakeItem("09520000000028", "NEW-2")).refusal.code


def test_an_item_without_a_known_code_gets_proposals_of_the_device_that_a_person_chose(desk):
    item = desk.item("SYR")
    assert "udi_unknown" == desk.do(PROPOSE, Propose(item)).refusal.code
    assert "accepted" == desk.do(PROPOSE, Propose(item, UNIT, 10)).outcome
    assert 10 == desk.proposals(item)["gtin", UNIT].factor


def test_the_job_over_all_items_goes_on_after_a_kill_and_then_has_nothing_to_say(desk):
    first = desk.item("SYR-1", LevelIdentifier("gtin", UNIT))
    second = desk.item("SYR-2", LevelIdentifier("gtin", CASE))
    desk.item("SYR-3")

    class Killed(Exception):
        """The process ends here."""

    def kill(_gone):
        raise Killed

    with pytest.raises(Killed):
        propose_all(desk.site.runtime, kill)
    assert (3, 0) == propose_all(desk.site.runtime)
    assert desk.proposals(first)
    assert desk.proposals(second)


def test_proposals_are_listed_over_http(desk, tmp_path):
    item = desk.item("SYR", LevelIdentifier("gtin", UNIT))
    desk.do(PROPOSE, Propose(item))
    app = create_app(desk.site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        told = client.get("/api/v1/registered/proposals", params={"kind": "identifier"}).json()
        sheet = client.get("/api/v1/registered/proposals", params={"format": "csv"})

    assert [(BOX, "50", "盒"), (CASE, "200", "箱")] == [
        (row["proposed"], row["factor"], row["level"]) for row in told["rows"]
    ]
    assert "SYR" in sheet.text


def test_what_labels_carry_is_told_by_any_number_of_the_device(desk):
    told = desk.read(carries_of, "gtin", CASE)
    assert (True, False, True) == (told.lot, told.serial, told.expiry)
    assert None is desk.read(carries_of, "gtin", "09520000000028")
    assert None is desk.read(carries_of, "internal", UNIT)
