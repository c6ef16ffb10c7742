"""A body that another reader could read otherwise is refused with a sentence and a place."""

import json

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.journal.tables import record
from tongma.foundation.platform.json_body import DEPTH_MAX, DIGITS_MAX, BodyWrong, read_json
from tongma.foundation.platform.settings import Settings

WRITER = somebody(960, "documents.*")
TEXT = '{"request_id":"r","command":{"document":"1","text":"x"}}'


@pytest.mark.parametrize(
    ("body", "code", "at"),
    [
        (b'{"a":', "body_not_json", "6"),
        (b"{'a':1}", "body_not_json", "2"),
        (b"a=1", "body_not_json", "1"),
        (b"{} {}", "body_not_json", "4"),
        (b'{"a":1,}', "body_not_json", "8"),
        (b'{"a":"\n"}', "body_not_json", "7"),
        ('{"a":"é"}'.encode("latin-1"), "body_encoding", "7"),
        ('{"a":1}'.encode("utf-16"), "body_encoding", "1"),
        (b'{"a":1,"a":1}', "body_key_twice", "11"),
        (b'[{"a":1},{"b":{"c":[],"c":2}}]', "body_key_twice", "26"),
        (b'{"a":1,"\\u0061":2}', "body_key_twice", "16"),
        (b'{"a":NaN}', "body_number_wrong", "6"),
        (b'{"a":-Infinity}', "body_number_wrong", "6"),
        (b'{"NaN":"Infinity","a":1e999}', "body_number_wrong", "23"),
        (b"[" + b"1" * (DIGITS_MAX + 1) + b"]", "body_number_wrong", "2"),
        (b"[" * 100_000 + b"]" * 100_000, "body_too_deep", str(DEPTH_MAX + 1)),
        (b'{"a":' * 50_000, "body_too_deep", str(5 * DEPTH_MAX + 1)),
    ],
)
def test_a_body_that_is_no_json_is_refused_at_its_place(body, code, at):
    with pytest.raises(BodyWrong) as wrong:
        read_json(body)
    assert (code, at) == (wrong.value.refusal.code, wrong.value.refusal.facts["at"])


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'\xef\xbb\xbf{"a":1}', {"a": 1}),
        (b'[{"a":1},{"a":2}]', [{"a": 1}, {"a": 2}]),
        (b'{"a":{"a":1}}', {"a": {"a": 1}}),
        (b'{"a":"a","b":"a"}', {"a": "a", "b": "a"}),
        (b"[-1.5e3,0]", [-1500.0, 0]),
        (b"1" * DIGITS_MAX, int("1" * DIGITS_MAX)),
        ('{"批号":"A"}'.encode(), {"批号": "A"}),
    ],
)
def test_what_is_json_is_read_as_it_is(body, value):
    assert value == read_json(body)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_whatever_is_written_as_json_comes_back(value):
    assert value == read_json(json.dumps(value).encode())


@pytest.fixture
def client(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: WRITER)
    return TestClient(app)


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (TEXT, {"content-type": "text/plain"}, 415, "body_media_type"),
        (TEXT, {"content-type": "application/x-www-form-urlencoded"}, 415, "body_media_type"),
        (TEXT, {"content-encoding": "gzip"}, 415, "body_media_type"),
        (TEXT[:-1], {}, 400, "body_not_json"),
        (TEXT.replace('"x"', '"x","text":"y"'), {}, 400, "body_key_twice"),
        (TEXT.replace('"1"', "NaN"), {}, 400, "body_number_wrong"),
    ],
)
def test_it_leaves_as_a_problem_and_no_record(site, client, body, headers, status, code):
    headers = {"content-type": "application/json", **headers}
    for address in ("documents/write-note", "scans/resolve", "scans/session"):
        answer = client.post(f"/api/v1/{address}", content=body, headers=headers)
        told = answer.json()
        assert (status, code) == (answer.status_code, told["code"])
        assert answer.headers["content-type"] == "application/problem+json"
        assert "…" not in told["detail"]
        assert told["detail"]
    with site.database.read() as connection:
        wanted = sa.select(record.c.record_id).where(record.c.actor == WRITER.person)
        assert [] == connection.execute(wanted).all()


def test_every_address_that_takes_json_reads_it_strictly(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path, operations in paths.items():
        for method, told in operations.items():
            if "application/json" in told.get("requestBody", {}).get("content", {}):
                ids = {one["name"]: "1" for one in told.get("parameters", [])}
                answer = client.request(
                    method,
                    path.format(**ids),
                    content=b'{"a":1,"a":2}',
                    headers={"content-type": "application/json"},
                )
                assert "body_key_twice" == answer.json()["code"], path
