"""How connections to SQLite files are prepared: what reads takes no lock, what writes takes it at its start."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from interp.store.sqlite_connections import BUSY_MS, LONGEST_WAIT_S, preparing, take_write_lock


@pytest.mark.parametrize(("look", "refused"), [(True, True), (False, False)])
def test_a_connection_to_look_writes_nothing(look: bool, refused: bool) -> None:
    connection = sqlite3.connect(":memory:")
    preparing("FULL", look)(connection, None)
    assert connection.execute("PRAGMA query_only").fetchone() == (int(refused),)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    connection.close()


@pytest.mark.parametrize("tries", [3, None])
def test_who_waits_for_the_lock_of_a_write_lets_others_go_on_and_gives_up_in_the_end(
    tmp_path: Path, tries: int | None
) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'one.sqlite'}", isolation_level="AUTOCOMMIT")
    holder = sqlite3.connect(tmp_path / "one.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == tries:
            holder.execute("ROLLBACK")

    with engine.connect() as connection:
        if tries:
            take_write_lock(connection, pause)
            assert len(pauses) == tries
            assert connection.connection.dbapi_connection.in_transaction  # type: ignore[union-attr]
        else:
            with pytest.raises(sa.exc.OperationalError, match="locked"):
                take_write_lock(connection, pause)
            assert sum(pauses) == pytest.approx(LONGEST_WAIT_S, abs=1)
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == BUSY_MS
    holder.close()
    engine.dispose()


def test_another_fault_than_a_lock_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.sqlite").touch()
    engine = sa.create_engine(f"sqlite:///file:{tmp_path / 'one.sqlite'}?mode=ro&uri=true")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        with pytest.raises(sa.exc.OperationalError, match="within a transaction"):
            take_write_lock(connection, lambda _: pytest.fail("it waited"))
    engine.dispose()
