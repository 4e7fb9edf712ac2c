"""Limits commands per socket or sender, joins and reports per socket, and the requests of one round of the loop."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from interp.config import Settings
from interp.errors import TooMany
from interp.live.broadcast.admission import Admission
from interp.ports import Limiter, Rate
from interp.value_types import dataclass
from interp.web.request_checks import Wsgi, names_role

SOCKETS = "/socket.io"
WATCHED = ("/healthz", "/readyz")
JOIN_BURST, JOINS_PER_S = 10, 0.5  # of a socket: at once, and on average
REPORT_BURST, REPORTS_PER_S = 10, 2.0
MESSAGE_BURST, MESSAGES_PER_S = 5, 0.5


@dataclass(frozen=True, slots=True)
class SenderLimit:
    """The limit of each sender of one kind of message."""

    limiter: Limiter
    rate: Rate

    def take(self, *sender: str) -> None:
        """Take one message of a sender, named by the entrance and who. Raises TooMany."""
        if not self.has(*sender):
            raise TooMany("rate")

    def has(self, *sender: str) -> bool:
        """Take one message of a sender if it has one left; return whether it had."""
        return self.limiter.take({sender: self.rate}) == 0

    def forget(self, *sender: str) -> None:
        """Forget a sender that is gone."""
        self.limiter.refill(sender)


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """The limits of each socket's joins, reports of what it shows and messages, and the admission of attendees' joins.
    """

    joins: SenderLimit
    reports: SenderLimit
    messages: SenderLimit
    gate: Admission

    def forget(self, sid: str) -> None:
        """Forget a socket that is gone."""
        self.joins.forget(sid)
        self.reports.forget(sid)
        self.messages.forget(sid)


def in_turn(app: Wsgi, cookie: str, lines: Mapping[bool, Admission]) -> Wsgi:
    """Return `app` behind two lines: True of requests that name a sign-in or a token, or ask whether all is well, False
    of all others.

    Under eventlet the requests that have come are else all answered before a console's message is read. Who made up
    what it names waits with people who have a role, but never before what sockets send. Websockets pass: of their
    connections only a few are begun in a round of the loop. `cookie` is the name of that of a sign-in.
    """

    def waits(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not path.startswith(SOCKETS):
            lines[path in WATCHED or names_role(environ, cookie)].enter()
        return app(environ, start)

    return waits


def command_limit(settings: Settings, limiter: Limiter) -> SenderLimit:
    """Return the limit of commands that the settings ask for; a rate of 0 leaves the burst."""
    return _limit(limiter, settings.command_burst, settings.command_rate)


def socket_limits(limiter: Callable[[], Limiter], gate: Admission) -> SocketLimits:
    """Return the limits of every socket; `limiter` makes one for each."""
    joins = _limit(limiter(), JOIN_BURST, JOINS_PER_S)
    reports = _limit(limiter(), REPORT_BURST, REPORTS_PER_S)
    return SocketLimits(joins, reports, _limit(limiter(), MESSAGE_BURST, MESSAGES_PER_S), gate)


def _limit(limiter: Limiter, burst: int, rate: float) -> SenderLimit:
    return SenderLimit(limiter, Rate(burst, 1_000 / rate if rate > 0 else math.inf))
