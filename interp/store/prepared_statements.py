"""Runs the few statements of every switch prepared, on SQLite itself, and those of every second after a commit only.

SQLAlchemy takes longer to carry such a statement to SQLite and back than SQLite to do it.
"""

import sqlite3
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import AbstractContextManager
from operator import itemgetter
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from interp.errors import Unavailable

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")
A = TypeVar("A")
CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
NOT_TEXT = "Could not decode to UTF-8"  # how the driver's message begins for bytes that are no text
MOST = 1_000  # answers kept, after which all are forgotten: names come from strangers too
Values = Mapping[str, Any]
Order = Callable[[Values], tuple[Any, ...]]
Statement = sa.Select[Any] | sa.TextClause
Then = tuple[sa.TextClause, Values]
Connected = Callable[[], AbstractContextManager[sa.Connection]]


class FrequentStatements(Protocol):
    """Runs statements that are made once, as SQLAlchemy's, with named values."""

    def rows(self, statement: Statement, values: Values) -> Sequence[Sequence[Any]]:
        """Return the rows of a query. Raises Unavailable."""

    def written(
        self, statement: sa.Insert, each: Sequence[Values], then: Sequence[Then] = (),
        at_once: sa.TextClause | None = None,
    ) -> bool:  # fmt: skip
        """Write one row for each, in one transaction; False when one could not go in, and then none is.

        `then` are statements that are run after them, in the same transaction. `at_once` says all of it in one, where
        every statement is a question to another machine. Raises Unavailable, with `unknown_outcome` where nobody knows.
        """

    def commits_of_others(self) -> int | None:
        """Return a number that is another one after any commit that was not `written` here; None where none tells."""

    def close(self) -> None:
        """Close what it holds open."""


class _NotAll(Exception):
    """A row did not go in: the transaction is to be undone."""


class EngineStatements:
    """By SQLAlchemy, for every database."""

    def __init__(self, reading: Connected, writing: Connected) -> None:
        """Both give a connection of their kind; they raise Unavailable, and IntegrityError."""
        self._reading, self._writing = reading, writing

    def rows(self, statement: Statement, values: Values) -> Sequence[Sequence[Any]]:
        """Return the rows of a query."""
        with self._reading() as connection:
            return connection.execute(statement, dict(values)).all()

    def written(
        self, statement: sa.Insert, each: Sequence[Values], then: Sequence[Then] = (),
        at_once: sa.TextClause | None = None,
    ) -> bool:  # fmt: skip
        """Write all or nothing."""
        try:
            with self._writing() as connection:
                if connection.execute(statement, [dict(values) for values in each]).rowcount != len(each):
                    raise _NotAll
                for following, values in then:
                    connection.execute(following, dict(values))
        except (sa.exc.IntegrityError, _NotAll):
            return False
        return True

    def commits_of_others(self) -> int | None:
        """Return None: each statement may have another connection."""
        return None

    def close(self) -> None:
        """Nothing of its own is open."""


class PreparedStatements:
    """By one connection of Python's sqlite3, which keeps them prepared. Safe in several threads."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """`connect` opens the connection at the first statement, in autocommit mode, usable in any thread."""
        self._connect = connect
        self._opened: sqlite3.Connection | None = None
        self._compiled: dict[int, tuple[object, str, Order]] = {}
        self._lock = Lock()

    def rows(self, statement: Statement, values: Values) -> Sequence[Sequence[Any]]:
        """Return the rows of a query."""
        text, order = self._text(statement)
        return self._asked(lambda connection: connection.execute(text, order(values)).fetchall())

    def written(
        self, statement: sa.Insert, each: Sequence[Values], then: Sequence[Then] = (),
        at_once: sa.TextClause | None = None,
    ) -> bool:  # fmt: skip
        """Write all or nothing."""
        text, order = self._text(statement)
        first = [order(values) for values in each]
        following = [(other, places(values)) for made, values in then for other, places in [self._text(made)]]

        def transaction(connection: sqlite3.Connection) -> bool:
            connection.execute("BEGIN IMMEDIATE")
            try:
                whole = connection.executemany(text, first).rowcount == len(first)
                for other, places in following if whole else ():
                    connection.execute(other, places)
                connection.execute("COMMIT" if whole else "ROLLBACK")
            except sqlite3.IntegrityError:
                whole = False
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            return whole

        return self._asked(transaction)

    def commits_of_others(self) -> int | None:
        """Return SQLite's number, which commits of the connection that asks for it do not change."""
        try:
            found = self._asked(lambda connection: connection.execute("PRAGMA data_version").fetchone())
            return int(found[0])
        except Unavailable:
            return None  # who reads then is told what is wrong

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    def _asked(self, ask: Callable[[sqlite3.Connection], A]) -> A:
        """Return what the connection answers, which is asked by one thread at a time. Raises Unavailable."""
        with self._lock:
            try:
                if self._opened is None:
                    self._opened = self._connect()
                return ask(self._opened)
            except sqlite3.Error as error:
                raise unavailable(error) from error

    def _text(self, statement: Any) -> tuple[str, Order]:
        """Return a statement as SQLite's text, and what puts values in its order; compiled once."""
        known = self._compiled.get(id(statement))
        if known is None:
            made = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
            known = statement, str(made), _order(made.positiontup or (), made.params)
            self._compiled[id(statement)] = known  # holds the statement, so that its id stays its own
        return known[1:]


def _order(names: Sequence[str], fixed: Values) -> Order:
    """Return what puts values in the order of a statement's names; `fixed` are those of names that get none."""
    if not names:
        return lambda values: ()
    if len(names) == 1:
        return lambda values: ({**fixed, **values}[names[0]],)
    in_order = itemgetter(*names)  # without a step of the interpreter for each: a switch waits for it
    return lambda values: in_order({**fixed, **values})


def unavailable(error: BaseException) -> Unavailable:
    """Return the refusal for an error of a database: `damaged_database` where what it holds cannot be read, or `store`.
    """
    code = getattr(error, "sqlite_errorcode", None)
    damaged = code is not None and code & 0xFF in CORRUPT or str(error).startswith(NOT_TEXT)
    # what SQLite says is a fixed text, such as: database or disk is full; a server's may hold what was stored
    told = str(error) if isinstance(error, sqlite3.Error) and not damaged else type(error).__name__
    return Unavailable("damaged_database" if damaged else "store", detail=told).because(error)


class KeptReads(Generic[K, R]):
    """Answers to one question, by what it is asked about. On PostgreSQL, which does not tell, each is read every time.

    What is asked each second, of a database that hardly changes, then costs no statement.
    """

    def __init__(self, changes: Callable[[], int | None], read: Callable[[K], R]) -> None:
        """`changes` is that of the database which `read` asks; nothing else may decide the answer."""
        self._changes, self._read = changes, read
        self._held: tuple[int | None, dict[K, R]] = (None, {})

    def __call__(self, about: K) -> R:
        """Return the answer. Raises what `read` raises."""
        mark = self._changes()  # before the answer: what is committed meanwhile is seen by the next call
        if mark is None:
            return self._read(about)
        held, answers = self._held
        if held != mark or len(answers) > MOST:
            answers = {}
            self._held = (mark, answers)
        if about not in answers:
            answers[about] = self._read(about)
        return answers[about]
