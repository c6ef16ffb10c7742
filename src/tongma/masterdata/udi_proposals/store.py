"""The only SQL that writes proposals."""

from collections.abc import Iterable

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import ensure
from tongma.masterdata.udi_proposals.model import PROPOSAL_STEPS, Claim, Proposal, ProposalState
from tongma.masterdata.udi_proposals.tables import proposal

_COLUMNS = tuple(proposal.c[name] for name in Proposal._fields)


def proposals_by_id(tx: Tx, ids: Iterable[int]) -> dict[int, Proposal]:
    """Return proposals, locked."""
    query = sa.select(*_COLUMNS).where(proposal.c.id.in_(sorted(set(ids)))).order_by(proposal.c.id)
    return {row.id: Proposal(*row) for row in tx.rows(tx.locked(query))}


def add(tx: Tx, item: int, claim: Claim, binding: int) -> int:
    """Keep a new proposal; returns its id."""
    made = tx.new_id()
    row = claim._asdict() | {"id": made, "item": item, "state": claim.state.value}
    del row["contradicts"]
    tx.insert(proposal, row | {"binding": binding, "made_by": tx.record_id, "decided_by": 0})
    return made


def restate(tx: Tx, there: Proposal, claim: Claim) -> None:
    """Let a waiting proposal stand against what is confirmed now."""
    _check_step(there, claim.state)
    values = {"state": claim.state.value, "current": claim.current}
    tx.update(proposal, {"id": there.id}, values)


def refactor(tx: Tx, there: Proposal, claim: Claim, binding: int) -> None:
    """Let a waiting proposal speak of another factor, with another binding."""
    values = {"factor": claim.factor, "inside": claim.inside, "binding": binding}
    tx.update(proposal, {"id": there.id}, values)


def decide(tx: Tx, decided: Iterable[Proposal], state: ProposalState) -> None:
    """Say what became of proposals."""
    there = list(decided)
    for each in there:
        _check_step(each, state)
    if there:
        values = {"state": state.value, "decided_by": tx.record_id}
        tx.update(proposal, {"id": [one.id for one in there]}, values)


def _check_step(there: Proposal, to: ProposalState) -> None:
    ensure((there.state, to) in PROPOSAL_STEPS, f"a proposal goes from {there.state} to {to}")
