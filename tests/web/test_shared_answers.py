"""Answers made once: shared by all who ask at the same time, kept while their mark holds, never too many at once."""

from collections.abc import Callable, Iterable
from itertools import count
from threading import Event, Lock, Thread
from typing import Any

import pytest
from flask import Flask

from interp.errors import NotFound
from interp.live.broadcast.admission import SLICE_S, Admission
from interp.live.broadcast.places import IS_FULL
from interp.live.work_progress import WorkProgress
from interp.web.client_gone import current_work
from interp.web.shared_answers import AT_ONCE, HEAD, ReaderAnswers, SharedAnswers, in_steps, same_while
from tests.row_by_row import row_by_row
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


def test_those_who_waited_for_an_answer_go_on_a_few_at_a_time() -> None:
    paused, may_end, got = list[int](), Event(), list[bytes]()
    clock = count(0.0, SLICE_S / 10)  # by it five of them fill a slice
    kept = SharedAnswers(1_000)
    kept._waited[False] = Admission(lambda: False, lambda: paused.append(len(got)), lambda: next(clock))

    def make() -> bytes:
        assert may_end.wait(60)
        return b"x"

    threads = asking(lambda: got.append(kept.get("a", 1, make).body), 41)
    until(lambda: [each.waiting for each in kept._making.values()] == [40])
    may_end.set()
    for each in threads:
        each.join()
    assert got == [b"x"] * 41 and len(paused) >= 40 // 10 - 1


class Readers:
    """An app whose answers count what it was asked, and are the same until `changed`."""

    def __init__(self, most_bytes: int = 10 * HEAD) -> None:
        self.asked, self.number = list[str](), 0
        app = Flask(__name__)
        app.add_url_rule("/<path:path>", view_func=self._answer, methods=["GET", "POST"])
        self._kept = ReaderAnswers(app.wsgi_app, lambda environ: "HTTP_AUTHORIZATION" in environ, most_bytes)

    def _answer(self, path: str) -> tuple[str, int, dict[str, str]]:
        self.asked.append(path)
        number = self.number
        if "other" not in path:
            same_while(lambda: number == self.number)
        cookie = {"Set-Cookie": "a=b"} if "cookie" in path else {}
        return f"{path} {number}", 404 if "missing" in path else 200, cookie

    def ask(self, path: str, **environ: Any) -> str:
        """Return status and body of the answer to a request."""
        given: list[str] = []
        body: Iterable[bytes] = self._kept(
            {"REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "x", "SERVER_PORT": "1",
             "wsgi.url_scheme": "http", **environ}, lambda status, *_: given.append(status),
        )  # fmt: skip
        return f"{given[-1][:3]} {b''.join(body).decode()}"


def test_readers_have_an_answer_without_the_app_while_it_is_the_same() -> None:
    app = Readers()
    assert [app.ask("/api/a") for _ in range(3)] == ["200 api/a 0"] * 3
    app.number = 1
    assert [app.ask("/api/a") for _ in range(3)] == ["200 api/a 1"] * 3
    assert app.asked == ["api/a"] * 2


@row_by_row("path, environ", [
    ("/api/a", {"HTTP_AUTHORIZATION": "Bearer x"}),
    ("/api/a", {"HTTP_IF_NONE_MATCH": "x"}),
    ("/api/a", {"QUERY_STRING": "language=fr"}),
    ("/api/a", {IS_FULL: lambda: True}),
    ("/api/a", {"REQUEST_METHOD": "POST"}),
    ("/api/other", {}),  # its handler did not say that it stays the same
    ("/api/missing", {}),
    ("/api/cookie", {}),
    ("/m/a", {}),
])  # fmt: skip
def test_what_may_be_answered_otherwise_is_asked_of_the_app(path: str, environ: dict[str, Any]) -> None:
    app = Readers()
    app.ask("/api/a")
    app.ask(path)
    before = len(app.asked)
    app.ask(path, **environ)
    assert len(app.asked) == before + 1


def test_of_whole_answers_those_not_used_for_longest_leave() -> None:
    app = Readers(2 * HEAD + 100)
    for name in "abacab":
        app.ask(f"/api/{name}")
    assert app.asked == ["api/a", "api/b", "api/c", "api/b"]
