"""Notes, files and tasks: what anybody who may read a document may do with it."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.people.query import people_of
from tongma.work.documents import store
from tongma.work.documents.decide import (
    decide_give_back,
    decide_hand_over,
    decide_note,
    decide_take,
)
from tongma.work.documents.files import attach
from tongma.work.documents.model import (
    AttachFile,
    FileAttached,
    GiveBackTask,
    HandOverTask,
    NoteWritten,
    TakeTask,
    Task,
    TaskAssigned,
    WriteNote,
)
from tongma.work.documents.query import find_document, task_of


def write_note(tx: Tx, command: WriteNote) -> NoteWritten:
    """Add the note; notes are never changed. Refusals ``document_unknown``, ``note_empty``."""
    _at_document(tx, command.document)
    allow(decide_note(command.text))
    return NoteWritten(store.add_note(tx, command.document, command.text, line=command.line))


def attach_file(tx: Tx, command: AttachFile) -> FileAttached:
    """Add the file's row; the bytes were uploaded before. Refusals ``document_unknown``,
    ``file_unknown``.
    """
    _at_document(tx, command.document)
    file = attach(tx, command.document, command.sha256, line=command.line, kind=command.kind)
    return FileAttached(file)


def _at_document(tx: Tx, document: int) -> None:
    there = find_document(tx.connection, document)
    if there is None:
        raise refuse("document_unknown", document=str(document))
    tx.at_document(there)


def take_task(tx: Tx, command: TakeTask) -> TaskAssigned:
    """Only who may do the action takes the task; who has it keeps it."""
    task, may = _task(tx, command.task)
    allow(decide_take(task, tx.actor.person, may=may))
    return _assign(tx, task, tx.actor.person)


def give_back_task(tx: Tx, command: GiveBackTask) -> TaskAssigned:
    """Whoever has it gives it back."""
    task, _may = _task(tx, command.task)
    allow(decide_give_back(task, tx.actor.person))
    return _assign(tx, task, 0)


def hand_over_task(tx: Tx, command: HandOverTask) -> TaskAssigned:
    """Whoever has it, or may do it, gives it to another person."""
    task, may = _task(tx, command.task)
    is_person = command.person in people_of(tx.connection, [command.person])
    allow(decide_hand_over(task, command, tx.actor.person, may=may, is_person=is_person))
    return _assign(tx, task, command.person)


def _task(tx: Tx, task: int) -> tuple[Task, bool]:
    """Return a task, and whether the actor may do its action. Refusal ``task_unknown``."""
    there = task_of(tx.connection, task)
    if there is None:
        raise refuse("task_unknown", task=str(task))
    document = find_document(tx.connection, there.document) if there.document else None
    owner = document.owner if document else 0
    tx.at(site=there.site, owner=owner, document=there.document)
    return there, tx.actor.role_for(there.action, site=there.site, owner=owner) is not None


def _assign(tx: Tx, task: Task, person: int) -> TaskAssigned:
    store.assign_task(tx, task, person)
    return TaskAssigned(task.id, person)


KINDS = (
    Kind("documents.write_note", WriteNote, write_note, NoteWritten),
    Kind("documents.attach_file", AttachFile, attach_file, FileAttached),
    Kind("documents.take_task", TakeTask, take_task, TaskAssigned),
    Kind("documents.give_back_task", GiveBackTask, give_back_task, TaskAssigned),
    Kind("documents.hand_over_task", HandOverTask, hand_over_task, TaskAssigned),
)
