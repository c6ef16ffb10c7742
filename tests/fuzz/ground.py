"""The site that is fuzzed: one in which the whole story has happened, and three persons."""

import itertools
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.fuzz.readable import bad_record
from tests.harness import Installation, somebody
from tongma.app.bootstrap import add_person
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.query import person_by_username
from tongma.masterdata.people.roles import READING
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Teller, cast
from tongma_demo.story.world import build

FOLDERS = {f"{name.partition('.')[0]}.*" for name in KINDS}
WHO = "x-fuzz-person"
ANYBODY = "fuzz.0"
Moment = Callable[["Ground", str, str, Any, Any], None]
"""Takes the site, the person's part, the command's name, the command, and the raw scans."""
FILES = {
    "/imports/preview": ("items.csv", "编码,名称\nA,B\n".encode()),
    "/cleaning/runs": ("old.csv", b"code,name,gtin\nA,B,09520104000139\n"),
    "/cleaning/runs/{run}/report": ("report.csv", b"line,decision\n2,keep\n"),
    "/papers": ("note.csv", "货号,批号,数量\nA,L1,1\n".encode()),
    "/parallel/runs": ("stock.csv", b"code,lot,quantity\nA,L1,1\n"),
    "/files": ("a.pdf", b"%PDF-1.7"),
}  # fmt: skip
"""What is uploaded where."""
ALIASES = {
    "supplier": "partner", "customer": "partner", "maker": "partner", "owner": "partner",
    "registrant": "partner", "from_place": "place", "to_place": "place", "parent": "place",
    "thing_id": "id",
}  # fmt: skip
"""Words of fields for the same thing."""
_RECORDS = sa.text(
    "SELECT command, outcome, body FROM record WHERE outcome <> 'refused' ORDER BY record_id DESC"
)


class _Undone(Exception):
    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.answer = answer


class Ground:
    """An installation, a client, and what its records name.

    Args:
        site: a fresh installation.
        folder: where its files lie.
        moment: what is done at each step of the story, before it.
    """

    def __init__(self, site: Installation, folder: Path, moment: Moment | None = None) -> None:
        self.site = site
        self.ids: dict[str, list[str]] = defaultdict(list)
        """Word of a field or table → ids that stood there, newest first."""
        self.bodies: dict[str, list[Any]] = defaultdict(list)
        """Command → what was sent of it, newest first."""
        self.actors: dict[str, Actor] = dict(cast())
        self.app = create_app(site.runtime, Settings(folder, site.url), self._caller)
        self.client = TestClient(self.app, raise_server_exceptions=True)
        self.begin = 0
        self._told(moment)
        self._people()
        self._uploads()
        self.begin = self._newest()
        self._read()

    def _told(self, moment: Moment | None) -> None:
        """Tell the story."""
        ground = self

        class Interrupted(Teller):
            def answer(
                self,
                who: str,
                name: str,
                command: Any,
                scans: Any = (),
                **about: Any,
            ) -> Any:
                if moment is not None:
                    moment(ground, who, name, command, scans)
                return super().answer(who, name, command, scans, **about)

        teller = Interrupted(self.site.runtime, self.actors, lambda _words: None)
        world = build(teller, local_date(self.site.clock.now(), "Asia/Shanghai"))
        for chapter in (inbound, inside, outbound):
            chapter.tell(teller, world)

    def _people(self) -> None:
        for number in range(3):
            name = f"fuzz.{number}"
            add_person(self.site.runtime, name, f"F {number}", ("storeman",))
            with self.site.database.read() as connection:
                person = person_by_username(connection, name)
            self.actors[name] = somebody(person or 0, *FOLDERS, *READING, username=name)

    def _caller(self, request: Any) -> Actor:
        return self.actors[request.headers.get(WHO, ANYBODY)]

    def _uploads(self) -> None:
        """Make what only an upload makes."""
        partners = self.client.get("/api/v1/partners", params={"role": "supplier"}).json()["rows"]
        sites = self.client.get("/api/v1/places", params={"kind": "site"}).json()["rows"]
        form = {"supplier": partners[0]["id"], "site": sites[0]["id"], "kind": "items"}
        self.ids["supplier"] += [one["id"] for one in partners]
        for path, file in FILES.items():
            if "{" not in path:
                answer = self.client.post(f"/api/v1{path}", files={"file": file}, data=form)
                assert 200 == answer.status_code, (path, answer.text)
                told = answer.json()
                self.ids[path.split("/")[1]].append(told.get("id", "0"))
                self.sha256 = told.get("sha256", "")

    def _newest(self) -> int:
        with self.site.database.read() as connection:
            return int(connection.execute(sa.text("SELECT max(record_id) FROM record")).scalar())

    def _read(self) -> None:
        with self.site.database.read() as connection:
            rows = list(connection.execute(_RECORDS))
        for row in rows:
            body = json.loads(bytes(row.body))
            self.bodies[row.command].append(body)
            self._note(body["command"])
            self._note(body["result"])
            if "id" in body["result"]:
                self.ids[row.command.rpartition("_")[2]].append(body["result"]["id"])
            for effect in body["effects"]:
                same = effect.get("same", {})
                self._note(same)
                if "id" in same:
                    self.ids[effect["table"]].append(same["id"])

    def _note(self, value: Any) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, str) and inner.isdigit() and inner != "0":
                    self.ids[name].append(inner)
                self._note(inner)
        elif isinstance(value, list):
            for inner in value:
                self._note(inner)

    @cached_property
    def every(self) -> list[str]:
        """Some ids of each word: the newest of each."""
        found = itertools.chain.from_iterable(list(dict.fromkeys(v))[:3] for v in self.ids.values())
        return list(dict.fromkeys(found))

    def candidates(self, name: str) -> list[str]:
        """Return ids that may stand in a field of this name."""
        name = ALIASES.get(name, name)
        words = [name, name.removesuffix("_id"), name.rpartition("_")[2], f"{name}_id"]
        named = [one for word in words for one in dict.fromkeys(self.ids.get(word, ()))]
        return list(dict.fromkeys(named))[:12]

    def number(self) -> None:
        number_pending(self.site.database, self.site.clock)

    def new_records(self) -> Iterator[Any]:
        query = sa.text("SELECT * FROM record WHERE record_id > :begin ORDER BY record_id")
        with self.site.database.read() as connection:
            yield from connection.execute(query, {"begin": self.begin})

    @contextmanager
    def undone(self) -> Iterator[list[str]]:
        """While it lasts, every write is done to its end and then undone.

        Gives what was unreadable in the records that were written.
        """
        database, bad = self.site.database, list[str]()
        whole = database.write

        def write(work: Callable[[Any], Any]) -> Any:
            def and_back(connection: Any) -> None:
                answer = work(connection)
                query = sa.text("SELECT * FROM record ORDER BY record_id DESC LIMIT 1")
                bad.extend(bad_record(connection.execute(query).one()))
                raise _Undone(answer)

            try:
                whole(and_back)
            except _Undone as undone:
                return undone.answer

        database.write = write  # type: ignore[method-assign]
        try:
            yield bad
        finally:
            database.write = whole  # type: ignore[method-assign]
