"""Wakes a native thread when the event loop has worked for a time without waiting: a timer the loop sets and stops.

At rest the thread is never woken. Without the timers of Linux it looks every 40 ms instead.
"""

import ctypes
import os
from collections.abc import Callable
from typing import Any, Protocol

LOOK_S = 0.04
MONOTONIC, CLOSE_ON_EXEC = 1, 0o2000000  # CLOCK_MONOTONIC, TFD_CLOEXEC


class LoopAlarm(Protocol):
    """What the loop sets each time it begins to work, and stops each time it waits."""

    def set(self) -> None:
        """Let `wait` return when the time has passed."""

    def stop(self) -> None:
        """Let it not return."""

    def wait(self) -> None:
        """Return when the time has passed since `set`; blocks its native thread alone."""


class Looks:
    """Wakes the thread again and again, whatever the loop does."""

    def __init__(self, pause: Callable[[float], None]) -> None:
        self._pause = pause

    def set(self) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""

    def wait(self) -> None:
        """Return after 40 ms."""
        self._pause(LOOK_S)


class Timespec(ctypes.Structure):
    """Seconds and nanoseconds, as the C library has them."""

    _fields_ = [("s", ctypes.c_long), ("ns", ctypes.c_long)]  # noqa: RUF012


class Itimerspec(ctypes.Structure):
    """A timer's interval, 0 for one that goes off once, and the time until then, 0 to stop it."""

    _fields_ = [("interval", Timespec), ("value", Timespec)]  # noqa: RUF012


class Timer:
    """A timer of the kernel. Setting and stopping take less than a microsecond each."""

    def __init__(self, after_s: float, read: Callable[[int, int], bytes] = os.read) -> None:
        """Raise OSError where there are none; `read` must block its native thread alone."""
        try:
            # PyDLL: the calls are shorter than giving the interpreter's lock away and acquiring it again
            library: Any = ctypes.PyDLL(None)
            self._settime, create = library.timerfd_settime, library.timerfd_create
        except (AttributeError, TypeError) as error:
            raise OSError("no timerfd") from error
        self._settime.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
        self._after, self._never = Itimerspec(), Itimerspec()
        self._after.value = Timespec(int(after_s), int(after_s % 1 * 1e9))
        self._set, self._stop = ctypes.addressof(self._after), ctypes.addressof(self._never)
        self._descriptor = create(MONOTONIC, CLOSE_ON_EXEC)
        if self._descriptor < 0:
            raise OSError("no timerfd")
        self._read = read

    def set(self) -> None:
        """Start the time from now."""
        self._settime(self._descriptor, 0, self._set, None)

    def stop(self) -> None:
        """Stop it."""
        self._settime(self._descriptor, 0, self._stop, None)

    def wait(self) -> None:
        """Return when the time has passed; it then has to be set again."""
        self._read(self._descriptor, 8)


def alarm(after_s: float, read: Callable[[int, int], bytes], pause: Callable[[float], None]) -> LoopAlarm:
    """Return the best alarm of this system."""
    try:
        return Timer(after_s, read)
    except OSError:
        return Looks(pause)
