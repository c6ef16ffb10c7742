"""The only SQL that writes proposals."""

from collections.abc import Iterable

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.masterdata.udi_proposals.model import Proposal, Wanted
from tongma.masterdata.udi_proposals.tables import proposal

OPEN = ("open", "contradicts")
_COLUMNS = tuple(proposal.c[name] for name in Proposal._fields)


def proposals_by_id(tx: Tx, ids: Iterable[int]) -> dict[int, Proposal]:
    """Return proposals, locked."""
    query = sa.select(*_COLUMNS).where(proposal.c.id.in_(sorted(set(ids)))).order_by(proposal.c.id)
    return {row.id: Proposal(*row) for row in tx.rows(tx.locked(query))}


def add(tx: Tx, item: int, one: Wanted, binding: int) -> int:
    """Keep a new proposal; returns its id."""
    row = one._asdict() | {"id": tx.new_id(), "item": item, "state": one.state}
    del row["contradicts"]
    tx.insert(proposal, row | {"binding": binding, "made_by": tx.record_id, "decided_by": 0})
    return int(row["id"])


def change(tx: Tx, one: Proposal, **values: object) -> None:
    """Change what is said in a proposal, or its state."""
    tx.update(proposal, {"id": one.id}, values)


def decide(tx: Tx, ids: Iterable[int], state: str) -> None:
    """Say what became of proposals."""
    wanted = sorted(set(ids))
    if wanted:
        tx.update(proposal, {"id": wanted}, {"state": state, "decided_by": tx.record_id})
