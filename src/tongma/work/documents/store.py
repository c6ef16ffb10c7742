"""The only SQL on documents."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader, Tx
from tongma.foundation.kernel.outcome import Json, ensure, refuse
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.prepared import ByIds, Prepared
from tongma.masterdata.places.query import today_at
from tongma.masterdata.policy.query import value_of
from tongma.masterdata.policy.series import next_in_series
from tongma.work.documents.model import (
    KINDS,
    Document,
    Line,
    Link,
    NewDocument,
    NewLine,
    Step,
    Task,
)
from tongma.work.documents.states import (
    ACTIONS,
    DOCUMENT_STEPS,
    LINE_STEPS,
    TASK_STEPS,
    DocumentKind,
    DocumentState,
    LineState,
    TaskKind,
    TaskState,
    may_move,
)
from tongma.work.documents.tables import document, line, link, note, step, task

_DOCUMENT = tuple(document.c[name] for name in Document._fields)
_LINE = tuple(line.c[name] for name in Line._fields)
_DOCUMENT_BY_ID = sa.select(*_DOCUMENT).where(document.c.id == sa.bindparam("one"))
_DOCUMENT_READ = Prepared(_DOCUMENT_BY_ID)
_DOCUMENT_LOCKED = Prepared(_DOCUMENT_BY_ID.with_for_update(key_share=True))
_LINE_BY_ID = sa.select(*_LINE).where(line.c.id == sa.bindparam("one"))
_LINE_READ = Prepared(_LINE_BY_ID)
_LINE_LOCKED = Prepared(_LINE_BY_ID.with_for_update(key_share=True))
_LINES_READ = ByIds(_LINE, line.c.id)
_LAST_LINE = Prepared(
    sa.select(sa.func.max(line.c.line_no)).where(line.c.document == sa.bindparam("document"))
)
_STEP = tuple(step.c[name] for name in Step._fields)
_LINK = tuple(link.c[name] for name in Link._fields)
_LINK_READ = Prepared(
    sa.select(link.c.quantity).where(
        *(link.c[name] == sa.bindparam(name) for name in Link._fields if name != "quantity")
    )
)


def add_document(tx: Tx, new: NewDocument) -> Document:
    """Make a document with the next number of its series, and make it the command's own."""
    row = Document(
        id=tx.new_id(),
        kind=new.kind,
        number=_number(tx, new),
        state=new.state,
        site=new.site,
        entity=new.entity,
        owner=new.owner,
        partner=new.partner,
        due=new.due,
        created_by=tx.actor.person,
        created_at=tx.now,
        record_id=tx.record_id,
    )
    tx.insert(document, row._asdict())
    if not tx.document:
        tx.document = tx.made_document = row.id
    return row


def _number(tx: Tx, new: NewDocument) -> str:
    """Return the next number: ``PO-26-0042``, said on the phone without spelling."""
    day = today_at(tx.connection, new.site, tx.now) if new.site else local_date(tx.now, "UTC")
    year, letters = day[2:4], KINDS[new.kind]
    digits = int(value_of(tx.connection, "number_digits", [("entity", new.entity)]))
    return f"{letters}-{year}-{next_in_series(tx, new.entity, letters, year):0{digits}d}"


def add_lines(tx: Tx, document_id: int, lines: Sequence[NewLine]) -> list[Line]:
    """Add lines after the last one; the rows come back in their order."""
    if not lines:
        return []
    last = _LAST_LINE(tx.connection, document=document_id).scalar() or 0
    ids = tx.new_ids(len(lines))
    rows = [
        Line(
            id=line_id,
            document=document_id,
            line_no=number,
            item=new.item,
            lot=new.lot,
            piece=new.piece,
            packed_as=new.packed_as,
            place=new.place,
            level=new.level,
            typed_quantity=new.typed_quantity,
            quantity=new.quantity,
            done=0,
            state=new.state,
            made_by=tx.actor.person,
            record_id=tx.record_id,
        )
        for number, (line_id, new) in enumerate(zip(ids, lines, strict=True), last + 1)
    ]
    tx.insert(line, *(row._asdict() for row in rows))
    return rows


def document_of(tx: Tx, document_id: int, kind: str, *, lock: bool = True) -> Document:
    """Return a document, locked. Refusal ``document_unknown`` (also for another kind)."""
    query = _DOCUMENT_READ if tx.sqlite or not lock else _DOCUMENT_LOCKED
    row = query(tx.connection, one=document_id).one_or_none()
    if row is None or row.kind != kind:
        raise refuse("document_unknown", document=str(document_id), kind=kind)
    return Document(*row)


def open_document(tx: Tx, document_id: int, kind: str, *, lock: bool = True) -> Document:
    """Return a document that is open, locked. Refusal ``document_not_open``."""
    there = document_of(tx, document_id, kind, lock=lock)
    if there.state != DocumentState.OPEN:
        raise refuse(
            "document_not_open", document=str(document_id), number=there.number, state=there.state
        )
    return there


def lock_open(tx: Tx, there: Document) -> Document:
    """Return a document that was read as open, locked and open still. ``document_not_open``.

    The embedded database holds its lock from the start: there nothing is read again.
    """
    return there if tx.sqlite else open_document(tx, there.id, there.kind)


def lines_of(tx: Reader, document_id: int) -> list[Line]:
    """Return the lines of a document in their order."""
    query = sa.select(*_LINE).where(line.c.document == document_id).order_by(line.c.line_no)
    return [Line(*row) for row in tx.rows(query)]


def lines_by_id(tx: Reader, ids: Iterable[int], *, lock: bool = False) -> dict[int, Line]:
    """Return lines by id."""
    if not lock:
        return {row[0]: Line(*row) for row in _LINES_READ(tx.connection, ids)}
    query = sa.select(*_LINE).where(line.c.id.in_(sorted(set(ids)))).order_by(line.c.id)
    return {row[0]: Line(*row) for row in tx.rows(tx.locked(query))}


def line_of(tx: Tx, line_id: int) -> Line:
    """Return one line, locked. Refusal ``line_unknown``."""
    query = _LINE_READ if tx.sqlite else _LINE_LOCKED
    row = query(tx.connection, one=line_id).one_or_none()
    if row is None:
        raise refuse("line_unknown", line=str(line_id))
    return Line(*row)


def lines_of_record(tx: Reader, record_id: int) -> list[Line]:
    """Return the lines that one command made, in their order."""
    query = sa.select(*_LINE).where(line.c.record_id == record_id).order_by(line.c.id)
    return [Line(*row) for row in tx.rows(query)]


def move_document(tx: Tx, there: Document, to: DocumentState) -> Document:
    """Take a document to another state; one that its table does not allow is a defect.

    ``there`` is the row as it was read and locked: no further query is made.
    """
    present, kind = DocumentState(there.state), DocumentKind(there.kind)
    ensure(may_move(DOCUMENT_STEPS, kind, present, to), f"{kind}: {present} does not become {to}")
    tx.update(document, {"id": there.id}, {"state": to})
    return there._replace(state=to)


def move_line(tx: Tx, there: Line, to: LineState, *, of: DocumentKind, **values: Any) -> Line:
    """Take a line of a document of that kind to another state, with other values that change.

    ``there`` is the row as it was read and locked: no further query is made.
    """
    present = LineState(there.state)
    ensure(may_move(LINE_STEPS, of, present, to), f"{of} line: {present} does not become {to}")
    tx.update(line, {"id": there.id}, {"state": to, **values})
    return there._replace(state=to, **values)


def set_line(tx: Tx, line_id: int, **values: int) -> None:
    """Change quantities of a line; its state goes by ``move_line`` alone."""
    tx.update(line, {"id": line_id}, values)


def add_note(tx: Tx, document_id: int, text: str, *, line: int = 0) -> int:
    """Write a note on a document or one of its lines; returns the note's id."""
    note_id = tx.new_id()
    tx.insert(
        note,
        {
            "id": note_id,
            "document": document_id,
            "line": line,
            "text": text,
            "person": tx.actor.person,
            "written_at": tx.now,
        },
    )
    return note_id


def add_step(tx: Tx, there: Line, name: str, quantity: int) -> None:
    """Note that the actor did a step on a line."""
    row = Step(tx.record_id, there.id, name, there.document, tx.actor.person, quantity, 0)
    tx.insert(step, row._asdict())


def steps(tx: Reader, name: str, *, document_id: int = 0, line_id: int = 0) -> list[Step]:
    """Return who did a step on a line or on any line of a document, what was undone left out."""
    query = sa.select(*_STEP).where(step.c.step == name, step.c.undone == 0)
    if document_id:
        query = query.where(step.c.document == document_id)
    if line_id:
        query = query.where(step.c.line == line_id)
    return [Step(*row) for row in tx.rows(query.order_by(step.c.record_id))]


def steps_of_record(tx: Reader, record_id: int, name: str) -> list[Step]:
    """Return the steps of one command that have not been undone."""
    query = sa.select(*_STEP).where(
        step.c.record_id == record_id, step.c.step == name, step.c.undone == 0
    )
    return [Step(*row) for row in tx.rows(query)]


def undo_step(tx: Tx, done: Step) -> None:
    """Mark a step as taken back."""
    key = {"record_id": done.record_id, "line": done.line, "step": done.step}
    tx.update(step, key, {"undone": 1})


def add_link(tx: Tx, new: Link) -> None:
    """Say that a line came from another one; a second saying adds to the quantity."""
    key = {name: value for name, value in new._asdict().items() if name != "quantity"}
    there = _LINK_READ(tx.connection, **key).one_or_none()
    if there is None:
        add_first_link(tx, new)
    else:
        tx.update(link, key, {"quantity": there.quantity + new.quantity})


def add_first_link(tx: Tx, new: Link) -> None:
    """Say that a line that was made just now came from another one."""
    tx.insert(link, new._asdict())


def links_from(tx: Reader, *, document_id: int = 0, line_id: int = 0, role: str = "") -> list[Link]:
    """Return the links that start at a document or line."""
    return _links(tx, {"from_document": document_id, "from_line": line_id, "role": role})


def links_to(tx: Reader, *, document_id: int = 0, line_id: int = 0, role: str = "") -> list[Link]:
    """Return the links that end at a document or line."""
    return _links(tx, {"to_document": document_id, "to_line": line_id, "role": role})


def _links(tx: Reader, wanted: Mapping[str, int | str]) -> list[Link]:
    query = sa.select(*_LINK)
    for name, value in wanted.items():
        if value:
            query = query.where(link.c[name] == value)
    return [Link(*row) for row in tx.rows(query.order_by(link.c.from_line, link.c.to_line))]


def add_task(  # noqa: PLR0913 - a task names what it is about
    tx: Tx,
    kind: TaskKind,
    *,
    site: int,
    document_id: int = 0,
    line_id: int = 0,
    place: int = 0,
    item: int = 0,
    facts: Mapping[str, Json] | None = None,
) -> int:
    """Give whoever may do the action of its kind something to do; returns the task's id."""
    task_id = tx.new_id()
    tx.insert(
        task,
        {
            "id": task_id,
            "kind": kind,
            "action": ACTIONS[kind],
            "state": TaskState.OPEN,
            "site": site,
            "document": document_id,
            "line": line_id,
            "place": place,
            "item": item,
            "facts": json.dumps(facts or {}, ensure_ascii=False, sort_keys=True),
            "taken_by": 0,
            "made_at": tx.now,
            "done_at": None,
        },
    )
    return task_id


def open_task_with(tx: Tx, kind: TaskKind, document_id: int, facts: Mapping[str, Json]) -> int:
    """Return the open task of a kind that says exactly this of the document; 0 for none."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    query = sa.select(task.c.id).where(
        task.c.document == document_id,
        task.c.kind == kind,
        task.c.state != TaskState.DONE,
        task.c.facts == text,
    )
    return next((int(row.id) for row in tx.rows(query.limit(1))), 0)


def finish_tasks(tx: Tx, kind: TaskKind, *, document_id: int = 0, line_id: int = 0) -> None:
    """Mark the open tasks of a document or line as done."""
    query = sa.select(task.c.id).where(task.c.kind == kind, task.c.state != TaskState.DONE)
    if document_id:
        query = query.where(task.c.document == document_id)
    if line_id:
        query = query.where(task.c.line == line_id)
    ids = [row.id for row in tx.rows(query)]
    if ids:
        tx.update(task, {"id": ids}, {"state": TaskState.DONE, "done_at": tx.now})


def finish_task(tx: Tx, task_id: int) -> None:
    """Mark one task as done."""
    tx.update(task, {"id": task_id}, {"state": TaskState.DONE, "done_at": tx.now})


def assign_task(tx: Tx, there: Task, person: int) -> None:
    """Give a task to a person, or (0) back to whoever may do it; ``there`` is the row as read."""
    present, to = TaskState(there.state), TaskState.TAKEN if person else TaskState.OPEN
    ensure((present, to) in TASK_STEPS, f"task: {present} does not become {to}")
    tx.update(task, {"id": there.id}, {"taken_by": person, "state": to})


def close_when_done(tx: Tx, there: Document) -> bool:
    """Close the document when no line is open any more; say whether it is closed now."""
    states = {line.state for line in lines_of(tx, there.id)}
    if LineState.OPEN in states or there.state != DocumentState.OPEN:
        return there.state == DocumentState.CLOSED
    move_document(tx, there, DocumentState.CLOSED)
    return True


def add_done(tx: Tx, line_id: int, quantity: int, *, of: DocumentKind) -> Line:
    """Add to a line's done quantity (or take back, below zero); open or close it accordingly.

    ``of``: the kind of its document, whose table allows the step.
    """
    there = line_of(tx, line_id)
    done = there.done + quantity
    if there.state == LineState.OPEN and done >= there.quantity:
        return move_line(tx, there, LineState.DONE, of=of, done=done)
    if there.state == LineState.DONE and done < there.quantity:
        return move_line(tx, there, LineState.OPEN, of=of, done=done)
    set_line(tx, line_id, done=done)
    return there._replace(done=done)


def finish_tasks_at(tx: Tx, kind: TaskKind, place: int) -> None:
    """Mark the open tasks of a kind at a place as done."""
    query = sa.select(task.c.id).where(
        task.c.kind == kind, task.c.state != TaskState.DONE, task.c.place == place
    )
    ids = [row.id for row in tx.rows(query)]
    if ids:
        tx.update(task, {"id": ids}, {"state": TaskState.DONE, "done_at": tx.now})
