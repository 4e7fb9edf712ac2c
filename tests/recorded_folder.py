"""Makes a data folder that holds the newest recorded day as a release before this one left it: without cards."""

from functools import cache
from pathlib import Path
from typing import Any

from interp.domain.model.streams import meeting_of
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.meetings_tables import event
from tests.releases.history import opened, path_of, releases

COLUMNS = ("seq", "at", "actor", "device", "command_id", "part", "name", "version", "body")


@cache
def rows() -> list[dict[str, Any]]:
    """Return the events of that day."""
    return [
        {"stream": each.stream} | {column: each.row[column] for column in COLUMNS}
        for each in opened(path_of(releases()[-1])).without_screens() if each.row
    ]  # fmt: skip


def meetings() -> list[str]:
    """Return the ids of its meetings."""
    return sorted({meeting for row in rows() if (meeting := meeting_of(row["stream"]))})


def recorded_folder(folder: Path) -> Path:
    """Fill a new data folder; return it."""
    database = MeetingsDatabase.in_folder(folder)
    with database.connection() as connection:
        connection.execute(event.insert(), rows())
        connection.exec_driver_sql(
            "INSERT INTO head (stream, seq, at) SELECT stream, max(seq), max(at) FROM event GROUP BY stream"
        )
    database.close()
    return folder
