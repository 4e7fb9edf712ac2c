"""Counts the statements on a database, also those that SQLAlchemy does not see."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from interp.store.database_opening import Opened
from interp.store.prepared_statements import PreparedStatements


def count(database: Opened, said: Callable[[], None]) -> None:
    """Call `said` at each statement from here on; BEGIN, COMMIT, PRAGMA are none, one for several rows is one."""

    def seen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said()

    sa.event.listen(database.engine, "before_cursor_execute", seen)
    if isinstance(database.hot, PreparedStatements):
        database.hot.close()  # else each new count would leave a connection behind
        database.hot = CountedStatements(database.hot, said)


class CountedStatements(PreparedStatements):
    """Prepared statements that are counted."""

    def __init__(self, inner: PreparedStatements, said: Callable[[], None]) -> None:
        super().__init__(inner._connect)
        self._said = said

    def rows(self, statement: Any, values: Any) -> Any:
        """Count a query."""
        self._said()
        return super().rows(statement, values)

    def written(self, statement: Any, each: Any, then: Any = ()) -> bool:
        """Count a statement for all rows, and those that are run after it."""
        for _ in range(1 + len(then)):
            self._said()
        return super().written(statement, each, then)
