"""Alembic migrations of the meetings database."""
