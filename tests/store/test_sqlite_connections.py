"""How connections to SQLite files are prepared: what reads takes no lock, what writes takes it at its start."""

import sqlite3

import pytest

from interp.store.sqlite_connections import preparing


@pytest.mark.parametrize(("look", "refused"), [(True, True), (False, False)])
def test_a_connection_to_look_writes_nothing(look: bool, refused: bool) -> None:
    connection = sqlite3.connect(":memory:")
    preparing("FULL", look)(connection, None)
    assert connection.execute("PRAGMA query_only").fetchone() == (int(refused),)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    connection.close()
