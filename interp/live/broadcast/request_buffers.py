"""Reads HTTP requests with small buffers, which are freed when a request becomes a websocket."""

from io import BufferedWriter
from sys import intern
from typing import Any, cast

from eventlet.wsgi import HttpProtocol

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.client_connections import ClientConnection
from interp.live.broadcast.places import CLOSES

FREE_BUFFERS = "interp.free_buffers"
CONNECTION = "interp.connection"  # the ClientConnection of a request
PLACES = "interp.places"  # the semaphore of all that is served at once
# What a later event of a socket may ask of the request it came by.
KEPT = (
    "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL",
    "REMOTE_ADDR", "HTTP_HOST", "HTTP_ORIGIN", "HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_X_FORWARDED_FOR", "wsgi.url_scheme", "flask.app",
)  # fmt: skip
BYTES = 2_048
READING = Admission(lambda: False, yield_now)


class AnswerBuffer(BufferedWriter):
    """A buffer of what is sent to a client, who may not take it."""

    def __init__(self, raw: Any, size: int, connection: ClientConnection) -> None:
        """`connection` is told when sending begins and ends."""
        super().__init__(raw, size)
        self._connection, self._sends = connection, False

    def write(self, data: Any) -> int:
        """Take bytes; send those for which there is no room."""
        if not self._sends:
            self._sends = True
            self._connection.takes_answer()
        return super().write(data)

    def flush(self) -> None:
        """Send what is in the buffer."""
        super().flush()
        if self._sends:
            self._sends = False
            self._connection.took_answer()


class SmallBuffers(HttpProtocol):  # type: ignore[misc]
    """Eventlet's HTTP connection; the environment of a request carries the function that frees its buffers."""

    rbufsize = BYTES
    wbufsize = BYTES

    def get_environ(self) -> dict[str, Any]:
        """Return the WSGI environment of the request."""
        environ: dict[str, Any] = super().get_environ()
        environ |= {FREE_BUFFERS: self._free, CONNECTION: self.waits_for_client, CLOSES: self._closes}
        self.waits_for_client.head_came(environ["wsgi.input"])
        return environ

    @property
    def waits_for_client(self) -> ClientConnection:
        """Return what is noted of the connection: the accept loop puts it behind what eventlet's server would."""
        return cast(ClientConnection, self.conn_state[3])

    def _read_request_line(self) -> bytes:
        """Return the first line of the next request, for which a time begins.

        Of those that have come together only a few are read further in one round of the loop. What they name is not
        known yet: by that they are begun in lines, see `web.rate_limits.in_turn`.
        """
        self.waits_for_client.may_ask_again()
        line = cast(bytes, super()._read_request_line())
        if line:
            READING.enter()
        return line

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, without a page that repeats parts of it."""
        self.wfile.write(b"HTTP/1.1 %d Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" % code)
        self.close_connection = 1

    def finish(self) -> None:
        """Close the connection, and release the environment, which holds this object."""
        try:
            super().finish()
        finally:  # it leaves the reading side open when the client is gone, and with it the descriptor
            self.rfile.close()
            self.environ = None

    def setup(self) -> None:
        """Make the buffers; while the one for writing is emptied, the client is waited for."""
        super().setup()
        made = cast(Any, self).wfile
        self.wfile = AnswerBuffer(made.detach(), self.wbufsize, self.waits_for_client)

    def _closes(self) -> None:
        """Let the connection end with the answer that is not begun yet."""
        self.close_connection = 1

    def _free(self) -> None:
        """Drop the buffers. A client sends nothing before its handshake is answered, so none holds anything."""
        self.wfile.flush()
        self.wfile.close()
        self.rfile.close()


def trim(environ: dict[str, Any]) -> None:
    """Keep of a request's environment what later events of its socket may ask; equal texts are kept once for all."""
    kept = {name: environ[name] for name in KEPT if name in environ}
    environ.clear()
    environ.update((name, intern(value) if isinstance(value, str) else value) for name, value in kept.items())
