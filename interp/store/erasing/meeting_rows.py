"""Deletes the rows of one meeting in the meetings database, whose triggers the caller has taken away."""

import sqlalchemy as sa

from interp.store.tables.meetings_tables import access_act, answered, card, event, head, last_use, link, refusal

OF_STREAM = (event, head, card, answered)
OF_MEETING = (link, refusal, access_act)


def delete_meeting(connection: sa.Connection, meeting: str, stream: str) -> dict[str, int]:
    """Delete every row of a meeting and of its stream; return how many of each table, of those that had any."""
    links = [f"link:{each}" for each in connection.scalars(sa.select(link.c.id).where(link.c.meeting == meeting))]
    gone = {table.name: connection.execute(table.delete().where(table.c.stream == stream)) for table in OF_STREAM}
    gone |= {table.name: connection.execute(table.delete().where(table.c.meeting == meeting)) for table in OF_MEETING}
    gone["last_use"] = connection.execute(last_use.delete().where(last_use.c.subject.in_(links)))
    return {name: done.rowcount for name, done in gone.items() if done.rowcount}


def old_refusals(before: int, keep: list[str]) -> sa.ColumnElement[bool]:
    """Return the condition of the refusals of before a time, but for those in some meetings."""
    return sa.and_(refusal.c.at < before, refusal.c.meeting.not_in(keep))
