import asyncio
import json

import pytest

from tongma.foundation.platform.guard import BodyLimits, Guard

LIMITS = BodyLimits(
    plain=100, upload=1000, large={"/big": 500}, anonymous=10, part_seconds=0.05, whole_seconds=0.3
)


async def application(scope, receive, send):
    """Reads the whole body and says how much there was."""
    size, more = 0, True
    while more:
        message = await receive()
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def sent(path, parts, *, known=True, query=b"", wait=0.0, **headers):
    """Send a body in parts; return the status, the answer and how many parts were read."""
    guard = Guard(
        application, lambda _scope: known, open_paths=frozenset({"/login"}), limits=LIMITS
    )
    read, answer = [], []
    waiting = list(parts)

    async def receive():
        await asyncio.sleep(wait)
        part = waiting.pop(0)
        read.append(part)
        return {"type": "http.request", "body": part, "more_body": bool(waiting)}

    async def send(message):
        answer.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": query, "headers": named,
    }  # fmt: skip
    asyncio.run(guard(scope, receive, send))
    return answer[0]["status"], answer[1]["body"], len(read)


CHUNKED = {"transfer_encoding": "chunked"}


def test_a_body_without_a_login_is_refused_unread():
    status, body, read = sent("/x", [b"a" * 50], known=False, content_length="50")

    assert (401, "not_logged_in", 0) == (status, json.loads(body)["code"], read)


@pytest.mark.parametrize(
    ("path", "size", "media_type", "status"),
    [
        ("/x", 100, "application/json", 200),
        ("/x", 101, "application/json", 413),
        ("/big", 500, "application/json", 200),
        ("/big", 501, "application/json", 413),
        ("/x", 1000, "multipart/form-data; boundary=x", 200),
        ("/x", 1001, "multipart/form-data; boundary=x", 413),
        ("/login", 10, "application/json", 200),
        ("/login", 11, "application/json", 413),
    ],
)
def test_each_address_has_its_limit(path, size, media_type, status):
    told = sent(path, [b"a" * size], content_length=str(size), content_type=media_type)
    in_parts = sent(path, [b"a"] * size, content_type=media_type, **CHUNKED)

    assert status == told[0]
    assert (0 if status == 413 else 1) == told[2], "what says that it is too large is not read"
    assert status == in_parts[0]


def test_what_lies_about_its_length_is_counted():
    status, _body, _read = sent("/x", [b"a" * 60, b"a" * 60, b"a"], content_length="20")

    assert 413 == status


@pytest.mark.parametrize("length", ["-1", "x", "1.5", "+5"])
def test_a_length_that_is_no_number_is_refused(length):
    assert 413 == sent("/x", [b"a"], content_length=length)[0]


def test_a_body_that_does_not_come_is_ended():
    status, body, _read = sent("/x", [b"a", b"b"], wait=0.2, **CHUNKED)

    assert (408, "body_too_slow") == (status, json.loads(body)["code"])


def test_a_body_that_trickles_is_ended_when_its_whole_time_is_over():
    status, _body, read = sent("/x", [b"a"] * 90, wait=0.02, **CHUNKED)

    assert 408 == status
    assert read < 30


@pytest.mark.parametrize(
    ("path", "query"), [("/a\x00b", b""), ("/a", b"q=%00"), ("/a", b"q=a%00b")]
)
def test_an_address_with_a_character_that_no_database_keeps_is_refused(path, query):
    assert 400 == sent(path, [], query=query)[0]


def test_what_has_no_body_passes_unasked():
    async def app(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 204, "headers": []})

    asked = []
    guard = Guard(app, lambda scope: asked.append(scope) or False, open_paths=frozenset())
    answers = []

    async def send(message):
        answers.append(message["status"])

    scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": []}
    asyncio.run(guard(scope, None, send))

    assert ([204], []) == (answers, asked)
