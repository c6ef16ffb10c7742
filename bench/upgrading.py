"""A site of the first schema, with a million movements, brought to this program.

Beside what the migrations of today take, the worst that one may ask for is measured: the table of
movements with another check, for which SQLite makes it anew with all its indexes and triggers.
"""

import time

import sqlalchemy as sa

from bench.ledger import Row, fill
from bench.places import Measured
from tongma.app.migrate import migrate
from tongma.app.migrations import changes
from tongma.app.safekeeping import backup
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.settings import Settings

_SECONDS_MAX = 60
_OLD, _NEW = "quantity > 0", "quantity > 0 and quantity < 9000000000000000000"


def measure(measured: Measured, movements: int) -> list[Row]:
    """Return how long the backup, the migrations and the worst of them take."""
    database = Database(measured.url)
    fill(database, movements, movements // 5)
    database.dispose()
    owner = measured.owner_url or measured.url
    settings = Settings(measured.folder, measured.url, owner=owner)
    took = {}
    began = time.perf_counter()
    backup(settings, measured.folder / "before.tar.gz")
    took["backup before the upgrade"] = time.perf_counter() - began
    began = time.perf_counter()
    migrate(owner)
    took["all migrations"] = time.perf_counter() - began
    took["the table of movements with another check"] = _another_check(owner)
    size = f"{movements:,} movements"
    return [
        (f"{size}: {what}, s", f"{seconds:.1f}", f"≤ {_SECONDS_MAX}")
        for what, seconds in took.items()
    ]


def _another_check(url: str) -> float:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        create = ""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            create = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE name = 'movement'"
            ).scalar_one()
            create = create.replace(" STRICT", "")
        began = time.perf_counter()
        changes.rebuild(
            connection,
            create.replace(_OLD, _NEW) or "CREATE TABLE movement ()",
            postgresql=[
                "ALTER TABLE movement DROP CONSTRAINT movement_positive",
                f"ALTER TABLE movement ADD CONSTRAINT movement_positive CHECK ({_NEW})",
            ],
        )
        connection.commit()
        took = time.perf_counter() - began
    engine.dispose()
    return took
