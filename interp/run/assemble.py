"""The composition root: builds the whole service from settings."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask_socketio import SocketIO

from interp.config import Settings
from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.delegations.search import Finder
from interp.domain.text.paper_languages import PaperLanguages
from interp.domain.text.segments import Segment, TextBlock
from interp.domain.translation.terms import states
from interp.drafting.exchange.term_file import FILE as TERMS
from interp.drafting.exchange.term_file import TermFile
from interp.live import broadcast
from interp.live.document_changes import DocumentChanges
from interp.live.health_register import HealthRegister
from interp.live.presence import Presence
from interp.live.publisher import Publisher
from interp.live.single_process_lease import SingleProcessLease
from interp.live.wake_up import ProcessWakeUp
from interp.live.watched_wake_up import WatchedWakeUp
from interp.ports import DeskAct, WakeUp
from interp.run.part_health import register_parts
from interp.seed.bundled_data import delegations, phrases
from interp.service.access import Access
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from interp.service.corrections_to_desk import LiveCorrections
from interp.service.desk_queue import DeskQueue
from interp.service.document_reading import DocumentReading
from interp.service.drafting_priorities import Urgency
from interp.service.materials import Materials
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.service.reactors import Reactors, Sources
from interp.service.refusals import RefusalNotes
from interp.service.review import Review
from interp.service.typed_lines import TypedLines
from interp.service.unbroken_names import UnbrokenNames
from interp.store.accounts import SqlAccounts, SqlProposalStore
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from interp.store.event_log import SqlLog
from interp.store.meetings_database import MeetingsDatabase
from interp.store.reactor_positions import SqlReactorPositions
from interp.store.refusals import SqlRefusals
from interp.store.section_progress import SqlSectionProgress
from interp.store.service_clock import AnchoredClock
from interp.store.signing_key import signing_key
from interp.store.timed_log import TimedLog
from interp.store.translation_memory import SqlMemory
from interp.web.metrics import LOG_WRITES
from interp.web.request_checks import host_names, same_origin
from interp.web.services import Services


@dataclass(slots=True)
class Service:
    """A service that is built and not yet running."""

    services: Services
    socketio: SocketIO
    database: MeetingsDatabase
    reactors: Reactors
    after_screens: WakeUp
    text: "TextSection"

    def close(self) -> None:
        """Close the databases."""
        self.database.close()
        self.text.database.close()


class TextSection:
    """The translation section's stores, in a separate database so that drafting never holds the log's write lock."""

    def __init__(self, database: DraftingDatabase) -> None:
        self.database = database
        self.drafts, self.jobs, self.memory = SqlDocuments(database), SqlDraftingQueue(database), SqlMemory(database)
        self.section, self.positions = SqlSectionProgress(database), SqlReactorPositions(database)

    def attach(self, version: Sequence[Segment], act: DeskAct) -> int:
        """Align an official version with a document and store it; return the number of matched segments."""
        from interp.drafting import official_versions

        pairs = official_versions.attach(
            self.drafts, self.memory, act.document, act.language, version, at=act.at, by=act.actor, act=act
        )
        return sum(len(pair.source) for pair in pairs if pair.target)


def assemble(settings: Settings) -> Service:
    """Open the data folder and build every part. Raises Unavailable."""
    database = MeetingsDatabase.in_folder(settings.data)
    clock, log = AnchoredClock(settings.data), TimedLog(SqlLog(database), LOG_WRITES.observe)
    wake_up, after_screens = WatchedWakeUp(ProcessWakeUp(), clock.now_ms), ProcessWakeUp()
    known = delegations()
    meetings = Meetings(log, wake_up, clock, known)

    rooms = broadcast.Rooms(socketio := _sockets(settings))
    terms = TermFile(settings.data / TERMS)
    day = datetime.fromtimestamp(clock.now_ms() / 1000, UTC).date()
    text = TextSection(DraftingDatabase.in_folder(settings.data))
    scripts = DraftScripts(text.drafts, cue_texts, broadcast.aside, UnbrokenNames(meetings, known))
    reviewing = Review(text.drafts, text.memory, meetings, clock, lambda: terms().terms, states(known, day))
    materials = Materials(text.drafts, text.jobs, meetings, clock, _blocks, text.attach, _languages)
    follower = CaptionFollower(meetings, clock, scripts)
    corrections = LiveCorrections(meetings, log, text.drafts, text.positions, reviewing, materials)
    health = HealthRegister(clock.now_ms)
    sources = Sources(log.heads, text.drafts.marks, meetings.state)
    reactors = Reactors(sources, clock, SingleProcessLease(), health.task)
    reader = DocumentReading(text.drafts)
    services = Services(
        settings=settings,
        clock=clock,
        meetings=meetings,
        documents=Proposals(SqlProposalStore(database), meetings, clock, _reader, phrases()),
        access=_access(settings, database, clock),
        refusals=RefusalNotes(SqlRefusals(database), clock),
        publisher=Publisher(log, wake_up, rooms.send, lambda: database.epoch, after_screens.ring),
        rooms=rooms,
        presence=Presence(secrets.token_hex(6)),
        marks=DocumentChanges(reader.mark, rooms.send, lambda: database.epoch),
        store=database,
        delegations=Finder(known),
        hosts=host_names(settings),
        jobs=text.jobs,
        drafts=text.drafts,
        memory=text.memory,
        reader=reader,
        scripts=scripts,
        materials=materials,
        reviewing=reviewing,
        terms=terms,
        worklist=DeskQueue(text.drafts, text.jobs, text.section, meetings, clock),
        follower=follower,
        health=health,
    )
    _register(reactors, follower, corrections, TypedLines(meetings, text.drafts, text.jobs, clock), Urgency(text.jobs))
    register_parts(services, log, wake_up, Service.__slots__)
    return Service(services, socketio, database, reactors, after_screens, text)


def _access(settings: Settings, database: MeetingsDatabase, clock: AnchoredClock) -> Access:
    key = signing_key(settings.data)
    return Access(SqlAccounts(database), clock, key, broadcast.aside, tries=settings.login_tries)


def _register(
    reactors: Reactors, follower: CaptionFollower, corrections: LiveCorrections, typed: TypedLines, urgency: Urgency
) -> None:
    """Register the reactors in the order of their work: a person's correction first."""
    reactors.register("corrections", corrections.react)
    reactors.register("typed_lines", typed.react)
    reactors.register("captions", follower.react)
    reactors.register("priorities", urgency.react)


def _sockets(settings: Settings) -> SocketIO:

    def origin_allowed(origin: str | None, environ: dict[str, Any]) -> bool:
        return same_origin(origin, environ, settings.public_url)

    return SocketIO(**broadcast.options(settings, origin_allowed))


def _reader(data: bytes, name: str) -> Any:
    """Read a paper; the file readers are imported at the first paper, not with the server."""
    from interp.drafting.papers.paper_to_proposal import propose

    return broadcast.aside(lambda: propose(data, name))


def _blocks(data: bytes, name: str) -> tuple[TextBlock, ...]:
    """Read a document into blocks; the file readers are imported at the first use."""
    from interp.drafting.files.file_blocks import blocks

    return broadcast.aside(lambda: blocks(data, name))


def _languages(texts: Sequence[str]) -> PaperLanguages:
    """Identify the languages of a paper; the library is loaded by the first paper, outside the event loop."""

    def identified() -> PaperLanguages:
        from interp.drafting.languages.detection import languages_of

        return languages_of(texts)

    return broadcast.aside(identified)
