"""Stores on SQL, through SQLAlchemy Core: event log, accounts, proposals, documents, queue and memory."""
