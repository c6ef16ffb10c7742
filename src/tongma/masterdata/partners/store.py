"""The only writing of partners."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.fields import plain_values
from tongma.masterdata.partners.model import PartnerData
from tongma.masterdata.partners.tables import address, contact, licence, partner

CONSTRAINTS = (Constraint("partner_code", "code_taken", "partner.code"),)


def partner_version(tx: Tx, partner_id: int) -> int | None:
    """Return the version of a partner, locked; None where there is no such partner."""
    query = sa.select(partner.c.version).where(partner.c.id == partner_id)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def write_partner(tx: Tx, partner_id: int, data: PartnerData, version: int) -> None:
    """Write a partner with licences, contacts and addresses; version 1 is a new one."""
    values = plain_values(data) | {"roles": " ".join(data.roles), "version": version}
    if version == 1:
        tx.insert(partner, {"id": partner_id, **values})
    else:
        tx.update(partner, {"id": partner_id}, values)
    _match(tx, licence, partner_id, ("kind", "number"), [asdict(one) for one in data.licences])
    _match(tx, address, partner_id, ("label",), [asdict(one) for one in data.addresses])
    _match(tx, contact, partner_id, ("name",), [asdict(one) for one in data.contacts])


def _match(
    tx: Tx,
    table: sa.Table,
    partner_id: int,
    known_by: Sequence[str],
    wanted: Sequence[Mapping[str, Any]],
) -> None:
    """Make a partner's rows equal to what is wanted; rows keep their ids, documents name them."""
    rows = tx.rows(sa.select(table).where(table.c.partner == partner_id).order_by(table.c.id))
    there = {tuple(getattr(row, name) for name in known_by): row for row in rows}
    keys = [tuple(one[name] for name in known_by) for one in wanted]
    gone = [row.id for key, row in there.items() if key not in keys]
    if gone:
        tx.delete(table, {"id": gone})
    for key, values in zip(keys, wanted, strict=True):
        row = there.get(key)
        if row is None:
            tx.insert(table, {"id": tx.new_id(), "partner": partner_id, **values})
        elif any(getattr(row, name) != value for name, value in values.items()):
            tx.update(table, {"id": row.id}, values)
