"""What others may read of identifiers."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.identifiers.model import Identifier
from tongma.identifiers.tables import binding
from tongma.platform.prepared import Prepared


class Bound(NamedTuple):
    """What an identifier is bound to."""

    id: int
    scheme: str
    value: str
    scope: int
    target_kind: str
    target: int
    level: int
    status: str
    role: str
    source: str
    valid_from: str
    valid_to: str


_BOUND = tuple(binding.c[name] for name in Bound._fields)
_IN_FORCE = (binding.c.known_to.is_(None), binding.c.status != "retired")
_BY_VALUE = Prepared(
    sa.select(*_BOUND)
    .where(
        binding.c.value == sa.bindparam("value"),
        binding.c.scheme == sa.bindparam("scheme"),
        *_IN_FORCE,
    )
    .order_by(binding.c.status, binding.c.id)
)


def bound_to(connection: sa.Connection, scheme: str, value: str) -> list[Bound]:
    """Return everything an identifier is bound to now, confirmed bindings first."""
    return [Bound(*row) for row in _BY_VALUE(connection, scheme=scheme, value=value)]


def target_of(connection: sa.Connection, one: Identifier, target_kind: str) -> Bound | None:
    """Return the thing of that kind that the identifier (in normal form) means, if it does."""
    found = bound_to(connection, one.scheme, one.value)
    fitting = [b for b in found if b.target_kind == target_kind and b.scope == one.scope]
    return fitting[0] if fitting else None


def identifiers_of(connection: sa.Connection, target_kind: str, target: int) -> list[Bound]:
    """Return the identifiers of an object."""
    return identifiers_of_all(connection, target_kind, [target])


def identifiers_of_all(
    connection: sa.Connection, target_kind: str, targets: Iterable[int]
) -> list[Bound]:
    """Return the identifiers of several objects of one kind."""
    query = (
        sa.select(*_BOUND)
        .where(
            binding.c.target_kind == target_kind,
            binding.c.target.in_(sorted(set(targets))),
            *_IN_FORCE,
        )
        .order_by(binding.c.id)
    )
    return [Bound(*row) for row in connection.execute(query)]
