"""The objects the web interface needs, built by run/assemble.py and stored on the app."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Annotated, Protocol, cast

from flask import current_app

from interp.config import Settings
from interp.domain.delegations.search import Finder
from interp.domain.model.state import Meeting
from interp.errors import Unavailable
from interp.live.broadcast.rooms import Rooms
from interp.live.document_changes import DocumentChanges
from interp.live.health_register import HealthRegister
from interp.live.loop_watch import LoopWatch
from interp.live.publisher import Publisher
from interp.live.signals.short_messages import TeamMessages
from interp.live.signals.slower_requests import SlowerRequests
from interp.live.work_progress import ProgressRegister
from interp.ports import Documents, DraftingQueue, HelperWork, ListFormats, Memory, Presence, ServiceClock
from interp.ports.part_state import CheckedBy
from interp.service.access.last_uses import LastUses
from interp.service.access.link_keeping import LinkKeeping
from interp.service.access.people import People
from interp.service.across_meetings.earlier_meetings import EarlierMeetings
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import Scripts
from interp.service.credentials import Credentials
from interp.service.document_reading import DocumentReading
from interp.service.materials import Materials
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.service.refusals import RefusalNotes
from interp.service.retention.keeping import Retention
from interp.service.review_desk.desk_queue import DeskQueue
from interp.service.review_desk.document_presence import DocumentPresence
from interp.service.review_desk.drafting_again import DraftingAgain
from interp.service.review_desk.editing import ChangedTerms, Editing
from interp.service.review_desk.passage_languages import PassageLanguages
from interp.service.review_desk.review import Review
from interp.service.review_desk.same_sentences import SameSentences
from interp.service.review_desk.working_copies import CopyKeeping
from interp.web.page_cache import PageCache
from interp.web.rate_limits import SenderLimit, SocketLimits
from interp.web.shared_answers import SharedAnswers

COMPUTES, OF_LOG, OF_DRAFTS, OF_WAKE_UP = map(CheckedBy, (None, "log", "drafts", "wake_up"))
MOST_KEPT = 48 * 2**20
"""How many bytes of answers for readers are kept."""
ROOMS_MS = 3_000


@dataclass(slots=True)
class RoomsNow:
    """The meetings by room, made again when they are older than a few seconds: screens of every room ask for them."""

    _held: tuple[int, dict[str, list[Meeting]]] | None = None

    def of(self, make: Callable[[], dict[str, list[Meeting]]], now_ms: int) -> dict[str, list[Meeting]]:
        """Return what was made last, or what `make` returns now. Raises what it raises."""
        if self._held is None or now_ms - self._held[0] >= ROOMS_MS or now_ms < self._held[0]:
            self._held = (now_ms, make())
        return self._held[1]


class Store(Protocol):
    """What the web interface needs of the database: its epoch and health."""

    epoch: str

    def writable(self) -> None:
        """Raise Unavailable unless a transaction can be written."""

    def at_head(self) -> bool:
        """Return whether the tables are the newest."""
        ...

    def may_write(self) -> bool:
        """Return whether this process has the right to write."""
        ...


@dataclass(slots=True)
class Services:
    """The parts of a service, each with the check that covers it; `lag_ms`: the longest delay of the last beat."""

    settings: Annotated[Settings, COMPUTES]
    clock: Annotated[ServiceClock, COMPUTES]
    meetings: Annotated[Meetings, OF_LOG]
    proposals: Annotated[Proposals, OF_LOG]
    access: Annotated[Credentials, OF_LOG]
    links: Annotated[LinkKeeping, OF_LOG]
    people: Annotated[People, OF_LOG]
    uses: Annotated[LastUses, OF_LOG]
    refusals: RefusalNotes
    publisher: Annotated[Publisher, OF_WAKE_UP]
    rooms: Annotated[Rooms, COMPUTES]
    presence: Annotated[Presence, COMPUTES]
    slow: Annotated[SlowerRequests, CheckedBy("beat")]
    command_limit: Annotated[SenderLimit, COMPUTES]
    socket_limits: Annotated[SocketLimits, OF_WAKE_UP]
    marks: Annotated[DocumentChanges, OF_DRAFTS]
    store: Annotated[Store, OF_LOG]
    hosts: Annotated[Container[str], COMPUTES]
    follower: Annotated[CaptionFollower, CheckedBy("captions")]
    delegations: Annotated[Finder, COMPUTES]
    earlier: Annotated[EarlierMeetings, OF_LOG]
    formats: Annotated[ListFormats, CheckedBy("disk")]
    documents: Annotated[Documents, OF_DRAFTS]
    jobs: Annotated[DraftingQueue, OF_DRAFTS]
    memory: Annotated[Memory, OF_DRAFTS]
    reader: Annotated[DocumentReading, OF_DRAFTS]
    scripts: Annotated[Scripts, OF_DRAFTS]
    materials: Annotated[Materials, OF_DRAFTS]
    reviewing: Annotated[Review, OF_DRAFTS]
    worklist: Annotated[DeskQueue, OF_DRAFTS]
    editing: Annotated[Editing, OF_DRAFTS]
    copies: Annotated[CopyKeeping, OF_DRAFTS]
    colleagues: Annotated[DocumentPresence, COMPUTES]
    same: Annotated[SameSentences, OF_DRAFTS]
    again: Annotated[DraftingAgain, OF_DRAFTS]
    passages: Annotated[PassageLanguages, OF_DRAFTS]
    terms: Annotated[ChangedTerms, CheckedBy("disk")]
    retention: Annotated[Retention, OF_LOG]
    health: Annotated[HealthRegister, COMPUTES]
    helpers: Annotated[HelperWork, COMPUTES]
    loop: Annotated[LoopWatch, COMPUTES] = field(default_factory=LoopWatch)
    team_messages: Annotated[TeamMessages, COMPUTES] = field(default_factory=TeamMessages)
    made: Annotated[SharedAnswers, COMPUTES] = field(default_factory=lambda: SharedAnswers(MOST_KEPT))
    long_texts: Annotated[SharedAnswers, COMPUTES] = field(  # made by helpers
        default_factory=lambda: SharedAnswers(MOST_KEPT // 3, at_once=None)
    )
    work: Annotated[ProgressRegister, COMPUTES] = field(default_factory=ProgressRegister)
    lag_ms: Annotated[float, CheckedBy("beat")] = 0.0
    made_rooms: Annotated[RoomsNow, COMPUTES] = field(default_factory=RoomsNow)
    pages: Annotated[PageCache, COMPUTES] = field(default_factory=PageCache)

    @property
    def epoch(self) -> str:
        """Return the epoch, the id of the log."""
        return self.store.epoch

    def waiting_drafts(self) -> tuple[int | None, int | None]:
        """Return the number of waiting or running drafts and the milliseconds the oldest has waited.

        None without the store; the second also when no draft waits.
        """
        try:
            oldest = self.jobs.oldest()
            return self.jobs.waiting(), None if oldest is None else max(0, self.clock.now_ms() - oldest)
        except Unavailable:
            return None, None


def services() -> Services:
    """Return the services of the current app."""
    return cast(Services, current_app.extensions["interp"])
