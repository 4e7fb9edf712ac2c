"""The people who sign in with a password: adding one, who is signed in where, and ending that; each act is recorded."""

import json
from collections.abc import Callable

from interp.domain.model.roles import ADMINISTRATORS, PUBLIC, STAFF
from interp.domain.rules.permissions import Actor
from interp.errors import BadRequest, NotAllowed, NotFound, NotSignedIn
from interp.ports import AccessAct, AccessRecords, Accounts, ServiceClock, User, UserSession
from interp.service.credentials import is_user
from interp.value_types import dataclass, replace

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Account:
    """A user, and the browsers in which the user is signed in."""

    user: User
    sessions: tuple[UserSession, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Users and their sessions."""

    accounts: Accounts
    records: AccessRecords
    clock: ServiceClock
    put: Callable[[str, str, str], None]  # name, role, password: as Credentials.add_user

    def may_add(self, actor: Actor) -> bool:
        """Return whether an actor may add users: an administrator of every meeting."""
        return actor.role in ADMINISTRATORS and _sees_all(actor)

    def add(self, actor: Actor, name: str, role: str, password: str) -> None:
        """Add a user; one who is there gets the role and the password, and is signed out everywhere.

        Raises BadRequest for a name or role that cannot be, Refused `weak_password`, NotSignedIn, NotAllowed.
        """
        self.check_looks(actor)
        if not self.may_add(actor):
            raise NotAllowed("role", role=actor.role)
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise BadRequest("invalid", field="name")
        self.put(name, role, password)
        self.records.record([self._act(actor, "user.added", name, role=role)])

    def check_looks(self, actor: Actor) -> None:
        """Raise NotSignedIn or NotAllowed unless an actor may see users: staff of every meeting, or a user."""
        if not _sees_all(actor) and not is_user(actor):
            raise NotSignedIn("audience") if actor.role == PUBLIC else NotAllowed("role", role=actor.role)

    def all(self, actor: Actor) -> list[Account]:
        """Return the users that an actor may see: staff all, others themselves. Raises NotSignedIn, NotAllowed."""
        self.check_looks(actor)
        open_, users = self.accounts.sessions(self.clock.now_ms()), self.accounts.users()
        return [
            Account(each, tuple(of for of in open_ if (of.name, of.generation) == (each.name, each.generation)))
            for each in users
            if _sees_all(actor) or each.name == actor.name
        ]

    def may_end(self, actor: Actor, user: User) -> bool:
        """Return whether an actor may end a user's sessions: one's own, and staff those of all but administrators."""
        own = is_user(actor) and actor.name == user.name
        return own or (_sees_all(actor) and (user.role not in ADMINISTRATORS or actor.role in ADMINISTRATORS))

    def end(self, actor: Actor, name: str, first: str) -> list[str]:
        """End a user's sessions in the browser that began with `first`; return their ids, for the sockets to be closed.

        The browser's other roles end with them. Raises NotFound, NotSignedIn, NotAllowed, Unavailable.
        """
        self.check_ends(actor, name)
        held = self.accounts.browser_sessions(first, name)
        if not held:
            raise NotFound("session")
        now = self.clock.now_ms()
        self.records.record([self._act(actor, "session.ended", name, session=first[:8])])
        self.accounts.end_sessions([each.id for each in held], now, max(each.until for each in held))
        return [each.id for each in held]

    def end_all(self, actor: Actor, name: str) -> None:
        """End every session of a user, also those that no list has; the password stays. Raises as `end`."""
        self.check_ends(actor, name)
        self.records.record([self._act(actor, "session.all_ended", name)])
        if user := self.accounts.user(name):
            self.accounts.put_user(replace(user, generation=user.generation + 1))

    def check_ends(self, actor: Actor, name: str) -> None:
        """Raise NotFound, NotSignedIn or NotAllowed unless an actor may end a user's sessions."""
        user = self.accounts.user(name)
        if user is None or not self.may_end(actor, user):
            self.check_looks(actor)
            if user is None and _sees_all(actor):
                raise NotFound("user", user=name[:80])
            raise NotAllowed("role", role=actor.role)

    def _act(self, actor: Actor, act: str, name: str, **more: object) -> AccessAct:
        return AccessAct(self.clock.now_ms(), actor.name, actor.role, act, "", name, json.dumps(more))


def _sees_all(actor: Actor) -> bool:
    return actor.role in STAFF and actor.meeting is None and actor.scope is None
