"""Keys that earlier versions gave a longer life end 365 days after they were made.

That is the safer of the two ways: counted from this version's start an old key would live on.
"""

import json

import sqlalchemy as sa

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.time import DAY_US
from tongma.masterdata.people.decide import KEY_DAYS_MAX
from tongma.masterdata.people.tables import api_key

LIFE_US = KEY_DAYS_MAX * DAY_US
_MADE = "people.make_api_key"


def end_long_lives(runtime: Runtime) -> int:
    """Shorten what lasts too long, at each start of the server; return how many keys.

    When a key was made is in its record; one without (none is known) counts as made now.
    """
    now = runtime.clock.now()

    def work(connection: sa.Connection) -> int:
        made = _made_at(connection)
        cut = 0
        for row in connection.execute(sa.select(api_key.c.id, api_key.c.expires_at)).all():
            last = made.get(row.id, now) + LIFE_US
            if row.expires_at > last:
                query = sa.update(api_key).where(api_key.c.id == row.id)
                connection.execute(query.values(expires_at=last))
                cut += 1
        return cut

    return runtime.database.write(work)


def _made_at(connection: sa.Connection) -> dict[int, int]:
    query = sa.select(record.c.body, record.c.recorded_at).where(
        record.c.command == _MADE, record.c.outcome == "accepted"
    )
    found = connection.execute(query)
    return {int(json.loads(bytes(row.body))["result"]["id"]): row.recorded_at for row in found}
