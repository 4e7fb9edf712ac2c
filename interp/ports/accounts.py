"""Protocols and types of accounts: users, signed links, sessions and which of them ended."""

from collections.abc import Iterable
from typing import Protocol

from interp.domain.model.scopes import Scope
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A signed link for one role; `revoked_at` is None while it is valid; `scope`: see domain/model/scopes.

    Times are in milliseconds.
    """

    id: str
    role: str
    meeting: str | None
    language: str | None
    expires_at: int
    label: str = ""
    revoked_at: int | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class User:
    """A person with a password (staff, admin, chair, reviser)."""

    name: str
    role: str
    password: str
    generation: int = 0
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class UserSession:
    """A browser in which a user signed in; times in milliseconds.

    A browser gets another id with each role it enters; `first` is the id with which its user signed in.
    """

    id: str
    name: str
    generation: int
    began_at: int
    until: int
    first: str


class Accounts(Protocol):
    """Users, links, and the sessions of browsers."""

    def add_link(self, link: Link) -> None:
        """Store a link."""

    def link(self, link_id: str) -> Link | None:
        """Return a link, revoked or not, or None."""

    def links(self) -> list[Link]:
        """Return every link, the earliest expiry first."""

    def links_of(self, meeting: str | None) -> list[Link]:
        """Return the links of a meeting, or (None) those good for every meeting, the earliest expiry first."""

    def revoke(self, link_id: str, at: int) -> bool:
        """Revoke a link; return False when there is no valid one."""

    def end_sessions(self, sessions: Iterable[str], at: int, until: int) -> None:
        """Record that these sessions of a browser ended, until the time `until`. Milliseconds."""

    def is_ended(self, session: str) -> bool:
        """Return whether this session ended."""

    def ended_since(self, at: int) -> list[str]:
        """Return the sessions that were ended at that time or later."""

    def put_user(self, user: User) -> None:
        """Store a user, replacing one of the same name."""

    def user(self, name: str) -> User | None:
        """Return a user or None."""

    def users(self) -> list[User]:
        """Return every user, ordered by name."""

    def begin_session(self, session: UserSession, before: str, at: int) -> None:
        """Store a session. Where its user was signed in in the session `before`, it begins with what that began with.

        Those over by `at` are deleted.
        """

    def sessions(self, at: int) -> list[UserSession]:
        """Return the present session of each browser and user that is neither over nor ended, the newest first."""

    def browser_sessions(self, first: str, name: str) -> list[UserSession]:
        """Return each session of a user in the browser that began with a session."""
