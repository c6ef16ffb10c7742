"""The page of the API's description asks nobody but ourselves."""

import re

from fastapi.testclient import TestClient

from tests import harness
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings


def test_the_page_of_the_api_takes_everything_from_here(tmp_path):
    with harness.sqlite_installation(tmp_path) as site:
        app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: None)
        answer = TestClient(app).get("/api/v1/docs")
    asked = re.findall(r'(?:src|href)="([^"]+)"', answer.text)

    assert 200 == answer.status_code
    assert [] == [address for address in asked if not address.startswith("/")]
    assert "<script>" not in answer.text  # our own policy of contents would block it
