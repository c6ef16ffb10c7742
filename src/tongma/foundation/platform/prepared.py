"""Statements that are built and compiled once, and handed to the driver without detours.

Building and hashing a Core expression costs more than most of our statements take to run, and so
does wrapping each answer. A ``Prepared`` keeps the compiled text for each dialect and gives plain
rows; the SQL is still said in SQLAlchemy Core, in one place. It takes plain binds only: lists go
to ``ByIds`` or Core. What the driver raises leaves as SQLAlchemy's exception of the same kind.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.sql.compiler import SQLCompiler

_Text = tuple[str, dict[str, Any], Sequence[str] | None]


watchers: list[Callable[[str, Any], None]] = []
"""Told each statement and its values before it runs: tests of plans; empty otherwise."""


class FetchedRows:
    """What a statement gave: named tuples, all of them, and how many rows it touched."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        """Return all rows."""
        return self._rows

    def one_or_none(self) -> Any:
        """Return the only row, or None. Raises MultipleResultsFound for several."""
        if len(self._rows) > 1:
            raise sa.exc.MultipleResultsFound
        return self._rows[0] if self._rows else None

    def scalar(self) -> Any:
        """Return the first column of the only row, or None."""
        row = self.one_or_none()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        """Return the first column of the only row, which must exist."""
        if not self._rows:
            raise sa.exc.NoResultFound
        return self.scalar()


class Prepared:
    """One statement with named binds (``sa.bindparam``)."""

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._texts: dict[str, _Text] = {}
        self._make: Callable[[Iterable[Any]], Any] | Literal[False] | None = None
        """Makes a row; False where the statement gives none, None before it was run."""

    def __call__(self, connection: sa.Connection, **values: Any) -> FetchedRows:
        """Run it with values for the binds."""
        text, known, order = self._text(connection.dialect)
        given: Any = known | values if known else values
        if order is not None:
            given = tuple([given[name] for name in order])
        for watch in watchers:
            watch(text, given)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(text, given)
            return self._rows(cursor)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _translated(connection, error, cursor, text) from error
        finally:
            cursor.close()

    def _rows(self, cursor: Any) -> FetchedRows:
        if self._make is None:  # asked once: psycopg makes a description anew each time
            self._make = _maker(cursor.description)
        rows = [self._make(row) for row in cursor.fetchall()] if self._make else ()
        return FetchedRows(rows, cursor.rowcount)

    def many(self, connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it for each row, by the driver's own loop."""
        text, known, order = self._text(connection.dialect)
        if order is None:
            connection.exec_driver_sql(text, [{**known, **row} for row in rows])
            return
        if known:
            rows = [{**known, **row} for row in rows]
        connection.exec_driver_sql(text, [tuple([r[n] for n in order]) for r in rows])

    def _text(self, dialect: sa.Dialect) -> _Text:
        found = self._texts.get(dialect.name)
        if found is None:
            found = self._texts[dialect.name] = _compiled(self._statement, dialect)
        return found


def _maker(
    description: Sequence[Sequence[Any]] | None,
) -> Callable[[Iterable[Any]], Any] | Literal[False]:
    if description is None:
        return False
    names = [one[0] for one in description]
    shape: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - the names come with the answer
    made: Callable[[Iterable[Any]], Any] = shape._make
    return made


def _compiled(statement: Any, dialect: sa.Dialect) -> _Text:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    known = {name: value for name, value in compiled.params.items() if value is not None}
    return str(compiled), known, compiled.positiontup if compiled.positional else None


def _translated(
    connection: sa.Connection, error: Exception, cursor: Any, text: str
) -> BaseException:
    """Return what SQLAlchemy raises for the driver's error; give up a connection that is lost."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, cursor)  # type: ignore[arg-type]
    if lost:
        connection.invalidate(error)
    return sa.exc.DBAPIError.instance(
        text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True,
        connection_invalidated=lost, dialect=dialect,
    )  # fmt: skip


class ByIds:
    """Rows by id: the common single id by a prepared statement, several by one with a list."""

    def __init__(self, columns: Sequence[sa.ColumnElement[Any]], key: sa.Column[Any]) -> None:
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
