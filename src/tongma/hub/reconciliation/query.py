"""What screens and the command line ask of parallel runs."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.query import records
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.hub.reconciliation.model import DIFFERENCE_TYPES, FIELDS, KIND
from tongma.hub.reconciliation.shapes import (
    DifferencesCountedOut,
    ParallelRunOut,
    RecordNearOut,
    StockDifferenceOut,
    WholeParallelRunOut,
)
from tongma.hub.reconciliation.stock_list import STATUS_NAMES
from tongma.hub.reconciliation.store import DifferenceRow, ParallelRun, counts_of
from tongma.masterdata.names.query import Names
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentOut
from tongma.work.external_tables.headings import propose
from tongma.work.external_tables.shapes import fields_out
from tongma.work.external_tables.store import find_layout

_IN_ONE = 400


def runs_out(connection: sa.Connection, runs: Sequence[ParallelRun]) -> list[ParallelRunOut]:
    """Return runs with their differences counted by type."""
    return [ParallelRunOut(**parts) for parts in _parts(connection, runs)]


def _parts(connection: sa.Connection, runs: Sequence[ParallelRun]) -> list[dict[str, Any]]:
    counts = counts_of(connection, [one.id for one in runs])
    names = Names(connection).read(people=[one.person for one in runs])
    return [
        {
            "id": run.id,
            "name": run.name,
            "site": run.site,
            "state": run.state,
            "moment": show_instant(run.moment),
            "known": run.known,
            "created_at": show_instant(run.created_at),
            "person": names.person(run.person),
            "rows": run.rows,
            "equal": run.equal,
            "kinds": [
                DifferencesCountedOut(kind, found.get("open", 0), found.get("explained", 0))
                for kind in DIFFERENCE_TYPES
                if (found := counts[run.id].get(kind))
            ],
        }
        for run in runs
    ]


def whole_run(connection: sa.Connection, run: ParallelRun) -> WholeParallelRunOut:
    """Return a run with its headings and mapping."""
    layout = find_layout(connection, KIND, 0, run.headings)
    guessed = {guess.field: guess.heading for guess in propose(run.headings, FIELDS)}
    (parts,) = _parts(connection, [run])
    return WholeParallelRunOut(
        **parts,
        headings=list(run.headings),
        mapping=dict(layout.mapping) if layout else guessed,
        mapped=layout is not None,
        fields=fields_out(FIELDS),
    )


def differences_out(
    connection: sa.Connection, rows: Sequence[DifferenceRow]
) -> list[StockDifferenceOut]:
    """Return differences with words, and the records that explain them."""
    names = Names(connection).read(
        items=[row.found.held.item for row in rows],
        partners=[row.found.held.owner for row in rows],
        people=[row.person for row in rows],
    )
    told = _records(connection, sorted({one for row in rows for one in row.found.records}))
    return [_difference_out(row, names, told) for row in rows]


def _difference_out(
    row: DifferenceRow, names: Names, told: Mapping[int, RecordNearOut]
) -> StockDifferenceOut:
    found = row.found
    decimals = names.decimals(found.held.item)
    return StockDifferenceOut(
        seq=row.seq,
        kind=found.kind,
        item=names.item(found.held.item),
        lot=found.held.lot,
        status=STATUS_NAMES[found.held.status],
        owner=names.partner(found.held.owner),
        theirs=show(found.theirs, decimals),
        ours=show(found.ours, decimals),
        lines=list(found.lines),
        records=[told[record] for record in found.records if record in told],
        facts=dict(found.facts),
        state=row.state,
        reason=row.reason,
        person=names.person(row.person),
    )


def _records(connection: sa.Connection, ids: Sequence[int]) -> dict[int, RecordNearOut]:
    """Return what records say of themselves: number, command, when, who, of which document."""
    rows = [
        row
        for at in range(0, len(ids), _IN_ONE)
        for row in records(connection, ids=ids[at : at + _IN_ONE])
    ]
    names = Names(connection).read(people=[row.actor for row in rows])
    documents = documents_of(connection, {row.document for row in rows if row.document})
    shown = {one.id: DocumentOut(one.id, one.kind, one.number) for one in documents.values()}
    return {
        row.record_id: RecordNearOut(
            number=row.seq,
            command=row.command,
            happened_at=show_instant(row.happened_at),
            person=names.person(row.actor),
            document=shown.get(row.document),
        )
        for row in rows
    }
