"""The SQL of the table of jobs."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.bulk import upsert
from tongma.foundation.platform.jobs.tables import job


class JobRow(NamedTuple):
    """One job (of one site) as the table has it."""

    name: str
    site: int
    due_at: int = 0
    started_at: int = 0
    succeeded_at: int = 0
    failed_at: int = 0
    failures: int = 0
    error: str = ""
    cursor: int = 0
    done: int = 0
    total: int = 0
    holder: str = ""


def rows_of(connection: sa.Connection, name: str) -> dict[int, JobRow]:
    """Return the rows of a job by site."""
    query = sa.select(job).where(job.c.name == name)
    return {row.site: JobRow(*row) for row in connection.execute(query)}


def all_rows(connection: sa.Connection) -> list[JobRow]:
    """Return every row, by name and site."""
    return [JobRow(*row) for row in connection.execute(sa.select(job).order_by(*job.primary_key))]


def save(connection: sa.Connection, name: str, site: int, values: Mapping[str, Any]) -> None:
    """Set values of a row, which is made where it is not there."""
    row = {**JobRow(name, site)._asdict(), **values}
    query = upsert(connection.dialect.name, job).values(row)
    connection.execute(
        query.on_conflict_do_update(index_elements=["name", "site"], set_=dict(values))
    )


def save_as(
    connection: sa.Connection, name: str, site: int, holder: str, values: Mapping[str, Any]
) -> bool:
    """Set values as who holds the job; False where somebody else holds it now."""
    query = sa.update(job).where(job.c.name == name, job.c.site == site, job.c.holder == holder)
    return connection.execute(query.values(dict(values))).rowcount == 1


def locked_cursor(connection: sa.Connection, name: str, site: int, holder: str) -> int | None:
    """Return the cursor, with the row locked until the end; None where another holds the job."""
    query = (
        sa.select(job.c.cursor)
        .where(job.c.name == name, job.c.site == site, job.c.holder == holder)
        .with_for_update()
    )
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else int(found)
