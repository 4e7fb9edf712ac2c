"""Socket.IO server options, TLS listening and serving, background threads; the only user of eventlet's internals."""

import gc
import json
import logging
import socket
import ssl
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from interp.config import Settings
from interp.errors import BadRequest

BACKLOG = 4096
R = TypeVar("R")


class CompactJson:
    """JSON without spaces, and with UTF-8 instead of escapes."""

    @staticmethod
    def dumps(value: object, **_: object) -> str:
        """Return `value` as JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    loads = staticmethod(json.loads)


def options(settings: Settings, origin_allowed: Callable[[str | None, dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the options of Flask-SocketIO. Websockets only: one bad polling request can block a server."""
    quiet = logging.getLogger("interp.wire")
    quiet.setLevel(logging.WARNING)  # below this level Engine.IO would create a log record for every packet
    quiet.addFilter(_without_traceback)
    return {
        "async_mode": settings.async_mode,
        "transports": ["websocket"],
        "cors_allowed_origins": origin_allowed,
        "ping_interval": settings.ping_interval_s,
        "ping_timeout": settings.ping_timeout_s,
        "max_http_buffer_size": settings.max_message,
        "async_handlers": False,
        "manage_session": False,
        "cookie": None,
        "http_compression": False,
        "json": CompactJson,
        "logger": quiet,
        "engineio_logger": quiet,
    }


class Rooms:
    """The one place from which anything is sent to sockets unasked: to a room, to every socket, or to one."""

    def __init__(self, socketio: Any) -> None:
        self._io = socketio

    def send(self, name: str, room: str, message: dict[str, object]) -> None:
        """Send a message to everyone in a room."""
        self._io.emit(name, message, to=room)

    def send_everyone(self, name: str, message: dict[str, object]) -> None:
        """Send a message to every socket of this process."""
        self._io.emit(name, message)

    def send_one(self, name: str, socket_id: str, message: dict[str, object]) -> None:
        """Send a message to one socket."""
        self._io.emit(name, message, to=socket_id)

    def close(self, socket_id: str) -> None:
        """Close one socket."""
        self._io.server.disconnect(socket_id, namespace="/")


def _without_traceback(record: logging.LogRecord) -> bool:
    """Log bad packets, the sender's fault, as one line without traceback and content."""
    if record.exc_info and record.exc_info[0]:
        record.msg, record.args, record.exc_info = f"bad packet: {record.exc_info[0].__name__}", (), None
    return True


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket without send delay, with a backlog for many simultaneous joins."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.bind((host, port))
    made.listen(BACKLOG)
    return made


def serve(app: Callable[..., Any], listener: socket.socket, settings: Settings) -> None:
    """Serve until the process ends, with eventlet's own server or, in threading mode, Werkzeug's."""
    gc.collect()
    gc.freeze()
    # A full garbage collection over thousands of sockets pauses everything for half a second; young ones are cheap.
    gc.set_threshold(2_000, 10, 1_000_000)
    listener = _encrypted(listener, settings)
    if settings.async_mode == "eventlet":
        import eventlet.wsgi

        eventlet.wsgi.server(
            listener, app, max_size=settings.max_clients, socket_timeout=settings.socket_timeout_s,
            keepalive=15, log_output=False, debug=False,
        )  # fmt: skip
    else:
        from werkzeug.serving import make_server

        host, port = listener.getsockname()[:2]
        server = make_server(host, port, app, threaded=True, fd=listener.fileno())
        if isinstance(listener, ssl.SSLSocket):
            # It reopened the same descriptor without encryption.
            server.socket, server.ssl_context = listener, listener.context
        server.serve_forever()


def certificate(settings: Settings) -> ssl.SSLContext | None:
    """Return the TLS context of the service, None for plain http. Raises BadRequest for files that do not match."""
    if settings.tls_cert is None and settings.tls_key is None:
        return None
    if settings.tls_cert is None or settings.tls_key is None:
        raise BadRequest("tls_needs_both", needs="INTERP_TLS_CERT and INTERP_TLS_KEY")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(settings.tls_cert, settings.tls_key)
    except OSError as error:  # ssl.SSLError is one
        raise BadRequest("tls_unreadable", file=str(settings.tls_cert), detail=str(error)[:120]) from None
    return context


def _encrypted(listener: socket.socket, settings: Settings) -> socket.socket:
    """Return the listener with TLS. The handshake happens at the first read, so that a silent client blocks nobody."""
    context = certificate(settings)
    if context is None:
        return listener
    return context.wrap_socket(listener, server_side=True, do_handshake_on_connect=False)


def aside(work: Callable[[], R]) -> R:
    """Return the result of `work`, computed without blocking sockets: under eventlet in a native thread.

    `work` must only compute: locks and connections belong to the cooperative threads.
    """
    if not _cooperative():
        return work()
    from eventlet import tpool

    return cast(R, tpool.execute(work))


def background(task: Callable[..., None], *args: object) -> None:
    """Run a task in the background. Safe in a signal handler, which may run inside eventlet's own loop."""
    if _cooperative():
        import eventlet

        eventlet.spawn(task, *args)
    else:
        threading.Thread(target=task, args=args, daemon=True).start()


def _cooperative() -> bool:
    patcher = sys.modules.get("eventlet.patcher")
    return patcher is not None and bool(patcher.is_monkey_patched("thread"))
