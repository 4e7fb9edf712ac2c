"""Alembic environment: runs the migrations on the connection it is given."""

from alembic import context

connection = context.config.attributes["connection"]
counter = context.config.attributes["counter"]
context.configure(connection=connection, transactional_ddl=True, version_table=counter)
with context.begin_transaction():
    context.run_migrations()
