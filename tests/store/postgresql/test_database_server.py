"""Where a database is, without its password in any text."""

from interp.store.postgresql.database_server import DatabaseServer


def test_it_is_not_written_out() -> None:
    assert "secret" not in repr(DatabaseServer("postgresql://amina:secret@host/interp"))
