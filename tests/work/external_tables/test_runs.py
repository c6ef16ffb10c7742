import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings


@pytest.mark.parametrize("run", ["cleaning/runs/99", "parallel/runs/99"])
def test_a_run_that_nobody_started_is_unknown(site, tmp_path, run):
    reader = somebody(900, "cleaning.*", "parallel.*")
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: reader)
    with TestClient(app) as client:
        answer = client.get(f"/api/v1/{run}")

    assert (404, "run_unknown") == (answer.status_code, answer.json()["code"])
