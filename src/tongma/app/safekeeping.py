"""Backup while the site runs, and restore; both verify what they made.

A database of this program's schema is proved by the check: its counts, and what faults it has, are
the same in the backup and in what is restored. One of an older schema (the backup before an
upgrade) is proved by itself: every row of every table is counted. Open sessions are no part of a
backup; the keys of the installation are, sealed, where a passphrase is given.
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

from tongma.app import sealed_keys
from tongma.app.dump import dump_postgres, load_postgres
from tongma.app.revisions import newer, standing_of
from tongma.app.rooms import CHECKS
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.settings import Settings
from tongma.stock.check.everything import check_all

_DATABASE, _FILES, _ABOUT = "tongma.db", "files", "about.json"
_KEYS_LEFT_OUT = (
    "without the keys that the site signs with (data/keys): --passphrase-file FILE seals them in"
)
_QUICKLY = 1
"""How hard the archive is pressed: a tenth larger than at most, in a fifth of the time."""


class BackupError(RuntimeError):
    """A backup or restore did not prove right; nothing was kept."""


def backup(settings: Settings, target: Path, passphrase: str = "") -> str:
    """Write one archive of database, files and sealed keys, checked before it gets its name.

    A site with faults is backed up too, and says so: what is left of it must not be lost.
    """
    if target.exists():
        message = f"{target} exists; a backup never overwrites another"
        raise BackupError(message)
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        work = Path(folder)
        about = _copy(settings, work)
        if passphrase:
            (work / sealed_keys.FILE).write_bytes(sealed_keys.seal(settings.data, passphrase))
        (work / _ABOUT).write_text(json.dumps(about), "utf-8")
        unfinished = target.with_name(target.name + ".part")
        unfinished.touch(mode=0o600)
        with tarfile.open(unfinished, "w:gz", compresslevel=_QUICKLY) as archive:
            for name in sorted(one.name for one in work.iterdir()):
                archive.add(work / name, arcname=name)
            if (settings.data / _FILES).is_dir():
                archive.add(settings.data / _FILES, arcname=_FILES)
        unfinished.replace(target)
    keys = "with the keys, sealed" if passphrase else _KEYS_LEFT_OUT
    return f"backup: {_words(about)} → {target}, {_verdict(about)}\n{keys}"


def _verdict(about: Mapping[str, Any]) -> str:
    faults = about.get("faults", [])
    return f"{len(faults)} faults: see `tongma check`" if faults else "no fault"


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
            closing(sqlite3.connect(work / _DATABASE, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            # Whoever was logged in is not part of a backup, not even on a freed page.
            copy.execute("PRAGMA secure_delete = ON")
            copy.execute("DELETE FROM session")
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
    return {"schema": standing.found, "counted": report.counted, "faults": report.faults}


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
    return {name: count for name, count in counted.items() if count and name != "session"}


def restore(
    settings: Settings, source: Path, passphrase: str = "", *, without_keys: bool = False
) -> str:
    """Restore into an empty data folder (and, for PostgreSQL, an empty database); then check.

    ``without_keys``: leave the sealed keys where they are; the site makes new ones.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (settings.data / _DATABASE).exists() or (settings.data / _FILES).exists():
        message = f"{settings.data} is not empty; a restore never overwrites a site"
        raise BackupError(message)
    with tempfile.TemporaryDirectory(dir=settings.data) as folder:
        work = Path(folder)
        with tarfile.open(source) as archive:
            archive.extractall(work, filter="data")
        about = json.loads((work / _ABOUT).read_text("utf-8"))
        keys = _restore_keys(settings, work / sealed_keys.FILE, passphrase, without_keys)
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
    return f"restore: {_words(there)}, {_verdict(there)}{then}\n{keys}"


def _restore_keys(settings: Settings, sealed: Path, passphrase: str, leave: bool) -> str:  # noqa: FBT001 - as the word says
    """Open the keys of a backup, before anything else is done; return what became of them."""
    if not sealed.exists():
        return "the backup has no keys: the site makes new ones"
    if leave:
        return "the keys stay in the backup: the site makes new ones"
    if not passphrase:
        message = "This backup has sealed keys: say --passphrase-file FILE, or --without-keys."
        raise BackupError(message)
    try:
        return f"keys: {sealed_keys.unseal(sealed.read_bytes(), passphrase, settings.data)}"
    except sealed_keys.SealError as error:
        raise BackupError(str(error)) from error
