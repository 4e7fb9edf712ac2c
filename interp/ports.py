"""What the law needs from the world, as Protocols; one contract suite runs on every implementation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from interp.domain.events import Event, Logged


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
