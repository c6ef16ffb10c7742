"""What every test of the application may ask for."""

import os
from collections.abc import Iterator

import pytest
from tests import postgres

deselected: list[str] = []


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One private PostgreSQL for the whole session; see ``tests/postgres.py``."""
    with postgres.server() as running:
        yield running


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs PostgreSQL on a machine without it, and say so at the end."""
    if postgres.is_available() or os.environ.get(postgres.REQUIRE_VARIABLE):
        return
    needing = [item for item in items if item.get_closest_marker("postgres")]
    items[:] = [item for item in items if item not in needing]
    deselected.extend(item.nodeid for item in needing)
    config.hook.pytest_deselected(items=needing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what this machine could not test."""
    if deselected:
        terminalreporter.write_sep("!", f"NOT RUN: {len(deselected)} tests without PostgreSQL")
