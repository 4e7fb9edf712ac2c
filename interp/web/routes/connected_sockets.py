"""The connected sockets, found by browser, by link and by meeting without walking all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.views.audiences import AUDIENCES, Audience


@dataclass(slots=True)
class Connection:
    """One socket: its cookie and the browser's id in it, its actor, what it joined, and its rooms.

    `told`: the end of its access of which it was told, in milliseconds.
    """

    cookie: str | None
    browser: str | None
    language: str = "en"
    actor: Actor = ATTENDEE
    meeting: str | None = None
    audience: Audience | None = None
    device: str = ""
    build: str = ""
    rooms: tuple[str, ...] = ()
    reads: bool = False
    told: int | None = None

    @property
    def works(self) -> bool:
        """Return whether it shows a working screen: attendees' pages are only counted."""
        return self.audience is not None and AUDIENCES[self.audience.name].quick

    @property
    def is_open(self) -> bool:
        """Return whether it shows what is open to anyone in a meeting that is not private."""
        return self.audience is not None and AUDIENCES[self.audience.name].roles is None


class Index:
    """Socket ids by a key; a key without any is dropped."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def add(self, key: str, sid: str) -> None:
        """Put a socket below a key."""
        self._of.setdefault(key, set()).add(sid)

    def drop(self, key: str, sid: str) -> None:
        """Take a socket away from a key."""
        sids = self._of[key]
        sids.discard(sid)
        if not sids:
            del self._of[key]

    def used(self) -> list[str]:
        """Return the keys that have a socket."""
        return list(self._of)

    def of(self, key: str) -> list[str]:
        """Return the sockets of a key."""
        return list(self._of.get(key, ()))


@dataclass(slots=True)
class ConnectedSockets:
    """Every connected socket by its id. `open_to_all` are those of a meeting that show what anyone may see;
    `readers` those that follow its documents; `awaiting` have not been told of presence since they joined.
    """

    browsers: Index = field(default_factory=Index)
    links: Index = field(default_factory=Index)
    open_to_all: Index = field(default_factory=Index)
    readers: Index = field(default_factory=Index)
    awaiting: set[str] = field(default_factory=set)
    _connected: dict[str, Connection] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def add(self, sid: str, connection: Connection) -> None:
        """Record a socket that connected."""
        with self._lock:
            self._connected[sid] = connection
            self._index(sid, connection)

    def get(self, sid: str) -> Connection | None:
        """Return a socket's connection, None once it is gone."""
        return self._connected.get(sid)

    def remove(self, sid: str) -> Connection | None:
        """Forget a socket and return its connection, None when it was gone already."""
        with self._lock:
            connection = self._connected.pop(sid, None)
            self.awaiting.discard(sid)
            if connection is not None:
                self._unindex(sid, connection)
        return connection

    def place(self, sid: str, *, actor: Actor, meeting: str, audience: Audience, reads: bool) -> bool:
        """Record what a socket joined, and as whom; return False for one that is gone."""
        with self._lock:
            connection = self._connected.get(sid)
            if connection is None:
                return False
            self._unindex(sid, connection)
            connection.actor, connection.meeting = actor, meeting
            connection.audience, connection.reads = audience, reads
            self._index(sid, connection)
        return True

    def _index(self, sid: str, connection: Connection) -> None:
        for index, key in self._keys(connection):
            index.add(key, sid)

    def _unindex(self, sid: str, connection: Connection) -> None:
        for index, key in self._keys(connection):
            index.drop(key, sid)

    def _keys(self, connection: Connection) -> Iterator[tuple[Index, str]]:
        if connection.browser:
            yield self.browsers, connection.browser
        if connection.actor.link:
            yield self.links, connection.actor.link
        if connection.meeting and connection.is_open:
            yield self.open_to_all, connection.meeting
        if connection.meeting and connection.reads:
            yield self.readers, connection.meeting
