"""The live stream: one reader for all who listen, honest beats, and an end with the right."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import closing

import pytest

from bench.places import database
from bench.server import Client, serving
from bench.through_http import envelope, prepare
from tests.foundation.bus.test_feed import RECORD
from tongma.foundation.bus.feed import Header
from tongma.foundation.bus.follower import PAGE, STREAMS_MAX, Follower
from tongma.foundation.kernel.outcome import Refused, Trouble


class Journal:
    """Headers 1, 2, 3 … as many as ``newest`` says; counts how often it is read."""

    def __init__(self, newest: int) -> None:
        self.newest = newest
        self.reads = 0
        self.away = False

    def read(self, after: int, limit: int) -> Sequence[Header]:
        self.reads += 1
        if self.away:
            raise Trouble("away")
        return [
            RECORD._replace(seq=number)
            for number in range(after + 1, min(self.newest, after + limit) + 1)
        ]


async def everything(follower: Follower, after: int, until: int) -> list[int]:
    """Return the numbers that one listener hears."""
    heard: list[int] = []
    async with follower.following(3):
        while not heard or heard[-1] < until:
            heard += [header.seq for header in await follower.after(([after, *heard])[-1], 1)]
    return heard


def test_each_listener_hears_every_record_once_from_its_own_place():
    journal = Journal(3)
    follower = Follower(journal.read)

    async def listen() -> list[list[int]]:
        ears = [asyncio.create_task(everything(follower, after, 3000)) for after in (0, 2, 3)]
        await asyncio.sleep(0.05)
        for newest in (4, 700, 3000):
            journal.newest = newest
            await asyncio.sleep(0.3)
        return await asyncio.gather(*ears)

    heard = asyncio.run(listen())

    assert [list(range(after + 1, 3001)) for after in (0, 2, 3)] == heard


def test_many_who_listen_cost_as_many_reads_as_one():
    journal = Journal(3)
    follower = Follower(journal.read)

    async def listen(many: int) -> int:
        journal.newest, journal.reads = 3, 0
        ears = [asyncio.create_task(everything(follower, 3, 5)) for _ in range(many)]
        await asyncio.sleep(0.6)
        journal.newest = 5
        await asyncio.gather(*ears)
        return journal.reads

    alone, together = asyncio.run(listen(1)), asyncio.run(listen(300))

    assert together <= alone + 2


def test_no_beat_is_owed_while_the_journal_cannot_be_read_and_reading_goes_on_after():
    journal = Journal(3)
    follower = Follower(journal.read)

    async def listen() -> tuple[bool, bool, list[int]]:
        async with follower.following(3):
            await asyncio.sleep(0.4)
            before = follower.is_fresh(0.5)
            journal.away = True
            await asyncio.sleep(1)
            during = follower.is_fresh(0.5)
            journal.away = False
            journal.newest = 4
            return before, during, [header.seq for header in await follower.after(3, 2)]

    assert (True, False, [4]) == asyncio.run(listen())


def test_who_is_far_behind_reads_pages_of_its_own():
    journal = Journal(9000)
    follower = Follower(journal.read)

    async def first_page() -> Sequence[Header]:
        async with follower.following(9000):
            return await follower.after(10, 1)

    page = asyncio.run(first_page())

    assert (PAGE, 11) == (len(page), page[0].seq)


def test_a_person_opens_so_many_streams_and_no_more():
    follower = Follower(Journal(0).read)

    def open_streams(many: int) -> None:
        follower.check(7)
        with follower.stream_of(7):
            if many > 1:
                open_streams(many - 1)

    open_streams(STREAMS_MAX)
    with pytest.raises(Refused) as refused:
        open_streams(STREAMS_MAX + 1)

    assert "too_many_streams" == refused.value.refusal.code
    assert {} == follower.streams


@pytest.mark.slow
def test_a_stream_beats_tells_and_ends_when_its_person_logs_out():
    with database("sqlite") as measured:
        ground = prepare(measured)
        with (
            serving(measured, 1) as port,
            closing(Client(port, *ground.logins[0])) as client,
            client.stream("/api/v1/journal/stream", seconds=4) as stream,
        ):
            assert b"id: " == stream.readline()[:4]
            assert ("heartbeat", {}) == event_of(stream)
            client.post(
                "/api/v1/documents/write-note",
                envelope({"document": str(ground.receipts[0]), "text": "x"}),
            )
            told = event_of(stream)
            beat = event_of(stream)
            client.log_out()
            ended = event_of(stream)
            while ended[0] == "heartbeat":
                ended = event_of(stream)
            rest = stream.read()

    assert ("record", "tongma.documents.write_note") == (told[0], told[1]["type"])
    assert ("heartbeat", {}) == beat
    assert ("ended", {"code": "not_logged_in"}) == ended
    assert b"" == rest.strip()


def event_of(stream) -> tuple[str, dict[str, object]]:
    """Return the name and data of the next event."""
    name = ""
    while True:
        line = stream.readline().decode().strip()
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        if line.startswith("data: "):
            return name, json.loads(line.removeprefix("data: "))
