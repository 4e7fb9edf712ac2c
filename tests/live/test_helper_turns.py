"""The turns of a lane's processes: readers have a share, a task whose client left gives up its place."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event

import pytest

from interp.errors import TooMany, Unavailable
from interp.live import helper_turns
from interp.live.helper_turns import HelperTurns
from tests.server import until

Turns = HelperTurns[str]


def stays() -> bool:
    return False


@pytest.fixture
def held() -> Iterator[ExitStack]:
    """Yield what gives back at the end whatever was taken."""
    with ExitStack() as stack:
        yield stack


def test_a_reader_takes_no_more_than_the_share_of_readers(held: ExitStack) -> None:
    turns = Turns("abc")
    assert held.enter_context(turns.taken("", stays, short=True)) == "a"
    gone = Event()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(held.enter_context, turns.taken("", gone.is_set, short=True))
        until(lambda: turns.waiting(short=True) == 1)
        assert [held.enter_context(turns.taken(who, stays, short=True)) for who in ("ana", "ben")] == ["c", "b"]
        gone.set()
        with pytest.raises(Unavailable, match="helper_cancelled"):
            second.result()


def test_readers_take_the_first_process_and_people_with_a_role_the_last_whoever_had_it(held: ExitStack) -> None:
    turns, used = Turns("abc"), list[str]()

    def uses(who: str) -> None:
        with turns.taken(who, stays, short=True) as process:
            used.append(process)

    for who in ("ana", "", "ben", ""):
        uses(who)
    with ExitStack() as all_three:
        used += [all_three.enter_context(turns.taken("ana", stays, short=True)) for _ in range(3)]
    for who in ("", "ana"):
        uses(who)
    assert "".join(used) == "cacacbaac"


def test_who_left_while_waiting_takes_no_place_in_the_queue(held: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper_turns, "MOST_WAITING", 1)
    turns, gone = Turns("a"), Event()
    held.enter_context(turns.taken("", stays, short=True))
    with ThreadPoolExecutor(1) as pool:
        left = pool.submit(held.enter_context, turns.taken("", gone.is_set, short=True))
        until(lambda: turns.waiting(short=True) == 1)
        with pytest.raises(TooMany, match="helpers_busy"):
            held.enter_context(turns.taken("", stays, short=True))
        gone.set()
        with pytest.raises(Unavailable, match="helper_cancelled"):
            left.result()
    assert turns.waiting(short=True) == 0
