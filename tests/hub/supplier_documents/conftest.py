"""A small world with one order of gloves and stents, and the API."""

from dataclasses import dataclass
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.harness import Installation
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sheets import write_csv
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import World, build

TODAY = "2026-09-22"


@dataclass
class Desk:
    site: Installation
    client: TestClient
    world: World
    order: dict[str, Any]

    def upload(self, content: bytes, name: str = "note.csv", **more: Any) -> Any:
        data = {"supplier": str(self.world.supplier), "site": str(self.world.site), **more}
        return self.client.post("/api/v1/papers", data=data, files={"file": (name, content)})

    def table(self, rows: list[list[str]], **more: Any) -> Any:
        answer = self.upload(write_csv(rows[0], rows[1:]), **more)
        assert 200 == answer.status_code, answer.text
        return answer.json()

    def ask(self, verb: str, **command: Any) -> Any:
        body = {"request_id": self.site.request_id(), "command": command}
        return self.client.post(f"/api/v1/papers/{verb}", json=body)

    def done(self, verb: str, **command: Any) -> Any:
        answer = self.ask(verb, **command)
        assert 200 == answer.status_code, answer.text
        return answer.json()["result"]

    def get(self, path: str) -> Any:
        answer = self.client.get(f"/api/v1{path}")
        assert 200 == answer.status_code, answer.text
        return answer.json()


@pytest.fixture
def desk(site, tmp_path):
    teller = Teller(site.runtime, cast(), lambda _words: None)
    world = build(teller, TODAY)
    lines = (OrderLine(world.items["glove"], "500"), OrderLine(world.items["stent"], "20"))
    order = teller.do(
        "buyer", "purchasing.place_order", PlaceOrder(world.supplier, world.site, lines)
    )
    actor = cast()["buyer"]
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: actor)
    return Desk(site, TestClient(app), world, order)
