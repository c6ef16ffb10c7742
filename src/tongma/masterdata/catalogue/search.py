"""Items and certificates as lists find them, by words, codes and classes."""

from dataclasses import fields
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.sorting import Listed, Order, Sorts, listed
from tongma.masterdata.catalogue.shapes import CertificateRow, ItemRow
from tongma.masterdata.catalogue.tables import certificate, certificate_item, item_detail
from tongma.masterdata.identifiers.tables import binding


class ItemFilter(NamedTuple):
    """What a list of items is asked for; empty for any."""

    words: str = ""
    """Every word stands in code, name, model or specification, or is one of its codes."""
    state: str = ""
    device_class: str = ""
    temperature_class: str = ""
    maker: int = 0


_LISTED = tuple(item_detail.c[field.name] for field in fields(ItemRow))
_FLAGS = frozenset(field.name for field in fields(ItemRow) if field.type is bool)
_SEARCHED = ("code", "name_zh", "name_en", "model", "specification")


ITEM_SORTS = Sorts(
    {
        name: item_detail.c[name]
        for name in ("code", "name_zh", "name_en", "model", "specification", "device_class",
                     "temperature_class", "base_unit", "state")
    },
    item_detail.c.id,
    "code",
)  # fmt: skip


def find_items(
    connection: sa.Connection, wanted: ItemFilter, order: Order, limit: int
) -> Listed[ItemRow]:
    """Return items in the order that was asked for."""
    query = order.page(sa.select(*_LISTED), limit)
    for word in wanted.words.split():
        query = query.where(_has(word))
    for name in ("state", "device_class", "temperature_class", "maker"):
        value = getattr(wanted, name)
        if value:
            query = query.where(item_detail.c[name] == value)
    return listed(connection.execute(query).all(), _item_row)


def _item_row(values: dict[str, Any]) -> ItemRow:
    return ItemRow(**values | {name: bool(values[name]) for name in _FLAGS})


def _has(word: str) -> sa.ColumnElement[bool]:
    """Say that a word stands in a text of the item, or is one of its codes."""
    texts = [
        sa.func.lower(item_detail.c[name]).contains(word.lower(), autoescape=True)
        for name in _SEARCHED
    ]
    values = [word, word.zfill(14)] if word.isdigit() else [word]
    coded = sa.select(binding.c.target).where(
        binding.c.value.in_(values), binding.c.target_kind == "item", binding.c.known_to.is_(None)
    )
    return sa.or_(*texts, item_detail.c.id.in_(coded))


class CertificateFilter(NamedTuple):
    """What a list of certificates is asked for."""

    words: str = ""
    item: int = 0
    ends_before: str = ""
    """ISO date: those whose last valid day is before it."""


_CERTIFICATES = tuple(certificate.c[field.name] for field in fields(CertificateRow))
CERTIFICATE_SORTS = Sorts(
    {name: certificate.c[name] for name in ("id", "number", "kind", "valid_from", "valid_to")},
    certificate.c.id,
    "id",
)


def find_certificates(
    connection: sa.Connection, wanted: CertificateFilter, order: Order, limit: int
) -> Listed[CertificateRow]:
    """Return certificates in the order that was asked for."""
    query = order.page(sa.select(*_CERTIFICATES), limit)
    for word in wanted.words.split():
        number = sa.func.lower(certificate.c.number)
        query = query.where(number.contains(word.lower(), autoescape=True))
    if wanted.item:
        covered = sa.select(certificate_item.c.certificate).where(
            certificate_item.c.item == wanted.item
        )
        query = query.where(certificate.c.id.in_(covered))
    if wanted.ends_before:
        query = query.where(
            certificate.c.valid_to != "", certificate.c.valid_to < wanted.ends_before
        )
    return listed(connection.execute(query).all(), lambda values: CertificateRow(**values))
