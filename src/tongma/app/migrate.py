"""Bring a database to the newest schema, and give the application's role its rights."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import tongma.app.tables  # noqa: F401 - declares every table
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.schema import append_only


def migrate(url: str, *, app_role: str = "", revision: str = "head") -> None:
    """Run the migrations as the owner of the tables.

    ``app_role``: on PostgreSQL the role that the server runs as; it gets no right to change or
    delete what is append-only, and does not own the tables.
    """
    database = Database(url, pool_size=1)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with database.engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.commit()
            if app_role and not database.sqlite:
                _grant(connection, app_role)
                connection.commit()
    finally:
        database.dispose()


def _grant(connection: sa.Connection, role: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote(role)
    for statement in (
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(append_only())} FROM {quoted}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {quoted}",
    ):
        connection.exec_driver_sql(statement)
