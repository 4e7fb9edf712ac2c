"""Runs the few statements of every switch on PostgreSQL: each a transaction of its own, prepared, in one question."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from interp.errors import BadRequest, Unavailable
from interp.store.postgresql.connections import findable, pool, taken
from interp.store.postgresql.database_server import DatabaseServer

Values = Mapping[str, object]
ENDED = "57P"  # of a server that is being stopped or has crashed


class ServerStatements:
    """By connections of the driver in autocommit; see store.prepared_statements.FrequentStatements."""

    def __init__(self, server: DatabaseServer, *, look: bool, may_write: Callable[[], bool] = lambda: True) -> None:
        """`look`: nothing is written; `may_write` tells before each write whether this process still may."""
        self._may_write = may_write
        self._pool = pool(server, look=look)
        self._dialect: sa.Dialect = PGDialect_psycopg(paramstyle="pyformat")  # type: ignore[no-untyped-call]
        self._compiled: dict[int, tuple[object, bytes, Values]] = {}

    def rows(self, statement: Any, values: Values) -> Sequence[Sequence[Any]]:
        """Return the rows of a query."""
        text, given = self._text(statement, values)
        with taken(self._pool) as connection:
            try:
                return connection.execute(text, given).fetchall()
            except psycopg.DataError as error:
                if error.sqlstate is not None:  # else it was never sent: a text has a NUL
                    raise
                sought = {name: findable(value) for name, value in given.items()}
                return connection.execute(text, sought).fetchall()

    def written(
        self, statement: Any, each: Sequence[Values], then: Sequence[tuple[Any, Values]] = (), at_once: Any = None
    ) -> bool:
        """Write all or nothing: by `at_once`, or where that is all, by the statement for one row.

        Raises Unavailable `unknown_outcome` where the connection was lost before the answer came.
        """
        if not self._may_write():
            raise Unavailable("not_serving")
        assert at_once is not None or (len(each) == 1 and not then)
        if at_once is None:
            text, given = self._text(statement, each[0])
        else:
            lists = {f"each_{name}": [row[name] for row in each] for name in each[0]}
            text, given = self._text(at_once, {name: value for _, more in then for name, value in more.items()} | lists)
        with taken(self._pool) as connection:
            try:
                done = connection.execute(text, given)
            except psycopg.IntegrityError:
                return False
            except psycopg.DataError as error:
                if error.sqlstate is None:  # it was never sent: a text has a NUL
                    raise BadRequest("unreadable_characters") from None
                raise
            except psycopg.Error as error:
                if error.sqlstate is None or error.sqlstate.startswith(ENDED):
                    raise Unavailable("unknown_outcome") from error
                raise
            return (done.rowcount if at_once is None else done.fetchall()[0][0]) == len(each)

    def commits_of_others(self) -> int | None:
        """Return None: nobody tells."""
        return None

    def close(self) -> None:
        """Close the connections."""
        self._pool.dispose()

    def _text(self, statement: Any, values: Values) -> tuple[bytes, dict[str, Any]]:
        """Return a statement as the driver's text, and its values; compiled once."""
        known = self._compiled.get(id(statement))
        if known is None:
            made = statement.compile(dialect=self._dialect)
            known = statement, str(made).encode(), dict(made.params)
            self._compiled[id(statement)] = known  # holds the statement, so that its id stays its own
        _, text, fixed = known
        return text, {name: values.get(name, value) for name, value in fixed.items()}
