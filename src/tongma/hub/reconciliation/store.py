"""The only SQL of parallel runs."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import ensure, refuse
from tongma.foundation.platform.bulk import copy_rows
from tongma.hub.reconciliation.model import (
    LIST_STEPS,
    ComparedHolding,
    DifferenceState,
    ListState,
    StockDifference,
)
from tongma.hub.reconciliation.tables import difference, run


class ParallelRun(NamedTuple):
    """A list of another system as it stands."""

    id: int
    name: str
    sha256: str
    site: int
    person: int
    created_at: int
    moment: int
    known: int
    state: ListState
    headings: Sequence[str]
    heading_line: int
    rows: int
    equal: int


def add_run(connection: sa.Connection, run_id: int, values: Mapping[str, Any]) -> None:
    """Add a list that waits for its mapping."""
    headings = json.dumps(list(values["headings"]), ensure_ascii=False)
    fresh: dict[str, Any] = {
        "id": run_id,
        "state": ListState.MAPPING,
        "known": 0,
        "rows": 0,
        "equal": 0,
    }
    connection.execute(sa.insert(run).values(**(fresh | {**values, "headings": headings})))


def run_of(connection: sa.Connection, run_id: int) -> ParallelRun:
    """Return a run. Refusal ``run_unknown``."""
    found = connection.execute(sa.select(run).where(run.c.id == run_id)).one_or_none()
    if found is None:
        raise refuse("run_unknown", run=str(run_id))
    return _run(found)


def _run(found: Any) -> ParallelRun:
    headings = tuple(json.loads(found.headings))
    return ParallelRun(*found)._replace(headings=headings, state=ListState(found.state))


def runs_before(
    connection: sa.Connection, sites: frozenset[int] | None, before: int, limit: int
) -> list[ParallelRun]:
    """Return runs of sites (None: of all), the newest first."""
    query = sa.select(run).order_by(run.c.id.desc()).limit(limit)
    if before:
        query = query.where(run.c.id < before)
    if sites is not None:
        query = query.where(run.c.site.in_(sorted(sites)))
    return [_run(found) for found in connection.execute(query)]


def run_before(connection: sa.Connection, there: ParallelRun) -> int:
    """Return the run of the site before this one, or 0."""
    query = sa.select(sa.func.max(run.c.id)).where(
        run.c.site == there.site, run.c.id < there.id, run.c.state == ListState.COMPARED
    )
    return int(connection.execute(query).scalar() or 0)


def keep_compared(
    connection: sa.Connection,
    there: ParallelRun,
    values: Mapping[str, int],
    found: Sequence[StockDifference],
) -> None:
    """Put what was found in the place of what was there; what is the same stays explained."""
    said = explained(connection, [there.id, run_before(connection, there)])
    connection.execute(sa.delete(difference).where(difference.c.run == there.id))
    rows = []
    for seq, differing in enumerate(found, 1):
        reason, person = said.get(mark(differing), ("", 0))
        state = DifferenceState.EXPLAINED if person else DifferenceState.OPEN
        said_of = {"reason": reason, "person": person, "state": state}
        rows.append({"run": there.id, "seq": seq, **_columns(differing), **said_of})
    copy_rows(connection, difference, rows)
    to = ListState.COMPARED
    ensure((there.state, to) in LIST_STEPS, f"stock list: {there.state} does not become {to}")
    changed = sa.update(run).where(run.c.id == there.id).values(state=to, **values)
    connection.execute(changed)


def _columns(differing: StockDifference) -> dict[str, Any]:
    return {
        "kind": differing.kind,
        **differing.held._asdict(),
        "theirs": differing.theirs,
        "ours": differing.ours,
        "lines": ",".join(map(str, differing.lines)),
        "records": ",".join(map(str, differing.records)),
        "facts": json.dumps(dict(differing.facts), ensure_ascii=False),
    }


def mark(differing: StockDifference) -> tuple[Any, ...]:
    """Return what makes a difference the same on another night."""
    return (differing.kind, *differing.held, differing.theirs, differing.ours)


def explained(connection: sa.Connection, runs: Sequence[int]) -> dict[tuple[Any, ...], Any]:
    """Return what was explained: mark → reason and person."""
    query = sa.select(difference).where(
        difference.c.run.in_(runs), difference.c.state == DifferenceState.EXPLAINED
    )
    return {
        mark(difference_of(found)): (found.reason, found.person)
        for found in connection.execute(query.order_by(difference.c.run))
    }


def difference_of(found: Any) -> StockDifference:
    """Return a difference from its row."""
    return StockDifference(
        found.kind,
        ComparedHolding(found.item, found.lot, found.status, found.owner),
        found.theirs,
        found.ours,
        tuple(int(one) for one in found.lines.split(",") if one),
        tuple(int(one) for one in found.records.split(",") if one),
        json.loads(found.facts),
    )


def explain(connection: sa.Connection, run_id: int, seq: int, values: Mapping[str, Any]) -> None:
    """Note why a difference of a run is. Refusal ``difference_unknown``."""
    here = (difference.c.run == run_id, difference.c.seq == seq)
    if not connection.execute(sa.update(difference).where(*here).values(**values)).rowcount:
        raise refuse("difference_unknown", run=str(run_id), seq=str(seq))


class DifferenceRow(NamedTuple):
    """A difference as it is kept: its place in the run, and what a person said of it."""

    seq: int
    found: StockDifference
    state: DifferenceState
    reason: str
    person: int


def differences_after(
    connection: sa.Connection, run_id: int, wanted: Mapping[str, Any], limit: int
) -> list[DifferenceRow]:
    """Return differences in their order; ``wanted``: kind, state, after."""
    query = sa.select(difference).where(
        difference.c.run == run_id, difference.c.seq > wanted["after"]
    )
    for name in ("kind", "state"):
        if wanted[name]:
            query = query.where(difference.c[name] == wanted[name])
    return [
        DifferenceRow(
            row.seq, difference_of(row), DifferenceState(row.state), row.reason, row.person
        )
        for row in connection.execute(query.order_by(difference.c.seq).limit(limit))
    ]


def counts_of(
    connection: sa.Connection, runs: Sequence[int]
) -> dict[int, dict[str, dict[str, int]]]:
    """Return run → type → state → how many."""
    query = (
        sa.select(difference.c.run, difference.c.kind, difference.c.state, sa.func.count())
        .where(difference.c.run.in_(runs))
        .group_by(difference.c.run, difference.c.kind, difference.c.state)
    )
    found: dict[int, dict[str, dict[str, int]]] = {one: {} for one in runs}
    for run_id, kind, state, count in connection.execute(query):
        found[run_id].setdefault(kind, {})[state] = count
    return found
