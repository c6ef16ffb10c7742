"""Taking in the sheets that somebody has confirmed, one after the other."""

import sqlalchemy as sa

from tongma.foundation.commands.turns import runtime_of
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.turn import Stopped, Turn
from tongma.hub.imports import store
from tongma.hub.imports.confirmation import confirm
from tongma.hub.imports.model import SheetState
from tongma.masterdata.people.sessions import actor_by_id

NAME = "imports"


def _take_in(turn: Turn) -> None:
    database = turn.on.database
    while True:
        with database.read() as connection:
            sheet = store.next_waiting(connection)
            # With the rights that they have now; who has left has none, and is refused so.
            actor = sheet and (actor_by_id(connection, sheet.person) or Actor(sheet.person, "", ()))
        if sheet is None or actor is None:
            return
        try:
            confirm(runtime_of(turn), sheet.request, actor, turn.beat)
        except (Stopped, Trouble):
            raise  # whoever comes next goes on
        except Exception:
            _end(turn, sheet.request.request_id, SheetState.FAILED)  # or it would be tried for ever
            raise
        _end(turn, sheet.request.request_id)


def _end(turn: Turn, request_id: str, state: SheetState | None = None) -> None:
    turn.on.database.write(lambda connection: store.end_waiting(connection, request_id, state))


def _waiting(connection: sa.Connection, _now: int) -> bool:
    return store.is_any_waiting(connection)


JOBS = (Job(NAME, Every(1), _take_in, waiting=_waiting),)
