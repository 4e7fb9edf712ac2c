"""Protocols and types of accounts: users, signed links and ended sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from interp.domain.model.scopes import Scope


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


class Accounts(Protocol):
    """Users, links, and the sessions of browsers that signed out."""

    def add_link(self, link: Link) -> None:
        """Store a link."""

    def link(self, link_id: str) -> Link | None:
        """Return a link, revoked or not, or None."""

    def links(self) -> list[Link]:
        """Return every link, the earliest expiry first."""

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
