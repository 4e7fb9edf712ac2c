"""Every table that names a meeting, or the stream of one, is one from which its rows are deleted."""

from interp.store.erasing import meeting_rows
from interp.store.tables.meetings_tables import erased, last_use, metadata, proposal


def test_no_table_that_names_a_meeting_is_left_out() -> None:
    named = {table for table in metadata.sorted_tables if {"meeting", "stream"} & set(table.c.keys())}
    assert named - {erased} == {*meeting_rows.OF_STREAM, *meeting_rows.OF_MEETING}
    others = {table.name for table in metadata.sorted_tables} - {table.name for table in named}
    assert others == {"about", "account", "ended", "session", last_use.name, proposal.name}  # the last two: see there
