"""What shipping keeps beside documents."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, ref, table, text

shipment = table(
    "shipment",
    ref("document", "document.id"),
    big("order_document"),
    big("carrier"),
    text("waybill"),
    text("vehicle"),
    big("dispatched_at", null=True),
    big("delivered_at", null=True),
    text("receiver", private=True),
    text("proof"),
    text("buyer_name"),
    text("buyer_licence"),
    text("buyer_address"),
    text("ship_to"),
    sa.PrimaryKeyConstraint("document"),
    sa.Index("shipment_order", "order_document"),
)
"""The buyer's name, licence and addresses as they were at dispatch."""
carton = table(
    "carton",
    sa.Column("place", sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
              sa.ForeignKey("place.id"), primary_key=True, autoincrement=False),
    ref("shipment", "document.id"),
    text("sscc"),
    text("state"),
    sa.UniqueConstraint("sscc", name="carton_sscc"),
    sa.Index("carton_shipment", "shipment"),
)  # fmt: skip
shipped_line = table(
    "shipped_line",
    ref("shipment", "document.id"),
    big("line_no"),
    big("order_line"),
    big("item"),
    big("lot"),
    big("piece"),
    big("packed_as"),
    big("carton"),
    big("quantity"),
    sa.PrimaryKeyConstraint("shipment", "line_no"),
    sa.Index("shipped_line_lot", "lot"),
    sa.Index("shipped_line_order", "order_line"),
)
"""What left, as the accompanying note lists it."""
