"""Parallel runs as JSON."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.query import records
from tongma.foundation.kernel.canonical import plain
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.hub.reconciliation.model import FIELDS, KIND, KINDS_OF_DIFFERENCE
from tongma.hub.reconciliation.reading import STATUS_NAMES
from tongma.hub.reconciliation.store import Run, counts_of, difference_of
from tongma.masterdata.names.query import Names
from tongma.work.external_tables.headings import propose
from tongma.work.external_tables.store import find_layout

_IN_ONE = 400


def shown_runs(connection: sa.Connection, runs: Sequence[Run]) -> list[dict[str, Any]]:
    """Return runs with their differences counted by type."""
    counts = counts_of(connection, [one.id for one in runs])
    return [
        {
            "id": str(one.id),
            "name": one.name,
            "site": str(one.site),
            "state": one.state,
            "moment": show_instant(one.moment),
            "known": str(one.known),
            "created_at": show_instant(one.created_at),
            "person": str(one.person),
            "rows": str(one.rows),
            "equal": str(one.equal),
            "kinds": [
                {"kind": kind, **counts[one.id][kind]}
                for kind in KINDS_OF_DIFFERENCE
                if kind in counts[one.id]
            ],
        }
        for one in runs
    ]


def whole_run(connection: sa.Connection, one: Run) -> dict[str, Any]:
    """Return a run with its headings and mapping."""
    layout = find_layout(connection, KIND, 0, one.headings)
    guessed = {guess.field: guess.heading for guess in propose(one.headings, FIELDS)}
    (shown,) = shown_runs(connection, [one])
    return {
        **shown,
        "headings": list(one.headings),
        "mapping": dict(layout.mapping) if layout else guessed,
        "mapped": layout is not None,
        "fields": [{"name": f.name, "name_zh": f.name_zh, "needed": f.needed} for f in FIELDS],
    }


def shown_differences(connection: sa.Connection, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """Return differences with words, and the records that explain them."""
    names = Names(connection).read(
        items=[row.item for row in rows],
        partners=[row.owner for row in rows],
        people=[row.person for row in rows],
    )
    found = [difference_of(row) for row in rows]
    told = _records(connection, sorted({one for each in found for one in each.records}))
    return [
        {
            "seq": str(row.seq),
            "kind": one.kind,
            "item": plain(names.item(one.held.item)),
            "lot": one.held.lot,
            "status": STATUS_NAMES[one.held.status],
            "owner": plain(names.partner(one.held.owner)),
            "theirs": show(one.theirs, names.decimals(one.held.item)),
            "ours": show(one.ours, names.decimals(one.held.item)),
            "lines": [str(line) for line in one.lines],
            "records": [told[record] for record in one.records if record in told],
            "facts": dict(one.facts),
            "state": row.state,
            "reason": row.reason,
            "person": plain(names.person(row.person)),
        }
        for row, one in zip(rows, found, strict=True)
    ]


def _records(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return what records say of themselves: number, command, when, who, of which document."""
    found: dict[int, dict[str, str]] = {}
    for at in range(0, len(ids), _IN_ONE):
        for row in records(connection, ids=ids[at : at + _IN_ONE]):
            found[row.record_id] = {
                "number": str(row.seq),
                "command": row.command,
                "happened_at": show_instant(row.happened_at),
                "person": str(row.actor),
                "document": str(row.document) if row.document else "",
            }
    return found
