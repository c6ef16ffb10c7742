"""What people say about places. A place's id is the ledger's place id."""

import sqlalchemy as sa

from tongma.foundation.kernel.texts import CODE
from tongma.foundation.platform.schema import Big, big, small, table, text
from tongma.foundation.search.model import searched

place_detail = table(
    "place_detail",
    sa.Column("id", Big, sa.ForeignKey("place.id"), primary_key=True, autoincrement=False),
    text("code", door=CODE),
    text("name"),
    text("kind"),
    big("site"),
    text("purpose"),
    small("status"),
    text("temperature_class"),
    text("mixing"),
    big("volume_litres_max"),
    big("weight_grams_max"),
    big("handling_units_max"),
    big("sequence"),
    text("time_zone"),
    big("entity"),
    text("address"),
    text("state"),
    small("version"),
    sa.UniqueConstraint("site", "code", name="place_code"),
    sa.Index("place_detail_site", "site", "kind", "purpose"),
    sa.Index("place_detail_code", "code"),
    sa.Index("place_detail_sequence", "site", "sequence"),
    info=searched("place", texts=("code",), names=("name",), is_own=True),
)
"""``kind``: site, zone, bin, dock, handling_unit, in_transit. ``purpose``: storage, receiving,
exception, rejected, dispatch, staging, returns. ``status``: the quality status that may lie there
(0: any). ``mixing``: any, one_item, one_lot. Limits: 0 means not known. ``time_zone`` (IANA),
``entity`` and ``address`` are the site's; ``site`` of a site is 0, so that its code is unique."""
