"""What others may read of the catalogue."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.prepared import ByIds
from tongma.masterdata.catalogue.tables import (
    certificate,
    certificate_item,
    item_detail,
    level,
)
from tongma.masterdata.versions.model import RecordState
from tongma.stock.query.goods import decimals_column


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
    decimals: int
    """Of its quantities: 10 to this power are one base unit."""


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


_ITEM = (
    *(item_detail.c[name] for name in ItemFacts._fields[:-1]),
    decimals_column(item_detail.c.id),
)
_LEVEL = tuple(level.c[name] for name in LevelFacts._fields)
_NAMED_MAX = 20_000
_ITEMS = ByIds(_ITEM, item_detail.c.id)
_LEVELS = ByIds(_LEVEL, level.c.id)


def is_level(connection: sa.Connection, item: int, level_id: int) -> bool:
    """Say whether there is such a level of the item (0: its base unit)."""
    if level_id:
        found = levels_of(connection, [level_id]).get(level_id)
        return found is not None and found.item == item
    return item_of(connection, item) is not None


def items_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, ItemFacts]:
    """Return items by id."""
    return {row[0]: ItemFacts(*row) for row in _ITEMS(connection, ids)}


def item_of(connection: sa.Connection, item: int) -> ItemFacts | None:
    """Return one item."""
    return items_of(connection, [item]).get(item)


def known_item(connection: sa.Connection, item: int) -> ItemFacts:
    """Return one item. Refusal ``item_unknown``."""
    found = item_of(connection, item)
    if found is None:
        raise refuse("item_unknown", item=str(item))
    return found


def item_by_code(connection: sa.Connection, code: str) -> int | None:
    """Return the id of the item with our own code."""
    return connection.execute(
        sa.select(item_detail.c.id).where(item_detail.c.code == code)
    ).scalar_one_or_none()


def items_named_like(connection: sa.Connection, name: str) -> list[tuple[int, str, str]]:
    """Return (id, name, model and specification) of active items that share three characters in a
    row with the beginning, middle or end of a name; at most 20,000.
    """
    middle = max(0, len(name) // 2 - 1)
    parts = {name[:3], name[middle : middle + 3], name[-3:]} - {""}
    query = sa.select(
        *(item_detail.c[name] for name in ("id", "name_zh", "model", "specification"))
    ).where(
        item_detail.c.state == RecordState.ACTIVE.value,
        sa.or_(*(item_detail.c.name_zh.contains(part, autoescape=True) for part in sorted(parts))),
    )
    query = query.order_by(item_detail.c.id).limit(_NAMED_MAX)
    return [(row[0], row[1], f"{row[2]} {row[3]}") for row in connection.execute(query)]


def items_of_registrations(connection: sa.Connection, numbers: Iterable[str]) -> list[int]:
    """Return the items that certificates of these numbers cover."""
    query = (
        sa.select(certificate_item.c.item)
        .join(certificate, certificate.c.id == certificate_item.c.certificate)
        .where(certificate.c.number.in_(sorted(set(numbers))))
        .distinct()
    )
    return sorted(connection.execute(query).scalars())


def items_after(connection: sa.Connection, last: int, limit: int) -> list[int]:
    """Return the ids of active items behind an id, in their order."""
    query = sa.select(item_detail.c.id).where(
        item_detail.c.id > last, item_detail.c.state == RecordState.ACTIVE.value
    )
    return list(connection.execute(query.order_by(item_detail.c.id).limit(limit)).scalars())


def levels_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, LevelFacts]:
    """Return packaging levels by id."""
    return {row[0]: LevelFacts(*row) for row in _LEVELS(connection, ids)}


def level_facts(connection: sa.Connection, level: int) -> LevelFacts | None:
    """Return a packaging level; None for the base unit."""
    return levels_of(connection, [level]).get(level) if level else None


def levels_of_item(connection: sa.Connection, item: int) -> list[LevelFacts]:
    """Return an item's levels, the smallest first."""
    query = sa.select(*_LEVEL).where(level.c.item == item).order_by(level.c.factor, level.c.id)
    return [LevelFacts(*row) for row in connection.execute(query)]


def certificates_by_id(
    connection: sa.Connection, ids: Iterable[int]
) -> dict[int, CertificateFacts]:
    """Return certificates by id."""
    columns = tuple(certificate.c[name] for name in CertificateFacts._fields)
    query = sa.select(*columns).where(certificate.c.id.in_(sorted(set(ids))))
    return {row.id: CertificateFacts(*row) for row in connection.execute(query)}


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


def certificate_by_number(connection: sa.Connection, number: str) -> int | None:
    """Return the id of the certificate with that number; of several, the newest."""
    query = sa.select(certificate.c.id).where(certificate.c.number == number)
    newest = query.order_by(certificate.c.valid_from.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none()


def all_items(connection: sa.Connection) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield every active item by its id, with the words by which people know it."""
    names = ("code", "name_zh", "specification", "model")
    query = sa.select(item_detail.c.id, *(item_detail.c[name] for name in names)).where(
        item_detail.c.state == RecordState.ACTIVE.value
    )
    for item, *texts in connection.execute(query.order_by(item_detail.c.id)):
        yield item, dict(zip(names, texts, strict=True))
