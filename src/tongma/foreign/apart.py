"""Heavy reading in processes of their own, so that the server keeps answering.

The processes are started fresh (no open connection is inherited) and end with the work.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

PROCESSES_MAX = 4
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


def once(work: Callable[[A], B], piece: A) -> B:
    """Return the work's answer, from a process that ends with it and gives its memory back."""
    with _processes(1) as pool:
        return pool.submit(work, piece).result()


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))
