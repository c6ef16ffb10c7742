"""Alembic's entry: runs on the connection that ``tongma.app.migrate`` hands over.

Each migration is a transaction of its own, so that locks are held briefly and what is done stays.
"""

from typing import Any

from alembic import context

from tongma.app.tables import metadata

given: dict[str, Any] = context.config.attributes
context.configure(
    connection=given["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=True,
    on_version_apply=given["applied"],
)
with context.begin_transaction():
    context.run_migrations()
