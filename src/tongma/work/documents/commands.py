"""Notes, files and tasks: what anybody who may read a document may do with it."""

from dataclasses import dataclass
from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.foundation.kernel.private import PrivateText
from tongma.masterdata.people.query import people_of
from tongma.work.documents.files import attach
from tongma.work.documents.query import find_document, task_of
from tongma.work.documents.tables import note, task


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a note on a document or one of its lines."""

    document: int
    text: PrivateText
    line: int = 0


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Attach an uploaded file to a document or one of its lines."""

    document: int
    sha256: str
    line: int = 0
    kind: str = "file"


@dataclass(frozen=True, slots=True)
class TakeTask:
    """Take a task: others see that you are on it."""

    task: int


@dataclass(frozen=True, slots=True)
class GiveBackTask:
    """Give a task back to whoever may do it."""

    task: int


@dataclass(frozen=True, slots=True)
class HandOverTask:
    """Hand a task over to a person."""

    task: int
    person: int


def write_note(tx: Tx, command: WriteNote) -> Decision:
    """Add the note; notes are never changed."""
    _at_document(tx, command.document)
    if not command.text.strip():
        raise refuse("note_empty")
    note_id = tx.new_id()
    tx.insert(
        note,
        {
            "id": note_id,
            "document": command.document,
            "line": command.line,
            "text": command.text,
            "person": tx.actor.person,
            "written_at": tx.now,
        },
    )
    return Decision({"note": str(note_id)})


def attach_file(tx: Tx, command: AttachFile) -> Decision:
    """Add the file's row; the bytes were uploaded before."""
    _at_document(tx, command.document)
    file_id = attach(tx, command.document, command.sha256, line=command.line, kind=command.kind)
    return Decision({"file": str(file_id)})


def _at_document(tx: Tx, document_id: int) -> None:
    there = find_document(tx.connection, document_id)
    if there is None:
        raise refuse("document_unknown", document=str(document_id))
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)


def take_task(tx: Tx, command: TakeTask) -> Decision:
    """Only who may do the action takes the task; who has it keeps it."""
    row = _task(tx, command.task)
    if _lacks_right(tx, row):
        raise refuse("not_allowed", action=row.action)
    if row.taken_by not in (0, tx.actor.person):
        raise refuse("task_taken", task=str(row.id), person=str(row.taken_by))
    return _give(tx, row.id, tx.actor.person)


def give_back_task(tx: Tx, command: GiveBackTask) -> Decision:
    """Whoever has it gives it back."""
    row = _task(tx, command.task)
    if row.taken_by != tx.actor.person:
        raise refuse("task_taken", task=str(row.id), person=str(row.taken_by))
    return _give(tx, row.id, 0)


def hand_over_task(tx: Tx, command: HandOverTask) -> Decision:
    """Whoever has it, or may do it, gives it to another person."""
    row = _task(tx, command.task)
    mine = row.taken_by == tx.actor.person
    if not mine and _lacks_right(tx, row):
        raise refuse("not_allowed", action=row.action)
    known = people_of(tx.connection, [command.person]).get(command.person)
    if known is None:
        raise refuse("person_unknown", person=str(command.person))
    return _give(tx, row.id, command.person)


def _task(tx: Tx, task_id: int) -> Any:
    row = task_of(tx.connection, task_id)
    if row is None:
        raise refuse("task_unknown", task=str(task_id))
    if row.state == "done":
        raise refuse("task_done", task=str(task_id))
    tx.at(site=row.site, owner=_owner(tx, row), document=row.document)
    return row


def _owner(tx: Tx, row: Any) -> int:
    there = find_document(tx.connection, row.document)
    return 0 if there is None else there.owner


def _lacks_right(tx: Tx, row: Any) -> bool:
    return tx.actor.role_for(row.action, site=row.site, owner=_owner(tx, row)) is None


def _give(tx: Tx, task_id: int, person: int) -> Decision:
    tx.update(task, {"id": task_id}, {"taken_by": person, "state": "taken" if person else "open"})
    return Decision({"task": str(task_id), "taken_by": str(person)})


KINDS = (
    Kind("documents.write_note", WriteNote, write_note),
    Kind("documents.attach_file", AttachFile, attach_file),
    Kind("documents.take_task", TakeTask, take_task),
    Kind("documents.give_back_task", GiveBackTask, give_back_task),
    Kind("documents.hand_over_task", HandOverTask, hand_over_task),
)
