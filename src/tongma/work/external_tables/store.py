"""Layouts: kept by version, recognised again by their headings."""

import json
from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.work.external_tables.headings import fingerprint
from tongma.work.external_tables.model import Layout, LayoutSaid
from tongma.work.external_tables.tables import layout


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
    tx: Tx, kind: str, partner: int, headings: Sequence[str], said: LayoutSaid
) -> Layout:
    """Keep a new version of a layout; the same again is kept once.

    What a person confirmed of an older version is to be confirmed again.
    """
    mapping, options = dict(said.mapping), dict(said.options)
    before = find_layout(tx.connection, kind, partner, headings)
    if before is not None and (before.mapping, before.options) == (mapping, options):
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
            "mapping": json.dumps(mapping, ensure_ascii=False),
            "options": json.dumps(options, ensure_ascii=False),
            "person": tx.actor.person,
            "saved_at": tx.now,
            "confirmed": 0,
        },
    )
    return made


def confirm_layout(tx: Tx, there: Layout) -> None:
    """Note that a person has made something of a table that was read so."""
    if not there.confirmed:
        tx.update(layout, {"id": there.id}, {"confirmed": 1})
