"""A connection that never finishes a request's head is given up; others are left alone."""

import asyncio
import socket
import threading
import time

import pytest
import uvicorn

from tongma.app import protocol

HEAD = b"GET / HTTP/1.1\r\nhost: x\r\n"


async def slow(scope, _receive, send):
    """Answer after longer than a head may take."""
    assert "http" == scope["type"]
    await asyncio.sleep(0.8)
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]}
    )
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def port(monkeypatch):
    monkeypatch.setattr(protocol, "HEAD_SECONDS", 0.4)
    config = uvicorn.Config(slow, port=0, http=protocol.ImpatientProtocol, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def connected(port):
    there = socket.create_connection(("127.0.0.1", port))
    there.settimeout(10)
    return there


def read(there):
    told = b""
    while not told.endswith(b"ok"):
        told += there.recv(1000)
    return told


@pytest.mark.parametrize("sent", [b"", HEAD, b"GET"])
def test_a_head_that_is_never_finished_ends_the_connection(port, sent):
    with connected(port) as there:
        there.sendall(sent)
        assert b"" == there.recv(1000)


def test_nor_does_it_help_to_send_it_byte_by_byte(port):
    def drip(there):
        for _ in range(100):
            there.sendall(b"a")
            time.sleep(0.05)

    with connected(port) as there, pytest.raises(ConnectionError):
        drip(there)


def test_a_slow_answer_and_the_request_after_it_are_left_alone(port):
    with connected(port) as there:
        there.sendall(HEAD + b"\r\n")
        first = read(there)
        time.sleep(0.2)
        there.sendall(HEAD + b"\r\n")

        assert (b"ok", b"ok") == (first[-2:], read(there)[-2:])


def test_an_unfinished_second_head_ends_the_connection_too(port):
    with connected(port) as there:
        there.sendall(HEAD + b"\r\n")
        read(there)
        there.sendall(HEAD)

        assert b"" == there.recv(1000)
