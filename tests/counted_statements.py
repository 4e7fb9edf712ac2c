"""Counts the statements on a database, also those that SQLAlchemy does not see."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from interp.store.database_opening import Opened
from interp.store.prepared_statements import EngineStatements, FrequentStatements, PreparedStatements


def count(database: Opened, said: Callable[[], None]) -> None:
    """Call `said` at each statement from here on; BEGIN, COMMIT, PRAGMA are none, one for several rows is one."""

    def seen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said()

    sa.event.listen(database.engine, "before_cursor_execute", seen)
    if not isinstance(database.hot, EngineStatements):
        database.hot = CountedStatements(database.hot, said)


class CountedStatements:
    """Statements that SQLAlchemy does not see, counted."""

    def __init__(self, inner: FrequentStatements, said: Callable[[], None]) -> None:
        self._inner, self._said = inner, said
        self._one_by_one: bool = getattr(inner, "_one_by_one", isinstance(inner, PreparedStatements))

    def rows(self, statement: Any, values: Any) -> Any:
        """Count a query."""
        self._said()
        return self._inner.rows(statement, values)

    def written(self, statement: Any, each: Any, then: Any = (), at_once: Any = None) -> bool:
        """Count a statement for all rows, and those that are run after it, where it is not one."""
        for _ in range(1 + len(then) if self._one_by_one else 1):
            self._said()
        return self._inner.written(statement, each, then, at_once)

    def commits_of_others(self) -> int | None:
        """Count nothing."""
        return self._inner.commits_of_others()

    def close(self) -> None:
        """Close what it holds open."""
        self._inner.close()
