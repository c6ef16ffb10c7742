"""Statements that are built and compiled once.

Building and hashing a Core expression costs more than most of our statements take to run. A
``Prepared`` keeps the compiled text for each dialect and hands it to the driver; the SQL is still
said in SQLAlchemy Core, in one place. It takes plain binds only: lists go to ``ByIds`` or Core.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.compiler import SQLCompiler

_Text = tuple[str, dict[str, Any], Sequence[str] | None]


class Prepared:
    """One statement with named binds (``sa.bindparam``)."""

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._texts: dict[str, _Text] = {}

    def __call__(self, connection: sa.Connection, **values: Any) -> Any:
        """Run it with values for the binds; returns the cursor result."""
        text, known, order = self._text(connection.dialect)
        given = known | values if known else values
        if order is None:
            return connection.exec_driver_sql(text, given)
        return connection.exec_driver_sql(text, tuple([given[name] for name in order]))

    def many(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> Any:
        """Run it for each row, by the driver's own loop."""
        text, known, order = self._text(connection.dialect)
        if order is None:
            return connection.exec_driver_sql(text, [{**known, **row} for row in rows])
        if known:
            rows = [{**known, **row} for row in rows]
        return connection.exec_driver_sql(text, [tuple([r[n] for n in order]) for r in rows])

    def _text(self, dialect: sa.Dialect) -> _Text:
        found = self._texts.get(dialect.name)
        if found is None:
            found = self._texts[dialect.name] = _compiled(self._statement, dialect)
        return found


def _compiled(statement: Any, dialect: sa.Dialect) -> _Text:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    known = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled), known, compiled.positiontup if compiled.positional else None


class ByIds:
    """Rows by id: the common single id by a prepared statement, several by one with a list."""

    def __init__(self, columns: Sequence[sa.Column[Any]], key: sa.Column[Any]) -> None:
        self._columns = columns
        self._key = key
        self._one = Prepared(sa.select(*columns).where(key == sa.bindparam("one")))

    def __call__(self, connection: sa.Connection, ids: Iterable[int]) -> Sequence[Any]:
        """Return the rows of the ids that exist, in no order that anybody may rely on."""
        wanted = sorted(set(ids))
        if not wanted:
            return ()
        if len(wanted) == 1:
            found: Sequence[Any] = self._one(connection, one=wanted[0]).all()
            return found
        query = sa.select(*self._columns).where(self._key.in_(wanted))
        return connection.execute(query).all()
