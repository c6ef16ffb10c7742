"""What the API promises stands in the repository, so that a change of it is seen."""

import json
import sys
from pathlib import Path

import pytest

from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from api_difference import differences, operations  # noqa: E402 - a script, found by its folder

COMMITTED = ROOT / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    """The description that the application gives of itself."""
    from tests import harness  # noqa: PLC0415 - its template is wanted here only

    folder = tmp_path_factory.mktemp("api")
    with harness.sqlite_installation(folder) as site:
        app = create_app(site.runtime, Settings(folder, ""), lambda _request: None)
        return json.loads(json.dumps(app.openapi()))


def test_the_description_in_the_repository_is_what_the_server_gives(api) -> None:
    committed = json.loads(COMMITTED.read_text("utf-8"))
    changed = list(differences(committed, api))

    assert [] == changed, "run `make openapi`, and say in CHANGELOG.md what changed for users"


STILL_OPEN = {
    "GET /api/v1/cleaning/runs",
    "GET /api/v1/cleaning/runs/{run}",
    "GET /api/v1/cleaning/runs/{run}/rows",
    "GET /api/v1/cleaning/runs/{run}/take-back",
    "GET /api/v1/imports/templates",
    "GET /api/v1/imports/templates/{kind}",
    "GET /api/v1/journal/stream",
    "GET /api/v1/papers",
    "GET /api/v1/papers/fields",
    "GET /api/v1/papers/key",
    "GET /api/v1/papers/keys",
    "GET /api/v1/papers/{paper}",
    "GET /api/v1/parallel/runs",
    "GET /api/v1/parallel/runs/{run}",
    "GET /api/v1/parallel/runs/{run}/differences",
    "POST /api/v1/cleaning/runs",
    "POST /api/v1/cleaning/runs/{run}/report",
    "POST /api/v1/imports/preview",
    "POST /api/v1/papers",
    "POST /api/v1/papers/signed",
    "POST /api/v1/parallel/runs",
    "POST /api/v1/parallel/runs/{run}/compare",
}
"""Answers that have no shape yet, as the README's limits say; one that gets its shape goes."""


def untyped(schema, found):
    """Say whether a schema leaves open what stands in it."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return untyped(found[name], found)
    return not schema or (
        schema.get("type") == "object" and not schema.get("properties") and not schema.get("oneOf")
    )


def test_no_further_answer_is_without_shape(api) -> None:
    schemas = api["components"]["schemas"]
    open_ended = set()
    for name, operation in operations(api).items():
        for media, content in operation["responses"].get("200", {}).get("content", {}).items():
            if media == "application/json" and untyped(content.get("schema", {}), schemas):
                open_ended.add(name)

    assert STILL_OPEN == open_ended


def test_a_difference_names_the_operation_and_the_field() -> None:
    old = {"paths": {"/a": {"get": {"x": 1}}}, "components": {"schemas": {"A": {"p": {"b": 1}}}}}
    new = {"paths": {"/b": {"get": {"x": 1}}}, "components": {"schemas": {"A": {"p": {"b": 2}}}}}

    assert [
        "- operation GET /a is gone", "+ operation GET /b", "~ schema A: p.b",
    ] == list(differences(old, new))  # fmt: skip
    assert [] == list(differences(old, old))
