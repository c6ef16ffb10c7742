"""The story's warehouse over HTTP, read by somebody with these rights."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.harness import Installation, postgres_installation, somebody, sqlite_installation
from tests.views.owners import Shared
from tests.views.owners import told as owners_told
from tongma.app.main import create_app
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.platform.settings import Settings
from tongma_demo.story.run import tell

READER = somebody(
    900, "documents.*", "stock.read", "journal.read", "policy.*", "opening.*", "people.read"
)


@pytest.fixture
def client(site: Installation, tmp_path) -> Iterator[TestClient]:
    """A client of an installation in which the whole story has happened, and has its numbers."""
    tell(site.runtime, lambda _words: None)
    number_pending(site.database, site.clock)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: READER)
    with TestClient(app) as client:
        yield client


class Told:
    """An installation in which the whole story has happened, read by whoever asks."""

    def __init__(self, site: Installation, folder: Path) -> None:
        self.site, self.actor = site, READER
        tell(site.runtime, lambda _words: None)
        app = create_app(site.runtime, Settings(folder, ""), lambda _request: self.actor)
        self.client = TestClient(app)

    def get(self, path: str, actor: Actor = READER, **query: object) -> dict:
        """Read an address as a person; it must answer 200."""
        self.actor = actor
        answer = self.client.get(f"/api/v1{path}", params=query)
        assert 200 == answer.status_code, answer.text
        return answer.json()

    def pages(self, path: str, actor: Actor = READER, **query: object) -> list[dict]:
        """Read a list page by page to its end, as a person."""
        rows: list[dict] = []
        while True:
            page = self.get(path, actor, **query)
            rows += page["rows"]
            assert len(rows) < 10_000, "the pages never end"
            if page["next"] is None:
                return rows
            query["after"] = page["next"]


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The story, told once: for tests that only read."""
    folder = tmp_path_factory.mktemp("told")
    with sqlite_installation(folder) as site:
        yield Told(site, folder)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shared]:
    folder = tmp_path_factory.mktemp("owners")
    if request.param == "sqlite":
        with sqlite_installation(folder) as site:
            yield owners_told(site, folder)
    else:
        databases = request.getfixturevalue("postgres_databases")
        with postgres_installation(databases, folder) as site:
            yield owners_told(site, folder)
