"""Heavy or hostile work in processes of their own, so that the server keeps answering and lives.

The processes are started fresh (no open connection is inherited) and end with the work. Each has
limits of memory and time: a file that was made to take all of either ends its own process only.
"""

import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, Literal, TypeVar

from tongma.foundation.kernel.outcome import Refusal, Refused

if sys.platform != "win32":
    import resource

A = TypeVar("A")
B = TypeVar("B")

PROCESSES_MAX = 4
_BEAT_SECONDS = 0.5
_AHEAD = 3
"""Pieces that wait for each process: enough to keep it busy, few enough for the memory."""
MIB = 2**20
_ENDED = "a process ended before its work did"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may take."""

    seconds: float
    """For one piece of work."""
    memory: int
    """Bytes beside what the program itself needs (Linux; elsewhere only the time is limited)."""


class Overrun(Exception):
    """Work that took more than its limit; ``what`` is ``time`` or ``memory``."""

    def __init__(self, what: Literal["time", "memory"]) -> None:
        super().__init__(f"it took more {what} than it may")
        self.what = what


def each(
    work: Callable[[A], B], pieces: Iterable[A], limits: Limits, *, alone: int = 1
) -> Iterator[B]:
    """Yield the work's answer for each piece, in order. Raises Overrun.

    Up to ``alone`` pieces are worked on here: a small file is not worth a process.
    """
    waiting = iter(pieces)
    first = list(islice(waiting, alone + 1))
    if len(first) <= alone:
        yield from map(work, first)
        return
    with _processes(min(PROCESSES_MAX, os.cpu_count() or 1), limits) as pool:
        running: deque[Future[B]] = deque()
        for piece in chain(first, waiting):
            running.append(pool.submit(work, piece))
            if len(running) >= PROCESSES_MAX * _AHEAD:
                yield _answer(running.popleft(), limits)
        while running:
            yield _answer(running.popleft(), limits)


def _answer(future: Future[B], limits: Limits) -> B:
    """Wait for an answer; all that was submitted before it has come already."""
    try:
        return future.result(timeout=limits.seconds)
    except TimeoutError:
        raise Overrun("time") from None
    except MemoryError:
        raise Overrun("memory") from None
    except BrokenExecutor:
        raise ChildProcessError(_ENDED) from None


@contextmanager
def _processes(count: int, limits: Limits) -> Iterator[ProcessPoolExecutor]:
    """Give processes that are gone afterwards, whatever they are doing then."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        count, mp_context=context, initializer=limit_memory, initargs=(limits.memory,)
    )
    try:
        yield pool
    except BaseException:
        for child in list((pool._processes or {}).values()):  # noqa: SLF001 - kill_workers: 3.14
            child.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def once(
    work: Callable[[A], B], piece: A, limits: Limits, beat: Callable[[], None] = lambda: None
) -> B:
    """Do work in a process that ends with it and gives its memory back; return its answer.

    ``beat`` is called twice a second meanwhile; what it raises ends the process. What the work
    raises is raised here. Raises Overrun.
    """
    context = multiprocessing.get_context("spawn")
    told, telling = context.Pipe(duplex=False)
    process = started(_tell, work, piece, limits, telling)
    telling.close()
    try:
        answer, error = _told(told, limits, beat)
    finally:
        process.kill()  # it has told already, or nobody waits for it any more
        told.close()
        process.join()
    if isinstance(error, Refusal):
        raise Refused(error)
    if isinstance(error, MemoryError):
        raise Overrun("memory") from None
    if error is not None:
        raise error
    return answer  # type: ignore[no-any-return]  # what the work returned came through a pipe


_STARTING = threading.Lock()


def started(target: Callable[..., None], *given: Any) -> BaseProcess:
    """Start a process that imports what its work needs, and not the program that starts it: the
    whole application takes seconds and many times the memory. The work is of a module.
    """
    process = multiprocessing.get_context("spawn").Process(target=target, args=given, daemon=True)
    with _STARTING:
        program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")  # what a fresh process imports again
        try:
            process.start()
        finally:
            sys.modules["__main__"] = program
    return process


def _told(told: Connection, limits: Limits, beat: Callable[[], None]) -> tuple[Any, Any]:
    ends = time.monotonic() + limits.seconds
    try:
        while not told.poll(max(0.0, min(_BEAT_SECONDS, ends - time.monotonic()))):
            beat()
            if time.monotonic() >= ends:
                raise Overrun("time")
        answer: tuple[Any, Any] = told.recv()
    except EOFError:
        return None, ChildProcessError(_ENDED)
    return answer


def _tell(work: Callable[[A], B], piece: A, limits: Limits, telling: Connection) -> None:
    answer: B | None = None
    error: Exception | Refusal | None = None
    limit_memory(limits.memory)
    try:
        answer = work(piece)
    except Refused as refused:
        error = refused.refusal  # a value: it travels as it is
    except MemoryError:
        error = MemoryError()  # without what filled the memory
    except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised again over there
        error = raised
    telling.send((answer, error))


def limit_memory(more: int) -> None:
    """Let this process take so much more memory of its own than it has now."""
    if sys.platform != "linux":
        return
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path, a kernel's answer
        pages = int(file.read().split()[5])
    limit = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
