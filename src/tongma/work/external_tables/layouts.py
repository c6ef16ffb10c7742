"""Layouts: kept by version, recognised again by their headings."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.work.external_tables.tables import layout
from tongma.work.external_tables.texts import heading


class Layout(NamedTuple):
    """How a table is read."""

    id: int
    version: int
    mapping: Mapping[str, str]
    options: Mapping[str, str]
    confirmed: bool


def fingerprint(headings: Sequence[str]) -> str:
    """Return what tells one layout from another: its folded headings in their order."""
    words = "\n".join(heading(one) for one in headings)
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def find_layout(
    connection: sa.Connection, kind: str, partner: int, headings: Sequence[str]
) -> Layout | None:
    """Return the newest version of the layout with these headings, if it was ever saved."""
    query = (
        sa.select(layout)
        .where(
            layout.c.kind == kind,
            layout.c.partner == partner,
            layout.c.fingerprint == fingerprint(headings),
        )
        .order_by(layout.c.version.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        return None
    mapping, options = json.loads(found.mapping), json.loads(found.options)
    return Layout(found.id, found.version, mapping, options, bool(found.confirmed))


def keep_layout(
    tx: Tx, kind: str, partner: int, headings: Sequence[str], said: tuple[Mapping[str, str], ...]
) -> Layout:
    """Keep a new version of a layout; ``said``: mapping and options. The same again is kept once.

    What a person confirmed of an older version is to be confirmed again.
    """
    mapping, options = said
    before = find_layout(tx.connection, kind, partner, headings)
    if before is not None and (before.mapping, before.options) == (dict(mapping), dict(options)):
        return before
    made = Layout(tx.new_id(), before.version + 1 if before else 1, mapping, options, False)
    tx.insert(
        layout,
        {
            "id": made.id,
            "kind": kind,
            "partner": partner,
            "fingerprint": fingerprint(headings),
            "version": made.version,
            "mapping": json.dumps(dict(mapping), ensure_ascii=False),
            "options": json.dumps(dict(options), ensure_ascii=False),
            "person": tx.actor.person,
            "saved_at": tx.now,
            "confirmed": 0,
        },
    )
    return made


def confirm_layout(tx: Tx, one: Layout) -> None:
    """Note that a person has made something of a table that was read so."""
    if not one.confirmed:
        tx.update(layout, {"id": one.id}, {"confirmed": 1})
