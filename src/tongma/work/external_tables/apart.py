"""Heavy reading in processes of their own, so that the server keeps answering.

The processes are started fresh (no open connection is inherited) and end with the work.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import TypeVar

from tongma.foundation.kernel.outcome import Refusal, Refused

A = TypeVar("A")
B = TypeVar("B")

PROCESSES_MAX = 4
_BEAT_SECONDS = 5.0
_AHEAD = 3
"""Pieces that wait for each process: enough to keep it busy, few enough for the memory."""


def each(work: Callable[[A], B], pieces: Iterable[A], *, alone: int = 1) -> Iterator[B]:
    """Yield the work's answer for each piece, in order.

    Up to ``alone`` pieces are worked on here: a small file is not worth a process.
    """
    waiting = iter(pieces)
    first = list(islice(waiting, alone + 1))
    if len(first) <= alone:
        yield from map(work, first)
        return
    with _processes(min(PROCESSES_MAX, os.cpu_count() or 1)) as pool:
        running: deque[Future[B]] = deque()
        for piece in chain(first, waiting):
            running.append(pool.submit(work, piece))
            if len(running) >= PROCESSES_MAX * _AHEAD:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def once(work: Callable[[A], None], piece: A, beat: Callable[[], None] = lambda: None) -> None:
    """Do work in a process that ends with it and gives its memory back.

    ``beat`` is called every few seconds meanwhile; what it raises ends the process. What the work
    raises is raised here.
    """
    context = multiprocessing.get_context("spawn")
    told, telling = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(work, piece, telling), daemon=True)
    process.start()
    telling.close()
    try:
        while not told.poll(_BEAT_SECONDS):
            beat()
        error = told.recv()
    except EOFError:
        error = ChildProcessError("a process ended before its work did")
    finally:
        process.kill()  # it has told already, or nobody waits for it any more
        told.close()
        process.join()
    if isinstance(error, Refusal):
        raise Refused(error)
    if error is not None:
        raise error


def _tell(work: Callable[[A], None], piece: A, telling: Connection) -> None:
    error: Exception | Refusal | None = None
    try:
        work(piece)
    except Refused as refused:
        error = refused.refusal  # a value: it travels as it is
    except Exception as raised:  # noqa: BLE001 - whatever it is, it is raised again over there
        error = raised
    telling.send(error)


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))
