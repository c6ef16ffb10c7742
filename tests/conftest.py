"""What every test of the application may ask for."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests import both, harness, postgres
from tests.dock import ACTOR, Dock
from tests.floor import Floor
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings

deselected: list[str] = []
TESTS = Path(__file__).parent


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """One private PostgreSQL for the whole session; see ``tests/postgres.py``."""
    with postgres.server() as running:
        yield running


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: postgres.Server) -> Iterator[postgres.Databases]:
    """Fresh migrated databases on it."""
    databases = postgres.Databases(postgres_server, harness.migrate_postgres)
    yield databases
    databases.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[harness.Installation]:
    """An installation with an empty migrated database; each test runs on both databases."""
    if request.param == "sqlite":
        with harness.sqlite_installation(tmp_path) as installation:
            yield installation
    else:
        databases = request.getfixturevalue("postgres_databases")
        with harness.postgres_installation(databases, tmp_path) as installation:
            yield installation


@pytest.fixture
def dock(site: harness.Installation, tmp_path: Path) -> Iterator[Dock]:
    """A site with goods and somebody who scans, through HTTP."""
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield Dock(site, client)


@pytest.fixture
def floor(site: harness.Installation) -> Floor:
    """A small warehouse and its people."""
    return Floor(site)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def fresh_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], AbstractContextManager[harness.Installation]]:
    """Return what makes an empty installation: for tests that need one for each example."""
    if request.param == "sqlite":
        return lambda: harness.sqlite_installation(tmp_path_factory.mktemp("site"))
    databases = request.getfixturevalue("postgres_databases")
    return lambda: harness.postgres_installation(databases, tmp_path_factory.mktemp("site"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--all-databases``: every test on both."""
    parser.addoption("--all-databases", action="store_true", help="every test on both databases")


def needs_no_second(item: pytest.Item) -> bool:
    """Whether this is the PostgreSQL half of a test for which nobody gave a reason."""
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    folder = item.path.parent.relative_to(TESTS).as_posix()
    reasoned = any(f"{folder}/".startswith(f"{name}/") for name in both.FOLDERS)
    return "postgresql" in values and not reasoned and not item.get_closest_marker("both")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs PostgreSQL on a machine without it, and say so at the end.

    Without ``--all-databases``, a test runs on the second database only where somebody said why.
    """
    if not (config.getoption("--all-databases") or os.environ.get(postgres.REQUIRE_VARIABLE)):
        second = [item for item in items if needs_no_second(item)]
        left_out = set(second)
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=second)
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
