"""One process beside the server that works on one piece after the other and is kept for the next.

For heavy work that comes often: starting a process costs more than a page. It ends with the
server, however that ends, since it reads from a pipe that nobody else holds.
"""

import multiprocessing
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from tongma.foundation.kernel.outcome import Refusal, Refused, refuse
from tongma.foundation.platform.apart import MIB, Limits, Overrun, limit_memory, started

A = TypeVar("A")
B = TypeVar("B")
_START_SECONDS = 60
_AGAIN_SECONDS = 5
_ENDED = "a process ended before its work did"


@dataclass(slots=True)
class KeptProcess:
    """Does work apart, one piece at a time; whoever comes meanwhile waits."""

    limits: Limits
    _process: BaseProcess | None = None
    _pipe: Connection | None = None
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def do(self, work: Callable[[A], B], piece: A) -> B:
        """Return the work's answer; what it raises is raised here.

        Raises Overrun for too much time or memory, ChildProcessError where the process died; the
        next piece gets a fresh one.
        """
        with self._guard:
            try:
                answer, error = self._answer(work, piece)
            except (EOFError, OSError):
                self._end()
                raise ChildProcessError(_ENDED) from None
            except Overrun:
                self._end()
                raise
            if isinstance(error, MemoryError):
                self._end()  # it could stay short of memory
                raise Overrun("memory")
        if isinstance(error, Refusal):
            raise Refused(error)
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]  # what the work returned came through a pipe

    def _answer(self, work: Callable[[A], B], piece: A) -> tuple[Any, Exception | Refusal | None]:
        pipe = self._ready()
        pipe.send((work, piece))
        if not pipe.poll(self.limits.seconds):
            raise Overrun("time")
        answer: tuple[Any, Exception | Refusal | None] = pipe.recv()
        return answer

    def close(self) -> None:
        """End the process; the next piece starts another."""
        with self._guard:
            self._end()

    def _ready(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = started(_serve, theirs, self.limits.memory)
        theirs.close()
        if not ours.poll(_START_SECONDS):
            process.kill()
            raise ChildProcessError(_ENDED)
        ours.recv()  # it is there: only from now on is time counted
        self._process, self._pipe = process, ours
        return ours

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


class KeptProcesses:
    """Some such processes with a short queue before them.

    Whoever finds no place in it, or waits too long, is told to come again: refusal
    ``reading_busy``. The one that worked last works next: the others stay as small as they are.
    """

    def __init__(
        self, limits: Limits, *, count: int, waiting_max: int, wait_seconds: float
    ) -> None:
        self._wait_seconds = wait_seconds
        self._places = threading.BoundedSemaphore(count + waiting_max)
        self._free: queue.LifoQueue[KeptProcess] = queue.LifoQueue()
        for _number in range(count):
            self._free.put(KeptProcess(limits))

    def do(self, work: Callable[[A], B], piece: A) -> B:
        """Return the work's answer. Raises as ``KeptProcess.do``; refusal ``reading_busy``."""
        if not self._places.acquire(blocking=False):
            raise refuse("reading_busy", seconds=str(_AGAIN_SECONDS))
        try:
            return self._done(work, piece)
        finally:
            self._places.release()

    def _done(self, work: Callable[[A], B], piece: A) -> B:
        try:
            process = self._free.get(timeout=self._wait_seconds)
        except queue.Empty:
            raise refuse("reading_busy", seconds=str(_AGAIN_SECONDS)) from None
        try:
            return process.do(work, piece)
        finally:
            self._free.put(process)


STRANGERS = KeptProcesses(
    Limits(seconds=120, memory=1536 * MIB), count=2, waiting_max=8, wait_seconds=15
)
"""In which tables that strangers made are parsed while somebody waits."""
PAPERS = KeptProcesses(
    Limits(seconds=15, memory=256 * MIB), count=1, waiting_max=8, wait_seconds=15
)
"""In which PDFs are parsed: an honest paper takes a second and a few megabytes."""


def _serve(pipe: Connection, memory: int) -> None:
    limit_memory(memory)
    pipe.send(None)
    while True:
        try:
            work, piece = pipe.recv()
        except EOFError:  # the server is gone
            return
        answer: Any = None
        error: Exception | Refusal | None = None
        try:
            answer = work(piece)
        except Refused as refused:
            error = refused.refusal  # a value: it travels as it is
        except MemoryError:
            error = MemoryError()  # without what filled the memory
        except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised again over there
            error = raised
        pipe.send((answer, error))
