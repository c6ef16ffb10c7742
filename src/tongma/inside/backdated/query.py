"""The list of late facts."""

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.inside.backdated.model import Case
from tongma.inside.backdated.tables import held_command

_CASE = tuple(held_command.c[name] for name in Case._fields)


def find_cases(
    connection: sa.Connection, person: int, reach: Reach, *, state: str, before: int, limit: int
) -> list[Case]:
    """Return cases, the newest first: those within the reach, and the person's own.

    ``state`` empty means all; ``before`` is the id of the last one seen, 0 for none.
    """
    mine = held_command.c.actor == person
    query = (
        sa.select(*_CASE)
        .where(sa.or_(mine, within(reach, held_command.c.site, held_command.c.owner)))
        .order_by(held_command.c.id.desc())
        .limit(limit)
    )
    if state:
        query = query.where(held_command.c.state == state)
    if before:
        query = query.where(held_command.c.id < before)
    return [Case(*row) for row in connection.execute(query)]
