"""The migrations make what the code believes, on both databases."""

import sqlalchemy as sa

from tests.harness import Installation
from tongma.app.tables import metadata

_BESIDE = {"alembic_version", "id_counter"}


def test_no_drift_between_migrations_and_tables(site: Installation) -> None:
    with site.database.read() as connection:
        found = sa.inspect(connection)
        tables = set(found.get_table_names()) - _BESIDE
        columns = {
            name: {(one["name"], one["nullable"]) for one in found.get_columns(name)}
            for name in tables
        }
        indexes = {
            name: {one["name"] for one in found.get_indexes(name) if not _is_key(one)}
            for name in tables
        }
    expected = {
        name: {(column.name, column.nullable) for column in table.columns}
        for name, table in metadata.tables.items()
    }

    assert expected == columns
    assert {
        name: {index.name for index in table.indexes} for name, table in metadata.tables.items()
    } == indexes


def _is_key(index: dict[str, object]) -> bool:
    """PostgreSQL shows unique constraints as indexes, too."""
    return bool(index.get("duplicates_constraint"))
