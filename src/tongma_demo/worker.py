"""Runs commands as the demo site's people would."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Answer, Request, Scan
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.people.query import SORTS, PersonFilter, find_people
from tongma.masterdata.people.roles import ROLES

_MASTER = frozenset({"catalogue.*", "places.*", "partners.*", "policy.*", "holds.*"})


class DemoLogin(NamedTuple):
    """A demo login."""

    username: str
    password: str
    words: str


class Worker:
    """Knows who may do what, and does it."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.commands = 0
        self._people = self._read_people()
        self._setting_up = Actor(
            0, "installation", (Grant("master_data", EVERYWHERE, EVERYWHERE, _MASTER),)
        )

    def _read_people(self) -> dict[str, Actor]:
        with self.runtime.database.read() as connection:
            found = find_people(connection, PersonFilter(), order_of(SORTS, "", ""), 100)
        return {
            row.username: Actor(
                row.id,
                row.username,
                tuple(
                    Grant(grant.role, grant.site, grant.owner, ROLES[grant.role].actions)
                    for grant in row.grants
                ),
            )
            for row in found.rows
        }

    def set_up(self, name: str, command: Any) -> Any:
        """Run a command of setting up, as the installation itself."""
        return self._run(self._setting_up, name, command).result

    def do(
        self, who: str, name: str, command: Any, scans: Sequence[str] = (), reason: str = ""
    ) -> Any:
        """Run a command as a person; raises Refused."""
        return self._run(self._people[who], name, command, scans, reason).result

    def record(
        self, who: str, name: str, command: Any, scans: Sequence[str] = (), reason: str = ""
    ) -> Answer:
        """Run a command and return the whole answer, refused or not."""
        return self._answer(self._people[who], name, command, scans, reason)

    def _run(
        self,
        actor: Actor,
        name: str,
        command: Any,
        scans: Sequence[str] = (),
        reason: str = "",
    ) -> Answer:
        answer = self._answer(actor, name, command, scans, reason)
        if answer.refusal is not None:
            raise Refused(answer.refusal)
        return answer

    def _answer(
        self, actor: Actor, name: str, command: Any, scans: Sequence[str], reason: str
    ) -> Answer:
        self.commands += 1
        request = Request(
            request_id=new_request_id(self.runtime.clock),
            command=command,
            station="PDA-01",
            app_version="demo",
            reason=reason,
            scans=tuple(Scan(raw, "]d2") for raw in scans),
        )
        return run(self.runtime, KINDS[name], request, actor)
