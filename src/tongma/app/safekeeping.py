"""Backup while the site runs, and restore; both verify what they made.

A database of this program's schema is proved by the check of the books. One of an older schema
(the backup before an upgrade) is proved by itself: every row of every table is counted.
"""

import json
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tongma.app.dump import dump_postgres, load_postgres
from tongma.app.revisions import newer, standing_of
from tongma.app.rooms import CHECKS
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.settings import Settings
from tongma.stock.check.everything import check_all

_DATABASE, _FILES, _ABOUT = "tongma.db", "files", "about.json"
_QUICKLY = 1
"""How hard the archive is pressed: a tenth larger than at most, in a fifth of the time."""


class BackupError(RuntimeError):
    """A backup or restore did not prove right; nothing was kept."""


def backup(settings: Settings, target: Path) -> str:
    """Write one archive of database and files, checked before it gets its name."""
    if target.exists():
        message = f"{target} exists; a backup never overwrites another"
        raise BackupError(message)
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        work = Path(folder)
        about = _copy(settings, work)
        (work / _ABOUT).write_text(json.dumps(about), "utf-8")
        unfinished = target.with_name(target.name + ".part")
        with tarfile.open(unfinished, "w:gz", compresslevel=_QUICKLY) as archive:
            for name in sorted(one.name for one in work.iterdir()):
                archive.add(work / name, arcname=name)
            if (settings.data / _FILES).is_dir():
                archive.add(settings.data / _FILES, arcname=_FILES)
        unfinished.replace(target)
    return f"backup: {_words(about)} → {target}, no fault"


def _words(about: Mapping[str, Any]) -> str:
    """Say what was proved: the counts of the check, or all rows together."""
    if "rows" in about:
        return f"{sum(about['rows'].values())} rows in {len(about['rows'])} tables"
    return ", ".join(f"{count} {what}" for what, count in about["counted"].items())


def _copy(settings: Settings, work: Path) -> dict[str, Any]:
    """Copy the database as of one moment and check the copy."""
    if settings.database_url.startswith("sqlite"):
        with (
            closing(sqlite3.connect(settings.database_url.removeprefix("sqlite:///"))) as source,
            closing(sqlite3.connect(work / _DATABASE)) as copy,
        ):
            source.backup(copy)
        with _opened(f"sqlite:///{work / _DATABASE}") as connection:
            return {"database": "sqlite", **_proved(connection)}
    with _opened(settings.owner_url) as connection:
        # What is counted is what is dumped: both see the database as of one moment.
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        moment = connection.exec_driver_sql("SELECT pg_export_snapshot()").scalar_one()
        dump_postgres(settings.owner_url, work / "tongma.dump", moment)
        return {"database": "postgresql", **_proved(connection)}


@contextmanager
def _opened(url: str) -> Iterator[sa.Connection]:
    database = Database(url, pool_size=1, purpose="backup")
    try:
        with database.read() as connection:
            yield connection
    finally:
        database.dispose()


def _proved(connection: sa.Connection) -> dict[str, Any]:
    """Return schema and counts of a database. Raises BackupError where it has a fault."""
    standing = standing_of(connection)
    if standing.is_newer:
        raise BackupError(newer(standing))
    if standing.steps:
        return {"schema": standing.found, "rows": _rows(connection)}
    report = check_all(connection, CHECKS)
    if report.faults:
        raise BackupError("; ".join(report.faults[:5]))
    return {"schema": standing.found, "counted": report.counted}


def _rows(connection: sa.Connection) -> dict[str, int]:
    """Count the rows of every table, whatever its columns; SQLite reads each page as well."""
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
        if said != "ok":
            message = f"the database file is damaged: {said}"
            raise BackupError(message)
    counted = {
        name: connection.execute(
            sa.select(sa.func.count()).select_from(sa.table(name))
        ).scalar_one()
        for name in sorted(sa.inspect(connection).get_table_names())
    }
    return {name: count for name, count in counted.items() if count}


def restore(settings: Settings, source: Path) -> str:
    """Restore into an empty data folder (and, for PostgreSQL, an empty database); then check."""
    settings.data.mkdir(parents=True, exist_ok=True)
    if (settings.data / _DATABASE).exists() or (settings.data / _FILES).exists():
        message = f"{settings.data} is not empty; a restore never overwrites a site"
        raise BackupError(message)
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        work = Path(folder)
        with tarfile.open(source) as archive:
            archive.extractall(work, filter="data")
        about = json.loads((work / _ABOUT).read_text("utf-8"))
        url = settings.owner_url
        if about["database"] == "sqlite":
            url = f"sqlite:///{work / _DATABASE}"
        else:
            load_postgres(url, work / "tongma.dump")
        with _opened(url) as connection:
            there = _proved(connection)
            is_older = bool(standing_of(connection).steps)
        if there != {name: about.get(name) for name in there}:
            message = f"restored {_words(there)}, backed up {_words(about)}"
            raise BackupError(message)
        if about["database"] == "sqlite":
            shutil.move(work / _DATABASE, settings.data / _DATABASE)
        if (work / _FILES).is_dir():
            shutil.move(work / _FILES, settings.data / _FILES)
    then = f"; it is of schema {there['schema']}: run `tongma upgrade`" if is_older else ""
    return f"restore: {_words(there)}, no fault{then}"
