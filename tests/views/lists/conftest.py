"""The story's warehouse over HTTP, read by somebody with these rights."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma_demo.story.run import tell

READER = somebody(
    900, "documents.*", "stock.read", "journal.read", "policy.*", "opening.*", "people.read"
)


@pytest.fixture
def client(site: Installation, tmp_path) -> Iterator[TestClient]:
    """A client of an installation in which the whole story has happened."""
    tell(site.runtime, lambda _words: None)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: READER)
    with TestClient(app) as client:
        yield client
