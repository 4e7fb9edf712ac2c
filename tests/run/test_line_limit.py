"""The log has a line a second of each kind and source; what staff do is always in it; what is left out is counted."""

import logging
from typing import Any

import pytest
import structlog

from interp.domain.model.roles import PUBLIC
from interp.run.line_limit import MOST_FROM_OUTSIDE, MOST_OF_OURS, LineLimit


class Clock:
    """A clock that is set."""

    at_s = 50.0

    def __call__(self) -> float:
        """Return its time."""
        return self.at_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limit(clock: Clock) -> LineLimit:
    return LineLimit(clock)


def written(limit: LineLimit, event: str, **more: object) -> Any:
    """Return a line as it is written, None where it is left out."""
    try:
        return limit.processed(None, "info", {"event": event, **more})
    except structlog.DropEvent:
        return None


def test_a_second_line_of_a_kind_and_source_waits_for_the_next_second(limit: LineLimit, clock: Clock) -> None:
    lines = [written(limit, "token_refused", address=address) for address in ("b", "a", "a", "a")]
    assert [line is not None for line in lines] == [True, True, False, False]
    clock.at_s += 1
    assert written(limit, "token_refused", address="a") == {"event": "token_refused", "address": "a", "left_out": 2}
    assert "left_out" not in written(limit, "token_refused", address="b")


def test_what_staff_and_the_audit_need_is_never_left_out_and_tells_of_others(limit: LineLimit) -> None:
    for _ in range(3):
        assert written(limit, "command", name="floor.advance") and written(limit, "command_refused", role="staff")
    assert [bool(written(limit, "command_refused", role=PUBLIC)) for _ in range(3)] == [True, False, False]
    assert written(limit, "signed_in")["left_out"] == 2


def test_strangers_take_no_place_of_the_services_own_lines(limit: LineLimit) -> None:
    for number in range(1_000):
        written(limit, "token_refused", address=str(number))
        written(limit, "internal_error", path=f"/{number}")
        written(limit, "command_refused", role=PUBLIC, meeting=str(number))
    ours = [written(limit, "part_in_trouble", part=str(number)) for number in range(1_000)]
    assert sum(line is not None for line in ours) == MOST_OF_OURS and MOST_FROM_OUTSIDE + MOST_OF_OURS < 100
    assert not limit.filtered(logging.LogRecord("interp.wire", logging.WARNING, "", 1, "bad packet", (), None))


def test_of_the_tracebacks_of_a_second_the_first_is_written_and_the_others_are_named(
    limit: LineLimit, clock: Clock
) -> None:
    def fails(path: str) -> Any:
        return written(limit, "internal_error", path=path, exc_info=ValueError(path))

    lines = [fails("/a"), fails("/b")]
    clock.at_s += 1
    lines.append(fails("/b"))
    assert ["exc_info" in line for line in lines] == [True, False, True]
    assert lines[1]["error"] == "ValueError"


def test_of_all_kinds_together_there_are_so_many_a_second(limit: LineLimit, clock: Clock) -> None:
    for _ in range(3):
        lines = [written(limit, "token_refused", address=str(number)) for number in range(10_000)]
        assert sum(line is not None for line in lines) == MOST_FROM_OUTSIDE
        clock.at_s += 1


def test_records_of_other_libraries_are_limited_too(limit: LineLimit, clock: Clock) -> None:
    record = logging.makeLogRecord({"name": "interp.wire", "msg": "bad packet"})
    assert [limit.filtered(record) for _ in range(3)] == [True, False, False]
    clock.at_s += 1
    assert limit.filtered(record)
