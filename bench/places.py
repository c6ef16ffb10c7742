"""Databases to be measured: durable, migrated, of their own."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests import postgres
from tests.harness import migrate_postgres
from tongma.app.migrate import migrate


@dataclass(frozen=True)
class Measured:
    """A database and the folder of its files."""

    name: str
    url: str
    folder: Path


@contextlib.contextmanager
def database(name: str) -> Iterator[Measured]:
    """Give an empty database: ``sqlite`` or ``postgresql``, fsync on."""
    with tempfile.TemporaryDirectory(prefix="tongma-bench-") as folder:
        if name == "sqlite":
            url = f"sqlite:///{folder}/tongma.db"
            migrate(url)
            yield Measured(name, url, Path(folder))
            return
        with postgres.server(durable=True) as server:
            databases = postgres.Databases(server, migrate_postgres)
            with databases.fresh() as fresh:
                yield Measured(name, fresh.application_url, Path(folder))
            databases.close()
