"""Binding and unbinding: the only writing of identifiers."""

from typing import NamedTuple

from tongma.commands import constraints
from tongma.commands.tx import Tx
from tongma.identifiers.model import Identifier, normal
from tongma.identifiers.query import Bound, bound_to
from tongma.identifiers.tables import binding
from tongma.kernel.outcome import Refusal, Refused, refuse

constraints.declare(
    "binding_one",
    "identifier_taken",
    "master_data",
    unique="binding.scheme, binding.value, binding.scope",
)


class Target(NamedTuple):
    """What an identifier shall mean; ``level`` 0 is the base unit."""

    kind: str
    id: int
    level: int = 0


def bind(tx: Tx, given: Identifier, target: Target, *, source: str) -> int:
    """Bind an identifier and return the binding's id; what is bound so already stays as it is.

    ``source`` says who told: ``catalogue``, ``import``, ``receiving`` … Refusals:
    ``identifier_wrong``, ``identifier_taken``.
    """
    one = normalised(given)
    for there in bound_to(tx.connection, one.scheme, one.value):
        if there.scope != one.scope or there.status != "confirmed":
            continue
        if (there.target_kind, there.target, there.level) == target:
            return there.id
        raise taken(there)
    binding_id = tx.new_id()
    tx.insert(
        binding,
        {
            "id": binding_id,
            "scheme": one.scheme,
            "value": one.value,
            "scope": one.scope,
            "target_kind": target.kind,
            "target": target.id,
            "level": target.level,
            "role": one.role,
            "source": source,
            "status": "confirmed",
            "valid_from": "",
            "valid_to": "",
            "known_from": tx.record_id,
            "known_to": None,
        },
    )
    return binding_id


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
        clears="master_data",
        scheme=there.scheme,
        value=there.value,
        kind=there.target_kind,
        target=str(there.target),
    )
