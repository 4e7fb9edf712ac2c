"""The tables of the meetings are what their migrations make, and keep a number and a command once."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables import meetings_tables


def test_migrations_make_exactly_the_tables_of_the_schema(database: MeetingsDatabase) -> None:
    with database.connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), meetings_tables.metadata) == []


def test_one_number_and_one_command_are_kept_once_by_the_database_itself(database: MeetingsDatabase) -> None:
    found = sa.inspect(database.engine)
    assert found.get_pk_constraint("event")["constrained_columns"] == ["stream", "seq"]
    unique = [each["column_names"] for each in found.get_unique_constraints("event")]
    assert unique == [["stream", "command_id", "part"]]
