"""The tables of label quality: a projection of the journal."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, small, table, text
from tongma.views.label_quality.model import FAULTS

label_count = table(
    "label_count",
    big("partner"),
    big("site"),
    big("owner"),
    text("month"),
    big("labels"),
    sa.PrimaryKeyConstraint("partner", "site", "owner", "month"),
    info=DERIVED,
)
"""Labels scanned in receiving that was accepted or held."""
label_fault = table(
    "label_fault",
    big("document"),
    text("digest"),
    big("partner"),
    big("site"),
    big("owner"),
    text("month"),
    text("raw"),
    text("station"),
    text("codes"),
    big("happened_at"),
    big("times"),
    *(small(name) for name in FAULTS),
    sa.PrimaryKeyConstraint("document", "digest"),
    sa.Index("label_fault_partner", "partner", "month"),
    info=DERIVED,
)
"""A label with a fault, once per receipt; ``times``: how often it was received, 0 where it was only
scanned. ``codes``: findings and refusals, one to a line."""
