"""Partners 往来单位: a partner's id is also the id of its place in the ledger."""

import sqlalchemy as sa

from tongma.foundation.kernel.texts import CODE, DAY, LINE
from tongma.foundation.platform.schema import Big, key, ref, small, table, text
from tongma.foundation.search.model import searched

partner = table(
    "partner",
    sa.Column("id", Big, sa.ForeignKey("place.id"), primary_key=True, autoincrement=False),
    text("code", door=CODE),
    text("name", door=LINE),
    text("name_en", door=LINE),
    text("roles"),
    text("address"),
    text("tax_number"),
    text("state"),
    small("version"),
    sa.UniqueConstraint("code", name="partner_code"),
    info=searched("partner", texts=("code", "name_en", "tax_number"), names=("name",), is_own=True),
)
"""``roles``: words joined by a blank, of supplier, customer, carrier, own, registrant, maker."""
licence = table(
    "partner_licence",
    key(),
    ref("partner", "partner.id"),
    text("kind"),
    text("number"),
    text("scope"),
    text("valid_from", door=DAY),
    text("valid_to", door=DAY),
    sa.Index("partner_licence_partner", "partner"),
)
contact = table(
    "partner_contact",
    key(),
    ref("partner", "partner.id"),
    text("name", private=True),
    text("phone", private=True),
    text("email", private=True),
    sa.Index("partner_contact_partner", "partner"),
)
address = table(
    "partner_address",
    key(),
    ref("partner", "partner.id"),
    text("label"),
    text("address"),
    text("receiver", private=True),
    text("phone", private=True),
    sa.Index("partner_address_partner", "partner"),
)
