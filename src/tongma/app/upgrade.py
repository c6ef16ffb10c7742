"""``tongma upgrade``: says what it will do, backs up, and brings the database to this program."""

import argparse
import sqlite3
from pathlib import Path

from sqlalchemy import make_url

from tongma.app.migrate import migrate
from tongma.app.revisions import SchemaError, SchemaStanding, newer, standing_of
from tongma.app.safekeeping import backup
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.clock import Clock, SystemClock
from tongma.foundation.platform.db import PROGRAM, Database
from tongma.foundation.platform.settings import Settings

BACKUPS = "backups"


def declare(part: argparse.ArgumentParser) -> None:
    """Say which arguments there are."""
    part.add_argument("--plan", action="store_true", help="only say what would be done")
    part.add_argument("--backup", type=Path, help="where to; else into the data folder")
    part.add_argument(
        "--no-backup", action="store_true", help="none: you have made one of your own"
    )


def run(parsed: argparse.Namespace, settings: Settings) -> int:
    """Upgrade; returns the exit code. Raises SchemaError where it must not be."""
    standing = _standing(settings)
    if standing.is_newer:
        raise SchemaError(newer(standing))
    if not standing.steps:
        print(f"The database is at schema {standing.found}, as this program needs it.")
        return 0
    print(plan(standing), flush=True)
    if parsed.plan:
        return 0
    target = parsed.backup or backup_file(settings, standing, SystemClock())
    upgrade(settings, standing, None if parsed.no_backup else target)
    print("Done. `tongma check` proves the books.")
    return 0


def plan(standing: SchemaStanding) -> str:
    """Return what is to do, in words."""
    there = f"The database is at schema {standing.found}"
    if not standing.found:
        there = "The database is empty"
    lines = [f"{there}; this program needs {standing.needed}. To do:"]
    for step in standing.steps:
        serving = "servers may run meanwhile" if step.while_serving else "no server may run"
        lines.append(f"  {step.revision}  {step.words} ({serving})")
    return "\n".join(lines)


def upgrade(settings: Settings, standing: SchemaStanding, target: Path | None) -> None:
    """Back up to the file (None: no backup) and run the migrations."""
    alone = bool(standing.found) and not all(one.while_serving for one in standing.steps)
    if alone:
        _ensure_alone(settings)
    if target is not None and standing.found:
        target.parent.mkdir(parents=True, exist_ok=True)
        print(backup(settings, target), flush=True)
    migrate(
        settings.owner_url,
        app_role=_role(settings),
        alone=alone,
        done=lambda revision, seconds: print(f"  {revision}  {seconds:.1f} s", flush=True),
    )


def upgrade_by_itself(settings: Settings, clock: Clock) -> None:
    """Upgrade a demo site that an older program has made, with a backup; say so."""
    standing = _standing(settings)
    embedded = settings.database_url.startswith("sqlite")
    if embedded and standing.found and standing.steps and not standing.is_newer:
        print(plan(standing), flush=True)
        upgrade(settings, standing, backup_file(settings, standing, clock))


def backup_file(settings: Settings, standing: SchemaStanding, clock: Clock) -> Path:
    """Return the name of the backup that is made before an upgrade."""
    at = show_instant(clock.now() // 10**6 * 10**6).replace("-", "").replace(":", "")
    return settings.data / BACKUPS / f"before-{standing.needed}-{at}.tar.gz"


def _standing(settings: Settings) -> SchemaStanding:
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.owner_url, pool_size=1, purpose="upgrade")
    try:
        with database.read() as connection:
            return standing_of(connection)
    finally:
        database.dispose()


def _role(settings: Settings) -> str:
    """Return the role that serves, where it is another than the owner."""
    serving, owning = make_url(settings.database_url), make_url(settings.owner_url)
    return serving.username or "" if serving.username != owning.username else ""


def _ensure_alone(settings: Settings) -> None:
    """Raise SchemaError where anybody else of us has the database open."""
    others = _others_on_file if settings.owner_url.startswith("sqlite") else _others_on_server
    if others(settings.owner_url):
        message = (
            "A migration of this upgrade needs the database for itself: stop the server (and other "
            "`tongma` commands), then run `tongma upgrade` again."
        )
        raise SchemaError(message)


def _others_on_file(url: str) -> bool:
    """Ask for the file alone, which SQLite gives only while nobody else has it open."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return True
    finally:
        connection.close()
    return False


def _others_on_server(url: str) -> bool:
    database = Database(url, pool_size=1, purpose="upgrade")
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND application_name LIKE %s AND pid <> pg_backend_pid()"
    )
    try:
        with database.read() as connection:
            return bool(connection.exec_driver_sql(query, (f"{PROGRAM} %",)).scalar_one())
    finally:
        database.dispose()
