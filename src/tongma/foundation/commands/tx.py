"""The transaction that a command runs in, as its handler sees it.

Everything that changes state goes through ``insert``, ``update``, ``delete`` here (or
``stock.post``), so that the effects in the journal are complete by construction.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from tongma.foundation.commands import effects
from tongma.foundation.commands.model import Act, Call
from tongma.foundation.commands.wiring import Wiring
from tongma.foundation.journal.append import Secrets
from tongma.foundation.journal.query import happened_at_of
from tongma.foundation.kernel.actor import EVERYWHERE, WHOLE, Actor, Reach
from tongma.foundation.kernel.outcome import BeforeCause, ensure, refuse
from tongma.foundation.platform.bulk import insert_rows
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.prepared import Prepared
from tongma.foundation.search.model import Named, Searched
from tongma.foundation.search.store import named_by

T = TypeVar("T")

_IDS_AT_ONCE = 8
_ALONE = Prepared(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"))


class Surroundings(Protocol):
    """What a transaction takes from the installation."""

    @property
    def database(self) -> Database:
        """Where it draws ids."""
        ...

    @property
    def clock(self) -> Clock:
        """What time it is."""
        ...

    @property
    def wiring(self) -> Wiring:
        """What the rooms bring."""
        ...


class Headed(Protocol):
    """A document, as far as rights go."""

    @property
    def id(self) -> int:
        """Its id."""
        ...

    @property
    def site(self) -> int:
        """Where it belongs; 0 for nowhere."""
        ...

    @property
    def owner(self) -> int:
        """Whose goods it is about."""
        ...

    @property
    def entity(self) -> int:
        """Whose document it is."""
        ...

    @property
    def created_at(self) -> int:
        """When it was made, in microseconds UTC; it may have happened before that."""
        ...

    @property
    def record_id(self) -> int:
        """The record that made it."""
        ...


class Reader:
    """A connection to read from: the part of a transaction that changes nothing."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def rows(self, query: Any, values: Mapping[str, Any] | None = None) -> Sequence[Any]:
        """Return the rows of a query."""
        return self.connection.execute(query, values or {}).all()

    def row(self, query: Any, values: Mapping[str, Any] | None = None) -> Any:
        """Return the one row of a query, or None."""
        return self.connection.execute(query, values or {}).one_or_none()

    def locked(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Return the query as it is: who only reads locks nothing."""
        return query


class Tx(Reader):
    """One command's transaction: connection, clock, who, where, and what it did so far."""

    def __init__(
        self,
        connection: sa.Connection,
        surroundings: Surroundings,
        actor: Actor,
        call: Call[Any],
    ) -> None:
        super().__init__(connection)
        self.actor = actor
        self.kind: Act = call.kind
        self.request, self.record_id = call.request, call.record_id
        self._database = surroundings.database
        self.clock = surroundings.clock
        self.wiring = surroundings.wiring
        self.now = self.clock.now()
        said = self.request.happened_at
        self.claimed_at = self.now if said is None else min(said, self.now)
        """When the sender says it happened, as far as that is possible."""
        self.happened_at = self.claimed_at
        self.secrets = Secrets(self.clock)
        self.effects: list[dict[str, Any]] = []
        self.movements: list[list[str]] = []
        self.named: list[Named] = []
        """Objects whose words are new or have changed: the search learns of them at the end."""
        self.spare_ids: list[int] = []
        self.site = self.entity = self.owner = self.document = self.cause = 0
        self.role = actor.role_for(self.kind.name) or ""
        self.made_document = 0
        """The document that the command made and is about; gone where its work is taken back."""
        self.floor = 0
        """The latest of the causes that were found so far: nothing happens before it."""
        self.late_allowed = False
        """Whether a person has decided that what came too late is posted after all."""

    def at(self, *, site: int = 0, owner: int = 0, entity: int = 0, document: int = 0) -> None:
        """Say where the command acts, and check the right there. Refusal ``not_allowed``."""
        self.site, self.owner = site or self.site, owner or self.owner
        self.entity, self.document = entity or self.entity, document or self.document
        role = self.actor.role_for(self.kind.name, site=self.site, owner=self.owner)
        if role is None and not self.kind.open_to_all:
            raise refuse("not_allowed", action=self.kind.name, site=str(self.site))
        self.role = role or ""

    def at_document(self, there: Headed) -> None:
        """Say that the command acts on a document, and check the right there. ``not_allowed``.

        It follows from the document: see ``follows``.
        """
        self.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
        if not there.owner:
            self.reaches([(there.site, EVERYWHERE)])
        if self.happened_at < there.created_at:
            self.follows(there.record_id, document=str(there.id))

    def reaches(self, what: Collection[tuple[int, int]]) -> None:
        """Check the right over all of it: pairs of a site and an owner. Refusal ``not_allowed``
        with the first site that is out of reach.

        EVERYWHERE (0) as a site is all of them, as an owner everybody's goods: what has no site
        or owner of its own is changed by who may act for all of them.
        """
        reach = self.actor.reach(self.kind.name)
        for site, owner in sorted(what):
            if not reach.covers(site, owner):
                raise refuse("not_allowed", action=self.kind.name, site=str(site))

    def everywhere(self) -> None:
        """Say that the command changes what is of all sites and owners, and check the right
        there. Refusal ``not_allowed``.
        """
        self.at()
        self.reaches([(EVERYWHERE, EVERYWHERE)])

    @property
    def reach(self) -> Reach:
        """Whose goods there are for who acts: of others no lot and no piece exists. For the
        installation itself, which has no rights, there are all.
        """
        return self.actor.reach(self.kind.name) or WHOLE

    def follows(self, record_id: int, **facts: str) -> None:
        """Say that what happens now cannot have happened before what a record tells.

        Raises BeforeCause, which ``commands`` deals with.
        """
        if self.happened_at < self.now and record_id != self.record_id:
            self.not_before(happened_at_of(self.connection, record_id), **facts)

    def not_before(self, instant: int, **facts: str) -> None:
        """Say that what happens now cannot have happened before an instant, and why."""
        if self.happened_at < instant:
            raise BeforeCause(instant, facts)

    def again_at(self, instant: int) -> None:
        """Begin once more, the work being taken back: it happens at an instant, or after it."""
        self.late_allowed = False
        self.floor = max(self.floor, instant)
        self.now = max(self.now, self.floor)  # another server's clock may be ahead of ours
        self.happened_at = max(self.claimed_at, self.floor)

    def new_id(self) -> int:
        """Return a fresh id."""
        return self.new_ids(1)[0]

    def new_ids(self, count: int) -> Sequence[int]:
        """Return so many fresh ids, rising."""
        if count > len(self.spare_ids):
            more = max(count, _IDS_AT_ONCE)
            self.spare_ids = list(self._database.take_ids(self.connection, more))
        taken, self.spare_ids = self.spare_ids[:count], self.spare_ids[count:]
        return taken

    def insert(self, table: sa.Table, *rows: Mapping[str, Any]) -> None:
        """Insert rows that all have the same keys, and keep the effect."""
        if not rows:
            return
        insert_rows(self.connection, table, rows)
        self.named += named_by(table, rows, is_new=True)
        if not table.info.get("derived"):
            effect = effects.inserted(table.name, rows, _private(table), self.secrets.commit)
            self.effects.append(effect)

    def update(self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> int:
        """Set values on the rows with the key (a value, or a list of values); keep the effect.

        Returns how many rows had the key.
        """
        self._note_named(table, key, values)
        if any(isinstance(value, list | tuple) for value in key.values()):
            query = sa.update(table).where(*_matches(table, key)).values(dict(values))
            count = self.connection.execute(query).rowcount
        else:
            binds = {f"k_{name}": value for name, value in key.items()}
            binds |= {f"v_{name}": value for name, value in values.items()}
            statement = _update_one(table, tuple(key), tuple(values))
            count = statement(self.connection, **binds).rowcount
        if count and not table.info.get("derived"):
            effect = effects.updated(table.name, key, values, _private(table), self.secrets.commit)
            self.effects.append(effect)
        return count

    def delete(self, table: sa.Table, key: Mapping[str, Any]) -> int:
        """Delete the rows with the key; keep the effect. Returns how many there were."""
        ensure(key, "a delete needs a key")
        self._note_named(table, key, None)
        count = self.connection.execute(sa.delete(table).where(*_matches(table, key))).rowcount
        if count and not table.info.get("derived"):
            self.effects.append(effects.deleted(table.name, key))
        return count

    def _note_named(
        self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any] | None
    ) -> None:
        """Note whose words the rows with the key tell, before they change (None: go)."""
        how: Searched | None = table.info.get("searched")
        if how is None or not (values is None or how.reads(values)):
            return
        columns = [table.c[name] for name in ([] if how.kind else ["target_kind"])]
        query = sa.select(table.c[how.object], *columns).where(*_matches(table, key)).distinct()
        found = [row._asdict() for row in self.connection.execute(query)]
        self.named += named_by(table, found, is_new=False)

    def locked(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Return the query so that it locks its rows (PostgreSQL; SQLite holds the lock)."""
        return query if self._database.sqlite else query.with_for_update(key_share=True)

    def alone(self, name: str) -> None:
        """Wait until no other transaction is alone under the name; until this one ends, none is.

        For what no row stands for yet. On SQLite there is one writer.
        """
        if not self.sqlite:
            _ALONE(self.connection, name=name)

    @property
    def sqlite(self) -> bool:
        """Whether the database is the embedded one."""
        return self._database.sqlite


@cache
def _update_one(table: sa.Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Prepared:
    return Prepared(
        sa.update(table)
        .where(*(table.c[name] == sa.bindparam(f"k_{name}") for name in keys))
        .values({name: sa.bindparam(f"v_{name}") for name in names})
    )


def _private(table: sa.Table) -> frozenset[str]:
    found = table.info.get("private_columns")
    if found is None:
        found = frozenset(c.name for c in table.columns if c.info.get("private"))
        table.info["private_columns"] = found
    return found


def _matches(table: sa.Table, key: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    return [
        table.c[name].in_(value) if isinstance(value, list | tuple) else table.c[name] == value
        for name, value in key.items()
    ]
