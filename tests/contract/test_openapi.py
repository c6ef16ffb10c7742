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


STILL_OPEN: set[str] = set()
"""Answers that have no shape yet, as the README's limits say; one that gets its shape goes."""


def untyped(schema, found):
    """Say whether a schema leaves open what stands in it."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return untyped(found[name], found)
    return not schema or (
        schema.get("type") == "object" and not schema.get("properties") and not schema.get("oneOf")
    )


def says_too_little(answer, schemas):
    """Say whether what is answered with 200 has no shape, or bytes no type.

    Bytes and streams are described by their media type; what a stream is made of, by its items.
    """
    content = answer.get("content", {})
    if not content:
        return True
    described = content.get("application/json")
    if described is not None and untyped(described.get("schema", {}), schemas):
        return True
    stream = content.get("text/event-stream")
    return stream is not None and untyped(stream.get("itemSchema", {}), schemas)


def test_no_further_answer_is_without_shape(api) -> None:
    schemas = api["components"]["schemas"]
    open_ended = {
        name
        for name, operation in operations(api).items()
        if says_too_little(operation["responses"].get("200", {}), schemas)
    }

    assert STILL_OPEN == open_ended


@pytest.mark.parametrize(
    ("content", "too_little"),
    [
        ({}, True),
        ({"application/json": {"schema": {}}}, True),
        ({"application/json": {"schema": {"type": "object"}}}, True),
        ({"application/json": {"schema": {"type": "string"}}}, False),
        ({"text/csv": {"schema": {"type": "string"}}}, False),
        ({"text/csv": {"schema": {"type": "string"}}, "application/json": {}}, True),
        ({"text/event-stream": {"schema": {"type": "string"}}}, True),
        ({"text/event-stream": {"itemSchema": {"type": "object", "properties": {"a": {}}}}}, False),
    ],
)
def test_an_answer_says_enough_by_its_shape_or_by_the_type_of_its_bytes(content, too_little):
    assert too_little == says_too_little({"content": content}, {})


def test_a_difference_names_the_operation_and_the_field() -> None:
    old = {"paths": {"/a": {"get": {"x": 1}}}, "components": {"schemas": {"A": {"p": {"b": 1}}}}}
    new = {"paths": {"/b": {"get": {"x": 1}}}, "components": {"schemas": {"A": {"p": {"b": 2}}}}}

    assert [
        "- operation GET /a is gone", "+ operation GET /b", "~ schema A: p.b",
    ] == list(differences(old, new))  # fmt: skip
    assert [] == list(differences(old, old))
