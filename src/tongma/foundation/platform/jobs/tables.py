"""The table of jobs: one row for each job, or for each job and site."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, table, text

job = table(
    "job",
    text("name"),
    big("site"),
    big("due_at"),
    big("started_at"),
    big("succeeded_at"),
    big("failed_at"),
    big("failures"),
    text("error"),
    big("cursor"),
    big("done"),
    big("total"),
    text("holder"),
    sa.PrimaryKeyConstraint("name", "site"),
    info=DERIVED,
)
"""``site``: 0 for a job that is not done site by site. ``due_at``: not before then. Instants are 0
where there was none yet. ``failures``: in a row; ``error``: of the last one, in words. ``cursor``:
the journal number that is worked in. ``done`` of ``total``: how far it is (0 of 0: it does not
say). ``holder``: who does it just now; empty: nobody.
"""
