"""What others may read of identifiers."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.identifiers.model import BindingStatus, Identifier, Target, covers
from tongma.masterdata.identifiers.tables import binding
from tongma.stock.query.belonging import anywhere, goods_of, have_moved


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

    @property
    def means(self) -> Target:
        """The object: kind, id and packaging level."""
        return Target(self.target_kind, self.target, self.level)

    def valid_on(self, day: str) -> bool:
        """Say whether it holds on an ISO date; the empty day asks for no date."""
        return not day or covers(self.valid_from, self.valid_to, day)


_BOUND = tuple(binding.c[name] for name in Bound._fields)
_IN_FORCE = (binding.c.known_to.is_(None), binding.c.status != BindingStatus.RETIRED.value)
_BY_VALUE = Prepared(
    sa.select(*_BOUND)
    .where(
        binding.c.value == sa.bindparam("value"),
        binding.c.scheme == sa.bindparam("scheme"),
        *_IN_FORCE,
    )
    .order_by(binding.c.status, binding.c.id)
)


_ANY_SCHEME = Prepared(
    sa.select(*_BOUND)
    .where(binding.c.value == sa.bindparam("value"), *_IN_FORCE)
    .order_by(binding.c.id)
    .limit(20)
)


def bound_to(connection: sa.Connection, scheme: str, value: str, day: str = "") -> list[Bound]:
    """Return everything an identifier is bound to, as believed now; confirmed bindings first.

    ``day``: an ISO date on which the bindings must hold; empty for any.
    """
    rows = _BY_VALUE(connection, scheme=scheme, value=value)
    return [one for one in (Bound(*row) for row in rows) if one.valid_on(day)]


_AT_ONCE = 500
_GOODS: tuple[Literal["lot"], Literal["piece"]] = ("lot", "piece")


def bound_to_each(
    connection: sa.Connection, scheme: str, values: Collection[str]
) -> dict[str, list[Bound]]:
    """Return value → what it is bound to under the scheme, confirmed bindings first."""
    wanted = sorted(set(values))
    found: dict[str, list[Bound]] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        query = (
            sa.select(*_BOUND)
            .where(
                binding.c.scheme == scheme,
                binding.c.value.in_(wanted[at : at + _AT_ONCE]),
                *_IN_FORCE,
            )
            .order_by(binding.c.status, binding.c.id)
        )
        for row in connection.execute(query):
            found.setdefault(row.value, []).append(Bound(*row))
    return found


def known_targets(connection: sa.Connection, found: Sequence[Bound], reach: Reach) -> list[Bound]:
    """Leave out what is bound to lots and pieces that have never been goods within the reach."""
    if reach.whole:
        return list(found)
    ids = {kind: [one.target for one in found if one.target_kind == kind] for kind in _GOODS}
    owners = anywhere(reach)
    theirs = {kind: goods_of(connection, ids[kind], owners, kind) for kind in _GOODS}
    return [
        bound
        for bound in found
        if (bound.target_kind != "lot" or bound.target in theirs["lot"])
        and (bound.target_kind != "piece" or bound.target in theirs["piece"])
    ]


def _seen(reach: Reach, of: sa.FromClause) -> sa.ColumnElement[bool]:
    """Return the condition that a row of bindings is about nothing that others alone have."""
    if reach.whole:
        return sa.true()
    return sa.and_(
        *(sa.or_(of.c.target_kind != kind, have_moved(reach, of.c.target, kind)) for kind in _GOODS)
    )


def bound_under_any_scheme(connection: sa.Connection, value: str) -> list[Bound]:
    """Return what a value is bound to under any scheme and scope, as believed now."""
    return [Bound(*row) for row in _ANY_SCHEME(connection, value=value)]


def bound_to_any(connection: sa.Connection, scheme: str, values: Iterable[str]) -> list[Bound]:
    """Return everything that any of the values is bound to under a scheme, as believed now."""
    query = sa.select(*_BOUND).where(
        binding.c.value.in_(sorted(set(values))), binding.c.scheme == scheme, *_IN_FORCE
    )
    return [Bound(*row) for row in connection.execute(query.order_by(binding.c.id))]


def binding_of(connection: sa.Connection, binding_id: int) -> Bound | None:
    """Return a binding that is believed now, retired ones too; None for any other."""
    query = sa.select(*_BOUND).where(binding.c.id == binding_id, binding.c.known_to.is_(None))
    row = connection.execute(query).one_or_none()
    return None if row is None else Bound(*row)


def target_of(connection: sa.Connection, given: Identifier, target_kind: str) -> Bound | None:
    """Return the thing of that kind that the identifier (in normal form) means, if it does."""
    found = bound_to(connection, given.scheme, given.value)
    fitting = [b for b in found if b.target_kind == target_kind and b.scope == given.scope]
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


class BindingFilter(NamedTuple):
    """What a list of bindings is asked for; empty and 0 for any."""

    value: str = ""
    scheme: str = ""
    target_kind: str = ""
    target: int = 0
    status: str = ""
    after: int = 0
    """The id of the last binding seen."""
    reach: Reach = WHOLE
    """Whose goods there are for the reader."""


def find_bindings(connection: sa.Connection, wanted: BindingFilter, limit: int) -> list[Bound]:
    """Return bindings that are believed now, in the order in which they were made."""
    query = sa.select(*_BOUND).where(
        binding.c.known_to.is_(None), binding.c.id > wanted.after, _seen(wanted.reach, binding)
    )
    for name in ("value", "scheme", "target_kind", "target", "status"):
        if getattr(wanted, name):
            query = query.where(binding.c[name] == getattr(wanted, name))
    return [Bound(*row) for row in connection.execute(query.order_by(binding.c.id).limit(limit))]


def contradictions(
    connection: sa.Connection, after: int, limit: int, reach: Reach = WHOLE
) -> list[tuple[Bound, Bound]]:
    """Return proposals that contradict another binding of the same value, with that one.

    Two confirmed bindings never do: binding refuses that.
    """
    other = binding.alias("other")
    query = (
        sa.select(*_BOUND, *(other.c[name] for name in Bound._fields))
        .join(
            other,
            sa.and_(
                other.c.value == binding.c.value,
                other.c.scheme == binding.c.scheme,
                other.c.scope == binding.c.scope,
                other.c.id != binding.c.id,
                other.c.known_to.is_(None),
                other.c.status != BindingStatus.RETIRED.value,
                sa.or_(
                    other.c.target != binding.c.target,
                    other.c.target_kind != binding.c.target_kind,
                    other.c.level != binding.c.level,
                ),
            ),
        )
        .where(
            binding.c.status == BindingStatus.PROPOSED.value,
            binding.c.known_to.is_(None),
            binding.c.id > after,
            _seen(reach, binding),
            _seen(reach, other),
        )
        .order_by(binding.c.id, other.c.id)
        .limit(limit)
    )
    width = len(Bound._fields)
    rows = connection.execute(query)
    return [(Bound(*row[:width]), Bound(*row[width:])) for row in rows]


def items_bound_to(connection: sa.Connection, values: Sequence[str]) -> dict[str, int]:
    """Return value → the item that it is confirmed to mean, under any scheme, for many values."""
    query = sa.select(binding.c.value, binding.c.target).where(
        binding.c.value.in_(values),
        binding.c.target_kind == "item",
        binding.c.status == BindingStatus.CONFIRMED.value,
        binding.c.known_to.is_(None),
    )
    return {row.value: row.target for row in connection.execute(query)}
