"""The history of the tables of drafting, run by Alembic from inside the package."""
