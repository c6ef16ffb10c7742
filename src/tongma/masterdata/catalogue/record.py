"""What is shown beside an item's own data: its levels, codes and certificates."""

import sqlalchemy as sa

from tongma.masterdata.catalogue.model import ItemData
from tongma.masterdata.catalogue.query import certificates_of, levels_of_item
from tongma.masterdata.catalogue.shapes import (
    ItemCertificateOut,
    ItemCodeOut,
    ItemLevelOut,
    ItemRecordOut,
)
from tongma.masterdata.identifiers.query import identifiers_of
from tongma.masterdata.versions.shapes import RecordOut, parts_of


def item_record(connection: sa.Connection, record: RecordOut[ItemData]) -> ItemRecordOut:
    """Return an item with what belongs to it."""
    levels = levels_of_item(connection, record.id)
    names = {level.id: level.name for level in levels}
    return ItemRecordOut(
        **parts_of(record),
        levels=[
            ItemLevelOut(level.id, level.name, level.unit, str(level.factor)) for level in levels
        ],
        identifiers=[
            ItemCodeOut(
                scheme=code.scheme,
                value=code.value,
                level=names.get(code.level, ""),
                scope=code.scope,
                role=code.role,
                source=code.source,
            )
            for code in identifiers_of(connection, "item", record.id)
        ],
        certificates=[
            ItemCertificateOut(**certificate._asdict())
            for certificate in certificates_of(connection, record.id)
        ],
    )
