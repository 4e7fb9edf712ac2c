"""Opens all stores of a service; no other module knows in which database or file a store is."""

from dataclasses import dataclass
from pathlib import Path

from interp.config import Settings
from interp.ports import (
    Accounts,
    CardRows,
    DeskActs,
    Documents,
    DraftingQueue,
    DraftRequests,
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
from interp.store.accounts import SqlAccounts, SqlProposalStore
from interp.store.desk_acts import SqlDeskActs
from interp.store.documents import SqlDocuments
from interp.store.draft_requests import SqlDraftRequests
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.event_log import SqlCardRows, SqlLog
from interp.store.layout_files import FileLayouts
from interp.store.meetings_database import MeetingsDatabase
from interp.store.reactor_positions import SqlReactorPositions
from interp.store.refusals import SqlRefusals
from interp.store.section_progress import SqlSectionProgress
from interp.store.sentence_notes import SqlSentenceNotes
from interp.store.service_clock import AnchoredClock, AnchorFile
from interp.store.signing_key import KeyFile, SqlKey
from interp.store.translation_memory import SqlMemory
from interp.store.worker_signs import FileWorkerSigns
from interp.store.working_copies import SqlWorkingCopies


@dataclass(frozen=True, slots=True)
class Stores:
    """Every store of a service, and the two databases that they are in."""

    log: EventLog
    cards: CardRows
    accounts: Accounts
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
    signs: WorkerSigns
    key: SigningKey
    clock: ServiceClock
    meetings: MeetingsDatabase
    drafting: DraftingDatabase

    def close(self) -> None:
        """Close the databases."""
        self.meetings.close()
        self.drafting.close()


@dataclass(frozen=True, slots=True)
class StoresToLookAt:
    """What can be read of a data folder that nothing may be written to; its tables may be of an earlier release."""

    log: EventLog
    refusals: Refusals
    acts: DeskActs
    meetings: MeetingsDatabase
    drafting: DraftingDatabase

    def close(self) -> None:
        """Close the databases."""
        self.meetings.close()
        self.drafting.close()


def open_stores(settings: Settings) -> Stores:
    """Open every store and migrate the tables. Raises Unavailable; OSError for a folder that cannot be used."""
    if url := settings.database:
        return _stores(settings, MeetingsDatabase(url), DraftingDatabase(url))
    return _stores(settings, MeetingsDatabase.in_folder(settings.data), DraftingDatabase.in_folder(settings.data))


def open_for_drafting(settings: Settings, owner: str | None = None) -> Stores:
    """Open the stores of a drafting process, whose leases are in the name `owner`; the meetings are only looked at.

    Raises Unavailable; OSError for a folder that cannot be used.
    """
    if url := settings.database:
        return _stores(settings, MeetingsDatabase(url, look=True), DraftingDatabase(url), owner)
    drafting = DraftingDatabase.in_folder(settings.data)
    return _stores(settings, MeetingsDatabase.to_look_at(settings.data), drafting, owner)


def look_at_stores(folder: Path) -> StoresToLookAt:
    """Open the SQLite files of a data folder read-only. A missing one is noticed when it is read."""
    meetings, drafting = MeetingsDatabase.to_look_at(folder), DraftingDatabase.to_look_at(folder)
    return StoresToLookAt(SqlLog(meetings), SqlRefusals(meetings), SqlDeskActs(drafting), meetings, drafting)


def _stores(
    settings: Settings, meetings: MeetingsDatabase, drafting: DraftingDatabase, owner: str | None = None
) -> Stores:
    return Stores(
        log=SqlLog(meetings, despite_damage=settings.despite_damage),
        cards=SqlCardRows(meetings),
        accounts=SqlAccounts(meetings),
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
        signs=FileWorkerSigns(settings.data),
        key=SqlKey(meetings) if settings.database else KeyFile(settings.data),
        # A machine's uptime is its own: the anchor is in its folder also where machines share a database.
        clock=AnchoredClock(AnchorFile(settings.data)),
        meetings=meetings,
        drafting=drafting,
    )
