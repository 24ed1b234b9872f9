"""Alembic's entry: runs over the connection it is given, so that tests and the bot share one way."""

from __future__ import annotations

from alembic import context

from models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
