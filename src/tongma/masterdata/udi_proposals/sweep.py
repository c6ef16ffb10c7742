"""Proposals for all items after a load: a job that can be killed and begun again at will."""

from collections.abc import Callable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.platform.clock import new_request_id
from tongma.masterdata.catalogue.query import items_after
from tongma.masterdata.udi_proposals.handle import KINDS
from tongma.masterdata.udi_proposals.model import Propose
from tongma.masterdata.udi_proposals.query import comparison_of

_AT_ONCE = 200
_PROPOSE = next(kind for kind in KINDS if kind.shape is Propose)
_JOB = Actor(
    0, "tongma udi propose", (Grant("job", EVERYWHERE, EVERYWHERE, frozenset({"registered.*"})),)
)


class SweepProgress(NamedTuple):
    """How far the job is."""

    items: int = 0
    changed: int = 0
    """Items for which something new was proposed, or something settled."""


def propose_all(
    runtime: Runtime, report: Callable[[SweepProgress], None] | None = None
) -> SweepProgress:
    """Go over all items; an item with news gets one command, any other is only read.

    What was done before a kill is not news any more, so beginning again goes on.
    """
    progress, last = SweepProgress(), 0
    while True:
        with runtime.database.read() as connection:
            items = items_after(connection, last, _AT_ONCE)
            news = [item for item in items if _is_news(connection, item)]
        if not items:
            return progress
        for item in news:
            request = Request(new_request_id(runtime.clock), Propose(item))
            run(runtime, _PROPOSE, request, _JOB)
        last = items[-1]
        progress = SweepProgress(progress.items + len(items), progress.changed + len(news))
        if report is not None:
            report(progress)


def _is_news(connection: sa.Connection, item: int) -> bool:
    return comparison_of(connection, item).is_news
