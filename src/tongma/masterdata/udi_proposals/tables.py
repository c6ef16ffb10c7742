"""The table of proposals."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, ref, table, text

proposal = table(
    "proposal",
    key(),
    ref("item", "item.id"),
    text("kind"),
    text("name"),
    text("value"),
    text("current"),
    text("role"),
    big("factor"),
    big("inside"),
    text("level_name"),
    text("state"),
    big("binding"),
    text("source"),
    text("primary_di"),
    text("version_on"),
    big("made_by"),
    big("decided_by"),
    sa.UniqueConstraint("item", "kind", "name", "value", name="proposal_one"),
    sa.CheckConstraint(
        "state in ('open', 'contradicts', 'accepted', 'rejected', 'settled')",
        name="proposal_state",
    ),
    sa.Index("proposal_state_item", "state", "item"),
)
"""What a public database says of an item, and what became of it.

``kind``: identifier, field, certificate or chain (a package whose levels do not multiply);
``name``: the identifier's scheme, or the field. ``factor``: base units of an identifier's level,
``inside``: of the level that it contains, 0 for none. ``binding``: the proposed binding, 0 where
the level does not exist yet. ``made_by`` and ``decided_by`` are records."""
