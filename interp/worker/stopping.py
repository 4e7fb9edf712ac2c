"""Stops the drafting process in the midst of a batch while somebody waits at a screen, and lets it go on afterwards.

It may be stopped only while it computes, never while it holds a lock of a database: a byte in a pipe says so. The
process puts it in when a model begins and takes it out at the end; who stops the process takes it out before.
"""

import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from interp.ports import Drafted, Engine
from interp.screen_first import LOOK_S, REST_S

BYTE = b"."


class StopSign:
    """The pipe of one drafting process, in that process or in its supervisor."""

    def __init__(self, reads: int, writes: int) -> None:
        """`reads` and `writes` are the descriptors of its ends."""
        self.ends = reads, writes

    @classmethod
    def new(cls) -> "StopSign":
        """Return that of a process that does not compute yet."""
        reads, writes = os.pipe()
        os.set_blocking(reads, False)
        return cls(reads, writes)

    @contextmanager
    def computing(self) -> Iterator[None]:
        """Let this process be stopped meanwhile."""
        self.give_back()
        try:
            yield
        finally:
            waits = select.poll()
            waits.register(self.ends[0], select.POLLIN)
            while not self.taken():  # somebody has just stopped this process, and will let it go on
                waits.poll()

    def taken(self) -> bool:
        """Take the byte out; return whether it was there."""
        try:
            return bool(os.read(self.ends[0], 1))
        except BlockingIOError:
            return False

    def give_back(self) -> None:
        """Put the byte in."""
        os.write(self.ends[1], BYTE)

    def close(self) -> None:
        """Close both ends in this process."""
        for each in self.ends:
            os.close(each)


class StoppableEngine:
    """An engine whose process may be stopped while it translates; see ports.Engine."""

    def __init__(self, engine: Engine, sign: StopSign) -> None:
        self._engine, self._sign = engine, sign

    def origin(self, source: str, target: str) -> str | None:
        """Return the origin of drafts from `source` into `target`."""
        return self._engine.origin(source, target)

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return one draft for each text."""
        with self._sign.computing():
            return self._engine.translate(texts, source, target, beam=beam, hypotheses=hypotheses)


class Stopped(Protocol):
    """A process that is stopped; `stopped_s` counts the seconds since it was heard of."""

    stopped_s: float
    job: str | None
    sign: StopSign

    @property
    def pid(self) -> int:
        """Return its id."""
        ...

    def runs(self) -> bool:
        """Return whether it has not ended."""
        ...


class Stopping:
    """Stops one process after another, each for REST_S seconds at most until it is heard of again."""

    def __init__(
        self, waits: Callable[[], bool], send: Callable[[int, int], None] = os.kill,
        now_s: Callable[[], float] = time.monotonic, pause: Callable[[float], object] = time.sleep,
    ) -> None:  # fmt: skip
        """`waits` returns whether somebody waits at a screen."""
        self._waits, self._send, self._now_s, self._pause = waits, send, now_s, pause

    def follow(self, child: Stopped) -> None:
        """Stop a process whenever somebody waits, until it has ended; then close its sign."""
        while child.runs():
            self._pause(LOOK_S)
            if child.job and child.stopped_s < REST_S and self._waits() and child.sign.taken():
                self._stop(child)
        child.sign.close()

    def _stop(self, child: Stopped) -> None:
        """Stop a process that computes, for as long as somebody waits and it may be."""
        before, began_s = child.stopped_s, self._now_s()
        try:
            self._send(child.pid, signal.SIGSTOP)
            while child.runs() and self._waits() and child.stopped_s < REST_S:
                self._pause(LOOK_S)
                child.stopped_s = before + self._now_s() - began_s
            self._send(child.pid, signal.SIGCONT)
        except ProcessLookupError:
            return  # it has ended
        finally:
            child.sign.give_back()
