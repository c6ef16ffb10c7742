"""The table of the search: texts of many objects, block by block."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, small, table, text

search_block = table(
    "search_block",
    small("kind"),
    big("object"),
    text("text"),
    small("merged", default=0),
    sa.PrimaryKeyConstraint("kind", "object"),
    sa.Index(
        "search_block_small",
        "kind",
        "object",
        sqlite_where=sa.text("merged = 0"),
        postgresql_where=sa.text("merged = 0"),
    ),
    info=DERIVED,
)
"""``text`` as ``kernel.parts`` writes it; ``object``: the first that it was made of. Whoever
changes what an object is called adds its texts in the same transaction; what was said before may
stay, and whoever finds something compares it with the object itself. ``merged``: whether the job
has joined it with its neighbours."""
