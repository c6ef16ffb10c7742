"""Uploaded sheets, and looking up what their codes mean."""

import hashlib
from typing import NamedTuple

import pydantic
import sqlalchemy as sa

from tongma.foundation.commands.model import Request
from tongma.foundation.commands.tables import answer as answer_table
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.texts import CODE, TextWrong
from tongma.foundation.platform.bulk import upsert
from tongma.hub.imports.model import ConfirmImport, SheetState, WrongCell
from tongma.hub.imports.tables import import_file, import_run
from tongma.masterdata.catalogue.query import item_by_code
from tongma.masterdata.partners.query import partner_by_code
from tongma.masterdata.people.query import person_by_username
from tongma.masterdata.places.query import find_place

KEEP_US = 7 * 86_400_000_000
_REQUEST = pydantic.TypeAdapter(Request[ConfirmImport])


def keep_file(connection: sa.Connection, content: bytes, name: str, person: int, now: int) -> str:
    """Keep a file for a week and return its SHA-256; the same file again is kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    connection.execute(sa.delete(import_file).where(import_file.c.uploaded_at < now - KEEP_US))
    row = {"sha256": sha256, "name": name[:200], "content": content}
    query = upsert(connection.dialect.name, import_file).values(
        **row, person=person, uploaded_at=now
    )
    connection.execute(
        query.on_conflict_do_update(index_elements=["sha256"], set_={"uploaded_at": now})
    )
    return sha256


def content_of(connection: sa.Connection, sha256: str) -> bytes | None:
    """Return the bytes of a kept file."""
    query = sa.select(import_file.c.content).where(import_file.c.sha256 == sha256)
    return connection.execute(query).scalar_one_or_none()


class WaitingSheet(NamedTuple):
    """A confirmed sheet that is not in yet, and who confirmed it."""

    request: Request[ConfirmImport]
    person: int


def keep_waiting(
    connection: sa.Connection, request: Request[ConfirmImport], person: int, now: int
) -> None:
    """Let a confirmed sheet wait for the job; one whose work had failed waits again."""
    query = upsert(connection.dialect.name, import_run).values(
        request_id=request.request_id,
        person=person,
        request=_REQUEST.dump_json(request).decode(),
        state=SheetState.WAITING,
        asked_at=now,
    )
    connection.execute(
        query.on_conflict_do_update(
            index_elements=["request_id"], set_={"state": SheetState.WAITING}
        )
    )


def is_answered(connection: sa.Connection, request_id: str) -> bool:
    """Say whether a request has its answer already."""
    query = sa.select(answer_table.c.outcome).where(answer_table.c.request_id == request_id)
    return connection.execute(query).one_or_none() is not None


def state_of(connection: sa.Connection, request_id: str) -> SheetState | None:
    """Return how the work on a sheet stands; None where it is done."""
    query = sa.select(import_run.c.state).where(import_run.c.request_id == request_id)
    state = connection.execute(query).scalar()
    return SheetState(state) if state else None


def is_any_waiting(connection: sa.Connection) -> bool:
    """Say whether a sheet waits."""
    query = (
        sa.select(import_run.c.request_id).where(import_run.c.state == SheetState.WAITING).limit(1)
    )
    return connection.execute(query).scalar() is not None


def next_waiting(connection: sa.Connection) -> WaitingSheet | None:
    """Return the sheet that has waited longest."""
    query = (
        sa.select(import_run.c.request, import_run.c.person)
        .where(import_run.c.state == SheetState.WAITING)
        .order_by(import_run.c.asked_at, import_run.c.request_id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else WaitingSheet(_REQUEST.validate_json(row.request), row.person)


def end_waiting(
    connection: sa.Connection, request_id: str, state: SheetState | None = None
) -> None:
    """Say how the work on a sheet ended; None: it is done, and forgotten here."""
    here = import_run.c.request_id == request_id
    if state:
        connection.execute(sa.update(import_run).where(here).values(state=state))
    else:
        connection.execute(sa.delete(import_run).where(here))


def _as_kept(code: str) -> str:
    """Return a code as it is kept; as it stands where none is kept so."""
    try:
        return CODE.check(code)
    except TextWrong:
        return "" if "\0" in code else code  # PostgreSQL cannot be asked for it


class Lookup:
    """Finds what codes of some rows mean; all that mean nothing are wrong cells."""

    def __init__(self, tx: Tx) -> None:
        self._connection = tx.connection
        self.wrong: list[WrongCell] = []
        """Codes that mean nothing; what they were looked up for is 0."""

    @property
    def connection(self) -> sa.Connection:
        """The connection of the import's transaction: it sees the rows before."""
        return self._connection

    def item(self, code: str) -> int:
        """Return an item's id by our own code, 0 where there is none."""
        return item_by_code(self._connection, _as_kept(code)) or 0

    def known_item(self, column: str, code: str) -> int:
        """Return an item's id. Wrong cell ``item_unknown``."""
        return self._known(column, "item", self.item(code))

    def partner(self, code: str) -> int:
        """Return a partner's id by its code, 0 where there is none."""
        return partner_by_code(self._connection, _as_kept(code)) or 0

    def known_partner(self, column: str, code: str) -> int:
        """Return a partner's id; 0 for an empty cell. Wrong cell ``partner_unknown``."""
        return self._known(column, "partner", self.partner(code)) if code else 0

    def person(self, username: str) -> int:
        """Return a person's id by their username, 0 where there is none."""
        return person_by_username(self._connection, username) or 0

    def place(self, site: int, code: str) -> int:
        """Return a place's id by its code at a site (0: a site itself), 0 where there is none."""
        found = find_place(self._connection, site, _as_kept(code))
        return 0 if found is None else found.id

    def known_site(self, column: str, code: str) -> int:
        """Return a site's id; 0 for an empty cell. Wrong cell ``site_unknown``."""
        return self._known(column, "site", self.place(0, code)) if code else 0

    def known_place(self, column: str, site: int, code: str) -> int:
        """Return a place's id at a site. Wrong cell ``place_unknown``, but for a wrong site."""
        if not site and any(one.reason == "site_unknown" for one in self.wrong):
            return 0
        return self._known(column, "place", self.place(site, code))

    def _known(self, column: str, kind: str, found: int) -> int:
        if not found:
            self.wrong.append(WrongCell(column, f"{kind}_unknown"))
        return found
