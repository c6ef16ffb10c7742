"""Where a database's schema stands against what this program needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory

from tongma import __version__
from tongma.foundation.platform.db import Database

MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaError(RuntimeError):
    """The program and the database do not fit; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class MigrationStep:
    """One migration."""

    revision: str
    words: str
    """What it does: the first line of its docstring."""
    while_serving: bool
    """Whether servers of the release before may go on meanwhile."""


@dataclass(frozen=True, slots=True)
class SchemaStanding:
    """A database against this program."""

    found: str
    """The database's revision; empty where there is no schema yet."""
    needed: str
    steps: tuple[MigrationStep, ...]
    """What leads from there to here, in order; empty where nothing is to do."""
    is_newer: bool
    """Whether a newer program has made it what it is."""


def config() -> Config:
    """Return Alembic's settings: where the migrations lie, and nothing of a machine."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    return made


@cache
def known_steps() -> Mapping[str, MigrationStep]:
    """Return every migration of this program, the first one first."""
    scripts = ScriptDirectory.from_config(config())
    walked = reversed(list(scripts.walk_revisions()))
    return {
        script.revision: MigrationStep(
            script.revision,
            (script.module.__doc__ or "").partition("\n")[0].rstrip("."),
            # 0001 makes everything: nobody can be served before it.
            getattr(script.module, "WHILE_SERVING", False),
        )
        for script in walked
    }


def standing_of(connection: sa.Connection) -> SchemaStanding:
    """Return where a database stands."""
    steps = list(known_steps().values())
    needed = steps[-1].revision
    found = _revision_of(connection)
    if found and found not in known_steps():
        return SchemaStanding(found, needed, (), is_newer=True)
    left = tuple(step for step in steps if step.revision > found)
    return SchemaStanding(found, needed, left, is_newer=False)


def _revision_of(connection: sa.Connection) -> str:
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    query = "SELECT version_num FROM alembic_version"
    return connection.exec_driver_sql(query).scalar() or ""


def ensure_fits(database: Database) -> None:
    """Raise SchemaError, in one sentence, unless the database is as this program needs it."""
    with database.read() as connection:
        standing = standing_of(connection)
    if standing.is_newer:
        raise SchemaError(newer(standing))
    if standing.steps and not standing.found:
        message = "There is no site in this database: run `tongma init` or `tongma run --demo`"
        if not database.sqlite:
            message = (
                "This database is empty: run `tongma database prepare`, or `tongma upgrade` as the "
                "owner of a database that you made"
            )
        raise SchemaError(f"{message}.")
    if standing.steps:
        message = (
            f"The database is at schema {standing.found} and this program needs {standing.needed}: "
            "run `tongma upgrade` (it makes a backup first)."
        )
        raise SchemaError(message)


def newer(standing: SchemaStanding) -> str:
    """Return the sentence for a database that is newer than this program."""
    return (
        f"The database is at schema {standing.found}, and this program (Tongma {__version__}, "
        f"schema {standing.needed}) is older: run the newer program that upgraded it."
    )
