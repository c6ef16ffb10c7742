"""What others may read of the catalogue."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.catalogue.tables import certificate, certificate_item, item_detail, level
from tongma.identifiers.query import Bound, bound_to, identifiers_of
from tongma.stock.query.goods import decimals_of


class ItemFacts(NamedTuple):
    """An item 产品."""

    id: int
    code: str
    name_zh: str
    name_en: str
    model: str
    specification: str
    device_class: str
    ivd: int
    implant: int
    temperature_class: str
    lot_control: int
    serial_control: int
    expiry_control: int
    shelf_life_days: int
    receipt_min_days: int
    base_unit: str
    registrant: int
    maker: int
    storage: str
    state: str


class LevelFacts(NamedTuple):
    """A packaging level 包装级别: so many base units."""

    id: int
    item: int
    name: str
    unit: str
    factor: int


class CertificateFacts(NamedTuple):
    """A certificate of an item."""

    id: int
    number: str
    kind: str
    holder: int
    valid_from: str
    valid_to: str


_ITEM = tuple(item_detail.c[name] for name in ItemFacts._fields)
_LEVEL = tuple(level.c[name] for name in LevelFacts._fields)


def items_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, ItemFacts]:
    """Return items by id."""
    query = sa.select(*_ITEM).where(item_detail.c.id.in_(sorted(set(ids))))
    return {row[0]: ItemFacts(*row) for row in connection.execute(query)}


def item_of(connection: sa.Connection, item: int) -> ItemFacts | None:
    """Return one item."""
    return items_of(connection, [item]).get(item)


def levels_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, LevelFacts]:
    """Return packaging levels by id."""
    query = sa.select(*_LEVEL).where(level.c.id.in_(sorted(set(ids))))
    return {row[0]: LevelFacts(*row) for row in connection.execute(query)}


def levels_of_item(connection: sa.Connection, item: int) -> list[LevelFacts]:
    """Return an item's levels, the smallest first."""
    query = sa.select(*_LEVEL).where(level.c.item == item).order_by(level.c.factor, level.c.id)
    return [LevelFacts(*row) for row in connection.execute(query)]


def certificates_of(connection: sa.Connection, item: int) -> list[CertificateFacts]:
    """Return an item's certificates, the newest first."""
    columns = tuple(certificate.c[name] for name in CertificateFacts._fields)
    query = (
        sa.select(*columns)
        .join(certificate_item, certificate_item.c.certificate == certificate.c.id)
        .where(certificate_item.c.item == item)
        .order_by(certificate.c.valid_from.desc())
    )
    return [CertificateFacts(*row) for row in connection.execute(query)]


__all__ = [
    "Bound",
    "CertificateFacts",
    "ItemFacts",
    "LevelFacts",
    "bound_to",
    "certificates_of",
    "decimals_of",
    "identifiers_of",
    "item_of",
    "items_of",
    "levels_of",
    "levels_of_item",
]
