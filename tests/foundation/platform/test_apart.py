"""Heavy or hostile work: in processes that end with it, within limits of memory and time."""

import os
import sys
import time

import pytest

from tongma.foundation.kernel.outcome import Refused, refuse
from tongma.foundation.platform.apart import MIB, Limits, Overrun, each, once

ENOUGH = Limits(seconds=60, memory=512 * MIB)


def double(number: int) -> int:
    return 2 * number


def where(_piece: int) -> int:
    return os.getpid()


def hoard(size: int) -> int:
    return len(bytearray(size))


def refused(_piece: int) -> int:
    raise refuse("file_unreadable", reason="pdf")


def broken(_piece: int) -> int:
    raise ZeroDivisionError


def dead(_piece: int) -> int:
    os._exit(3)


def test_the_answer_comes_back_from_another_process() -> None:
    assert once(double, 21, ENOUGH) == 42
    assert once(where, 0, ENOUGH) != os.getpid()


def test_answers_come_in_the_order_of_the_pieces_from_other_processes() -> None:
    assert [2 * n for n in range(40)] == list(each(double, range(40), ENOUGH))
    assert os.getpid() not in set(each(where, range(8), ENOUGH))


def test_few_pieces_are_worked_on_here() -> None:
    assert [os.getpid()] * 3 == list(each(where, range(3), ENOUGH, alone=3))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_too_much_memory_ends_the_work_and_nothing_else() -> None:
    limits = Limits(seconds=60, memory=64 * MIB)
    assert once(hoard, 32 * MIB, limits) == 32 * MIB
    with pytest.raises(Overrun) as alone:
        once(hoard, 256 * MIB, limits)
    with pytest.raises(Overrun) as together:
        list(each(hoard, [MIB, 256 * MIB, MIB], limits))
    assert ("memory", "memory") == (alone.value.what, together.value.what)


def test_too_much_time_ends_the_work() -> None:
    limits = Limits(seconds=0.5, memory=512 * MIB)
    began = time.monotonic()
    with pytest.raises(Overrun) as alone:
        once(time.sleep, 60, limits)
    with pytest.raises(Overrun) as together:
        list(each(time.sleep, [0, 60], limits))
    assert ("time", "time") == (alone.value.what, together.value.what)
    assert time.monotonic() - began < 20


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(Refused) as found:
        once(refused, 0, ENOUGH)
    assert found.value.refusal.code == "file_unreadable"
    with pytest.raises(ZeroDivisionError):
        once(broken, 0, ENOUGH)


def test_a_process_that_dies_is_an_error_and_no_waiting() -> None:
    with pytest.raises(ChildProcessError):
        once(dead, 0, ENOUGH)
    with pytest.raises(ChildProcessError):
        list(each(dead, range(3), ENOUGH))


def test_work_ends_when_whoever_waits_for_it_stops() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        once(time.sleep, 60, ENOUGH, stop)
    pieces = each(time.sleep, [0, 60, 60], ENOUGH)
    next(pieces)
    pieces.close()
    assert time.monotonic() - began < 20
