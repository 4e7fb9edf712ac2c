"""What the law needs from the world, as Protocols; one contract suite runs on every implementation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.events import Event, Logged
from interp.domain.findings import Finding
from interp.domain.segments import Segment


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, with which screen, when (milliseconds), and for which command."""

    actor: str
    device: str
    at: int
    command_id: str


class EventLog(Protocol):
    """The one record of what happened. Safe to use from several threads and processes."""

    def append(self, stream: str, expected: int, pen: Pen, events: Sequence[Event]) -> int:
        """Record `events` right after number `expected`, all or none; return the new head.

        Raises Conflict when the stream has moved on or the command is recorded already; Unavailable when
        the store cannot be written.
        """

    def read(self, stream: str, after: int) -> list[Logged]:
        """Return what the stream holds after number `after`, in order. Raises Unavailable."""

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the number of the last event of a command already recorded, or None. Raises Unavailable."""

    def streams(self) -> list[str]:
        """Return the streams that hold anything, in order of name. Raises Unavailable."""


class Conflict(Exception):
    """Somebody wrote first: read again and decide again. Never leaves the service."""


class Bell(Protocol):
    """Says "stream S is at N". It carries no data, and any ring may be lost."""

    def ring(self, stream: str, seq: int) -> None:
        """Wake whoever waits. Never raises."""

    def wait(self, timeout_s: float) -> None:
        """Return after a ring since the last wait, or after `timeout_s` seconds."""

    def head(self, stream: str) -> int:
        """Return the highest number rung for a stream here, 0 when none was."""


class Clock(Protocol):
    """The service's time."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970, UTC, that never jump with the wall clock."""


@dataclass(frozen=True, slots=True)
class Link:
    """A signed way in for one role; `revoked_at` is None while it is good. Milliseconds."""

    id: str
    role: str
    meeting: str | None
    language: str | None
    expires_at: int
    label: str = ""
    revoked_at: int | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A person with a password (staff, admin, chair, reviser)."""

    name: str
    role: str
    password: str
    generation: int = 0
    disabled: bool = False


class Accounts(Protocol):
    """Users and links."""

    def add_link(self, link: Link) -> None:
        """Keep a link."""

    def link(self, link_id: str) -> Link | None:
        """Return a link, revoked or not, or None."""

    def links(self) -> list[Link]:
        """Return every link, those that end first first."""

    def revoke(self, link_id: str, at: int) -> bool:
        """Make a link worthless; return False when there is none that was good."""

    def put_user(self, user: User) -> None:
        """Keep a user, over one of the same name."""

    def user(self, name: str) -> User | None:
        """Return a user or None."""

    def users(self) -> list[User]:
        """Return every user by name."""


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A paper read and not yet confirmed; `body` is the proposal's JSON. `confirmed_at` None: it waits."""

    id: str
    name: str
    body: bytes
    created_at: int
    confirmed_at: int | None = None


class Proposals(Protocol):
    """Papers that wait for a person."""

    def put(self, proposal: StoredProposal) -> None:
        """Keep a proposal, over one of the same id."""

    def get(self, proposal_id: str) -> StoredProposal | None:
        """Return a proposal or None."""

    def all(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """One translation by a machine. `score` is the mean log probability of a token (0 is certain), None when unknown.

    `origin` is as on the wire ("mt:en-fr@1.9", "mt:ru-en-fr@1.9", "+fixture" at its end where it is one);
    `others` are further hypotheses, best first.
    """

    text: str
    origin: str
    score: float | None = None
    pivot: str | None = None
    others: tuple[str, ...] = ()


class Engine(Protocol):
    """A machine that translates. One owner, one thread."""

    def origin(self, source: str, target: str) -> str | None:
        """Return what a draft from `source` into `target` would be marked with, None when no models lead there."""

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return one draft for each text, in order. An over-long text is split; none fails the others.

        Raises NoTranslator (args: source, target, missing pairs) when no models lead there.
        """


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit of the memory. `before` and `after` are the keys of its neighbours, '' at an end."""

    source_language: str
    target_language: str
    source: str
    target: str
    standing: str
    origin: str
    document: str | None = None
    before: str = ""
    after: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A unit found for a segment. `percent` is 65 to 101; `target` has its numbers and symbols repaired at 99."""

    unit: Unit
    percent: int
    target: str


class Memory(Protocol):
    """What has been translated and reviewed before."""

    def add(self, units: Sequence[Unit]) -> None:
        """Keep units, each over one of the same languages, source and context. Raises Unavailable."""

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "", most: int = 5
    ) -> tuple[Match, ...]:
        """Return the best units for `text`, best first, none under 65 per cent. Raises Unavailable."""

    def concordance(self, source: str, target: str, phrase: str, *, most: int = 20) -> tuple[Unit, ...]:
        """Return units whose source holds `phrase`. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class Document:
    """A written material. `visibility` says who may see it: desk, original, reviewed, drafts.

    `kind`: statement, note, agenda, official, recording, other. `version` counts from 1 as corrected papers come in.
    """

    id: str
    meeting: str | None
    title: str
    name: str
    kind: str
    language: str
    visibility: str = "desk"
    speech: str | None = None
    symbol: str | None = None
    version: int = 1
    as_of: str | None = None
    withdrawn: bool = False
    created_at: int = 0
    created_by: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of one segment in one language. Revisions are only ever added; the highest counts.

    `standing`: draft, auto, reviewed, final. `match` is the memory's per cent, `score` the machine's. `reason` is a
    reviser's, for overruling a finding of severity error. `stale` when the source has changed since.
    """

    segment: str
    language: str
    revision: int
    value: str
    standing: str
    origin: str
    match: int | None = None
    score: float | None = None
    findings: tuple[Finding, ...] = ()
    by: str = ""
    at: int = 0
    reason: str | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """Drafting of one document into one language. The lower `priority`, the sooner. Times in milliseconds."""

    id: str
    document: str
    language: str
    priority: int = 50
    attempts: int = 0
    lease_until: int = 0
    state: str = "waiting"
    error: str | None = None


class Drafts(Protocol):
    """Documents, their segments and what each language has of them."""

    def add(
        self,
        document: Document,
        segments: Sequence[Segment],
        jobs: Sequence[Job],
        official: Sequence[Revision] = (),
    ) -> None:
        """Keep a document, or its next version, with its jobs in one transaction.

        Revisions of segments that are still there stay; those of changed ones are marked stale. Raises Unavailable.
        """

    def document(self, document_id: str) -> Document | None:
        """Return a document or None."""

    def documents(self, meeting: str | None = None) -> list[Document]:
        """Return the documents of a meeting, or all, the newest first."""

    def segments(self, document_id: str) -> list[Segment]:
        """Return the segments of the newest version, in order."""

    def revisions(self, document_id: str, language: str) -> dict[str, Revision]:
        """Return the newest revision of each segment that has one in `language`, by segment id."""

    def history(self, document_id: str, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment in a language, the oldest first."""

    def revise(self, document_id: str, revision: Revision) -> None:
        """Add a revision; its number must be the next. Raises Conflict when somebody was first, Unavailable."""

    def set_visibility(self, document_id: str, visibility: str) -> None:
        """Say who may see a document."""

    def withdraw(self, document_id: str, withdrawn: bool) -> None:
        """Withdraw a document, or bring it back."""


class Jobs(Protocol):
    """The queue of drafting; safe for several workers."""

    def take(self, now: int, lease_ms: int) -> Job | None:
        """Take the most urgent job that nobody holds, with a lease; None when there is none.

        A job whose lease ran out counts one attempt more and is given again once, then fails visibly.
        """

    def renew(self, job_id: str, until: int) -> bool:
        """Lengthen a lease; False when the job is no longer ours."""

    def done(self, job_id: str) -> None:
        """Finish a job."""

    def fail(self, job_id: str, error: str) -> None:
        """Count a failure: the job waits again after the first, and is `failed` after the second."""

    def hurry(self, document_id: str, priority: int) -> None:
        """Change how urgent a document is."""

    def of(self, document_id: str) -> list[Job]:
        """Return the jobs of a document."""

    def waiting(self) -> int:
        """Return how many jobs wait or run."""
