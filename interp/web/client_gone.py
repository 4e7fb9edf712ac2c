"""Tells whether the client of the present request closed its connection, so that work for it can be ended."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from flask import has_request_context, request

OTHERS: ContextVar[Callable[[], bool]] = ContextVar("OTHERS", default=lambda: False)


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
        return not line.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except (BlockingIOError, InterruptedError, ValueError):
        return False  # nothing to read, or TLS, which cannot peek
    except OSError:
        return True


def _line(environ: dict[str, Any]) -> Any:
    """Return the connection's plain socket under either server; None where it is not known."""
    wrapped = environ.get("eventlet.input")
    if wrapped is not None and hasattr(wrapped, "get_socket"):
        found = wrapped.get_socket()
        return getattr(found, "fd", found)
    return environ.get("werkzeug.socket")
