"""What was believed of an identifier: asked as of (valid, known), and every version of it.

The known axis is the journal number (DESIGN 4.7): a record that has none yet is known to nobody.
"""

from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.journal.tables import position
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.identifiers.model import BindingStatus, covers
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.identifiers.tables import binding

_SAID = position.alias("said")
_ENDED = position.alias("ended")
_COLUMNS = tuple(binding.c[name] for name in Bound._fields)
_HISTORY = (
    sa.select(
        *_COLUMNS,
        binding.c.supersedes,
        _SAID.c.seq.label("known_from"),
        _ENDED.c.seq.label("known_to"),
    )
    .select_from(
        binding.join(_SAID, _SAID.c.record_id == binding.c.known_from).outerjoin(
            _ENDED, _ENDED.c.record_id == binding.c.known_to
        )
    )
    .order_by(binding.c.id)
)
_OF_VALUE = (
    binding.c.value == sa.bindparam("value"),
    binding.c.scheme == sa.bindparam("scheme"),
)
_BELIEVED = Prepared(
    _HISTORY.where(
        *_OF_VALUE,
        _SAID.c.seq <= sa.bindparam("known"),
        sa.or_(_ENDED.c.seq.is_(None), _ENDED.c.seq > sa.bindparam("known")),
    )
)
_VERSIONS = Prepared(
    _HISTORY.with_only_columns(
        *_HISTORY.selected_columns, binding.c.known_from.label("record")
    ).where(*_OF_VALUE)
)


class BindingVersion(NamedTuple):
    """One binding with the journal numbers from and to which it was believed."""

    bound: Bound
    supersedes: int
    known_from: int
    known_to: int | None
    record: int = 0
    """The record that said it: who, when and why."""


def believed(
    connection: sa.Connection, scheme: str, value: str, *, valid: str, known: int
) -> list[Bound]:
    """Return what the identifier meant on a day, as the system believed at a journal number.

    ``value`` in normal form; ``valid`` an ISO date; ``known`` a journal number, 0 before all.
    Confirmed bindings first. A retired binding is told for the days before its end.
    """
    rows = _BELIEVED(connection, scheme=scheme, value=value, known=known)
    there = [_version(row).bound for row in rows]
    holding = [
        bound
        for bound in there
        if covers(bound.valid_from, bound.valid_to, valid)
        and (bound.status != BindingStatus.RETIRED or bound.valid_to)
    ]
    return sorted(holding, key=lambda bound: (bound.status == BindingStatus.PROPOSED, bound.id))


def versions_of(connection: sa.Connection, scheme: str, value: str) -> list[BindingVersion]:
    """Return everything that was ever said of the identifier, the oldest first."""
    return [_version(row) for row in _VERSIONS(connection, scheme=scheme, value=value)]


def _version(row: Any) -> BindingVersion:
    width = len(Bound._fields)
    return BindingVersion(Bound(*row[:width]), *row[width:])
