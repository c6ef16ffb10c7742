"""Notes, files and tasks of documents, end to end."""

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.handle import SAVE_PERSON
from tongma.masterdata.people.model import PersonData, SavePerson
from tongma.stock.post.goods import add_item
from tongma.work.documents import store
from tongma.work.documents.handle import KINDS
from tongma.work.documents.model import (
    AttachFile,
    GiveBackTask,
    HandOverTask,
    NewDocument,
    NewLine,
    TakeTask,
    WriteNote,
)
from tongma.work.documents.query import lines_by_id, task_of
from tongma.work.documents.routes import FILE_BYTES_MAX, media_type
from tongma.work.documents.states import DocumentKind, DocumentState, TaskKind

KIND_OF = {kind.shape: kind for kind in KINDS}
PNG = b"\x89PNG\r\n\x1a\n picture"
EVERYTHING = ("documents.*", "acceptance.accept", "documents.read", "test.*", "people.*")
ITEM = 11
ME = somebody(900, *EVERYTHING)
READER = somebody(901, "documents.*")


class Desk:
    """A document with a task, and people who work on it."""

    def __init__(self, site, tmp_path):
        self.site = site
        self.asking = ME
        self.client = TestClient(
            create_app(site.runtime, Settings(tmp_path, ""), lambda _request: self.asking)
        )
        self.document = self.task = 0
        self.within(self._make)

    def _make(self, tx):
        document = store.add_document(tx, NewDocument("receipt"))
        self.document = document.id
        self.task = store.add_task(tx, TaskKind.ACCEPT, site=0, document_id=document.id)

    def within(self, work):
        def handle(tx, _command):
            work(tx)
            return {}

        answer = self.site.run(Kind("test.work", object, handle, dict), None, ME)
        assert "accepted" == answer.outcome, answer

    def do(self, command, actor=ME):
        answer = self.site.run(KIND_OF[type(command)], command, actor)
        return answer.refusal.code if answer.refusal else answer.result

    def upload(self, data, name="damage.png"):
        return self.client.post("/api/v1/files", files={"file": (name, data)})


@pytest.fixture
def desk(site, tmp_path):
    return Desk(site, tmp_path)


def test_a_note_is_written_on_a_document_that_there_is(desk):
    written = desk.do(WriteNote(desk.document, "Seal broken"))
    told = desk.client.get(f"/api/v1/documents/{desk.document}").json()

    assert [("Seal broken", written["note"])] == [(one["text"], one["id"]) for one in told["notes"]]
    assert "note_empty" == desk.do(WriteNote(desk.document, " "))
    assert "document_unknown" == desk.do(WriteNote(1, "x"))


def test_an_uploaded_file_is_attached_and_comes_back_as_a_download(desk):
    uploaded = desk.upload(PNG).json()
    attached = desk.do(AttachFile(desk.document, uploaded["sha256"], kind="photo"))
    file = desk.client.get(f"/api/v1/files/{uploaded['sha256']}")
    listed = desk.client.get(f"/api/v1/documents/{desk.document}").json()["files"]

    assert ("image/png", len(PNG), "damage.png") == (
        uploaded["media_type"],
        uploaded["size"],
        uploaded["name"],
    )
    assert (PNG, "image/png", "attachment") == (
        file.content,
        file.headers["content-type"],
        file.headers["content-disposition"],
    )
    assert [attached["file"]] == [one["id"] for one in listed]
    assert "file_unknown" == desk.do(AttachFile(desk.document, "0" * 64))


def test_a_file_is_not_there_for_who_neither_sent_it_nor_reads_its_document(desk):
    sha256 = desk.upload(PNG).json()["sha256"]
    desk.asking = somebody(902)
    answer = desk.client.get(f"/api/v1/files/{sha256}")

    assert (404, "file_unknown") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "file_unreadable"),
        (bytes(FILE_BYTES_MAX), 200, None),
        (bytes(FILE_BYTES_MAX + 1), 413, "upload_too_large"),
    ],
    ids=["empty", "largest", "too large"],
)
def test_a_file_has_bytes_and_not_too_many(desk, data, status, code):
    answer = desk.upload(data)

    assert (status, code) == (answer.status_code, answer.json().get("code"))


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (PNG, "image/png"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04", "application/zip"),
        (b"<svg>", "application/octet-stream"),
    ],
)
def test_the_first_bytes_say_what_a_file_is(data, media):
    assert media == media_type(data)


def test_a_task_goes_from_hand_to_hand(desk):
    data = PersonData("li", "Li", ())
    other = int(desk.site.run(SAVE_PERSON, SavePerson(data), ME).result["id"])
    task = {"task": str(desk.task)}

    assert "not_allowed" == desk.do(TakeTask(desk.task), READER)
    assert "task_free" == desk.do(GiveBackTask(desk.task))
    assert {**task, "taken_by": "900"} == desk.do(TakeTask(desk.task))
    assert "task_taken" == desk.do(TakeTask(desk.task), somebody(903, *EVERYTHING))
    assert {**task, "taken_by": "0"} == desk.do(GiveBackTask(desk.task))
    assert {**task, "taken_by": "900"} == desk.do(TakeTask(desk.task))
    assert "person_unknown" == desk.do(HandOverTask(desk.task, 1))
    assert {**task, "taken_by": str(other)} == desk.do(HandOverTask(desk.task, other))
    assert "task_taken" == desk.do(GiveBackTask(desk.task))
    assert "task_unknown" == desk.do(TakeTask(1))


def test_a_task_that_is_done_stays_done(desk):
    desk.within(lambda tx: store.finish_task(tx, desk.task))

    assert "task_done" == desk.do(TakeTask(desk.task))
    with desk.site.database.read() as connection:
        assert "done" == task_of(connection, desk.task).state


def test_a_step_that_the_table_does_not_have_is_a_defect(desk):
    def skip(tx):
        there = store.document_of(tx, desk.document, "receipt")
        store.move_document(tx, there, DocumentState.DELIVERED)

    with pytest.raises(AssertionError, match="open does not become delivered"):
        desk.within(skip)


def test_a_line_is_done_only_where_the_table_of_its_document_says_so(desk):
    def finish(tx):
        add_item(tx, ITEM, 0)
        line = store.add_lines(tx, desk.document, [NewLine(ITEM, 10)])[0]
        store.add_done(tx, line.id, 10, of=DocumentKind.PUT_AWAY)

    with pytest.raises(AssertionError, match="put_away line: open does not become done"):
        desk.within(finish)


def test_a_document_closes_when_no_line_is_open(desk):
    told = []

    def work(tx):
        there = store.document_of(tx, desk.document, "receipt")
        add_item(tx, ITEM, 0)
        line = store.add_lines(tx, there.id, [NewLine(ITEM, 10)])[0]
        told.append(store.close_when_done(tx, there))
        store.add_done(tx, line.id, 9, of=DocumentKind.RECEIPT)
        told.append(store.close_when_done(tx, there))
        store.add_done(tx, line.id, 1, of=DocumentKind.RECEIPT)
        told.append(lines_by_id(tx.connection, [line.id])[line.id].state)
        told.append(store.close_when_done(tx, there))

    desk.within(work)

    assert [False, False, "done", True] == told


def test_what_is_not_there_or_no_longer_open_is_refused(desk):
    codes = []

    def ask(tx):
        for wanted in (
            lambda: store.line_of(tx, 1),
            lambda: store.document_of(tx, desk.document, "count"),
            lambda: store.open_document(tx, desk.document, "receipt"),
        ):
            try:
                wanted()
            except Exception as refused:  # noqa: BLE001 - its code is what is asked for
                codes.append(refused.refusal.code)

    def close(tx):
        there = store.document_of(tx, desk.document, "receipt")
        store.move_document(tx, there, DocumentState.CLOSED)

    desk.within(close)
    desk.within(ask)

    assert ["line_unknown", "document_unknown", "document_not_open"] == codes


def test_a_file_needs_the_right_to_attach_it_and_fits_into_the_day(site, tmp_path):
    actors = {
        "reader": somebody(901, "documents.read"), "worker": somebody(902, "documents.*"),
        "manager": somebody(903, "policy.*"),
    }  # fmt: skip
    app = create_app(
        site.runtime, Settings(tmp_path, ""), lambda request: actors[request.headers["who"]]
    )
    client = TestClient(app)

    def upload(who, data):
        return client.post("/api/v1/files", files={"file": data}, headers={"who": who})

    setting = {"name": "upload_mib_per_day", "value": "1"}
    body = {"request_id": site.request_id(), "command": setting, "reason": "small disk"}
    set_to = client.post("/api/v1/policy/save-setting", json=body, headers={"who": "manager"})
    first, second = upload("worker", b"a" * 2**19), upload("worker", b"b" * (2**19 + 1))
    site.clock.instant += 24 * 3600 * 1_000_000
    next_day = upload("worker", b"b" * (2**19 + 1))

    assert 200 == set_to.status_code, set_to.text
    assert (403, "not_allowed") == (
        upload("reader", b"x").status_code,
        upload("reader", b"x").json()["code"],
    )
    assert 200 == first.status_code
    assert (413, "upload_quota_spent", {"limit": "1", "used": "0"}) == (
        second.status_code,
        second.json()["code"],
        second.json()["facts"],
    )
    assert 200 == next_day.status_code
