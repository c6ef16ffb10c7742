"""Binding a code, correcting and ending that: the one way, for every folder that binds codes."""

from collections.abc import Callable

from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook
from tongma.foundation.kernel.outcome import allow, ensure, refuse
from tongma.masterdata.identifiers.decide import decide_claim, decide_supersede
from tongma.masterdata.identifiers.model import (
    BINDING_STEPS,
    BindingStatus,
    Identifier,
    Standing,
    Target,
    normal,
)
from tongma.masterdata.identifiers.query import Bound, bound_to
from tongma.masterdata.identifiers.store import add_binding, alone, end_binding

CONFIRMED: Hook[Callable[[Tx, Identifier], None]] = Hook("identifiers.confirmed")
"""Somebody above learns, in the same transaction, what is confirmed to mean something."""


def normalised(given: Identifier) -> Identifier:
    """Return the normal form. Refusal ``identifier_wrong``."""
    return allow(normal(given))


def bind(
    tx: Tx, given: Identifier, target: Target, *, source: str, standing: Standing = Standing()
) -> int:
    """Bind an identifier and return the binding's id; what is bound so already stays as it is.

    ``source`` says who told: ``catalogue``, ``import``, ``receiving`` … Refusals:
    ``identifier_wrong``, ``identifier_taken``.
    """
    code = normalised(given)
    alone(tx, code)
    bound = bound_to(tx.connection, code.scheme, code.value)
    there = allow(decide_claim(code, target, standing, bound))
    if there is not None:
        return there.id
    return _add(tx, code, target, standing, source=source)


def supersede(tx: Tx, old: Bound, target: Target, standing: Standing) -> int:
    """End what was believed and put the corrected binding in its place; returns its id.

    Refusal ``identifier_taken``.
    """
    ensure((old.status, standing.status) in BINDING_STEPS, f"{old.status} → {standing.status}")
    code = Identifier(old.scheme, old.value, old.scope, old.role)
    alone(tx, code)
    end_binding(tx, old.id)
    allow(decide_supersede(code, standing, bound_to(tx.connection, code.scheme, code.value)))
    return _add(tx, code, target, standing, source=old.source, supersedes=old.id)


def unbind(tx: Tx, given: Identifier, target_kind: str, target: int) -> None:
    """End a binding from now on. Refusals ``identifier_wrong``, ``identifier_unknown``."""
    code = normalised(given)
    ending = [
        there.id
        for there in bound_to(tx.connection, code.scheme, code.value)
        if (there.scope, there.target_kind, there.target) == (code.scope, target_kind, target)
    ]
    if not ending:
        raise refuse("identifier_unknown", scheme=code.scheme, value=code.value)
    for binding_id in ending:
        end_binding(tx, binding_id)


def _add(
    tx: Tx,
    code: Identifier,
    target: Target,
    standing: Standing,
    *,
    source: str,
    supersedes: int = 0,
) -> int:
    made = add_binding(tx, code, target, standing, source=source, supersedes=supersedes)
    if standing.status == BindingStatus.CONFIRMED:
        for learn in tx.wiring.all_at(CONFIRMED):
            learn(tx, code)
    return made
