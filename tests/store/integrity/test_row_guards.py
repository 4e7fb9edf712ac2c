"""The triggers that guard rows are away within one transaction only, and are the same again after it."""

import pytest
import sqlalchemy as sa

from interp.store.integrity.row_guards import triggers, unguarded
from interp.store.meetings_database import MeetingsDatabase

CHANGE = sa.text("UPDATE event SET actor = 'somebody else'")


def test_they_are_as_before_when_the_transaction_ends(database: MeetingsDatabase) -> None:
    with database.connection() as connection:
        before = triggers(connection)
        with unguarded(connection, database.tables.guarded):
            assert triggers(connection) == {}
            connection.execute(CHANGE)
        assert triggers(connection) == before
    assert set(database.tables.guards()) <= set(before)


def test_what_fails_between_leaves_them_where_they_were(database: MeetingsDatabase) -> None:
    with pytest.raises(ZeroDivisionError), database.connection() as connection, unguarded(connection, ()):
        raise ZeroDivisionError
    assert database.lost_guards() == []
