"""The composition root: builds the whole service from settings."""

import dataclasses
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import structlog
from flask_socketio import SocketIO

from interp import owner_only
from interp.config import Settings
from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.delegations.search import Finder
from interp.drafting.exchange.term_file import FILE as TERMS
from interp.drafting.exchange.term_file import TermFile
from interp.live.broadcast import socket_server
from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import aside, aside_at_low_priority, in_native_thread, yield_now
from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.rooms import Rooms
from interp.live.card_encoding import EncodedCards
from interp.live.card_making import CardMaking
from interp.live.console_file import FILE as CONSOLES
from interp.live.console_file import ConsoleFile
from interp.live.document_changes import DocumentChanges, RoomOf
from interp.live.health_register import HealthRegister
from interp.live.log_write_times import TimedLog
from interp.live.presence import ProcessPresence
from interp.live.process_limiter import ProcessLimiter
from interp.live.publisher import Publisher
from interp.live.rooms import booth_documents_room, documents_room
from interp.live.signals.slower_requests import SlowerRequests
from interp.live.single_process_lease import SingleProcessLease
from interp.live.state_snapshots import StateSnapshots, code_key
from interp.live.wake_up import ProcessWakeUp
from interp.live.watched_wake_up import WatchedWakeUp
from interp.ports import EventLog, HelperWork, WakeUp
from interp.ports.part_state import CheckedBy
from interp.run.card_tasks import asked_of
from interp.run.damage_watch import DamageWatch
from interp.run.folder_formats import FolderFormats
from interp.run.health_setup import register_parts
from interp.run.helper_tasks import HelperTasks, InlineWork
from interp.run.retention_runs import days_of
from interp.run.review_setup import desk_review
from interp.seed.bundled_data import delegations, fast_paces, formats, phrases
from interp.service.access.last_uses import LastUses
from interp.service.access.link_keeping import LinkKeeping
from interp.service.access.people import People
from interp.service.across_meetings.earlier_meetings import EarlierMeetings
from interp.service.across_meetings.list_carrying import NAME as CARRYING
from interp.service.across_meetings.list_carrying import ListCarrying
from interp.service.across_meetings.room_schedule import RoomSchedule
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts, script_units
from interp.service.credentials import Credentials
from interp.service.desk_watch import DeskWatch, HardwareWatch
from interp.service.document_reading import DocumentReading
from interp.service.drafting_priorities import Urgency
from interp.service.known_states import KnownStates
from interp.service.materials import Materials
from interp.service.meetings import Meetings
from interp.service.names_kept_whole import NamesKeptWhole
from interp.service.proposals import Proposals, read_line, read_paper
from interp.service.reactors import DocumentMarks, Reactors, Sources
from interp.service.refusals import RefusalNotes
from interp.service.retention.erasing import Erasing
from interp.service.retention.keeping import Retention, RetentionPlan
from interp.service.review_desk.corrections_to_desk import NAME as CORRECTIONS
from interp.service.review_desk.corrections_to_desk import LiveCorrections
from interp.service.review_desk.delivered_documents import DeliveredDocuments
from interp.service.review_desk.desk_queue import DeskQueue
from interp.service.review_desk.document_presence import DocumentPresence
from interp.service.review_desk.drafting_again import DraftingAgain
from interp.service.review_desk.editing import Editing, OperatorTerms
from interp.service.review_desk.passage_languages import PassageLanguages
from interp.service.review_desk.review import Review
from interp.service.review_desk.same_sentences import SameSentences
from interp.service.review_desk.working_copies import CopyKeeping
from interp.service.typed_lines import TypedLines
from interp.store.open_stores import Stores, open_stores
from interp.value_types import dataclass
from interp.web.client_address import client_address
from interp.web.metrics import write_took
from interp.web.rate_limits import command_limit, socket_limits
from interp.web.request_checks import host_names, same_origin
from interp.web.services import Services


@dataclasses.dataclass(slots=True)
class Service:
    """A service that is built and not yet running."""

    services: Annotated[Services, CheckedBy(None)]
    socketio: Annotated[SocketIO, CheckedBy(None)]
    stores: Annotated[Stores, CheckedBy("log")]
    reactors: Annotated[Reactors, CheckedBy("captions")]
    after_screens: Annotated[WakeUp, CheckedBy("wake_up")]
    helpers: Annotated[InlineWork, CheckedBy(None)]
    damage: Annotated[DamageWatch, CheckedBy("integrity")]
    old_meetings: Annotated["OldMeetings", CheckedBy("cards")]

    def close(self) -> None:
        """Close the databases."""
        self.stores.close()


def assemble(settings: Settings) -> Service:
    """Open the data folder and build every part. Raises Unavailable."""
    stores = _opened(settings)
    clock, log, database = stores.clock, TimedLog(stores.log, write_took), stores.meetings
    wake_up, after_screens = WatchedWakeUp(ProcessWakeUp(), clock.now_ms), ProcessWakeUp()
    known, old = delegations(), _old_meetings(settings, stores)
    earlier = EarlierMeetings(old.cards, (known_states := old.states(log, wake_up)).heads)
    meetings = _meetings(stores, log, wake_up, known_states, earlier)
    rooms = Rooms(fan_out := _fan_out(settings, line := Admission(wake_up.waits, yield_now)))
    terms = TermFile(settings.data / TERMS)
    helpers = InlineWork(HelperTasks(stores, settings.data, fast_paces(settings.paces, settings.red_pace)))
    scripts = DraftScripts(stores.documents, cue_texts, NamesKeptWhole(meetings, known), script_units.by(helpers))
    reviewing = desk_review(stores, meetings, terms, known)
    materials = Materials(stores.documents, stores.queue, meetings, clock, helpers)
    health, colleagues = HealthRegister(clock.now_ms), DocumentPresence(clock)
    reader, marks = DocumentReading(stores.documents, yield_now), DocumentMarks(stores.documents.marks)
    services = Services(
        settings=settings, clock=clock, meetings=meetings,
        proposals=(papers := _papers(stores, meetings, helpers)),
        retention=_retention(settings, stores, meetings, papers, known_states),
        access=(access := _access(settings, stores, uses := _last_uses(settings, stores))),
        links=_links(settings, stores, access, meetings),
        people=People(stores.accounts, stores.access, clock, access.add_user), uses=uses,
        refusals=RefusalNotes(stores.refusals, clock),
        publisher=Publisher(known_states, wake_up, rooms.send, lambda: database.epoch, after_screens.ring),
        rooms=rooms, store=database,
        command_limit=command_limit(settings, ProcessLimiter(clock)),
        socket_limits=socket_limits(lambda: ProcessLimiter(clock), line),
        presence=ProcessPresence(secrets.token_hex(6), rooms.behind), slow=SlowerRequests(clock.now_ms),
        marks=DocumentChanges(_marks_by_room(reader), rooms.send, lambda: database.epoch),
        delegations=Finder(known), earlier=earlier, formats=FolderFormats(formats(), settings.data),
        hosts=host_names(settings),
        jobs=stores.queue, documents=stores.documents, memory=stores.memory,
        reader=reader,
        scripts=scripts,
        materials=materials,
        reviewing=reviewing,
        terms=terms,
        editing=_editing(stores, meetings, terms, reviewing),
        worklist=DeskQueue(stores.documents, stores.queue, stores.section, meetings, clock),
        copies=CopyKeeping(stores.copies, clock, colleagues.is_here, stores.documents.written),
        colleagues=colleagues,
        same=SameSentences(stores.documents, reviewing, yield_now), again=_again(stores), passages=_passages(stores),
        follower=CaptionFollower(meetings, clock, scripts),
        health=health, helpers=helpers,
    )
    reactors = _reactors(services, stores, marks, wake_up, known_states)
    damage = _damage_watch(services, stores, log)
    register_parts(services, stores.signs, log, wake_up, damage.state, Service)
    return Service(services, _sockets(settings, fan_out), stores, reactors, after_screens, helpers, damage, old)


@dataclass(frozen=True, slots=True)
class OldMeetings:
    """What is kept of meetings so that their logs need not be read: of one log and one version of the code."""

    epoch: str
    code: str
    cards: EncodedCards
    snapshots: StateSnapshots

    def states(self, log: EventLog, wake_up: WakeUp) -> KnownStates:
        """Return the states of this process."""
        return KnownStates(
            log, wake_up, snapshots=self.snapshots, cards=self.cards, breathe=yield_now, aside=aside
        )  # fmt: skip

    def making(self, helpers: HelperWork) -> CardMaking:
        """Return what has a helper make the cards that are missing."""
        return CardMaking(self.cards, partial(asked_of, helpers, self.epoch, self.code))


def _marks_by_room(reader: DocumentReading) -> dict[RoomOf, Callable[[str], int]]:
    """Return what counts the changes of documents for each room: attendees read no text that is filed for booths."""
    return {documents_room: reader.mark, booth_documents_room: reader.booth_mark}


def _opened(settings: Settings) -> Stores:
    """Return the stores; that a later release was served on their data, and may be again, is logged."""
    stores = open_stores(settings, _backed_up, in_native_thread)
    for each in (stores.meetings, stores.drafting):
        if (have := each.stated()).is_later(each.tables):
            structlog.get_logger(__name__).warning("later_tables", file=each.tables.file, version=have.number)
    return stores


def _backed_up(folder: Path) -> None:
    """Write a backup of a data folder that is about to be migrated."""
    from interp.store.backup_restore import before_migration  # only where tables are migrated

    before_migration(folder)


def _meetings(
    stores: Stores, log: EventLog, wake_up: WakeUp, states: KnownStates, earlier: EarlierMeetings
) -> Meetings:
    erasures = stores.erasures
    return Meetings(
        log, wake_up, stores.clock, delegations(), states, lambda each: erasures.erased(each) is not None, earlier.of
    )


def _papers(stores: Stores, meetings: Meetings, helpers: HelperWork) -> Proposals:
    reading, lines = read_paper.by(helpers), read_line.by(helpers)
    return Proposals(stores.proposals, meetings, stores.clock, reading, phrases(), lines)


def _retention(
    settings: Settings, stores: Stores, meetings: Meetings, papers: Proposals, states: KnownStates
) -> Retention:
    erasures, clock = stores.erasures, stores.clock
    plan = RetentionPlan(meetings, stores.documents, erasures, clock, days_of(settings))
    erasing = Erasing(meetings, erasures, stores.layouts, papers, clock, states.forget)
    return Retention(plan, meetings, erasures, erasing, stores.access, clock)


def _old_meetings(settings: Settings, stores: Stores) -> OldMeetings:
    code, epoch = code_key(), stores.meetings.epoch
    snapshots = StateSnapshots(settings.data, epoch, owner_only.write_in_folder, code)
    return OldMeetings(epoch, code, EncodedCards(stores.cards, code, yield_now), snapshots)


def _fan_out(settings: Settings, line: Admission) -> FanOut:
    return FanOut(reader_callbacks=settings.reader_callbacks, address_of=partial(client_address, settings), line=line)


def _damage_watch(services: Services, stores: Stores, log: TimedLog) -> DamageWatch:
    """Return what looks for damage, after its first look. Raises Unavailable."""
    databases, despite = (stores.meetings, stores.drafting), services.settings.despite_damage
    made = DamageWatch(databases, log, services.helpers, services.refusals, despite=despite)
    made.look()
    return made


def _editing(stores: Stores, meetings: Meetings, terms: TermFile, reviewing: Review) -> Editing:
    known = OperatorTerms(terms, reviewing.parties)
    return Editing.of(stores.documents, stores.notes, meetings, stores.clock, reviewing, known, yield_now)


def _again(stores: Stores) -> DraftingAgain:
    return DraftingAgain(stores.requests, stores.queue, stores.clock)


def _passages(stores: Stores) -> PassageLanguages:
    return PassageLanguages(stores.documents, stores.requests, stores.queue, stores.clock)


def _links(settings: Settings, stores: Stores, access: Credentials, meetings: Meetings) -> LinkKeeping:
    accounts, clock, days = stores.accounts, stores.clock, settings.link_days
    return LinkKeeping(access, accounts, stores.access, clock, meetings.state, lambda: uuid4().hex, days)


def _last_uses(settings: Settings, stores: Stores) -> LastUses:
    """Return what keeps last uses; connections to PostgreSQL belong to the event loop."""
    return LastUses(stores.access, stores.clock, (lambda work: work()) if settings.database else aside)


def _access(settings: Settings, stores: Stores, uses: LastUses) -> Credentials:
    limiter = ProcessLimiter(stores.clock)
    key, tries = stores.key.held(), settings.login_tries
    return Credentials(
        stores.accounts, stores.clock, key, aside_at_low_priority, tries=tries, limiter=limiter, used=uses.note
    )


def _reactors(
    services: Services, stores: Stores, marks: DocumentMarks, wake_up: WatchedWakeUp, known: KnownStates
) -> Reactors:
    """Return the runner with the reactors in the order of their work: a person's correction first."""
    meetings, clock, documents = services.meetings, services.clock, stores.documents
    sources = Sources(meetings.heads, marks.look, meetings.current, known.recent, known.open)
    reactors = Reactors(sources, clock, SingleProcessLease(), services.health.task, wake_up.waits)
    corrections = LiveCorrections(
        meetings, stores.log, documents, stores.positions, services.reviewing, services.materials
    )
    reactors.register(CORRECTIONS, corrections.react)
    reactors.register("typed_lines", TypedLines(meetings, documents, stores.queue, clock, marks.of).react)
    reactors.register("delivered_documents", DeliveredDocuments(meetings, documents, services.scripts.mark).react)
    reactors.register("captions", services.follower.react)
    reactors.register("priorities", Urgency(stores.queue).react)
    reactors.register("room_schedule", RoomSchedule(meetings).react)
    reactors.register(CARRYING, ListCarrying(meetings, documents, clock, marks.of).react)
    consoles = ConsoleFile(services.settings.data / CONSOLES, clock.now_ms)
    reactors.register("consoles", HardwareWatch(meetings, consoles).react)
    reactors.register("desks", DeskWatch(meetings, services.presence, clock).react)
    reactors.register("snapshots", known.settling)  # last: what the others do is in it
    return reactors


def _sockets(settings: Settings, fan_out: FanOut) -> SocketIO:

    def origin_allowed(origin: str | None, environ: dict[str, Any]) -> bool:
        return same_origin(origin, environ, settings.public_url)

    return SocketIO(**socket_server.options(settings, fan_out, origin_allowed))
