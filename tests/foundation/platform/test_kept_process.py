"""Work apart in a process that is kept: it answers, raises, is replaced, and ends with us."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.foundation.platform.works import (
    die,
    double,
    fail,
    fill,
    imported,
    own_id,
    refuse_it,
    sleep,
)
from tests.harness import wait_for
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.apart import MIB, Limits, Overrun
from tongma.foundation.platform.kept_process import KeptProcess, KeptProcesses


@pytest.fixture
def process():
    made = KeptProcess(Limits(seconds=5, memory=256 * MIB))
    yield made
    made.close()


def test_it_answers_piece_after_piece_in_one_process(process):
    ids = {process.do(own_id, None) for _ in range(3)}

    assert [2, 4] == [process.do(double, number) for number in (1, 2)]
    assert 1 == len(ids)
    assert os.getpid() not in ids


def test_what_the_work_raises_is_raised_and_the_process_stays(process):
    before = process.do(own_id, None)
    with pytest.raises(ValueError, match="no"):
        process.do(fail, "no")

    assert before == process.do(own_id, None)


def test_it_imports_what_the_work_needs_and_not_the_program_that_starts_it(process):
    there = process.do(imported, None)

    assert "tests.foundation.platform.works" in there
    assert set() == there & {"pytest", "fastapi", "sqlalchemy"}


def test_a_refusal_comes_back_as_it_is(process):
    with pytest.raises(Refused) as refused:
        process.do(refuse_it, None)

    assert {"reason": "no"} == dict(refused.value.refusal.facts)


@pytest.mark.parametrize(("waiting_max", "wait_seconds"), [(0, 30), (5, 0.05)])
def test_who_finds_no_place_or_waits_too_long_is_told_to_come_again(waiting_max, wait_seconds):
    few = KeptProcesses(
        Limits(30, 256 * MIB), count=1, waiting_max=waiting_max, wait_seconds=wait_seconds
    )
    few.do(own_id, None)
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(few.do, sleep, 1.5)
        assert wait_for(few._free.empty, 5)
        with pytest.raises(Refused) as refused:
            few.do(double, 1)
        long.result()

    assert ("reading_busy", "5") == (
        refused.value.refusal.code, refused.value.refusal.facts["seconds"],
    )  # fmt: skip
    assert 4 == few.do(double, 2)


def test_some_work_one_after_the_other_takes_one_process():
    few = KeptProcesses(Limits(30, 256 * MIB), count=2, waiting_max=2, wait_seconds=5)

    assert 1 == len({few.do(own_id, None) for _ in range(3)})


@pytest.mark.parametrize(
    ("work", "piece", "error"),
    [(sleep, 30, Overrun), (fill, 2**32, Overrun), (die, None, ChildProcessError)],
)
def test_after_too_much_of_anything_the_next_piece_gets_a_fresh_process(work, piece, error):
    process = KeptProcess(Limits(seconds=1, memory=256 * MIB))
    before = process.do(own_id, None)
    with pytest.raises(error):
        process.do(work, piece)
    after = process.do(own_id, None)
    process.close()

    assert before != after


def test_it_ends_with_a_server_that_is_killed(tmp_path):
    program = tmp_path / "server.py"
    program.write_text(
        "import time\n"
        "from tongma.foundation.platform.apart import Limits\n"
        "from tongma.foundation.platform.kept_process import KeptProcess\n"
        "if __name__ == '__main__':\n"
        "    kept = KeptProcess(Limits(5, 2**28))\n"
        "    kept.do(abs, -1)\n"
        "    print(kept._process.pid, flush=True)\n"
        "    time.sleep(60)\n",
        "utf-8",
    )
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        child = int(server.stdout.readline())
        server.kill()

    assert wait_for(lambda: not is_running(child), 5)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
