"""The only SQL that writes bindings. A binding never changes: it ends, and another begins."""

from typing import Any

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.masterdata.identifiers.model import Identifier, Standing, Target
from tongma.masterdata.identifiers.tables import binding

CONSTRAINTS = (
    Constraint("binding_one", "identifier_taken", "binding.scheme, binding.value, binding.scope"),
)


def alone(tx: Tx, given: Identifier) -> None:
    """Let nobody else bind the same value meanwhile: periods are no matter of a unique index."""
    tx.alone(f"{given.scheme}|{given.value}|{given.scope}")


def end_binding(tx: Tx, binding_id: int) -> None:
    """Let a binding be believed no more from now on."""
    tx.update(binding, {"id": binding_id}, {"known_to": tx.record_id})


def add_binding(
    tx: Tx,
    given: Identifier,
    target: Target,
    standing: Standing,
    *,
    source: str,
    supersedes: int = 0,
) -> int:
    """Let a binding be believed from now on; returns its id."""
    binding_id = tx.new_id()
    row: dict[str, Any] = {
        "id": binding_id,
        "scheme": given.scheme,
        "value": given.value,
        "scope": given.scope,
        "target_kind": target.kind,
        "target": target.id,
        "level": target.level,
        "role": given.role,
        "source": source,
        **standing._asdict(),
        "known_from": tx.record_id,
        "known_to": None,
        "supersedes": supersedes,
    }
    tx.insert(binding, row)
    return binding_id
