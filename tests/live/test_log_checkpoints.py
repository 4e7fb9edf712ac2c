"""When a write-ahead log is copied: once nothing more is written, and in a long run of writes now and then."""

from interp.errors import Unavailable
from interp.live.log_checkpoints import MOST_LOOKS, LogCheckpoints


class Database:
    """Counts how often its log was copied; `mark` changes with each commit."""

    def __init__(self, mark: int | None = 7) -> None:
        self.mark, self.copied, self.fails = mark, 0, False

    def changes(self) -> int | None:
        return self.mark

    def commit(self) -> None:
        assert self.mark is not None
        self.mark += 1

    def checkpoint(self) -> None:
        self.copied += 1
        if self.fails:
            raise Unavailable("store")


def copies(database: Database, commits: str) -> list[int]:
    """Return how often the log was copied by each look; before a look marked x something was committed."""
    checkpoints, found = LogCheckpoints([database], lambda work: work()), []
    for each in commits:
        if each == "x":
            database.commit()
        before = database.copied
        checkpoints.look()
        found.append(database.copied - before)
    return found


def test_it_is_copied_once_when_nothing_more_is_written() -> None:
    assert copies(Database(), "..xx...x..") == [0, 0, 0, 0, 1, 0, 0, 0, 1, 0]


def test_in_a_long_run_of_writes_it_is_copied_now_and_then() -> None:
    assert [n for n, each in enumerate(copies(Database(), "x" * 25)) if each] == [MOST_LOOKS - 1, 2 * MOST_LOOKS - 1]


def test_a_database_without_a_log_of_its_own_is_left_alone() -> None:
    assert copies(Database(None), "...") == [0, 0, 0]


def test_one_that_cannot_be_copied_is_tried_after_the_next_commit_and_hinders_no_other() -> None:
    first, second = Database(), Database()
    first.fails = True
    checkpoints = LogCheckpoints([first, second], lambda work: work())
    for commits in (True, False, False, True, False):
        for each in (first, second):
            if commits:
                each.commit()
        checkpoints.look()
    assert (first.copied, second.copied) == (2, 2)


def test_it_runs_beside_the_loop_and_looks_after_each_pause() -> None:
    database, pauses, asides = Database(), list[float](), list[object]()

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 1:
            database.commit()

    checkpoints = LogCheckpoints([database], asides.append)
    checkpoints.run(lambda: len(pauses) < 3, pause)
    assert (pauses, asides, database.copied) == ([1.0] * 3, [database.checkpoint], 0)
