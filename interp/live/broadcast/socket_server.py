"""Options of the Socket.IO server, the listening socket with TLS, and serving until the process ends."""

import gc
import logging
import socket
import ssl
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from interp.config import Settings
from interp.errors import BadRequest
from interp.live.broadcast.client_connections import IDLE_S, ClientConnections
from interp.live.broadcast.fan_out import FanOut
from interp.live.broadcast.rooms import CompactJson

if TYPE_CHECKING:
    from interp.live.broadcast.accept_loop import AcceptLoop
    from interp.live.broadcast.ready_answers import Ready

BACKLOG = 4096
HALF_OPEN_S = 60  # after so long a connection that says nothing more of its request is closed
MOST_SILENT = 512  # connections with a greenlet that have not asked for anything yet; of more the oldest is closed


class Readers(NamedTuple):
    """The Engine.IO server of readers' websockets, and whether the environment of a request that opens one shows a
    reader's: for a host of ours, from a page of ours or from no browser, and without a role's name.
    """

    engine: Any
    is_one: Callable[[dict[str, Any]], bool]


def options(
    settings: Settings, fan_out: FanOut, origin_allowed: Callable[[str | None, dict[str, Any]], bool]
) -> dict[str, Any]:
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
        "client_manager": fan_out,
        "logger": quiet,
        "engineio_logger": quiet,
    }


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
    try:
        made.bind((host, port))
        made.listen(BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def serve(
    app: Callable[..., Any], listener: socket.socket, settings: Settings, ready: "Ready | None" = None,
    readers: "Readers | None" = None,
) -> None:  # fmt: skip
    """Serve until the process ends, by our accept loop or, in threading mode, by Werkzeug's server.

    Ours asks `ready` first for the whole answer to a request; the app would give the same. The websockets of
    `readers` are opened without the app. It returns only where the listening socket was lost.
    """
    context = certificate(settings)
    if settings.async_mode == "eventlet":
        _accept_loop(app, listener, settings, context, ready, readers).run()
        return
    from werkzeug.serving import make_server

    if context is not None:  # the handshake happens at the first read, so that a silent client blocks nobody
        listener = context.wrap_socket(listener, server_side=True, do_handshake_on_connect=False)
    host, port = listener.getsockname()[:2]
    server = make_server(host, port, app, threaded=True, fd=listener.fileno())
    if isinstance(listener, ssl.SSLSocket):
        # It reopened the same descriptor without encryption.
        server.socket, server.ssl_context = listener, listener.context
    server.serve_forever()


def _accept_loop(
    app: Callable[..., Any], listener: socket.socket, settings: Settings, context: ssl.SSLContext | None,
    ready: "Ready | None", readers: "Readers | None",
) -> "AcceptLoop":  # fmt: skip
    """Return our accept loop, with eventlet's way to serve one connection."""
    from eventlet import GreenPool, wsgi

    from interp.live.broadcast.accept_loop import AcceptLoop
    from interp.live.broadcast.openings_at_accept import OpeningsAtAccept
    from interp.live.broadcast.places import IS_FULL, Room, places_here
    from interp.live.broadcast.ready_answers import answering
    from interp.live.broadcast.request_buffers import PLACES, SmallBuffers

    found = places_here(settings.max_clients)
    pool, connections = GreenPool(found.all), ClientConnections(most_silent=min(MOST_SILENT, (found.all + 1) // 2))
    room = Room(found.kept, lambda: pool.free() + connections.spare)
    around = {PLACES: pool.sem, IS_FULL: room.is_full}
    if context is not None:
        around |= {"wsgi.url_scheme": "https", "HTTPS": "on"}
    server = wsgi.Server(
        listener, listener.getsockname(), app, environ=around, max_http_version="HTTP/1.1", keepalive=IDLE_S,
        log_output=False, debug=False, socket_timeout=HALF_OPEN_S,
        protocol=answering(ready) if ready else SmallBuffers,
    )  # fmt: skip
    opened = None
    if readers is not None and settings.reader_callbacks:
        opened = OpeningsAtAccept(readers.engine, readers.is_one, around).open
    return AcceptLoop(
        listener, lambda client, address, waits: server.process_request([address, client, wsgi.STATE_IDLE, waits]),
        pool, connections, context, HALF_OPEN_S, opened,
    )  # fmt: skip


def spare_garbage_collection() -> None:
    """Collect only young objects from here on; what is there now stays, and is never looked at again.

    A full collection over thousands of sockets pauses everything for half a second; young ones are cheap.
    """
    gc.freeze()  # without collecting: that takes a tenth of the start-up time, and frees next to nothing
    gc.set_threshold(2_000, 10, 1_000_000)
    gc.enable()  # start.py turns it off while everything loads


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
