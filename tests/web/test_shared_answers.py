"""Answers made once: shared by all who ask at the same time, kept while their mark holds, never too many at once."""

from collections.abc import Callable
from threading import Event, Lock, Thread

import pytest
from flask import Flask

from interp.errors import NotFound
from interp.live.work_progress import WorkProgress
from interp.web.client_gone import current_work
from interp.web.shared_answers import AT_ONCE, SharedAnswers, in_steps
from tests.server import until


def asking(work: Callable[[], object], times: int) -> list[Thread]:
    """Return so many threads that ask at the same time."""
    threads = [Thread(target=work, daemon=True) for _ in range(times)]
    for each in threads:
        each.start()
    return threads


def test_an_answer_is_made_once_for_a_mark_and_again_for_another() -> None:
    kept, made = SharedAnswers(1_000), []

    def make() -> bytes:
        made.append(1)
        return b"%d" % len(made)

    assert [kept.get("a", mark, make).body for mark in (1, 1, 2, 2, 1)] == [b"1", b"1", b"2", b"2", b"3"]


def test_the_tag_says_the_content_not_the_mark() -> None:
    kept = SharedAnswers(1_000)
    tags = [kept.get("a", mark, lambda body=body: body).tag for mark, body in enumerate((b"x", b"x", b"y"))]  # type: ignore[misc]
    assert tags[0] == tags[1] != tags[2]


def test_the_longest_unused_leave_when_there_are_too_many_bytes() -> None:
    kept, made = SharedAnswers(10), []

    def ask(key: str) -> None:
        kept.get(key, 1, lambda: made.append(key) or b"1234")  # type: ignore[func-returns-value]

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]


def test_many_who_ask_for_the_same_wait_for_one_that_makes_it() -> None:
    kept, may_end, made, got = SharedAnswers(1_000), Event(), [], []

    def make() -> bytes:
        made.append(1)
        assert may_end.wait(60)
        return b"x"

    threads = asking(lambda: got.append(kept.get("a", 1, make).body), 5)
    until(lambda: made)
    may_end.set()
    for each in threads:
        each.join(60)
    assert (made, got) == ([1], [b"x"] * 5)


def test_no_more_than_a_few_are_made_at_the_same_time() -> None:
    kept, lock, running, most, may_end = SharedAnswers(1_000), Lock(), [0], [0], Event()

    def make() -> bytes:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        assert may_end.wait(60)
        with lock:
            running[0] -= 1
        return b"x"

    keys = iter(range(6))
    threads = asking(lambda: kept.get(next(keys), 1, make), 6)
    until(lambda: running[0] == AT_ONCE)
    may_end.set()
    for each in threads:
        each.join(60)
    assert most[0] == AT_ONCE


def test_with_a_role_nobody_waits_for_what_readers_ask_for() -> None:
    kept, may_end, begun = SharedAnswers(1_000), Event(), []

    def make() -> bytes:
        begun.append(1)
        assert may_end.wait(60)
        return b"x"

    keys = iter(range(2 * AT_ONCE))
    threads = asking(lambda: kept.get(next(keys), 1, make), 2 * AT_ONCE)
    until(lambda: len(begun) == AT_ONCE)
    with kept.one_by_one():
        got: list[bytes] = []

        def asks() -> None:
            with kept.one_by_one(True):
                pass
            got.extend(kept.get(key, 1, lambda: b"mine", True).body for key in (0, "other"))

        (mine,) = asking(asks, 1)
        mine.join(60)
    assert got == [b"mine", b"mine"]
    may_end.set()
    for each in threads:
        each.join(60)


def test_a_refusal_is_kept_for_nobody() -> None:
    kept = SharedAnswers(1_000)

    def refuse() -> bytes:
        raise NotFound("document")

    for _ in range(2):
        with pytest.raises(NotFound):
            kept.get("a", 1, refuse)
    assert kept.get("a", 1, lambda: b"x").body == b"x"


def test_who_makes_it_after_another_failed_is_told_of_their_own_work() -> None:
    kept, may_fail, seen, app = SharedAnswers(1_000), Event(), list[object](), Flask("house")

    def fails() -> bytes:
        assert may_fail.wait(60)
        raise NotFound("document")

    def waits() -> None:
        with app.test_request_context():
            work.append(current_work())
            seen.append(kept.get("a", 1, lambda: b"x" if current_work().same is None else b"").body)

    work: list[WorkProgress] = []
    first = asking(lambda: seen.append(_refused(lambda: kept.get("a", 1, fails))), 1)
    until(lambda: kept._making)
    second = asking(waits, 1)
    until(lambda: work and work[0].same is not None)
    may_fail.set()
    for each in (*first, *second):
        each.join(60)
    assert sorted(map(str, seen)) == ["True", "b'x'"]


def _refused(work: Callable[[], object]) -> bool:
    with pytest.raises(NotFound):
        work()
    return True


def test_long_work_pauses_between_its_pieces() -> None:
    paused: list[int] = []
    made = in_steps((str(place % 10) for place in range(400_000)), lambda: paused.append(1))
    assert (len(made), made[:12]) == (400_000, b"012345678901")
    assert paused
