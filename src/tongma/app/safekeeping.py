"""Backup while the site runs, and restore; both verify what they made."""

import json
import shutil
import sqlite3
import tarfile
import tempfile
from pathlib import Path

from tongma.app.dump import dump_postgres, load_postgres
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.settings import Settings
from tongma.stock.check.everything import check_everything

_DATABASE, _FILES, _ABOUT = "tongma.db", "files", "about.json"


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
        with tarfile.open(unfinished, "w:gz") as archive:
            for name in sorted(one.name for one in work.iterdir()):
                archive.add(work / name, arcname=name)
            if (settings.data / _FILES).is_dir():
                archive.add(settings.data / _FILES, arcname=_FILES)
        unfinished.replace(target)
    return f"backup: {about['counted']} → {target.name}, no fault"


def _copy(settings: Settings, work: Path) -> dict[str, object]:
    """Copy the database as of one moment and check the copy."""
    if settings.database_url.startswith("sqlite"):
        with (
            sqlite3.connect(settings.database_url.removeprefix("sqlite:///")) as source,
            sqlite3.connect(work / _DATABASE) as copy,
        ):
            source.backup(copy)
        counted = _proved(f"sqlite:///{work / _DATABASE}")
        return {"database": "sqlite", "counted": counted}
    dump_postgres(settings.database_url, work / "tongma.dump")
    return {"database": "postgresql", "counted": _proved(settings.database_url)}


def _proved(url: str) -> dict[str, int]:
    database = Database(url, pool_size=1)
    try:
        report = check_everything(database)
    finally:
        database.dispose()
    if report.faults:
        raise BackupError("; ".join(report.faults[:5]))
    return report.counted


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
        if about["database"] == "sqlite":
            counted = _proved(f"sqlite:///{work / _DATABASE}")
            shutil.move(work / _DATABASE, settings.data / _DATABASE)
        else:
            load_postgres(settings.database_url, work / "tongma.dump")
            counted = _proved(settings.database_url)
        if (work / _FILES).is_dir():
            shutil.move(work / _FILES, settings.data / _FILES)
    if counted != about["counted"]:
        message = f"restored {counted}, backed up {about['counted']}"
        raise BackupError(message)
    return f"restore: {counted}, no fault"
