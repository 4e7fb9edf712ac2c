"""Knows the work for the present request: how far it is, and whether its client is gone so that it can be ended."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

from flask import g, has_request_context, request

from interp.live.work_progress import WorkProgress

CLOSED = (7, 8)  # the kernel's states of a connection that its other end has closed: CLOSE and CLOSE_WAIT
OTHERS: ContextVar[Callable[[], bool]] = ContextVar("OTHERS", default=lambda: False)


def current_work() -> WorkProgress:
    """Return the work for the present request; outside of one, a work that nobody asks about."""
    if not has_request_context():
        return WorkProgress()
    if "work" not in g:
        g.work = WorkProgress()
    return cast(WorkProgress, g.work)


@contextmanager
def wanted_by_others(wait: Callable[[], bool]) -> Iterator[None]:
    """Make an answer that is not given up while others wait for it: `wait` tells whether any do."""
    before = OTHERS.set(wait)
    try:
        yield
    finally:
        OTHERS.reset(before)


def client_is_gone() -> bool:
    """Return whether the client of the present request has closed its connection and nobody else waits for the answer.

    False outside a request.
    """
    if not has_request_context() or OTHERS.get()():
        return False
    line = _line(request.environ)
    if line is None:
        return False
    try:
        if hasattr(line, "pending"):  # TLS, whose socket cannot be peeked at
            return line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] in CLOSED
        return not line.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except (BlockingIOError, InterruptedError):
        return False  # nothing to read
    except OSError:
        return True


def _line(environ: dict[str, Any]) -> Any:
    """Return the connection's plain socket under either server; None where it is not known."""
    wrapped = environ.get("eventlet.input")
    if wrapped is not None and hasattr(wrapped, "get_socket"):
        found = wrapped.get_socket()
        return getattr(found, "fd", found)
    return environ.get("werkzeug.socket")
