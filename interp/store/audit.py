"""Reads the audit record of a data folder or database: event log, desk acts and refusals in order of time."""

import heapq
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interp.config import Settings
from interp.domain.model.streams import stream_of
from interp.errors import NotFound
from interp.ports import AccessAct, DeskAct, Refusal
from interp.ports.refusals import DESPITE_DAMAGE
from interp.store.drafting_database import FILE as DRAFTS
from interp.store.erasing.log_seal import AuditRow, entries
from interp.store.meetings_database import FILE
from interp.store.open_stores import look_at_stores

Row = AuditRow | DeskAct | Refusal | AccessAct


def together(*books: Iterable[Row]) -> Iterator[Row]:
    """Yield rows merged by time; rows of the same source keep their order."""
    yield from heapq.merge(*books, key=lambda each: each.at)


def said(row: Row) -> dict[str, Any]:
    """Return a row as JSON for programs: time as ISO 8601 in UTC, body or arguments as JSON, as text if cut short."""
    if isinstance(row, DeskAct):
        return {
            "act": row.name, "at": _iso(row.at), "actor": row.actor, "role": row.role, "meeting": row.meeting,
            "document": row.document, "language": row.language, "segment": row.segment, "revision": row.revision,
            "body": json.loads(row.body),
        }  # fmt: skip
    if isinstance(row, Refusal):
        return {
            "refused": {"code": row.code, "reason": row.reason}, "at": _iso(row.at), "actor": row.actor,
            "role": row.role, "device": row.device, "meeting": row.meeting, "command": row.command_id,
            "name": row.name, "args": _arguments(row.args),
        }  # fmt: skip
    if isinstance(row, AccessAct):
        return {
            "access": row.act, "at": _iso(row.at), "actor": row.actor, "role": row.role, "meeting": row.meeting,
            "subject": row.subject, "body": json.loads(row.body),
        }  # fmt: skip
    return {
        "seq": row.seq, "at": _iso(row.at), "actor": row.actor, "device": row.device, "command": row.command_id,
        "part": row.part, "event": row.name, "version": row.version, "body": json.loads(row.body),
    }  # fmt: skip


def line(row: Row, width: int = 100) -> str:
    """Return a row as a line for people, arguments cut at `width` characters; only the log's rows have numbers."""
    if isinstance(row, AuditRow):
        number, actor, device, body = str(row.seq), row.actor, row.device, row.body
    else:
        role = "" if row.actor.startswith(row.role) else f" ({row.role})"
        if isinstance(row, AccessAct):
            short = _short(f"{row.subject} {row.body}", width)
            return "\t".join(("-", _iso(row.at), f"{row.actor}{role}", "-", row.act, short))
        number, actor, device = "-", f"{row.actor}{role}", "desk" if isinstance(row, DeskAct) else row.device
        body = _done(row) if isinstance(row, DeskAct) else _refused(row)
    return "\t".join((number, _iso(row.at), actor or "-", device or "-", row.name or "-", _short(body, width)))


def _short(body: str, width: int) -> str:
    return body if len(body) <= width else body[: width - 1] + "…"


def _done(row: DeskAct) -> str:
    """Return the subject of an act: document, language, segment, revision, and its body."""
    number = f"r{row.revision}" if row.revision else ""
    return " ".join(each for each in (row.document, row.language, row.segment, number, row.body) if each)


def _refused(row: Refusal) -> str:
    if row.name == DESPITE_DAMAGE:
        return f"served although damaged: {row.args}" if row.meeting else "damaged meetings are served"
    why = f"{row.code} ({row.reason})" if row.reason else row.code
    return f"refused: {why} {row.args}".rstrip()


def _arguments(args: str) -> Any:
    try:
        return json.loads(args) if args else None
    except (ValueError, RecursionError):
        return args


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def of_folder(
    folder: Path, meeting: str | None, until: int | None = None, *, database: str = ""
) -> tuple[list[AuditRow], list[Refusal]]:
    """Return what was done, up to a number, and what was refused in a meeting; without a meeting, in all.

    The folder, or the database of that address, is opened read-only. Raises NotFound for a folder without data and for
    an unknown meeting.
    """
    if not database and not (folder / FILE).exists():
        raise NotFound("no_data", folder=str(folder))
    stores = look_at_stores(Settings(data=folder, database=database))
    try:
        with stores.meetings.reading() as connection:
            done = list(entries(connection, stream_of(meeting), until)) if meeting else []
        refused = stores.refusals.of(meeting)
    finally:
        stores.close()
    if meeting and not done:
        raise NotFound("meeting", meeting=meeting[:80])
    if until is not None:
        refused = [each for each in refused if each.at <= done[-1].at]
    return done, refused


def of_desk(folder: Path, meeting: str, until_ms: int | None = None, *, database: str = "") -> list[DeskAct]:
    """Return the acts on the documents of a meeting, up to a time; opened as by `of_folder`.

    None where there is no drafting database. Raises Unavailable.
    """
    if not database and not (folder / DRAFTS).exists():
        return []
    stores = look_at_stores(Settings(data=folder, database=database))
    try:
        return [each for each in stores.acts.of(meeting) if until_ms is None or each.at <= until_ms]
    finally:
        stores.close()


def of_access(
    folder: Path, meeting: str | None, until_ms: int | None = None, *, database: str = ""
) -> list[AccessAct]:
    """Return the acts on the links of a meeting, up to a time; without a meeting, on all links and people.

    Opened as by `of_folder`. Raises Unavailable.
    """
    stores = look_at_stores(Settings(data=folder, database=database))
    try:
        return [each for each in stores.access.acts(meeting) if until_ms is None or each.at <= until_ms]
    finally:
        stores.close()
