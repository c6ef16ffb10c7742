import base64
import json
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harness import somebody
from tongma.foundation.kernel.outcome import Refused
from tongma.hub.supplier_documents.handle import KINDS
from tongma.hub.supplier_documents.model import AnnouncePaper, AnnounceSigned
from tongma.hub.supplier_documents.signed_notice import _bytes, _serials, open_notice, public_key_of
from tongma.views.printing.sealed import base45, notice_of, runs, sealed_texts
from tongma.views.printing.shapes import (
    AccompanyingNoteOut,
    ConsigneeOut,
    NoteLineOut,
    NoteSupplierOut,
)
from tongma.views.printing.signing import own_key, published
from tongma_demo.story.world import GLOVE, GLOVE_BOX, STENT


def line(di, quantity="1", **more):
    given = {
        "item": "X-1", "name": "外科手套", "specification": "7.0", "lot": "B1",
        "expiry": "2028-05-31", "produced": "", "unit": "EA", "serial": "", "sscc": "",
        "storage": "", "registration": "", "registrant": "",
    }  # fmt: skip
    return NoteLineOut(di=di, quantity=quantity, **(given | more))


def note(*lines, cartons=()):
    return AccompanyingNoteOut(
        number="SHP-7", dispatched_at="2026-09-22T08:00:00Z", ship_to="", carrier="", waybill="",
        supplier=NoteSupplierOut("晨光", ""), consignee=ConsigneeOut("临江", "", ""),
        cartons=list(cartons), lines=list(lines),
    )  # fmt: skip


@pytest.fixture
def key(tmp_path):
    return own_key(tmp_path / "sender")


@pytest.fixture
def public(key):
    return published(key).public_key


def opened(texts, public):
    return open_notice(texts, lambda _key_id: public_key_of(public))


def code_of(texts, public):
    with pytest.raises(Refused) as refused:
        opened(texts, public)
    return refused.value.refusal.code


def long_note():
    dice = random.Random(4)
    lines = [line(f"{dice.randrange(10**14):014d}", lot=dice.randbytes(5).hex()) for _ in range(90)]
    return note(*lines)


def test_parts_in_any_order_and_twice_make_the_notice(key, public):
    texts = sealed_texts(notice_of(long_note()), key)
    assert len(texts) > 2
    mixed = [*texts, texts[0]]
    random.Random(1).shuffle(mixed)
    notice = opened(mixed, public)

    assert ("SHP-7", 90) == (notice.number, len(notice.lines))
    assert "外科手套 7.0" == notice.lines[0].name


def test_a_missing_part_is_named(key, public):
    texts = sealed_texts(notice_of(long_note()), key)
    with pytest.raises(Refused) as refused:
        opened(texts[:1] + texts[2:], public)
    assert ("codes_incomplete", ["2"]) == (
        refused.value.refusal.code,
        refused.value.refusal.facts["missing"],
    )


def test_any_changed_character_is_found(key, public):
    (text,) = sealed_texts(notice_of(note(line(GLOVE))), key)
    head, _, body = text.rpartition(":")
    for at in range(0, len(body), 7):
        letter = "A" if body[at] != "A" else "B"
        changed = f"{head}:{body[:at]}{letter}{body[at + 1 :]}"
        assert code_of([changed], public) in ("codes_wrong", "signature_wrong")


def test_another_key_opens_nothing(key, tmp_path):
    other = published(own_key(tmp_path / "stranger")).public_key
    assert "signature_wrong" == code_of(sealed_texts(notice_of(note(line(GLOVE))), key), other)


def test_parts_of_two_notices_are_not_mixed(key, public):
    texts = [
        *sealed_texts(notice_of(note(line(GLOVE))), key),
        *sealed_texts(notice_of(note(line(STENT))), key),
    ]
    assert "codes_wrong" == code_of(texts, public)


@pytest.mark.parametrize("text", ["", "TN1:", "hello", "TN1:ABCDEF01/1/1:::", "TN1:AB/1/1:00"])
def test_what_is_no_notice_is_refused(text, public):
    assert "codes_wrong" == code_of([text], public)


@given(st.binary(max_size=200))
def test_base45_comes_back(data):
    assert data == _bytes(base45(data))


@given(st.lists(st.from_regex(r"[A-Z]{0,2}[0-9]{0,5}", fullmatch=True).filter(bool), unique=True))
def test_serials_come_back_whatever_runs_they_make(serials):
    assert sorted(serials) == sorted(_serials(runs(serials)))


def test_a_thousand_serials_in_a_row_fit_one_symbol(key):
    lines = [line(STENT, serial=f"S{number:05d}") for number in range(1000)]
    texts = sealed_texts(notice_of(note(*lines)), key)
    assert 1 == len(texts)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first, again = published(own_key(tmp_path)), published(own_key(tmp_path))
    (file,) = (tmp_path / "keys").iterdir()
    assert (first, 0o600) == (again, file.stat().st_mode & 0o777)


def test_the_command_line_checks_a_notice_without_an_installation(key, public):
    texts = sealed_texts(notice_of(note(line(GLOVE, "5"))), key)
    command = [sys.executable, "-m", "tongma.hub.supplier_documents", public]
    done = subprocess.run(
        command, input="\n".join(texts), capture_output=True, text=True, check=True
    )
    assert "5" == json.loads(done.stdout)["lines"][0]["quantity"]


def test_a_partners_signed_notice_becomes_a_shipping_notice(desk, key, public):
    serials = [line(STENT, serial=f"S{number:03d}", lot="S26") for number in range(2)]
    texts = sealed_texts(notice_of(note(line(GLOVE_BOX, "3"), *serials)), key)
    asked = {"texts": texts, "site": desk.world.site}

    assert "signer_unknown" == desk.client.post("/api/v1/papers/signed", json=asked).json()["code"]
    desk.done("accept-key", partner=desk.world.supplier, public_key=public)
    paper = desk.client.post("/api/v1/papers/signed", json=asked).json()
    assert [] == paper["faults"]
    assert [("30", []), ("2", ["S000", "S001"])] == [
        (one["base_quantity"], one["serials"]) for one in paper["lines"]
    ]
    made = desk.done("announce-paper", paper=int(paper["id"]))
    assert 2 == len(made["lines"])
    again = desk.client.post("/api/v1/papers/signed", json=asked).json()
    assert (paper["id"], "announced") == (again["id"], again["state"])


def test_a_receiver_takes_a_signed_notice_but_no_other_paper(desk, key, public):
    desk.done("accept-key", partner=desk.world.supplier, public_key=public)
    texts = sealed_texts(notice_of(note(line(GLOVE, "5"))), key)
    asked = {"texts": texts, "site": desk.world.site}
    paper = int(desk.client.post("/api/v1/papers/signed", json=asked).json()["id"])
    table = int(desk.table([["编码", "数量"], ["GLV-7", "5"]])["id"])
    receiver = somebody(901, "papers.announce_signed")
    signed = next(kind for kind in KINDS if kind.shape is AnnounceSigned)
    plain = next(kind for kind in KINDS if kind.shape is AnnouncePaper)
    run = desk.site.run

    assert ("not_allowed", "paper_unknown", "accepted") == (
        run(plain, AnnouncePaper(paper), receiver).refusal.code,
        run(signed, AnnounceSigned(table), receiver).refusal.code,
        run(signed, AnnounceSigned(paper), receiver).outcome,
    )


def test_a_withdrawn_key_opens_no_more(desk, key, public):
    accepted = desk.done("accept-key", partner=desk.world.supplier, public_key=public)
    desk.done("withdraw-key", key=int(accepted["key"]))
    texts = sealed_texts(notice_of(note(line(GLOVE))), key)
    asked = {"texts": texts, "site": desk.world.site}
    assert "signer_unknown" == desk.client.post("/api/v1/papers/signed", json=asked).json()["code"]


def test_the_public_key_and_the_reader_page_are_for_everybody(desk):
    told = desk.get("/papers/key")
    assert 32 == len(public_key_of(told["public_key"]))
    page = desk.client.get("/api/v1/notice-reader")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert 1 == len(page.headers.get_list("content-security-policy"))


def test_a_key_is_accepted_once_until_it_is_withdrawn(desk, public):
    asked = {"partner": desk.world.supplier, "public_key": public}
    accepted = desk.done("accept-key", **asked)
    refused = desk.ask("accept-key", **asked)
    assert (409, "key_accepted") == (refused.status_code, refused.json()["code"])

    desk.done("withdraw-key", key=accepted["key"])
    assert accepted["key_id"] == desk.done("accept-key", **asked)["key_id"]


@pytest.mark.parametrize("cut", [-1, 1])
def test_a_key_that_is_too_short_or_too_long_is_not_accepted(desk, public, cut):
    wrong = public[:cut] if cut < 0 else public + "AA"
    refused = desk.ask("accept-key", partner=desk.world.supplier, public_key=wrong)
    assert (422, "key_wrong") == (refused.status_code, refused.json()["code"])


WEAK = (
    "00" * 32,
    "01" + "00" * 31,
    "00" * 31 + "80",
    "ec" + "ff" * 30 + "7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ff" * 32,
)


@pytest.mark.parametrize("key", WEAK)
def test_a_key_for_which_anybody_can_sign_is_none(key):
    with pytest.raises(Refused) as wrong:
        public_key_of(base64.urlsafe_b64encode(bytes.fromhex(key)).decode())
    assert "key_wrong" == wrong.value.refusal.code
