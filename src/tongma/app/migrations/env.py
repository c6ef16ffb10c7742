"""Alembic's entry: runs on the connection that ``tongma.app.migrate`` hands over."""

from alembic import context

from tongma.app.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
