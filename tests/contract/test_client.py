"""A client that a kept generator makes of the description logs in and receives a line."""

import json
import os
import subprocess
import sys
import threading
import time
from importlib import import_module
from pathlib import Path

import pytest
import uvicorn

from tongma.app.bootstrap import add_person
from tongma.app.main import create_app
from tongma.foundation.kernel.ids import make_uuid7
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.callers import Callers

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
NOT_JSON = ("application/pdf", "text/csv", "octet-stream", "text/event-stream", "spreadsheetml")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The generated package, and what the generator said."""
    folder = tmp_path_factory.mktemp("client")
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"  # it formats with the ruff of this place
    command = [str(BIN / "openapi-python-client"), "generate", "--meta", "none"]
    done = subprocess.run(
        [*command, "--path", str(ROOT / "docs/openapi.json"), "--output-path", "tongma_client"],
        cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    sys.path.insert(0, str(folder))
    yield folder / "tongma_client", done.stdout + done.stderr
    sys.path.remove(str(folder))


@pytest.fixture
def address(floor, tmp_path):
    """The site behind a real server on a port of its own."""
    app = create_app(floor.site.runtime, Settings(tmp_path, ""), Callers(floor.site.runtime))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def test_every_operation_becomes_a_function_and_every_json_answer_a_class(made):
    package, said = made
    paths = json.loads((ROOT / "docs/openapi.json").read_text("utf-8"))["paths"]
    operations = sum(len(inside) for inside in paths.values())
    functions = [file for file in package.glob("api/*/*.py") if file.name != "__init__.py"]

    assert operations == len(functions)
    assert "will not be generated" not in said
    left_out = said.split("Cannot parse response")[1:]
    assert [] == [part for part in left_out if not any(kind in part for kind in NOT_JSON)]


def test_the_client_logs_in_and_receives_a_line(made, address, floor):
    password = add_person(floor.site.runtime, "rita", "丽塔", ("receiver",), must_change=False)
    receipt = floor.receipt(floor.order(("glove", "10")))
    module = {name: import_module(f"tongma_client.{name}") for name in (
        "client", "models", "api.session.open_session_api_v1_session_post",
        "api.receiving.receiving_receive_line")}  # fmt: skip
    models = module["models"]

    with module["client"].Client(base_url=address) as client:
        session = module["api.session.open_session_api_v1_session_post"].sync(
            client=client, body=models.LoginIn(username="rita", password=password)
        )
        client.get_httpx_client().headers["X-CSRF-Token"] = session.csrf_token
        line = models.ReceiveLine(
            receipt=str(receipt), item=str(floor.world.items["glove"]), quantity="4",
            lot="L1", expiry="2099-12-31",
        )  # fmt: skip
        request = models.ReceiveLineRequest(make_uuid7(time.time_ns() // 10**6, 7), line)
        answer = module["api.receiving.receiving_receive_line"].sync(client=client, body=request)
        again = module["api.receiving.receiving_receive_line"].sync(client=client, body=request)

    assert ("accepted", "repeated") == (answer.outcome, again.outcome)
    (part,) = answer.result.parts
    assert 4 == floor.line(int(part.line)).quantity
