"""The tables of the ledger. Only ``stock.post``, ``stock.query`` and ``stock.check`` import this.

Row 0 of item, lot and piece is a real row that means "none": no key column is ever null.
"""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.texts import DAY, LOT, SERIAL
from tongma.foundation.platform.schema import (
    APPEND_ONLY,
    DERIVED,
    big,
    key,
    ref,
    small,
    table,
    text,
)
from tongma.foundation.search.model import searched


def _said() -> tuple[sa.Column[Any], ...]:
    return text("valid_from"), text("valid_to"), big("known_from"), big("known_to", null=True)


item = table("item", key(), small("decimals"))
lot = table(
    "lot",
    key(),
    ref("item", "item.id"),
    text("number", door=LOT),
    small("variant"),
    text("expiry", null=True, door=DAY),
    text("produced", null=True, door=DAY),
    big("certificate"),
    text("valid_from", default=""),
    big("known_from", default=0),
    sa.UniqueConstraint("item", "number", "variant", name="lot_number"),
    sa.Index("lot_by_number", "number"),
    info=searched("lot", texts=("number",), is_own=True),
)
"""A lot 批次 by (item, maker's number); ``variant`` > 0 is a second lot under the same number.

The row is what is believed now: it holds from the day ``valid_from`` (empty: ever since) and was
said in the record ``known_from`` (0: before records were kept of it)."""
lot_supplier = table(
    "lot_supplier",
    ref("lot", "lot.id"),
    big("supplier"),
    sa.PrimaryKeyConstraint("lot", "supplier"),
    sa.Index("lot_supplier_supplier", "supplier"),
)
piece = table(
    "piece",
    key(),
    ref("item", "item.id"),
    ref("lot", "lot.id"),
    text("serial", door=SERIAL),
    text("expiry", null=True, door=DAY),
    text("valid_from", default=""),
    big("known_from", default=0),
    sa.UniqueConstraint("item", "serial", name="piece_serial"),
    sa.Index("piece_by_serial", "serial"),
    sa.Index("piece_by_lot", "lot"),
    sa.Index(
        "piece_own_expiry",
        "lot",
        sqlite_where=sa.text("expiry is not null"),
        postgresql_where=sa.text("expiry is not null"),
    ),
    info=searched("piece", texts=("serial",), is_own=True),
)
"""A piece 序列号件: which lot, serial and expiry it has, as believed now; times as of a lot."""
lot_said = table(
    "lot_said",
    key(),
    ref("lot", "lot.id"),
    big("item"),
    text("number"),
    small("variant"),
    text("expiry", null=True),
    text("produced", null=True),
    big("certificate"),
    *_said(),
    sa.Index("lot_said_lot", "lot"),
    sa.Index("lot_said_number", "number"),
)
"""What was said of a lot beside its row: until the record ``known_to``, or (null) still, of the
days until ``valid_to``. Only what was ever corrected has rows here, as it was said: no door."""
piece_said = table(
    "piece_said",
    key(),
    ref("piece", "piece.id"),
    big("item"),
    big("lot"),
    text("serial"),
    text("expiry", null=True),
    *_said(),
    sa.Index("piece_said_piece", "piece"),
    sa.Index("piece_said_serial", "serial"),
)
"""The same of a piece."""
place = table(
    "place",
    key(),
    text("kind"),
    small("class"),
    big("parent"),
    big("root"),
    big("moved_happened_at"),
    big("moved_record"),
    sa.UniqueConstraint("id", "class", name="place_class"),
    sa.CheckConstraint('"class" in (1, 2, 3)', name="place_class_known"),
    sa.Index("place_parent", "parent"),
    sa.Index("place_root", "root"),
)
place_move = table(
    "place_move",
    big("record_id"),
    big("place"),
    big("parent"),
    big("happened_at"),
    big("recorded_at"),
    sa.PrimaryKeyConstraint("place", "happened_at", "record_id"),
    sa.CheckConstraint("happened_at <= recorded_at", name="place_move_known_after"),
    info=APPEND_ONLY,
)
_SIDE_COLUMNS = ("place", "status", "owner", "packed_as")
movement = table(
    "movement",
    big("record_id"),
    big("line"),
    big("item"),
    big("lot"),
    big("piece"),
    *(big(f"from_{name}") for name in _SIDE_COLUMNS),
    *(big(f"to_{name}") for name in _SIDE_COLUMNS),
    big("handling_unit"),
    big("reverses_record"),
    big("reverses_line"),
    big("quantity"),
    big("happened_at"),
    big("recorded_at"),
    sa.PrimaryKeyConstraint("record_id", "line"),
    sa.CheckConstraint("quantity > 0", name="movement_positive"),
    sa.CheckConstraint(
        " or ".join(f"from_{name} <> to_{name}" for name in _SIDE_COLUMNS),
        name="moves_something",
    ),
    sa.CheckConstraint("happened_at <= recorded_at", name="movement_known_after"),
    sa.Index("movement_lot", "lot", "record_id"),
    sa.Index("movement_item", "item", "record_id"),
    sa.Index(
        "movement_piece",
        "piece",
        "record_id",
        sqlite_where=sa.text("piece <> 0"),
        postgresql_where=sa.text("piece <> 0"),
    ),
    sa.Index("movement_from", "from_place", "record_id"),
    sa.Index("movement_to", "to_place", "record_id"),
    sa.Index(
        "movement_reverses",
        "reverses_record",
        sqlite_where=sa.text("reverses_record <> 0"),
        postgresql_where=sa.text("reverses_record <> 0"),
    ),
    sa.Index(
        "movement_late",
        "happened_at",
        sqlite_where=sa.text("recorded_at - happened_at > 86400000000"),
        postgresql_where=sa.text("recorded_at - happened_at > 86400000000"),
    ),
    info=DERIVED | APPEND_ONLY,
)
"""Append-only. Its rows are the ``lines`` of the record; a record's range is one partition."""

_LYING: dict[str, Any] = {
    f"{name}_where": sa.text('quantity > 0 and "class" = 1') for name in ("sqlite", "postgresql")
}
KEY_COLUMNS = ("lot", "piece", "place", "status", "owner", "item", "packed_as")
balance = table(
    "balance",
    ref("lot", "lot.id"),
    ref("piece", "piece.id"),
    big("place"),
    small("status"),
    big("owner"),
    ref("item", "item.id"),
    big("packed_as"),
    small("class"),
    big("quantity"),
    big("allocated", default=0),
    sa.PrimaryKeyConstraint(*KEY_COLUMNS),
    sa.ForeignKeyConstraint(["place", "class"], ["place.id", "place.class"], name="balance_class"),
    sa.CheckConstraint('"class" = 2 or quantity >= 0', name="stock_not_negative"),
    sa.CheckConstraint('"class" in (1, 2)', name="balance_class_kept"),
    sa.CheckConstraint(
        'allocated = 0 or (allocated > 0 and "class" = 1 and allocated <= quantity)',
        name="allocated_within_stock",
    ),
    sa.CheckConstraint("piece = 0 or quantity in (-1, 0, 1)", name="piece_is_one"),
    sa.Index(
        "piece_in_one_place",
        "piece",
        unique=True,
        sqlite_where=sa.text("piece <> 0 and quantity > 0"),
        postgresql_where=sa.text("piece <> 0 and quantity > 0"),
    ),
    sa.Index("balance_item", "item", "place"),
    sa.Index("balance_place", "place"),
    sa.Index("balance_lying", "item", "lot", "status", "place", "owner", **_LYING),
    sa.Index("balance_lying_in", "place", "item", "lot", "status", "owner", **_LYING),
    info=DERIVED,
)
"""What is where; written with the movements, rebuilt from them. The key is the lock order."""
checkpoint = table(
    "balance_checkpoint",
    big("seq"),
    *(big(name) for name in KEY_COLUMNS),
    big("quantity"),
    sa.PrimaryKeyConstraint("seq", *KEY_COLUMNS),
    info=DERIVED,
)
"""Balances over all records up to a journal number; a late fact never changes one."""
checkpoint_head = table(
    "checkpoint_head",
    key("seq"),
    big("record_id"),
    big("recorded_at"),
    big("rows"),
    info=DERIVED,
)
counted = table(
    "counted",
    big("record_id"),
    big("place"),
    big("item"),
    big("lot"),
    big("piece"),
    big("packed_as"),
    big("counted_at"),
    big("document"),
    sa.PrimaryKeyConstraint("record_id", "place", "item", "lot", "piece", "packed_as"),
    sa.Index("counted_place", "place", "item", "counted_at"),
    info=APPEND_ONLY,
)
"""What settled counts have stated: a row of item 0 for the whole place, and one for each thing
that was found or missed at an instant of its own. Append-only.
"""
hold = table(
    "hold",
    key(),
    text("reason"),
    small("scope"),
    big("target"),
    big("document"),
    text("note", private=True),
    small("approvals_needed"),
    big("placed_by"),
    big("lifted_by", null=True),
    sa.CheckConstraint("scope between 1 and 5", name="hold_scope_known"),
    sa.Index(
        "hold_open",
        "scope",
        "target",
        sqlite_where=sa.text("lifted_by is null"),
        postgresql_where=sa.text("lifted_by is null"),
    ),
)
hold_approval = table(
    "hold_approval",
    ref("hold", "hold.id"),
    big("person"),
    big("record_id"),
    sa.PrimaryKeyConstraint("hold", "person"),
)
allocation = table(
    "allocation",
    key(),
    big("document"),
    big("line"),
    *(big(name) for name in KEY_COLUMNS),
    big("quantity"),
    sa.CheckConstraint("quantity > 0", name="allocation_positive"),
    sa.Index("allocation_line", "line"),
    sa.Index("allocation_document", "document"),
    sa.Index("allocation_key", "lot", "piece", "place"),
)
lineage = table(
    "lineage",
    big("record_id"),
    big("line"),
    big("from_item"),
    big("from_lot"),
    big("from_piece"),
    big("to_item"),
    big("to_lot"),
    big("to_piece"),
    big("quantity"),
    sa.PrimaryKeyConstraint("record_id", "line"),
    sa.Index("lineage_from", "from_lot", "to_lot"),
    sa.Index("lineage_to", "to_lot", "from_lot"),
    info=APPEND_ONLY,
)
