"""Which sorts of stock lie there is read from an index, however many pieces they are.

A server of the release before goes on: it does not read these indexes.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHILE_SERVING = True

_LYING = 'WHERE quantity > 0 and "class" = 1'


def upgrade() -> None:
    op.execute(f"CREATE INDEX balance_lying ON balance (item, lot, status, place, owner) {_LYING}")
    op.execute(
        f"CREATE INDEX balance_lying_in ON balance (place, item, lot, status, owner) {_LYING}"
    )
    op.execute("CREATE INDEX piece_own_expiry ON piece (lot) WHERE expiry is not null")
