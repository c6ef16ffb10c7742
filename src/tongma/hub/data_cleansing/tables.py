"""Cleaning runs and their rows: a worksheet beside the catalogue, so no effects in the journal.

What is taken into the catalogue is in the journal, by the commands that take it in.
"""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, key, ref, small, table, text

run = table(
    "cleaning_run",
    key(),
    text("name"),
    text("sha256"),
    big("person"),
    big("created_at"),
    text("state"),
    text("headings"),
    text("sample"),
    text("mapping"),
    text("date_order"),
    big("rows"),
    big("reached"),
    text("trouble"),
    text("request_id"),
    big("asked_by"),
    text("reason"),
    big("leased_to"),
    sa.Index("cleaning_run_state", "state"),
    info=DERIVED,
)
"""``state``: see ``RunState``. ``headings``, ``sample``, ``mapping``: JSON. ``reached``: how far
the step at work is. ``request_id``, ``asked_by``, ``reason``: of the command that asked for the
step. ``leased_to``: until when the process that works on it has said that it lives."""
row = table(
    "cleaning_row",
    ref("run", "cleaning_run.id"),
    big("line"),
    text("given"),
    text("clean"),
    big("lead"),
    small("stops"),
    small("left_out"),
    big("item"),
    small("made"),
    big("version"),
    sa.PrimaryKeyConstraint("run", "line"),
    sa.Index("cleaning_row_lead", "run", "lead", "line"),
    sa.Index("cleaning_row_item", "run", "made", "item", "line"),
    sa.Index("cleaning_row_state", "run", "left_out", "stops", "item", "line"),
    info=DERIVED,
)
"""``given``: field → text of the cell (with corrections), as JSON; ``clean``: the values that
differ from it. ``lead``: the first row of its item, or the negative id of an item of the catalogue.
``stops``: findings that still keep it out. ``item``: what it became; ``made``: 1 where the run made
that item (``version``), 2 where it was taken back."""
finding = table(
    "cleaning_finding",
    ref("run", "cleaning_run.id"),
    big("line"),
    small("seq"),
    text("code"),
    small("stops"),
    small("across"),
    text("field"),
    text("given"),
    text("proposed"),
    big("other"),
    small("score"),
    text("facts"),
    text("decision"),
    sa.PrimaryKeyConstraint("run", "line", "seq"),
    sa.Index("cleaning_finding_code", "run", "code", "decision", "line"),
    info=DERIVED,
)
"""``stops``: 1 for errors and questions. ``across``: 1 where it comes from comparing rows.
``decision``: empty, ``accept`` or ``refuse``."""
bound = table(
    "cleaning_bound",
    ref("run", "cleaning_run.id"),
    big("item"),
    big("binding"),
    sa.PrimaryKeyConstraint("run", "item", "binding"),
    info=DERIVED,
)
"""Codes that a run bound to items which were in the catalogue before."""
