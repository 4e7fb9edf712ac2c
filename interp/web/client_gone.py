"""Tells whether the client of the present request closed its connection, so that work for it can be ended."""

import socket
from typing import Any

from flask import has_request_context, request


def client_is_gone() -> bool:
    """Return whether the client of the present request has closed its connection; False outside a request."""
    if not has_request_context():
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
