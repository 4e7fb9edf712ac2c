"""Keeps a second server off a PostgreSQL database: a row says who serves and until when, by the database's clock.

A lock of a session would be lost with its connection, while its server still serves.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from typing import Any
from uuid import uuid4

import psycopg
import sqlalchemy as sa
import structlog

from interp.errors import Unavailable, noted
from interp.store.postgresql.changed_heads import Rows
from interp.store.postgresql.connections import pool, taken
from interp.store.postgresql.database_server import DatabaseServer

log = structlog.get_logger(__name__)
RENEW_S = 1.0
TERM_S = 5.0  # after which a server that was killed no longer keeps others off
MADE = (
    "CREATE TABLE IF NOT EXISTS serving (work text PRIMARY KEY, holder text NOT NULL, told text NOT NULL, "
    "until timestamptz NOT NULL)"
)
HELD = (
    "INSERT INTO serving AS held (work, holder, told, until) "
    "VALUES ('meetings', %(holder)s, %(told)s, clock_timestamp() + %(term_s)s * interval '1 second') "
    "ON CONFLICT (work) DO UPDATE SET holder = excluded.holder, told = excluded.told, until = excluded.until "
    "WHERE held.holder = excluded.holder OR held.until < clock_timestamp() RETURNING 1"
)
TOLD = "SELECT told FROM serving WHERE work = 'meetings' AND until >= clock_timestamp()"
LEFT_S = sa.text("SELECT extract(epoch FROM until - clock_timestamp()) FROM serving WHERE holder = :holder")
LEFT = "DELETE FROM serving WHERE holder = %(holder)s"


class ServingLease:
    """The right of one server to write what it serves. It is asked for again each second."""

    def __init__(
        self, server: DatabaseServer, told: Mapping[str, object], now_s: Callable[[], float] = time.monotonic,
        term_s: float = TERM_S,
    ) -> None:  # fmt: skip
        """`told` is what a second server says of this one."""
        self._pool, self._now_s, self._until_s = pool(server, look=False), now_s, 0.0
        self.name = uuid4().hex  # of this server in the row
        self._values = {"holder": self.name, "told": json.dumps(told), "term_s": term_s}
        self._term_s, self._lost, self._why = term_s, False, ""
        self._left, self._one = False, Lock()  # one question at a time: what was left is not taken again

    def take(self) -> bool:
        """Return whether this server serves for another term, or from now on. Raises Unavailable."""
        with self._one:
            asked_s = self._now_s()  # the database counts from later on, so this server never writes for longer
            taken = not self._left and bool(self._asked(HELD))
            if taken:
                self._until_s = asked_s + self._term_s
        return taken

    def renew(self) -> None:
        """Go on serving; where that cannot be had, say so once, and once when it can again. Never raises."""
        try:
            self.take()
            why = ""
        except Unavailable as error:  # the term that was had goes on to its end
            why = noted(error)
        if why and why != self._why:
            log.warning("database_not_reached", why=why)
        self._why = why
        lost = not self.holds() and not self._left
        if lost != self._lost:
            self._lost = lost
            log.log(40 if lost else 30, "serving_lost" if lost else "serving_again", by=self._by() if lost else "")

    def run(self, rest: Callable[[float], object]) -> None:
        """Ask for it again each second, until it is left."""
        while not self._left:
            rest(RENEW_S)
            self.renew()

    def holds(self) -> bool:
        """Return whether this server may write."""
        return self._now_s() < self._until_s

    def holder(self) -> dict[str, Any]:
        """Return what is told of the server that serves; nothing where none does. Raises Unavailable."""
        found = self._asked(TOLD)
        return dict(json.loads(found[0][0])) if found else {}

    def release(self) -> None:
        """Let the next server serve at once; a second time is no error. Never raises."""
        self._until_s = 0.0
        with self._one, suppress(Unavailable):
            self._left = True
            self._asked(LEFT)
        self._pool.dispose()

    def _by(self) -> dict[str, Any]:
        with suppress(Unavailable):
            return self.holder()
        return {}

    def _asked(self, statement: str) -> list[tuple[Any, ...]]:
        """Return the rows of a statement; the table is made when there is none. Raises Unavailable."""
        with taken(self._pool) as connection:
            try:
                done = connection.execute(statement, self._values)
            except psycopg.errors.UndefinedTable:
                connection.execute(MADE)
                done = connection.execute(statement, self._values)
            return done.fetchall() if done.description else []


class LeaseOfServer:
    """The right of the server that started this process, for which it works: the row is read once a second at most."""

    def __init__(self, rows: Rows, name: str, now_s: Callable[[], float] = time.monotonic) -> None:
        """`rows` returns the rows of a query, or raises Unavailable; `name` is that of the server in the row."""
        self._rows, self._name, self._now_s = rows, name, now_s
        self._until_s = self._next_s = 0.0
        self._one = Lock()

    def holds(self) -> bool:
        """Return whether the server may write, and so this process."""
        with self._one:
            asked_s = self._now_s()
            if asked_s >= self._next_s:
                self._next_s = asked_s + RENEW_S
                with suppress(Unavailable):  # the term that was had goes on to its end
                    found = self._rows(LEFT_S, {"holder": self._name})
                    self._until_s = asked_s + float(found[0][0]) if found else 0.0
            return self._now_s() < self._until_s
