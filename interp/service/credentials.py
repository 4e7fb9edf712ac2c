"""Signs and verifies links and cookies, signs users in, revokes links, disables users, ends sessions."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from itsdangerous import BadSignature, URLSafeSerializer

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import BOOTH, LINK_ROLES, PUBLIC, ROLES, USER_ROLES
from interp.domain.model.scopes import KINDS, Scope
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.domain.views.audiences import takes
from interp.errors import BadRequest, NotFound, NotSignedIn, Refused
from interp.languages import INTERFACE_LANGUAGES
from interp.ports import Accounts, Limiter, Link, ServiceClock, User, UserSession
from interp.service.passwords import SHORTEST_PASSWORD, Hasher, Passwords, weakness
from interp.service.sign_in_attempts import Attempts, Turns
from interp.value_types import dataclass, replace

R = TypeVar("R")


class Aside(Protocol):
    """Does slow computation without blocking others."""

    def __call__(self, work: Callable[[], R], /) -> R:
        """Return what `work` returns."""
        ...


MOST_ROLES = 16
MOST_NAMES = 8
MOST_BEFORE = 32  # a cookie of so many predecessors and the most roles is below 4 KB
USER = "user:"
DAY_MS = 86_400_000
SESSION_MS = DAY_MS  # a meeting day; after it people sign in again
LATELY_MS = 10_000  # longer than the latest beat, so that no sign-out in another process is missed
EARLIER = "0.1.0:"


@dataclass(frozen=True, slots=True)
class Browser:
    """The content of a cookie: the id of the browser's session, its roles, [kind, name, generation, until] each, and
    its predecessors, [id, until] each, the latest first: the sessions that this browser had before, and no other's.
    """

    id: str
    roles: list[list[Any]]
    before: list[list[Any]]

    @property
    def until(self) -> int:
        """Return when nothing in the cookie is valid any more, in milliseconds."""
        return int(max(entry[-1] for entry in (*self.roles, *self.before)))


NOBODY = Browser("", [], [])


def _entries(found: object, length: int) -> list[list[Any]]:
    """Return the readable entries of so many values; a cookie of an earlier version may have another layout."""
    listed = found if isinstance(found, list) else []
    return [each for each in listed if isinstance(each, list) and len(each) == length]


def _check_scope(role: str, scope: Scope | None) -> None:
    """Raise BadRequest for a scope the role needs and lacks, one with which its page is closed, and an invalid id."""
    row = ROLES[role]
    kinds = [kind for kind in KINDS if takes(row.page, kind) and row.scope in ("", kind)]
    good = not row.scope if scope is None else scope.kind in kinds and is_identifier(scope.id)
    if not good:
        raise BadRequest("scope", role=role, kinds=kinds)


def checked(link: Link) -> Link:
    """Return a link that is to be made.

    Raises BadRequest for an unknown role, language or scope, and for a scope with which the role's page is closed.
    """
    role, language = link.role, link.language
    if role not in LINK_ROLES:
        raise BadRequest("role", roles=list(LINK_ROLES))
    if (role in BOOTH) != (language is not None) and role != PUBLIC:
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    offered = MEETING_LANGUAGES if role in BOOTH else INTERFACE_LANGUAGES
    if language is not None and language not in offered:
        raise BadRequest("language", languages=list(offered))
    _check_scope(role, link.scope)
    return link


def is_user(actor: Actor) -> bool:
    """Return whether an actor signed in with a password, and not by a link."""
    return bool(actor.link and actor.link.startswith(USER))


class Credentials:
    """Makes and verifies tokens. Everything in a token is checked against the store."""

    def __init__(
        self, accounts: Accounts, clock: ServiceClock, key: bytes, aside: Aside = lambda work: work(),
        new_id: Callable[[], str] = lambda: uuid4().hex, tries: int = 5, hasher: Hasher | None = None,
        *, limiter: Limiter, used: Callable[[str], None] = lambda subject: None,
    ) -> None:  # fmt: skip
        """`aside` runs slow computation (password hashing) without blocking others; `tries`: see Attempts.

        Attempts are counted by `limiter`. `used` is told of each use of a link (`link:`), a user (`user:`) and a
        session (`session:`) by its id.
        """
        self._used = used
        self._new_id = new_id
        self._accounts, self._clock, self._aside = accounts, clock, aside
        self._links = URLSafeSerializer(key, salt="interp.link")
        self._sessions = URLSafeSerializer(key, salt="interp.session")
        self._devices = URLSafeSerializer(key, salt="interp.device")
        self._attempts, self._turns = Attempts(limiter, tries), Turns()
        self._passwords = Passwords(hasher)

    def make_link(
        self, link_id: str, role: str, meeting: str | None, language: str | None, days: int, label: str = "",
        scope: Scope | None = None,
    ) -> str:  # fmt: skip
        """Store a link that is good for so many days and return its token. Raises as `checked`."""
        expires_at = self._clock.now_ms() + days * DAY_MS
        self._accounts.add_link(checked(Link(link_id, role, meeting, language, expires_at, label, scope=scope)))
        return self.token(link_id)

    def token(self, link_id: str) -> str:
        """Return the signed token of a link; always the same for the same link."""
        return str(self._links.dumps(link_id))

    def link_of(self, token: str) -> Link:
        """Return the link of a token. Raises NotSignedIn when it is forged, expired or revoked."""
        try:
            link = self._accounts.link(str(self._links.loads(token)))
        except (BadSignature, UnicodeError):
            raise NotSignedIn("bad_token") from None
        if link is None:
            raise NotSignedIn("bad_token")
        if link.revoked_at is not None:
            raise NotSignedIn("revoked", link=link.id)
        if link.expires_at <= self._clock.now_ms():
            raise NotSignedIn("expired", link=link.id)
        return link

    def actor_of(self, token: str) -> Actor:
        """Return the actor of a token's bearer. Raises NotSignedIn."""
        link = self.link_of(token)
        self._used(f"link:{link.id}")
        name = f"{link.role} ({link.label or link.id[:8]})"
        return Actor(link.role, name, link.meeting, link.language, link.id, link.scope, link.expires_at)

    def revoke(self, link_id: str) -> None:
        """Revoke a link. Raises NotFound."""
        if not self._accounts.revoke(link_id, self._clock.now_ms()):
            raise NotFound("link", link=link_id[:80])

    def links(self) -> list[Link]:
        """Return every link."""
        return self._accounts.links()

    def add_user(self, name: str, role: str, password: str) -> None:
        """Store a user with a new password. Raises BadRequest, Refused `weak_password`."""
        if role not in USER_ROLES:
            raise BadRequest("role", roles=list(USER_ROLES))
        hashed = self._passwords.hashed(password, name)
        before = self._accounts.user(name)
        generation = before.generation + 1 if before else 0
        self._accounts.put_user(User(name, role, hashed, generation))

    def disable_user(self, name: str) -> None:
        """Disable a user, ending their access where they are signed in too. Raises NotFound."""
        user = self._accounts.user(name)
        if user is None:
            raise NotFound("user", user=name[:80])
        self._accounts.put_user(User(user.name, user.role, user.password, user.generation + 1, disabled=True))

    def users(self) -> list[User]:
        """Return every user."""
        return self._accounts.users()

    def knows(self, name: str) -> bool:
        """Return whether there is a user of that name, disabled or not."""
        return self._accounts.user(name) is not None

    def sign_in(
        self, name: str, password: str, session: str | None = None, address: str = "", device: str | None = None
    ) -> str:
        """Return the session with this user added. `device` is the cookie of `device_for`.

        Raises NotSignedIn, the same for an unknown name and a bad password; TooMany before anything is hashed.
        """
        number, names = self._device(device)
        known = number if name in names else None
        self._turns.check(known is not None)
        self._attempts.take(name, address, known)
        user = self._accounts.user(name)
        with self._turns.turn(known is not None):
            kept = user.password if user else None
            good, renewed = self._aside(lambda: self._passwords.compared(kept, password))
        if not good or user is None or user.disabled:
            raise NotSignedIn("bad_password")
        if renewed and self._accounts.user(name) == user:  # not changed meanwhile; sessions go on
            self._accounts.put_user(replace(user, password=renewed))
        self._attempts.forgive(name, address, known)
        return self._with(session, ["user", user.name, user.generation, self._clock.now_ms() + SESSION_MS])

    def asks_new_password(self, name: str, password: str) -> bool:
        """Return whether a user's right password is one that would be refused as a new one."""
        return bool(weakness(password, name))

    def change_password(
        self, name: str, password: str, new: str, session: str | None = None, address: str = "",
        device: str | None = None,
    ) -> str:  # fmt: skip
        """Give a user a new password in place of `password`; return the browser's session, which goes on with it.

        What was signed in with the old one ends. Raises as `sign_in` and, before that, Refused `weak_password`.
        """
        if because := weakness(new, name):
            raise Refused("weak_password", because=because, shortest=SHORTEST_PASSWORD)
        session = self.sign_in(name, password, session, address, device)
        with self._turns.turn(True):
            hashed = self._aside(lambda: self._passwords.hashed(new, name))
        user = self._accounts.user(name)
        if user is None or user.disabled:
            raise NotSignedIn("bad_password")
        self._accounts.put_user(replace(user, password=hashed, generation=user.generation + 1))
        return self._with(session, ["user", name, user.generation + 1, self._clock.now_ms() + SESSION_MS])

    def device_for(self, name: str, device: str | None = None) -> str:
        """Return the device cookie of a browser in which this user has signed in; `device` is the previous one.

        It grants nothing, but password attempts in this browser are counted separately from others.
        """
        number, names = self._device(device)
        others = [each for each in names if each != name]
        return str(self._devices.dumps([number or self._new_id(), [name, *others][:MOST_NAMES]]))

    def _device(self, device: str | None) -> tuple[str | None, list[str]]:
        try:
            number, names = self._devices.loads(device) if device else (None, [])
        except (BadSignature, ValueError):
            return None, []
        return number, names

    def enter(self, token: str, session: str | None = None) -> str:
        """Return the session with the role of a link added. Raises NotSignedIn."""
        link = self.link_of(token)
        return self._with(session, ["link", link.id, 0, link.expires_at])

    def actors(self, session: str | None) -> tuple[Actor, ...]:
        """Return every actor of this browser, the latest first: one may hold a console and a booth at once."""
        browser = self._browser(session)
        if not browser.roles or self._accounts.is_ended(browser.id):
            return ()
        self._used(f"session:{browser.id}")
        found = (self._actor(entry) for entry in browser.roles)
        return tuple(actor for actor in found if actor is not None)

    def browser_of(self, session: str | None) -> str | None:
        """Return the id of a cookie's session; None for a browser that is not signed in."""
        browser = self._browser(session)
        return browser.id if browser.roles else None

    def sign_out(self, session: str | None) -> tuple[str, ...]:
        """End the session of a cookie and those that it names, including copies; return their ids.

        A session made later stays, so a cookie that somebody planted here signs nobody out. Its links stay valid:
        another browser that used the same link stays signed in.
        """
        browser = self._browser(session)
        if not browser.roles:
            return ()
        ids = (browser.id, *(each[0] for each in browser.before))
        self._accounts.end_sessions(ids, self._clock.now_ms(), browser.until)
        return ids

    def is_ended(self, browser: str | None) -> bool:
        """Return whether the browser with this id signed out."""
        return browser is not None and self._accounts.is_ended(browser)

    def ended_lately(self) -> list[str]:
        """Return the ids of browsers that signed out recently, in this process or another."""
        return self._accounts.ended_since(self._clock.now_ms() - LATELY_MS)

    def _browser(self, session: str | None) -> Browser:
        try:
            found = self._sessions.loads(session) if session else None
        except (BadSignature, ValueError):
            return NOBODY
        if isinstance(found, dict) and isinstance(found.get("id"), str):
            return Browser(found["id"], _entries(found.get("roles"), 4), _entries(found.get("before"), 2))
        # Cookies of 0.1.0 have no id, so their content is the id: two browsers with the same one sign out together.
        return Browser(f"{EARLIER}{sha256(str(session).encode()).hexdigest()[:32]}", _entries(found, 4), [])

    def _with(self, session: str | None, entry: list[Any]) -> str:
        """Return a new session with a role added to those of the present one, unless that has ended."""
        browser = self._browser(session)
        if not browser.roles or self._accounts.is_ended(browser.id):
            browser = NOBODY
        others = [each for each in browser.roles if each[:2] != entry[:2]]
        session, roles = self._new_id(), [entry, *others][:MOST_ROLES]
        self._begin(session, browser.id, roles)
        return str(self._sessions.dumps({"id": session, "roles": roles, "before": self._with_own(browser)}))

    def _begin(self, session: str, before: str, roles: list[list[Any]]) -> None:
        """Store which users are signed in in a session that follows another of the same browser."""
        now = self._clock.now_ms()
        for kind, name, generation, until in roles:
            if kind == "user" and until > now:
                self._accounts.begin_session(UserSession(session, name, generation, now, until, session), before, now)

    def _with_own(self, browser: Browser) -> list[list[Any]]:
        """Return the predecessors of the session that follows a browser's, without those that have expired.

        What a cookie can no longer name is ended, so that signing out leaves none.
        """
        now, own = self._clock.now_ms(), [[browser.id, browser.until]] if browser.roles else []
        good = [each for each in (*own, *browser.before) if each[1] > now]
        if lost := good[MOST_BEFORE:]:
            self._accounts.end_sessions([each[0] for each in lost], now, max(each[1] for each in lost))
        return good[:MOST_BEFORE]

    def _actor(self, entry: list[Any]) -> Actor | None:
        kind, name, generation, until = entry
        if until <= self._clock.now_ms():
            return None
        try:
            return self.actor_of(self.token(name)) if kind == "link" else self._user(name, generation, until)
        except NotSignedIn:
            return None

    def still_good(self, actor: Actor) -> bool:
        """Return whether the actor's access is still valid: neither revoked nor over."""
        try:
            self.check(actor)
        except NotSignedIn:
            return False
        return True

    def check(self, actor: Actor) -> None:
        """Raise NotSignedIn when an actor's link is revoked or its user disabled (`revoked`), when the link is over
        (`expired`) or the day of the sign-in (`ended`).
        """
        if actor.link is not None and not self._stands(actor.link, actor):
            raise NotSignedIn("revoked")
        if actor.until is not None and actor.until <= self._clock.now_ms():
            raise NotSignedIn("ended" if is_user(actor) else "expired")

    def _stands(self, link_id: str, actor: Actor) -> bool:
        """Return whether nobody took an actor's access back."""
        self._used(f"user:{actor.name}" if is_user(actor) else f"link:{link_id}")
        if is_user(actor):
            user = self._accounts.user(actor.name)
            return user is not None and not user.disabled and link_id == f"{USER}{user.generation}:{user.name}"
        link = self._accounts.link(link_id)
        return link is not None and link.revoked_at is None

    def _user(self, name: str, generation: int, until: int) -> Actor | None:
        user = self._accounts.user(name)
        if user is None or user.disabled or user.generation != generation:
            return None
        self._used(f"user:{name}")
        return Actor(user.role, user.name, link=f"{USER}{user.generation}:{user.name}", until=until)
