"""What a migration may do to a table: nothing that loses a row, a key, an index or a trigger."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres, schema
from tongma.app.migrations.changes import (
    ChangeError,
    add_column,
    create_table,
    guard,
    is_append_only,
    rebuild,
)

THING = """
CREATE TABLE thing (
    id BIGINT NOT NULL,
    kind SMALLINT NOT NULL DEFAULT 1,
    name TEXT NOT NULL,
    body BYTEA NOT NULL,
    CONSTRAINT thing_pkey PRIMARY KEY (id),
    CONSTRAINT thing_kind CHECK (kind in (1, 2)),
    CONSTRAINT thing_name UNIQUE (name)
)
"""
PART = """
CREATE TABLE part (
    id BIGINT NOT NULL,
    thing BIGINT NOT NULL,
    CONSTRAINT part_pkey PRIMARY KEY (id),
    CONSTRAINT part_thing_fkey FOREIGN KEY(thing) REFERENCES thing (id)
)
"""
WIDER = THING.replace("kind in (1, 2)", "kind in (1, 2, 3)")
TO_WIDER = (
    "ALTER TABLE thing DROP CONSTRAINT thing_kind",
    "ALTER TABLE thing ADD CONSTRAINT thing_kind CHECK (kind in (1, 2, 3))",
)
WITHOUT_KIND = "\n".join(line for line in THING.splitlines() if "kind" not in line)
ROWS = [(1, 1, "a", b"\x00"), (2, 2, "b", b"\xff")]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sa.Connection]:
    """An open database with two tables, one of them with an index of its own."""
    with _url(request, tmp_path) as url:
        engine = sa.create_engine(url)
        try:
            with engine.connect() as opened:
                _fill(opened)
                yield opened
        finally:
            engine.dispose()


def _fill(opened: sa.Connection) -> None:
    if opened.dialect.name == "postgresql":
        opened.exec_driver_sql(
            "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME; END $$"
        )
    create_table(opened, THING)
    create_table(opened, PART)
    opened.exec_driver_sql("CREATE INDEX thing_by_kind ON thing (kind) WHERE kind > 1")
    for row in ROWS:
        _insert(opened, row)
    opened.exec_driver_sql("INSERT INTO part VALUES (10, 1)")
    opened.commit()


@contextmanager
def _url(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{folder / 'changed.db'}"
        return
    databases: postgres.Databases = request.getfixturevalue("postgres_databases")
    made = databases.create(f"{databases.prefix}_changed")
    try:
        yield made.owner_url
    finally:
        databases.drop(made)


def _insert(connection: sa.Connection, row: tuple[int, int, str, bytes]) -> None:
    query = sa.text("INSERT INTO thing (id, kind, name, body) VALUES (:id, :kind, :name, :body)")
    connection.execute(query, dict(zip(("id", "kind", "name", "body"), row, strict=True)))


def _rows(connection: sa.Connection, columns: str = "id, kind, name, body") -> list[object]:
    found = connection.exec_driver_sql(f"SELECT {columns} FROM thing ORDER BY id")  # noqa: S608
    return [tuple(row) for row in found]


def test_a_table_gets_another_shape_with_its_rows_indexes_and_references(
    connection: sa.Connection,
) -> None:
    before = schema.parts_of(connection)
    rebuild(connection, WIDER, postgresql=TO_WIDER)
    after = schema.parts_of(connection)
    _insert(connection, (3, 3, "c", b""))

    changed = schema.differences(before, after)
    assert len(changed) == 1, changed
    assert "thing_kind" in changed[0]
    assert [*ROWS, (3, 3, "c", b"")] == _rows(connection)
    with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
        _insert(connection, (4, 4, "d", b""))


def test_a_table_of_sqlite_stays_strict(connection: sa.Connection) -> None:
    rebuild(connection, WIDER, postgresql=TO_WIDER)

    assert schema.parts_of(connection)["thing"].get("strict") in ([1], None)
    with pytest.raises(sa.exc.DBAPIError), connection.begin_nested():
        connection.exec_driver_sql("INSERT INTO thing (id, name, body) VALUES ('x', 'e', 'f')")


def test_a_column_that_goes_takes_only_the_indexes_that_are_named_with_it(
    connection: sa.Connection,
) -> None:
    steps = ["ALTER TABLE thing DROP COLUMN kind"]
    rebuild(connection, WITHOUT_KIND, postgresql=steps, without=["thing_by_kind"])

    assert [(1, "a"), (2, "b")] == _rows(connection, "id, name")
    assert {"thing_by_kind"} & _names(connection) == set()


def _names(connection: sa.Connection) -> set[str | None]:
    return {one["name"] for one in sa.inspect(connection).get_indexes("thing")}


def test_a_value_may_be_worked_out_of_the_old_row(connection: sa.Connection) -> None:
    loud = THING.replace("    body", "    loud TEXT NOT NULL,\n    body")
    steps = [
        "ALTER TABLE thing ADD COLUMN loud TEXT",
        "UPDATE thing SET loud = upper(name)",
        "ALTER TABLE thing ALTER COLUMN loud SET NOT NULL",
    ]
    rebuild(connection, loud, postgresql=steps, values={"loud": "upper(name)"})

    assert [("a", "A"), ("b", "B")] == _rows(connection, "name, loud")


def test_triggers_of_an_append_only_table_are_there_again_and_its_rows_are_as_they_were(
    connection: sa.Connection,
) -> None:
    guard(connection, "thing")
    before = {part for part in schema.parts_of(connection)["thing"] if "trigger" in part}
    rebuild(connection, WIDER, postgresql=TO_WIDER)
    after = {part for part in schema.parts_of(connection)["thing"] if "trigger" in part}

    assert before
    assert before == after
    assert is_append_only(connection, "thing")
    assert ROWS == _rows(connection)
    for change in ("UPDATE thing SET kind = 2", "DELETE FROM thing"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), connection.begin_nested():
            connection.exec_driver_sql(change)


@pytest.mark.parametrize(
    ("create", "values", "postgresql"),
    [
        (WITHOUT_KIND, {}, ["ALTER TABLE thing DROP COLUMN kind"]),
        (THING.replace("SMALLINT", "TEXT"), {}, ["ALTER TABLE thing ALTER kind TYPE TEXT"]),
        (WIDER, {"kind": "2"}, TO_WIDER),
        (WIDER, {"name": "upper(name)"}, TO_WIDER),
    ],
    ids=["a column less", "another type", "a constant for a column", "a worked out column"],
)
def test_a_row_of_an_append_only_table_is_never_changed(
    connection: sa.Connection, create: str, values: dict[str, str], postgresql: list[str]
) -> None:
    connection.exec_driver_sql("DROP INDEX thing_by_kind")
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE thing DROP CONSTRAINT thing_kind")
    guard(connection, "thing")
    with pytest.raises(ChangeError, match="append-only"):
        rebuild(connection, create, postgresql=postgresql, values=values)


def test_a_column_is_added_with_its_default(connection: sa.Connection) -> None:
    guard(connection, "thing")
    add_column(connection, "thing", "shelf TEXT NOT NULL DEFAULT ''")
    add_column(connection, "thing", "days BIGINT NOT NULL DEFAULT -1")

    assert [("", -1), ("", -1)] == _rows(connection, "shelf, days")


@pytest.mark.parametrize(
    ("column", "guarded"),
    [
        ("shelf TEXT NOT NULL", False),
        ("shelf TEXT", True),
        ("at BIGINT NOT NULL DEFAULT (1 + 1)", False),
    ],
)
def test_a_column_without_a_constant_default_is_refused(
    connection: sa.Connection, column: str, *, guarded: bool
) -> None:
    if guarded:
        guard(connection, "thing")
    with pytest.raises(ChangeError, match="constant default"):
        add_column(connection, "thing", column)


def test_a_new_append_only_table_refuses_change_at_once(connection: sa.Connection) -> None:
    create_table(connection, THING.replace("thing", "told"), append_only=True)
    connection.exec_driver_sql(
        "INSERT INTO told (id, name, body) VALUES (1, 'a', '')"
        if connection.dialect.name == "postgresql"
        else "INSERT INTO told (id, name, body) VALUES (1, 'a', x'00')"
    )

    with pytest.raises(sa.exc.DBAPIError, match="append-only"), connection.begin_nested():
        connection.exec_driver_sql("DELETE FROM told")
