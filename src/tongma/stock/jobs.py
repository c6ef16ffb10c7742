"""Checkpoints of all balances, at each month's end and each million movements."""

from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.turn import Turn
from tongma.stock.post.checkpoints import write_due


def _write(turn: Turn) -> None:
    write_due(turn.on.database, turn.on.clock, beat=turn.beat)


JOBS = (Job("checkpoints", Every(600), _write),)
