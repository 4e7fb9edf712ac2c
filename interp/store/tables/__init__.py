"""The tables of the databases, as SQLAlchemy describes them."""
