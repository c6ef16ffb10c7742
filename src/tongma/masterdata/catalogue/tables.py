"""The tables of the catalogue. An item's id is the ledger's item id."""

import sqlalchemy as sa

from tongma.foundation.kernel.texts import DAY
from tongma.foundation.platform.schema import big, key, ref, said, small, table, text
from tongma.foundation.search.model import searched
from tongma.masterdata.catalogue.model import IN_LEDGER, ItemData

item_detail = table(
    "item_detail",
    sa.Column(
        "id",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        sa.ForeignKey("item.id"),
        primary_key=True,
        autoincrement=False,
    ),
    *said(ItemData, but=IN_LEDGER),
    big("temperature_min_tenths", null=True),
    big("temperature_max_tenths", null=True),
    text("fields"),
    small("version"),
    sa.UniqueConstraint("code", name="item_code"),
    info=searched(
        "item",
        texts=("code", "name_en", "model", "specification"),
        names=("name_zh",),
        is_own=True,
    ),
)
"""A column for each plain field of ``ItemData``, and what is kept in another form. ``fields``:
user-declared fields as JSON."""
level = table(
    "packaging_level",
    key(),
    ref("item", "item.id"),
    text("name"),
    text("unit"),
    big("contains"),
    big("contains_count"),
    big("factor"),
    text("state"),
    sa.UniqueConstraint("item", "name", name="level_name"),
    sa.CheckConstraint("factor >= 1 and contains_count >= 1", name="level_factor"),
)
"""A level above the base unit: ``contains_count`` of ``contains`` (0: the base unit), which makes
``factor`` base units."""
item_name = table(
    "item_name",
    ref("item", "item.id"),
    text("language"),
    text("kind"),
    text("text"),
    sa.PrimaryKeyConstraint("item", "language", "kind", "text"),
    info=searched("item", "item", texts=(), names=("text",)),
)
"""Further names of an item: trade names, generic names, short names, in any language."""
item_unit = table(
    "item_unit",
    ref("item", "item.id"),
    text("unit"),
    big("numerator"),
    big("denominator"),
    sa.PrimaryKeyConstraint("item", "unit"),
    sa.CheckConstraint("numerator >= 1 and denominator >= 1", name="item_unit_positive"),
)
"""A unit of this item alone: one of it is exactly numerator/denominator base units."""
certificate = table(
    "certificate",
    key(),
    text("number"),
    text("kind"),
    big("holder"),
    text("scope"),
    text("valid_from", door=DAY),
    text("valid_to", door=DAY),
    big("replaced_by"),
    text("state"),
    small("version"),
    sa.UniqueConstraint("number", "valid_from", name="certificate_number"),
)
"""A registration or filing certificate; dates are ISO, ``valid_to`` is inclusive."""
certificate_item = table(
    "certificate_item",
    ref("certificate", "certificate.id"),
    ref("item", "item.id"),
    sa.PrimaryKeyConstraint("certificate", "item"),
    sa.Index("certificate_item_item", "item"),
)
