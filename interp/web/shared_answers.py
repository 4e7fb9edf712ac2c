"""Answers made once for everybody who asks: kept as bytes while their mark holds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event, Lock, Semaphore

from interp.live.broadcast.background_work import yield_now
from interp.live.work_progress import WorkProgress
from interp.web.client_gone import current_work, wanted_by_others
from interp.web.page_cache import joined_in_steps

AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Made:
    """An answer's bytes, what they were made of, and a hash of them."""

    mark: Hashable
    body: bytes
    tag: str


@dataclass(slots=True)
class _Making:
    """An answer that is being made, for those who wait for it."""

    done: Event = field(default_factory=Event)
    made: Made | None = None
    waiting: int = 0  # besides who makes it
    work: WorkProgress = field(default_factory=current_work)


class SharedAnswers:
    """Keeps the answers used last, up to so many bytes; those who may not see one are refused before `get`."""

    def __init__(self, most_bytes: int, at_once: int | None = AT_ONCE) -> None:
        """At most `at_once` are made at the same time; None where those who make them wait in turns of their own."""
        self._most_bytes = most_bytes
        self._bytes = 0
        self._held: OrderedDict[Hashable, Made] = OrderedDict()
        self._making: dict[Hashable, _Making] = {}
        self._lock = Lock()
        self._turns: dict[bool, AbstractContextManager[object]] = {
            rank: nullcontext() if at_once is None else Semaphore(at_once) for rank in (False, True)
        }
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
                self._held.move_to_end(key)
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
        return making.made or self.get(key, mark, make, rank)

    def _make(
        self, key: Hashable, mark: Hashable, make: Callable[[], bytes], making: _Making, rank: bool
    ) -> Made:  # fmt: skip
        try:
            with self._turns[rank], wanted_by_others(lambda: making.waiting > 0):
                body = make()
            made = making.made = Made(mark, body, sha256(body).hexdigest()[:16])
            with self._lock:
                self._keep(key, made)
            return made
        finally:
            with self._lock:
                del self._making[key, mark, rank]
            making.done.set()

    def _keep(self, key: Hashable, made: Made) -> None:
        old = self._held.pop(key, None)
        self._bytes += len(made.body) - (len(old.body) if old else 0)
        self._held[key] = made
        while self._bytes > self._most_bytes:
            _, last = self._held.popitem(last=False)
            self._bytes -= len(last.body)


def in_steps(pieces: Iterable[str], pause: Callable[[], None] = yield_now) -> bytes:
    """Return the pieces as one text in UTF-8, with a pause after each millisecond of making them."""
    return joined_in_steps(pieces, pause).encode()
