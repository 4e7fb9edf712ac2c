"""Opens a reader's websocket with the first bytes of its connection: without a greenlet, a WSGI request and the app.

The bytes that came are only looked at until it is known that they are a plain opening; all else goes through the HTTP
server as if nobody had looked.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from socket import MSG_PEEK
from typing import Any

from interp.live.broadcast.client_connections import ClientConnection
from interp.live.broadcast.opening_handshakes import LONGEST, answer, opening
from interp.live.broadcast.websocket_handshakes import DirectWebSocket

AROUND = {
    "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": "/socket.io/", "SERVER_PROTOCOL": "HTTP/1.0",
    "wsgi.url_scheme": "http",
}  # fmt: skip


class OpeningsAtAccept:
    """Opens those connections whose first bytes are a reader's opening."""

    def __init__(self, engine: Any, is_reader: Callable[[dict[str, Any]], bool], around: dict[str, Any]) -> None:
        """`is_reader`: whether a request may be opened here, from its environment; `around`: what each of these has."""
        self._engine, self._is_reader, self._around = engine, is_reader, AROUND | around
        websocket = DirectWebSocket(None, engine)
        self._agreed = lru_cache(maxsize=64)(websocket.agreed)

    def open(self, client: Any, address: Any, connection: ClientConnection, places: Any) -> bool | None:
        """Open the websocket of a connection that was just accepted, in one of the free places; return whether it was.

        None: nothing has come yet. `client` is eventlet's socket, without TLS. Nothing here waits.
        """
        try:
            data = client.fd.recv(LONGEST, MSG_PEEK)
        except BlockingIOError:
            return None
        except OSError:
            return False
        asked = opening(data)
        if asked is None:
            return False
        environ = self._around | asked.headers
        environ["QUERY_STRING"], environ["REMOTE_ADDR"] = asked.query, address[0]
        if not self._is_reader(environ) or self._engine.penalties.wait_s(
            self._engine.address_of(environ), time.monotonic()
        ):
            return False
        client.fd.recv(len(data))
        connection.opens_session()
        made = self._engine.open_session(environ, connection)[0]
        if made is None:  # nothing refuses a session; who did could not be answered here
            connection.cut()
            return False
        extensions = self._agreed(asked.headers.get("HTTP_SEC_WEBSOCKET_EXTENSIONS"))
        made.begin(client, answer(asked.key, extensions), environ, places, deflates=extensions is not None)
        return True
