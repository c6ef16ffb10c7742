"""What the server does beside answering: numbers for records, checkpoints of the balances,
the projection of label quality, and long work on old tables.

Each may run in several processes at once and be killed at any time.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.outcome import Trouble
from tongma.hub.data_cleansing.job import Worker, work_waiting
from tongma.masterdata.people.sessions import actor_by_id
from tongma.stock.post.checkpoints import write_due
from tongma.views.label_quality.projecting import is_behind, project

_NUMBER_EVERY_SECONDS = 0.03
_CHECKPOINT_EVERY_SECONDS = 600.0
_LABELS_EVERY_SECONDS = 60.0
_LOOK_EVERY_SECONDS = 1.0
_log = logging.getLogger(__name__)


@contextmanager
def working(runtime: Runtime) -> Iterator[None]:
    """Work in threads of their own until the block ends."""
    stop = threading.Event()
    jobs: list[tuple[str, float, Callable[[], object]]] = [
        ("checkpoints", _CHECKPOINT_EVERY_SECONDS, lambda: checkpoints(runtime)),
        ("label quality", _LABELS_EVERY_SECONDS, lambda: labels(runtime)),
        ("cleaning", _LOOK_EVERY_SECONDS, lambda: clean(runtime, stop)),
    ]
    if not runtime.database.sqlite:  # the embedded database numbers with the command itself
        jobs.append(("sequencer", _NUMBER_EVERY_SECONDS, lambda: numbers(runtime)))
    threads = [_thread(name, every, job, stop) for name, every, job in jobs]
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()  # or it would open a connection while the pool is being closed


def _thread(
    name: str, every: float, job: Callable[[], object], stop: threading.Event
) -> threading.Thread:
    def work() -> None:
        while not stop.wait(every):
            job()

    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def numbers(runtime: Runtime) -> int:
    """Give numbers to what has been committed."""
    return number_pending(runtime.database, runtime.clock, wait=False)


def checkpoints(runtime: Runtime) -> list[int]:
    """Write what is due; the next round tries again where the database is away."""
    try:
        return write_due(runtime.database, runtime.clock)
    except Trouble as trouble:
        _log.warning("checkpoints wait: %s", trouble)
        return []


def labels(runtime: Runtime) -> int:
    """Take new records into label quality; the next round goes on where the database is away."""
    try:
        with runtime.database.read() as connection:
            behind = is_behind(connection)
        return project(runtime.database) if behind else 0
    except Trouble as trouble:
        _log.warning("label quality waits: %s", trouble)
        return 0


def clean(runtime: Runtime, stop: threading.Event) -> bool:
    """Work on an old table that waits; stopped in the middle, the next round goes on."""
    worker = Worker(runtime, actor_by_id, keep_on=lambda: not stop.is_set())
    try:
        return work_waiting(worker)
    except Trouble as trouble:
        _log.warning("cleaning waits: %s", trouble)
        return False
    except Exception:  # noqa: BLE001 - the top of a thread: nobody is above to tell
        _log.exception("cleaning failed; the run says so, and the server works on")
        return False
