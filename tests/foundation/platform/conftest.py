"""Jobs that a test declares, on both databases."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.harness import Installation
from tongma.foundation.journal.append import last_number
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.notes import JobSurroundings
from tongma.foundation.platform.jobs.worker import Jobs

Make = Callable[..., Jobs]


@pytest.fixture
def zones() -> dict[int, str]:
    """Two sites."""
    return {100: "Asia/Shanghai", 200: "Europe/London"}


@pytest.fixture
def jobs(site: Installation, zones: dict[int, str]) -> Make:
    """Return what makes the jobs of a process, by its own connections where it is another."""

    def make(*declared: Job, database: Database | None = None) -> Jobs:
        on = replace(site.runtime, database=database or site.database)
        return Jobs(on, JobSurroundings(last_number, lambda _connection: zones), declared)

    return make
