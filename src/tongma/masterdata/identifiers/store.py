"""Binding, correcting and ending: the only writing of identifiers."""

from collections.abc import Callable
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook
from tongma.foundation.kernel.outcome import Refusal, Refused, refuse
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.identifiers.model import Identifier, normal, overlap
from tongma.masterdata.identifiers.query import Bound, bound_to
from tongma.masterdata.identifiers.tables import binding

CONFIRMED: Hook[Callable[[Tx, Identifier], None]] = Hook("identifiers.confirmed")
"""Somebody above learns, in the same transaction, what is confirmed to mean something."""
CONSTRAINTS = (
    Constraint("binding_one", "identifier_taken", "binding.scheme, binding.value, binding.scope"),
)
_ALONE = Prepared(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"))


class Target(NamedTuple):
    """What an identifier shall mean; ``level`` 0 is the base unit."""

    kind: str
    id: int
    level: int = 0


class Standing(NamedTuple):
    """How sure a binding is, and when it holds."""

    status: str = "confirmed"
    valid_from: str = ""
    valid_to: str = ""


def bind(
    tx: Tx, given: Identifier, target: Target, *, source: str, standing: Standing = Standing()
) -> int:
    """Bind an identifier and return the binding's id; what is bound so already stays as it is.

    ``source`` says who told: ``catalogue``, ``import``, ``receiving`` … Refusals:
    ``identifier_wrong``, ``identifier_taken``.
    """
    one = normalised(given)
    alone(tx, one)
    there = _standing_in_the_way(tx, one, target, standing)
    if there is not None and there.means == target:
        return there.id
    if there is not None and standing.status == "confirmed":
        raise taken(there)
    return _add(tx, one, target, (source, standing, 0))


def supersede(tx: Tx, old: Bound, target: Target, standing: Standing) -> int:
    """End what was believed and put the corrected binding in its place; returns its id.

    Refusal ``identifier_taken``.
    """
    one = Identifier(old.scheme, old.value, old.scope, old.role)
    alone(tx, one)
    tx.update(binding, {"id": old.id}, {"known_to": tx.record_id})
    there = _standing_in_the_way(tx, one, target, standing)
    if there is not None and standing.status == "confirmed":
        raise taken(there)
    return _add(tx, one, target, (old.source, standing, old.id))


def unbind(tx: Tx, given: Identifier, target_kind: str, target: int) -> None:
    """End a binding from now on. Refusals ``identifier_wrong``, ``identifier_unknown``."""
    one = normalised(given)
    ending = [
        there.id
        for there in bound_to(tx.connection, one.scheme, one.value)
        if (there.scope, there.target_kind, there.target) == (one.scope, target_kind, target)
    ]
    if not ending:
        raise refuse("identifier_unknown", scheme=one.scheme, value=one.value)
    tx.update(binding, {"id": ending}, {"known_to": tx.record_id})


def normalised(given: Identifier) -> Identifier:
    """Return the normal form. Refusal ``identifier_wrong``."""
    one = normal(given)
    if isinstance(one, Refusal):
        raise Refused(one)
    return one


def taken(there: Bound) -> Refused:
    """Return the refusal that says what an identifier means already."""
    return refuse(
        "identifier_taken",
        scheme=there.scheme,
        value=there.value,
        kind=there.target_kind,
        target=str(there.target),
    )


def alone(tx: Tx, one: Identifier) -> None:
    """Let nobody else bind the same value meanwhile: periods are no matter of a unique index."""
    if not tx.sqlite:
        _ALONE(tx.connection, name=f"{one.scheme}|{one.value}|{one.scope}")


def _standing_in_the_way(
    tx: Tx, one: Identifier, target: Target, standing: Standing
) -> Bound | None:
    """Return what the identifier means already in that time: the same thing, or another."""
    period = (standing.valid_from, standing.valid_to)
    wanted = {"confirmed", standing.status}
    there = [
        found
        for found in bound_to(tx.connection, one.scheme, one.value)
        if found.scope == one.scope
        and found.status in wanted
        and overlap(period, (found.valid_from, found.valid_to))
    ]
    same = [found for found in there if found.means == target]
    others = [found for found in there if found.status == "confirmed"]
    found = same or others
    return found[0] if found else None


def _add(tx: Tx, one: Identifier, target: Target, said: tuple[str, Standing, int]) -> int:
    source, standing, supersedes = said
    binding_id = tx.new_id()
    row: dict[str, Any] = {
        "id": binding_id,
        "scheme": one.scheme,
        "value": one.value,
        "scope": one.scope,
        "target_kind": target.kind,
        "target": target.id,
        "level": target.level,
        "role": one.role,
        "source": source,
        **standing._asdict(),
        "known_from": tx.record_id,
        "known_to": None,
        "supersedes": supersedes,
    }
    tx.insert(binding, row)
    if standing.status == "confirmed":
        for told in tx.wiring.all_at(CONFIRMED):
            told(tx, one)
    return binding_id
