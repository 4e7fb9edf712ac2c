"""Answers made once for everybody who asks: kept as bytes while their mark holds."""

import dataclasses
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import field
from hashlib import sha256
from threading import Event, Lock, Semaphore
from typing import Any, Generic, TypeVar

from flask import request

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.places import IS_FULL
from interp.live.work_progress import WorkProgress
from interp.value_types import dataclass
from interp.web.client_gone import current_work, wanted_by_others
from interp.web.page_cache import joined_in_steps
from interp.web.request_checks import Environ, Wsgi

V = TypeVar("V")
AT_ONCE = 2
MOST_WHOLE = 8 * 2**20
HEAD = 2_000  # bytes that the headers of an answer are counted as
SAME_WHILE = "interp.same_while"  # of a request's environment, copies of it too: a list for what `same_while` is told
PROGRAMS = "/api/"  # the addresses below which answers may be the same; a websocket's request is none of them
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class KeptBytes(Generic[V]):
    """The values used last, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._held: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        """Return the value of a key, which is then the one used last."""
        held = self._held.get(key)
        if held is None:
            return None
        self._held.move_to_end(key)
        return held[0]

    def put(self, key: Hashable, value: V, size: int) -> None:
        """Keep a value of so many bytes; those that were not used for longest leave."""
        self._bytes += size - self._held.pop(key, (None, 0))[1]
        self._held[key] = (value, size)
        while self._bytes > self._most:
            self._bytes -= self._held.popitem(last=False)[1][1]


@dataclass(frozen=True, slots=True)
class Made:
    """An answer's bytes, what they were made of, and a hash of them."""

    mark: Hashable
    body: bytes
    tag: str


@dataclasses.dataclass(slots=True)
class _Making:
    """An answer that is being made, for those who wait for it."""

    done: Event = field(default_factory=Event)
    made: Made | None = None
    waiting: int = 0  # besides who makes it
    work: WorkProgress = field(default_factory=current_work)


class SharedAnswers:
    """Keeps the answers used last, up to so many bytes; those who may not see one are refused before `get`."""

    def __init__(
        self, most_bytes: int, at_once: int | None = AT_ONCE, pause: Callable[[], None] = yield_now
    ) -> None:  # fmt: skip
        """At most `at_once` are made at the same time; None where those who make them wait in turns of their own.

        Those who waited for an answer go on a few at a time; `pause` lets whatever else is ready run.
        """
        self._held = KeptBytes[Made](most_bytes)
        self._making: dict[Hashable, _Making] = {}
        self._lock = Lock()
        self._turns: dict[bool, AbstractContextManager[object]] = {
            rank: nullcontext() if at_once is None else Semaphore(at_once) for rank in (False, True)
        }
        self._waited = {rank: Admission(lambda: False, pause) for rank in (False, True)}
        self._entrances = {rank: Semaphore(1) for rank in (False, True)}

    @contextmanager
    def one_by_one(self, rank: bool = False) -> Iterator[None]:
        """Do what is to be known before `get` for one request of a rank at a time: others run between many of them."""
        with self._entrances[rank]:
            yield
        yield_now()

    def get(self, key: Hashable, mark: Hashable, make: Callable[[], bytes], rank: bool = False) -> Made:
        """Return the answer of a key; it is made again when the mark is another than the kept one's.

        Those of one `rank` (True: with a role) who ask for the same at the same time wait for the first, and try
        themselves where that one fails; each rank has turns of its own. Raises what `make` raises.
        """
        with self._lock:
            held = self._held.get(key)
            if held is not None and held.mark == mark:
                return held
            first = (key, mark, rank) not in self._making
            making = self._making.setdefault((key, mark, rank), _Making())
        if first:
            return self._make(key, mark, make, making, rank)
        making.waiting += 1
        current_work().same = making.work
        try:
            making.done.wait()
        finally:
            making.waiting -= 1
            current_work().same = None
        self._waited[rank].enter()
        return making.made or self.get(key, mark, make, rank)

    def _make(
        self, key: Hashable, mark: Hashable, make: Callable[[], bytes], making: _Making, rank: bool
    ) -> Made:  # fmt: skip
        try:
            with self._turns[rank], wanted_by_others(lambda: making.waiting > 0):
                body = make()
            made = making.made = Made(mark, body, sha256(body).hexdigest()[:16])
            with self._lock:
                self._held.put(key, made, len(body))
            return made
        finally:
            with self._lock:
                del self._making[key, mark, rank]
            making.done.set()


@dataclass(frozen=True, slots=True)
class _Whole:
    """A whole answer, and whether the app would give it again."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    same: Callable[[], bool]


def same_while(same: Callable[[], bool]) -> None:
    """Let every reader without a role have the answer to the present request while `same`, which raises nothing, says
    that it would be the same.
    """
    request.environ.get(SAME_WHILE, []).append(same)


class ReaderAnswers:
    """The app behind the whole answers that readers without a role got, for others who ask for the same.

    Only where the app said `same_while`. Who has an older answer, or part of one, and who asks while the last places
    are kept for people with a role, is answered by the app.
    """

    def __init__(self, app: Wsgi, has_role: Callable[[Environ], bool], most_bytes: int = MOST_WHOLE) -> None:
        """`has_role` tells of a request's environment whether it names a role."""
        self._app, self._has_role = app, has_role
        self._held = KeptBytes[_Whole](most_bytes)
        self._lock = Lock()

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        asked = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        if not asked[0].startswith(PROGRAMS) or environ["REQUEST_METHOD"] != "GET" or self._is_apart(environ):
            return self._app(environ, start)
        with self._lock:
            whole = self._held.get(asked)
        if whole is None or not whole.same():
            return self._answered(asked, environ, start)
        start(whole.status, list(whole.headers))
        return [whole.body]

    def _is_apart(self, environ: Environ) -> bool:
        """Return whether a request may be answered in another way than a reader's."""
        is_full = environ.get(IS_FULL)
        full = is_full is not None and is_full()
        return full or self._has_role(environ) or not environ.keys().isdisjoint(CONDITIONS)

    def _answered(self, asked: Hashable, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        """Return the app's answer, which is kept where the app said so."""
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def started(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            begun.append((status, headers))
            return start(status, headers, *more)

        said: list[Callable[[], bool]] = []
        answer = self._app(environ | {SAME_WHILE: said}, started)
        if not said or not begun or not _is_for_all(*begun[-1]):
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        whole = _Whole(begun[-1][0], tuple(begun[-1][1]), body, said[-1])
        with self._lock:
            self._held.put(asked, whole, len(body) + HEAD)
        return [body]


def _is_for_all(status: str, headers: list[tuple[str, str]]) -> bool:
    """Return whether an answer has what was asked for, and nothing for one reader alone."""
    return status.startswith("200") and all(name.lower() != "set-cookie" for name, _ in headers)


def in_steps(pieces: Iterable[str], pause: Callable[[], None] = yield_now) -> bytes:
    """Return the pieces as one text in UTF-8, with a pause after each millisecond of making them."""
    return joined_in_steps(pieces, pause).encode()
