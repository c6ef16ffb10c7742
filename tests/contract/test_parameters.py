"""Every text of an address, a form, a header or a body has a door, as those of commands have."""

import types
import typing
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from pydantic import BaseModel

from tests.contract.test_results import bare_texts
from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.routers import routers
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.roles import READING

SECRETS = {"password", "old", "new"}
"""Only hashed and compared, never kept or told."""


def routes(router) -> Iterator[APIRoute]:
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes(inner)
        elif isinstance(route, APIRoute):
            yield route


def bare(hint, path) -> Iterator[str]:
    """Yield where a plain text stands in a parameter or in a body."""
    marks = getattr(hint, "__metadata__", ())
    inner = typing.get_args(hint)[0] if marks else hint
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        for name, field in inner.model_fields.items():
            if name not in SECRETS:
                hint = typing.Annotated[field.annotation, *field.metadata, 0]
                yield from bare(hint, f"{path}.{name}")
    elif typing.get_origin(inner) in (list, tuple, typing.Union, types.UnionType):
        for part in typing.get_args(inner):
            yield from bare(part, path)
    else:
        yield from bare_texts(hint, path)


ALL = [route for router in routers() for route in routes(router)]


@pytest.mark.parametrize("route", ALL, ids=lambda route: f"{min(route.methods)} {route.path}")
def test_every_text_of_a_request_passes_a_door(route):
    whole = route.dependant
    parts = [*whole.path_params, *whole.query_params, *whole.header_params, *whole.body_params]
    for inner in whole.dependencies:
        parts += [*inner.path_params, *inner.query_params, *inner.header_params]
        for deeper in inner.dependencies:
            parts += [*deeper.path_params, *deeper.query_params, *deeper.header_params]
    found = []
    for part in parts:
        hint = typing.Annotated[part.field_info.annotation, *part.field_info.metadata, 0]
        found += [] if part.name == "file" else list(bare(hint, part.name))

    assert [] == found


@pytest.mark.parametrize(
    ("address", "code", "field", "value", "reason"),
    [
        ("/items?q=%ED%A0%80", "text_wrong", "q", "\ufffd" * 3, "x"),
        ("/places?kind=a%E2%80%8Bb", "text_wrong", "kind", "a\\u200bb", "invisible_character"),
        ("/tasks?state=a%0Ab", "text_wrong", "state", "a\\nb", "control_character"),
        ("/tasks?state=" + "a" * 101, "text_wrong", "state", "a" * 60 + "…", "too_long"),
        ("/stock?expires_by=2026-02-30", "date_wrong", "expires_by", "2026-02-30", "not_a_date"),
        ("/stock?as_of=yesterday", "instant_wrong", "as_of", "yesterday", "not_an_instant"),
        ("/titles?ids=1,,2", "text_wrong", "ids", "1,,2", "not_ids"),
        ("/titles?ids=%20", "text_wrong", "ids", "", "empty"),
        ("/titles?ids=%D9%A3", "text_wrong", "ids", "\u0663", "not_ids"),
        ("/files/%E2%80%8B", "text_wrong", "sha256", "\\u200b", "invisible_character"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_named_with_its_value(asking, address, code, field, value, reason):
    answer = asking.get(f"/api/v1{address}")
    if reason == "x":  # the server's reader of addresses has replaced what is no UTF-8
        assert 200 == answer.status_code
        return

    assert 422 == answer.status_code
    assert code == answer.json()["code"]
    assert {"field": field, "value": value, "reason": reason} == answer.json()["facts"]


@pytest.mark.parametrize(
    ("address", "field", "value"),
    [
        ("/items?limit=%D9%A3x", "query.limit", "\u0663x"),
        ("/items/x", "path.thing_id", "x"),
        ("/journal?after=9223372036854775808", "query.after", "9223372036854775808"),
    ],
)
def test_a_parameter_of_the_wrong_kind_is_named_with_its_value(asking, address, field, value):
    told = asking.get(f"/api/v1{address}").json()

    assert "malformed" == told["code"]
    assert (field, value) == (told["errors"][0]["field"], told["errors"][0]["value"])


@pytest.fixture
def asking(tmp_path):
    from tests.harness import sqlite_installation  # noqa: PLC0415 - its template is wanted here only

    with sqlite_installation(tmp_path) as site:
        actor = somebody(900, *READING)
        yield TestClient(create_app(site.runtime, Settings(tmp_path, ""), lambda _request: actor))
