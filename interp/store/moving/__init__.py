"""Data on the way between an SQLite folder and a PostgreSQL database."""
