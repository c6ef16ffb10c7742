"""Lists of another system, and how each differed from ours: worksheets, no effects of their own."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, key, ref, small, table, text

run = table(
    "parallel_run",
    key(),
    text("name"),
    text("sha256"),
    big("site"),
    big("person"),
    big("created_at"),
    big("moment"),
    big("known"),
    text("state"),
    text("headings"),
    big("heading_line"),
    big("rows"),
    big("equal"),
    sa.Index("parallel_run_site", "site", "id"),
    info=DERIVED,
)
"""``moment``: of which the list tells (microseconds); ``known``: the journal number up to which we
were asked. ``state``: mapping or compared. ``equal``: holdings on which both agree."""
difference = table(
    "parallel_difference",
    ref("run", "parallel_run.id"),
    big("seq"),
    text("kind"),
    big("item"),
    text("lot"),
    small("status"),
    big("owner"),
    big("theirs"),
    big("ours"),
    text("lines"),
    text("records"),
    text("facts"),
    text("state"),
    text("reason"),
    big("person"),
    sa.PrimaryKeyConstraint("run", "seq"),
    sa.Index("parallel_difference_kind", "run", "kind", "seq"),
    info=DERIVED,
)
"""``lines``, ``records``: numbers with commas; ``facts``: JSON. ``state``: open or explained."""
