"""Bring a database to a schema, and give the application's role its rights.

On SQLite a migration runs with foreign keys off, as a rebuilt table needs it, and is taken back
where a row then names one that does not exist. On PostgreSQL one upgrade runs at a time.
"""

import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import command
from sqlalchemy import event

import tongma.app.tables  # noqa: F401 - declares every table
from tongma.app.revisions import SchemaError, config
from tongma.foundation.platform.db import Database, translated
from tongma.foundation.platform.schema import append_only

_UPGRADING = 72001
Done = Callable[[str, float], None]
"""Told the revision that is reached, and how many seconds it took."""


def _nobody(_revision: str, _seconds: float) -> None:
    pass


def migrate(
    url: str,
    *,
    app_role: str = "",
    revision: str = "head",
    alone: bool = False,
    done: Done = _nobody,
) -> None:
    """Run the migrations as the owner of the tables.

    Args:
        url: The database, as the owner of the tables.
        app_role: On PostgreSQL the role that the server runs as; it gets no right to change or
            delete what is append-only, and does not own the tables.
        revision: Where to stop; the newest unless said otherwise.
        alone: Whether to refuse where anybody else has the database open (embedded database).
        done: Told each migration when it is done.

    Raises SchemaError where another upgrade runs, or somebody has it open; Trouble where a table
    is in use for longer than the lock timeout.
    """
    database = Database(url, pool_size=1, purpose="upgrade")
    if database.sqlite:
        _for_sqlite(database.engine, alone=alone)
    try:
        with translated(), database.engine.connect() as connection:
            _one_at_a_time(connection)
            settings = config()
            settings.attributes["connection"] = connection
            settings.attributes["applied"] = _telling(done)
            command.upgrade(settings, revision)
            if app_role and not database.sqlite:
                _grant(connection, app_role)
                connection.commit()
    finally:
        database.dispose()


def _for_sqlite(engine: sa.Engine, *, alone: bool) -> None:
    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=OFF")
        if alone:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _one_at_a_time(connection: sa.Connection) -> None:
    """Hold a lock of the session, which ends with the connection."""
    if connection.dialect.name != "postgresql":
        return
    query = sa.select(sa.func.pg_try_advisory_lock(_UPGRADING))
    mine = connection.execute(query).scalar_one()
    connection.rollback()  # the lock is the session's; the transaction is over
    if not mine:
        message = "Another upgrade of this database is running: wait until it is done."
        raise SchemaError(message)


def _telling(done: Done) -> Callable[..., None]:
    began = time.monotonic()

    def applied(*, ctx: Any, step: Any, **_others: object) -> None:
        nonlocal began
        if ctx.dialect.name == "sqlite":
            _ensure_no_orphans(ctx.connection, step.up_revision_id)
        done(step.up_revision_id, time.monotonic() - began)
        began = time.monotonic()

    return applied


def _ensure_no_orphans(connection: sa.Connection, revision: str) -> None:
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan is not None:
        message = (
            f"Migration {revision} was taken back: a row of {orphan[0]} names none of {orphan[2]}"
        )
        raise SchemaError(f"{message}.")


def _grant(connection: sa.Connection, role: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote(role)
    there = set(sa.inspect(connection).get_table_names())
    guarded = [name for name in append_only() if name in there]
    for statement in (
        f"GRANT USAGE ON SCHEMA public TO {quoted}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}",
        f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {quoted}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(guarded)} FROM {quoted}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {quoted}",
    ):
        connection.exec_driver_sql(statement)
