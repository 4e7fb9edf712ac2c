"""Opens all stores of a service; no other module knows in which database or file a store is."""

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from interp.config import Settings, without_password
from interp.errors import Refused, Unavailable
from interp.ports import (
    AccessRecords,
    Accounts,
    CardRows,
    DeskActs,
    Documents,
    DraftingQueue,
    DraftRequests,
    Erasures,
    EventLog,
    Layouts,
    Memory,
    ProposalStore,
    ReactorPositions,
    Refusals,
    SectionProgress,
    SentenceNotes,
    ServiceClock,
    SigningKey,
    WorkerSigns,
    WorkingCopies,
)  # fmt: skip
from interp.store.accounts import SqlAccessRecords, SqlAccounts, SqlProposalStore
from interp.store.desk_acts import SqlDeskActs
from interp.store.documents import SqlDocuments
from interp.store.draft_requests import SqlDraftRequests
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.erasures import SqlErasures
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.folder_files.layout_files import FileLayouts
from interp.store.folder_files.service_clock import AnchoredClock, AnchorFile
from interp.store.folder_files.worker_signs import FileWorkerSigns
from interp.store.meetings_database import FILE as MEETINGS
from interp.store.meetings_database import MeetingsDatabase
from interp.store.postgresql.database_server import LONG_STATEMENT_S, DatabaseServer
from interp.store.postgresql.host_names import HostNames, Start, in_thread
from interp.store.reactor_positions import SqlReactorPositions
from interp.store.refusals import SqlRefusals
from interp.store.section_progress import SqlSectionProgress
from interp.store.sentence_notes import SqlSentenceNotes
from interp.store.signing_key import KeyFile, SqlKey
from interp.store.translation_memory import SqlMemory
from interp.store.working_copies import SqlWorkingCopies
from interp.value_types import dataclass

if TYPE_CHECKING:  # it loads the driver
    from interp.store.postgresql.serving_lease import ServingLease

SERVES = "SERVING_NAME"  # in the environment of what a server starts: its name in the row that says who serves


@dataclass(frozen=True, slots=True)
class Stores:
    """Every store of a service, and the two databases that they are in."""

    log: EventLog
    cards: CardRows
    accounts: Accounts
    access: AccessRecords
    proposals: ProposalStore
    refusals: Refusals
    documents: Documents
    layouts: Layouts
    queue: DraftingQueue
    requests: DraftRequests
    memory: Memory
    section: SectionProgress
    acts: DeskActs
    notes: SentenceNotes
    copies: WorkingCopies
    positions: ReactorPositions
    erasures: Erasures
    signs: WorkerSigns
    key: SigningKey
    clock: ServiceClock
    meetings: MeetingsDatabase
    drafting: DraftingDatabase

    def write_while(self, holds: Callable[[], bool]) -> None:
        """Write only while this process has the right to."""
        for database in (self.meetings, self.drafting):
            database.write_while(holds)

    def close(self) -> None:
        """Close the databases."""
        self.meetings.close()
        self.drafting.close()


def open_stores(
    settings: Settings, before_migration: Callable[[Path], object] = lambda _: None, native: Start = in_thread
) -> Stores:
    """Open every store and migrate the tables; before that `before_migration` is called once with the data folder.

    `native` begins a thread of the system, which may block. Raises Unavailable; OSError for a folder that cannot be
    used.
    """
    if settings.database:
        server = DatabaseServer(settings.database, names=HostNames(native))
        return _bound(_stores(settings, MeetingsDatabase(server), DraftingDatabase(server)))
    folder, before = settings.data, cache(lambda: before_migration(settings.data))
    return _stores(settings, MeetingsDatabase.in_folder(folder, before), DraftingDatabase.in_folder(folder, before))


def bind(name: str) -> None:
    """Have every process that this one starts write only as long as the server of this name in the row may."""
    os.environ[SERVES] = name


def _bound(stores: Stores) -> Stores:
    """Have the stores of a database write as long as the server may that this process works for, if any."""
    if name := os.environ.get(SERVES):
        from interp.store.postgresql.serving_lease import LeaseOfServer

        stores.write_while(LeaseOfServer(stores.drafting.hot.rows, name).holds)
    return stores


def serving_lease(settings: Settings, told: Mapping[str, object], native: Start = in_thread) -> "ServingLease":
    """Return the right to serve the PostgreSQL database of the settings, not had yet. `native` as of `open_stores`."""
    from interp.store.postgresql.serving_lease import ServingLease

    return ServingLease(DatabaseServer(settings.database, names=HostNames(native)), told)


def open_for_drafting(settings: Settings, owner: str | None = None) -> Stores:
    """Open the stores of a drafting process, whose leases are in the name `owner`; the meetings are only looked at.

    Raises Unavailable; OSError for a folder that cannot be used.
    """
    if settings.database:
        server = DatabaseServer(settings.database, LONG_STATEMENT_S)
        meetings = MeetingsDatabase(server, look=True)
        return _bound(_stores(settings, meetings, DraftingDatabase(server), owner))
    drafting = DraftingDatabase.in_folder(settings.data)
    return _stores(settings, MeetingsDatabase.to_look_at(settings.data), drafting, owner)


def look_at_stores(settings: Settings) -> Stores:
    """Open every store read-only, whatever the version of its tables. A missing one is noticed when it is read.

    Raises Unavailable.
    """
    if settings.database:
        server = DatabaseServer(settings.database, LONG_STATEMENT_S)
        return _stores(settings, MeetingsDatabase(server, look=True), DraftingDatabase(server, look=True), look=True)
    folder = settings.data
    return _stores(settings, MeetingsDatabase.to_look_at(folder), DraftingDatabase.to_look_at(folder), look=True)


def is_begun(settings: Settings) -> bool:
    """Return whether there is a database of meetings, in the folder or where the settings say. Raises Unavailable."""
    if not settings.database:
        return (settings.data / MEETINGS).is_file()
    with closing(MeetingsDatabase(DatabaseServer(settings.database, LONG_STATEMENT_S), look=True)) as meetings:
        return meetings.is_begun()


def look_at_newest(settings: Settings) -> Stores:
    """Open every store read-only. Raises Refused `no_data`, `earlier_release`; Unavailable `later_release` and others.
    """
    if not is_begun(settings):
        raise Refused("no_data", folder=without_password(settings.database) or str(settings.data))
    with ExitStack() as failed:
        stores = look_at_stores(settings)
        failed.callback(stores.close)
        for database in (stores.meetings, stores.drafting):
            if not settings.database and not (settings.data / database.tables.file).is_file():
                raise Refused("earlier_release", folder=str(settings.data))
            if not _check_known(database):
                raise Refused("earlier_release", folder=str(settings.data))
        failed.pop_all()
    return stores


def check_not_later(settings: Settings) -> None:
    """Raise Unavailable `later_release` where a later release has written the databases that are there."""
    stores = look_at_stores(settings)
    try:
        for database in (stores.meetings, stores.drafting):
            if settings.database or (settings.data / database.tables.file).is_file():
                _check_known(database)
    finally:
        stores.close()


def finish_upgrade(settings: Settings) -> bool:
    """Let this release write what the one before cannot read; False where it does already.

    Raises Refused `no_data`, `earlier_release`; Unavailable, also `later_release` where this is the one before.
    """
    look_at_newest(settings).close()
    with closing(open_stores(settings)) as stores:
        databases = (stores.meetings, stores.drafting)
        for each in databases:
            if (have := each.stated()).is_later(each.tables):
                raise Unavailable("later_release", version=have.number, newest_known=each.tables.head)
        return any([each.finish_upgrade() for each in databases])


def _check_known(database: MeetingsDatabase | DraftingDatabase) -> bool:
    """Return whether this release reads the tables as they are. Raises Unavailable `later_release`."""
    have = database.stated()
    if have.is_later(database.tables) and not have.is_for(database.tables):
        raise Unavailable("later_release", version=have.number, newest_known=database.tables.head)
    return have.is_for(database.tables)


def _stores(
    settings: Settings, meetings: MeetingsDatabase, drafting: DraftingDatabase, owner: str | None = None, *,
    look: bool = False,
) -> Stores:  # fmt: skip
    return Stores(
        log=SqlLog(meetings, despite_damage=settings.despite_damage),
        cards=SqlCardRows(meetings),
        accounts=SqlAccounts(meetings),
        access=SqlAccessRecords(meetings),
        proposals=SqlProposalStore(meetings),
        refusals=SqlRefusals(meetings),
        documents=SqlDocuments(drafting),
        layouts=FileLayouts(settings.data),
        queue=SqlDraftingQueue(drafting, owner),
        requests=SqlDraftRequests(drafting),
        memory=SqlMemory(drafting),
        section=SqlSectionProgress(drafting),
        acts=SqlDeskActs(drafting),
        notes=SqlSentenceNotes(drafting),
        copies=SqlWorkingCopies(drafting),
        positions=SqlReactorPositions(drafting),
        erasures=SqlErasures(meetings, drafting),
        signs=FileWorkerSigns(settings.data),
        key=SqlKey(meetings) if settings.database else KeyFile(settings.data),
        # A machine's uptime is its own: the anchor is in its folder also where machines share a database.
        clock=AnchoredClock(AnchorFile(settings.data, look=look)),
        meetings=meetings,
        drafting=drafting,
    )
