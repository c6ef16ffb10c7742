"""What opening stock keeps beside documents."""

import sqlalchemy as sa

from tongma.foundation.kernel.texts import DAY
from tongma.foundation.platform.schema import big, ref, small, table, text

opening_line = table(
    "opening_line",
    ref("line", "document_line.id"),
    text("lot"),
    text("expiry", door=DAY),
    text("produced"),
    text("serials"),
    small("status"),
    big("supplier"),
    sa.PrimaryKeyConstraint("line"),
)
