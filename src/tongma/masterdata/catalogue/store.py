"""The only writing of catalogue rows."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.fields import plain_values
from tongma.masterdata.catalogue.model import IN_LEDGER, CertificateData, ItemData, LevelPlan
from tongma.masterdata.catalogue.tables import (
    certificate,
    certificate_item,
    item_detail,
    item_name,
    item_unit,
    level,
)
from tongma.masterdata.catalogue.units import temperature_tenths

CONSTRAINTS = (
    Constraint("item_code", "code_taken", "item_detail.code"),
    Constraint(
        "certificate_number", "certificate_exists", "certificate.number, certificate.valid_from"
    ),
)


class KnownLevel(NamedTuple):
    """A packaging level that an item has."""

    id: int
    factor: int


def item_version(tx: Tx, item: int) -> int | None:
    """Return the version of an item, locked; None where there is no such item."""
    query = sa.select(item_detail.c.version).where(item_detail.c.id == item)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def write_item(tx: Tx, item: int, data: ItemData, version: int) -> None:
    """Write an item's row, names and units; version 1 is a new one."""
    values: dict[str, Any] = plain_values(data, but=IN_LEDGER) | {
        "temperature_min_tenths": _tenths(data.temperature_min),
        "temperature_max_tenths": _tenths(data.temperature_max),
        "fields": json.dumps({one.name: one.text for one in data.fields}, ensure_ascii=False),
        "version": version,
    }
    if version == 1:
        tx.insert(item_detail, {"id": item, **values})
    else:
        tx.update(item_detail, {"id": item}, values)
        tx.delete(item_name, {"item": item})
        tx.delete(item_unit, {"item": item})
    tx.insert(
        item_name,
        *(
            {"item": item, "language": name.language, "kind": name.kind, "text": name.text}
            for name in data.names
        ),
    )
    tx.insert(
        item_unit,
        *(
            {"item": item, "unit": c.unit, "numerator": c.numerator, "denominator": c.denominator}
            for c in data.conversions
        ),
    )


def _tenths(text: str | None) -> int | None:
    return None if text is None else temperature_tenths(text)


def levels_by_name(tx: Tx, item: int) -> dict[str, KnownLevel]:
    """Return the levels of an item by name."""
    query = sa.select(level.c.name, level.c.id, level.c.factor).where(level.c.item == item)
    return {row.name: KnownLevel(row.id, row.factor) for row in tx.rows(query)}


def write_levels(
    tx: Tx, item: int, planned: Sequence[LevelPlan], known: Mapping[str, KnownLevel]
) -> dict[str, int]:
    """Add new levels and note what changed of known ones; return name → id of all, the base unit
    under no name.
    """
    ids = {"": 0} | {name: there.id for name, there in known.items()}
    for plan in planned:
        data = plan.data
        values = {"unit": data.unit, "state": data.state}
        if data.name in known:
            tx.update(level, {"id": ids[data.name]}, values)
            continue
        ids[data.name] = tx.new_id()
        tx.insert(
            level,
            {
                "id": ids[data.name],
                "item": item,
                "name": data.name,
                "contains": ids[data.contains],
                "contains_count": data.contains_count,
                "factor": plan.factor,
                **values,
            },
        )
    return ids


def certificate_version(tx: Tx, certificate_id: int) -> int | None:
    """Return the version of a certificate, locked; None where there is no such certificate."""
    query = sa.select(certificate.c.version).where(certificate.c.id == certificate_id)
    row = tx.row(tx.locked(query))
    return None if row is None else row.version


def known_items(tx: Tx, items: Sequence[int]) -> set[int]:
    """Return which of the ids are items."""
    query = sa.select(item_detail.c.id).where(item_detail.c.id.in_(sorted(set(items))))
    return {row.id for row in tx.rows(query)}


def write_certificate(tx: Tx, certificate_id: int, data: CertificateData, version: int) -> None:
    """Write a certificate, the items that it covers, and its place in the row of renewals."""
    values = plain_values(data, but={"replaces"}) | {"version": version}
    if version == 1:
        tx.insert(certificate, {"id": certificate_id, "replaced_by": 0, **values})
    else:
        tx.update(certificate, {"id": certificate_id}, values)
        tx.delete(certificate_item, {"certificate": certificate_id})
    covered = ({"certificate": certificate_id, "item": item} for item in data.items)
    tx.insert(certificate_item, *covered)
    if data.replaces:
        tx.update(certificate, {"id": data.replaces}, {"replaced_by": certificate_id})
