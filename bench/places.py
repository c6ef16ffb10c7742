"""Databases to be measured: durable, migrated, of their own."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
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
    owner_url: str = ""
    """As the owner of the tables; empty: the same."""


@contextlib.contextmanager
def database(name: str, revision: str = "head") -> Iterator[Measured]:
    """Give an empty database of a schema: ``sqlite`` or ``postgresql``, fsync on."""
    with tempfile.TemporaryDirectory(prefix="tongma-bench-") as folder:
        if name == "sqlite":
            url = f"sqlite:///{folder}/tongma.db"
            migrate(url, revision=revision)
            yield Measured(name, url, Path(folder))
            return
        with postgres.server(durable=True) as server:
            databases = postgres.Databases(server, partial(migrate_postgres, revision=revision))
            with (
                contextlib.closing(databases),
                databases.fresh() as fresh,
            ):
                yield Measured(name, fresh.application_url, Path(folder), fresh.owner_url)
