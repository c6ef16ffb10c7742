"""Column types and the one metadata of all tables, the same on both databases.

Instants are BIGINT microseconds, dates ISO text, booleans small integers with a check; SQLite
tables are STRICT, so that ``'12x'`` never lands in a quantity. ``DateTime`` is banned.
"""

from collections.abc import Collection
from dataclasses import fields
from typing import Any, get_type_hints

import sqlalchemy as sa

from tongma.foundation.kernel.fields import plain_fields, private_fields
from tongma.foundation.kernel.texts import Door, door_of

NAMING = {
    "ix": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

metadata = sa.MetaData(naming_convention=NAMING)

Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Small = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")
Text = sa.Text()
Bytes = sa.LargeBinary()

PRIVATE = {"private": True}
"""Column info: the journal holds only a salted commitment of the value."""
DERIVED = {"derived": True}
"""Table info: not part of the recorded effects (rebuilt from other rows, or kept apart)."""
APPEND_ONLY = {"append_only": True}
"""Table info: the database itself refuses to change or delete its rows, on both databases."""


def append_only() -> list[str]:
    """Return the names of the append-only tables among those that have been declared."""
    return [table.name for table in metadata.sorted_tables if table.info.get("append_only")]


def table(name: str, *parts: Any, **options: Any) -> sa.Table:
    """Declare a table: STRICT on SQLite."""
    info = dict(options.pop("info", {}))  # each table its own: what one learns is not of another
    return sa.Table(name, metadata, *parts, sqlite_strict=True, info=info, **options)


def said(data: type[Any], *, but: Collection[str] = ()) -> tuple[sa.Column[Any], ...]:
    """Return the columns of what is said of a thing: one for each plain field of its dataclass.

    ``but``: plain fields that are kept elsewhere. A field that was ``ADDED`` has its default here.
    """
    added = {one.name: one.default for one in fields(data) if one.metadata.get("added")}
    hidden = private_fields(data)
    hints = get_type_hints(data, include_extras=True)
    columns: list[sa.Column[Any]] = []
    for name, kind in plain_fields(data, but=but).items():
        default: Any = added.get(name)
        if kind is str:
            door = door_of(hints[name])
            columns.append(text(name, default=default, private=name in hidden, door=door))
        elif kind is bool:
            columns.append(small(name, default=None if default is None else int(default)))
        else:
            columns.append(big(name, default=default))
    return tuple(columns)


def key(name: str = "id") -> sa.Column[int]:
    """Return the primary key column, filled from the one counter."""
    return sa.Column(name, Big, primary_key=True, autoincrement=False)


def ref(name: str, target: str | None = None, *, null: bool = False) -> sa.Column[int]:
    """Return a column that holds the id of another row; 0 means none unless ``null``."""
    parts = [sa.ForeignKey(target)] if target else []
    return sa.Column(name, Big, *parts, nullable=null)


def text(
    name: str,
    *,
    private: bool = False,
    null: bool = False,
    default: str | None = None,
    door: Door | None = None,
) -> sa.Column[str]:
    """Return a text column; ``door``: what its texts pass today, which the check asks of all."""
    server = None if default is None else sa.text(f"'{default}'")
    info = (PRIVATE if private else {}) | ({} if door is None else {"door": door})
    return sa.Column(name, Text, nullable=null, info=info, server_default=server)


def big(name: str, *, null: bool = False, default: int | None = None) -> sa.Column[int]:
    """Return a 64-bit integer column: ids, quantities, instants."""
    server = None if default is None else sa.text(str(default))
    return sa.Column(name, Big, nullable=null, server_default=server)


def small(name: str, *, null: bool = False, default: int | None = None) -> sa.Column[int]:
    """Return a small integer column: codes, flags (0 and 1), versions."""
    server = None if default is None else sa.text(str(default))
    return sa.Column(name, Small, nullable=null, server_default=server)
