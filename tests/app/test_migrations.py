"""The migrations make what the code believes, on both databases; what was released stays."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres, schema
from tests.harness import Installation
from tongma.app import revisions
from tongma.app.migrations import changes
from tongma.app.tables import metadata
from tongma.foundation.platform.schema import append_only

VERSIONS = Path(changes.__file__).parent / "versions"
FROZEN = {
    "0001_first.postgresql.sql": "8a67a7d807ef3c8734befbf3411c9aea",
    "0001_first.py": "0433ca2722a6460e7bc484c8ffc3d68b",
    "0001_first.sqlite.sql": "fc1971dd0598f6346ef170795117638f",
    "0002_jobs.py": "552689fd2b4dceb04832c827455f494d",
    "0003_label_quality_reached.py": "accce4ad709a92feec84e4d64537838a",
    "0004_import_run.py": "fb766d152b5ab0db7c896211153d83c0",
    "0005_keys_of_programs.py": "c395546aa03b254e559e93a70d500b28",
    "0006_search.py": "c64963daa329bd54bd61877991d4ea7c",
    "0007_lying.py": "997f111d215395361de283d2775b1ed8",
}
"""Beginning of the SHA-256 of each file of a migration. A change of schema is a new migration;
a line here is never altered."""


def test_a_migration_never_changes_once_it_is_there() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:32]
        for path in VERSIONS.iterdir()
        if path.is_file()
    }

    assert FROZEN == found


def test_migrations_are_one_row_of_rising_numbers_and_say_whether_they_run_while_serving() -> None:
    steps = list(revisions.known_steps())

    assert [f"{number:04}" for number in range(1, len(steps) + 1)] == steps
    for path in VERSIONS.glob("*.py"):
        declared = re.search(
            r"^WHILE_SERVING = (True|False)$", path.read_text("utf-8"), re.MULTILINE
        )
        assert declared or path.name.startswith("0001"), path.name


def test_the_migrations_make_what_the_tables_say(
    site: Installation, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with expected(site, request, tmp_path) as said, site.database.read() as there:
        assert schema.differences(schema.parts_of(said), schema.parts_of(there)) == []


def test_a_difference_of_any_kind_is_named(tmp_path: Path) -> None:
    expected = {
        "thing": (
            "CREATE TABLE thing (id INTEGER NOT NULL CONSTRAINT thing_pkey PRIMARY KEY, "
            "name TEXT NOT NULL DEFAULT '', CONSTRAINT thing_named CHECK (name <> 'a'), "
            "CONSTRAINT thing_name UNIQUE (name), "
            "CONSTRAINT thing_of FOREIGN KEY(id) REFERENCES item (id)) STRICT"
        ),
    }
    changed = {
        "type": ("name TEXT", "name ANY"),
        "default": ("DEFAULT ''", "DEFAULT 'b'"),
        "null": ("name TEXT NOT NULL", "name TEXT"),
        "check": ("'a')", "'b')"),
        "unique": ("UNIQUE (name)", "UNIQUE (id)"),
        "foreign key": ("item (id)", "lot (id)"),
        "strict": (") STRICT", ")"),
    }

    seen = {
        kind: len(
            schema.differences(
                described(expected["thing"], tmp_path / f"{kind}.right"),
                described(expected["thing"].replace(*words), tmp_path / f"{kind}.wrong"),
            )
        )
        for kind, words in changed.items()
    }

    assert dict.fromkeys(changed, 1) == seen


def described(create: str, file: Path) -> schema.Parts:
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        connection.exec_driver_sql(create)
        parts = schema.parts_of(connection)
    engine.dispose()
    return parts


@contextmanager
def expected(
    site: Installation, request: pytest.FixtureRequest, folder: Path
) -> Iterator[sa.Connection]:
    """Give a database that was made from the code's tables alone."""
    if site.database.sqlite:
        with built(f"sqlite:///{folder / 'expected.db'}") as connection:
            yield connection
        return
    databases: postgres.Databases = request.getfixturevalue("postgres_databases")
    beside = databases.create(f"{databases.prefix}_expected")
    try:
        with built(beside.owner_url) as connection:
            yield connection
    finally:
        databases.drop(beside)


@contextmanager
def built(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        metadata.create_all(connection)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql "
                "AS 'BEGIN RETURN NULL; END'"
            )
        for table in append_only():
            changes.guard(connection, table)
        yield connection
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["record", "movement"])
def test_the_ledger_can_be_split_by_ranges_of_record_ids(
    table: str, postgres_databases: postgres.Databases
) -> None:
    with postgres_databases.fresh() as database:
        engine = sa.create_engine(database.owner_url)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO older")
            connection.exec_driver_sql(
                f"CREATE TABLE {table} (LIKE older INCLUDING ALL) PARTITION BY RANGE (record_id)"
            )
            connection.exec_driver_sql(
                f"ALTER TABLE {table} ATTACH PARTITION older FOR VALUES FROM (0) TO (1000000)"
            )
            parts = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_inherits WHERE inhparent = %s::regclass", (table,)
            ).scalar_one()
        engine.dispose()

    assert parts == 1
