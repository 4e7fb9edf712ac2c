"""Alembic migrations of the drafting database."""
