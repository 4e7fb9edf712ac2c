"""The only SQL: the log, accounts, links and proposals on SQLAlchemy Core."""
