"""What others may read of the catalogue."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.catalogue.tables import binding, certificate, certificate_item, item_detail, level
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


class Bound(NamedTuple):
    """What an identifier is bound to."""

    id: int
    scheme: str
    value: str
    scope: int
    target_kind: str
    target: int
    level: int
    status: str


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
_BOUND = tuple(binding.c[name] for name in Bound._fields)


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


def bound_to(connection: sa.Connection, scheme: str, value: str) -> list[Bound]:
    """Return everything an identifier is bound to now, confirmed bindings first."""
    query = (
        sa.select(*_BOUND)
        .where(
            binding.c.value == value,
            binding.c.scheme == scheme,
            binding.c.known_to.is_(None),
            binding.c.status != "retired",
        )
        .order_by(binding.c.status, binding.c.id)
    )
    return [Bound(*row) for row in connection.execute(query)]


def identifiers_of(connection: sa.Connection, target_kind: str, target: int) -> list[Bound]:
    """Return the identifiers of an object."""
    query = (
        sa.select(*_BOUND)
        .where(
            binding.c.target_kind == target_kind,
            binding.c.target == target,
            binding.c.known_to.is_(None),
        )
        .order_by(binding.c.id)
    )
    return [Bound(*row) for row in connection.execute(query)]


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
