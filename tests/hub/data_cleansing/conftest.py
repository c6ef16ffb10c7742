"""A cleaning run through the API, with the server's work done at once."""

from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sheets import write_csv
from tongma.hub.data_cleansing.steps import RunWorker, work_on

RIGHTS = ("cleaning.*", "catalogue.*", "partners.*", "identifiers.*")


@dataclass
class Cleaner:
    site: Installation
    client: TestClient
    actor: Any

    @property
    def worker(self) -> RunWorker:
        return RunWorker(self.site.runtime, lambda _connection, _person: self.actor)

    def upload(self, content: bytes, name: str = "old.csv") -> int:
        answer = self.client.post("/api/v1/cleaning/runs", files={"file": (name, content)})
        assert 200 == answer.status_code, answer.text
        run = int(answer.json()["id"])
        work_on(self.worker, run)
        return run

    def ask(self, verb: str, reason: str = "", **command: Any) -> Any:
        body = {"request_id": self.site.request_id(), "command": command, "reason": reason}
        answer = self.client.post(f"/api/v1/cleaning/{verb}", json=body)
        if answer.status_code == 200:
            work_on(self.worker, int(command["run"]))
        return answer

    def done(self, verb: str, reason: str = "", **command: Any) -> Any:
        answer = self.ask(verb, reason, **command)
        assert 200 == answer.status_code, answer.text
        return answer.json()["result"]

    def get(self, path: str, **asked: Any) -> Any:
        answer = self.client.get(f"/api/v1{path}", params=asked)
        assert 200 == answer.status_code, answer.text
        return answer.json()

    def examined(self, table: list[list[str]], **more: Any) -> int:
        """Upload a table, take the proposed mapping, and examine it."""
        run = self.upload(write_csv(table[0], table[1:]))
        mapping = self.get(f"/cleaning/runs/{run}")["mapping"]
        self.done("examine-table", run=run, mapping=mapping, **more)
        return run

    def rows(self, run: int, **asked: Any) -> list[Any]:
        return self.get(f"/cleaning/runs/{run}/rows", limit=500, **asked)["rows"]

    def found(self, run: int) -> dict[int, list[str]]:
        """Return line → classes of what was found."""
        return {
            row["line"]: [one["code"] for one in row["findings"]]
            for row in self.rows(run)
            if row["findings"]
        }

    def states(self, run: int) -> dict[str, int]:
        counts = self.get(f"/cleaning/runs/{run}")["states"]
        return {name: count for name, count in counts.items() if count}

    def items(self) -> dict[str, Any]:
        rows = self.get("/items", limit=500)["rows"]
        return {row["code"]: row for row in rows}

    def scalars(self, query: sa.Select[Any]) -> list[Any]:
        with self.site.database.read() as connection:
            return list(connection.execute(query).scalars())


@pytest.fixture
def cleaner(site, tmp_path):
    actor = somebody(900, *RIGHTS)
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: actor)
    return Cleaner(site, TestClient(app), actor)
