"""Deletes the rows of a document or of a meeting in the drafting database, whose triggers the caller has taken away."""

import sqlalchemy as sa

from interp.store.integrity.row_checksums import change
from interp.store.tables.drafting_tables import (
    act,
    assignment,
    document,
    job,
    mark,
    memory_source,
    memory_unit,
    reactor_position,
    revision,
    segment,
    sentence_note,
    working_copy,
)  # fmt: skip

BELOW = (working_copy, sentence_note, assignment, job, revision, segment)  # rows that refer to a document
SHOWN = ("reviewed", "drafts")  # visibilities by which the public is shown translations
SOME = 500


def delete_document(connection: sa.Connection, document_id: str, *, memory: bool) -> dict[str, int]:
    """Delete a document, all that refers to it, the acts on it, and of the memory what came from it.

    Without `memory` what the public was shown stays in the memory. Return how many rows of each table went.
    """
    gone, held = {}, memory_unit.c.held == document_id
    if not memory and _was_shown(connection, document_id):
        change(connection, memory_unit, held, held="")  # nothing says any more until when it was
    else:
        gone["memory_unit"] = _delete_units(connection, sa.or_(held, memory_unit.c.document == document_id))
    for table in BELOW:
        gone[table.name] = connection.execute(table.delete().where(table.c.document == document_id)).rowcount
    gone["act"] = connection.execute(act.delete().where(act.c.document == document_id)).rowcount
    gone["document"] = connection.execute(document.delete().where(document.c.id == document_id)).rowcount
    return {name: count for name, count in gone.items() if count}


def delete_rest(connection: sa.Connection, meeting: str, stream: str) -> dict[str, int]:
    """Delete what names a meeting whose documents are gone; return how many rows of each table went."""
    gone = {
        "act": connection.execute(act.delete().where(act.c.meeting == meeting)).rowcount,
        "mark": connection.execute(mark.delete().where(mark.c.meeting == meeting)).rowcount,
        "reactor_position": connection.execute(
            reactor_position.delete().where(reactor_position.c.stream == stream)
        ).rowcount,
    }
    return {name: count for name, count in gone.items() if count}


def _was_shown(connection: sa.Connection, document_id: str) -> bool:
    """Return whether the public may read the translations of a document."""
    found = connection.execute(sa.select(document).where(document.c.id == document_id)).first()
    if found is None or found.withdrawn or found.visibility not in SHOWN:
        return False
    return bool(found.release == "now" or (found.release == "as_delivered" and found.delivered))


def _delete_units(connection: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    """Delete units of the memory, and the sentences that have no other; return how many units."""
    numbers = list(connection.scalars(sa.select(memory_unit.c.source).where(which).distinct()))
    gone = connection.execute(memory_unit.delete().where(which)).rowcount
    used = sa.exists().where(memory_unit.c.source == memory_source.c.id)
    for some in (numbers[place : place + SOME] for place in range(0, len(numbers), SOME)):
        bare = sa.and_(memory_source.c.id.in_(some), ~used)
        rows = connection.execute(sa.select(memory_source).where(bare)).all()
        if connection.dialect.name == "sqlite":
            for row in rows:  # the index has no copy of the text, and is told which trigrams go
                index = f"memory_words_{row.language}"
                words = f"INSERT INTO {index} ({index}, rowid, key) VALUES ('delete', :number, :key)"
                connection.execute(sa.text(words), {"number": row.id, "key": row.key})
        connection.execute(memory_source.delete().where(memory_source.c.id.in_([row.id for row in rows])))
    return gone
