"""Work for other processes: a module that is imported at once."""

import os
import sys
import time

from tongma.foundation.kernel.outcome import refuse


def double(number: int) -> int:
    return 2 * number


def own_id(_nothing: None) -> int:
    return os.getpid()


def fail(words: str) -> None:
    raise ValueError(words)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def fill(size: int) -> int:
    return len(bytearray(size))


def die(_nothing: None) -> None:
    os._exit(3)


def imported(_nothing: None) -> set[str]:
    return set(sys.modules)


def refuse_it(_nothing: None) -> None:
    raise refuse("file_unreadable", reason="no")
