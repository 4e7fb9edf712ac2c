"""Reads HTTP requests with small buffers, which are freed when a request becomes a websocket."""

from sys import intern
from typing import Any, cast

from eventlet.wsgi import HttpProtocol

from interp.live.broadcast.client_connections import ClientConnection

FREE_BUFFERS = "interp.free_buffers"
PLACES = "interp.places"  # the semaphore of all that is served at once
# What a later event of a socket may ask of the request it came by.
KEPT = (
    "REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL",
    "REMOTE_ADDR", "HTTP_HOST", "HTTP_ORIGIN", "HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_ACCEPT_LANGUAGE",
    "HTTP_X_FORWARDED_FOR", "wsgi.url_scheme", "flask.app",
)  # fmt: skip
BYTES = 2_048


class SmallBuffers(HttpProtocol):  # type: ignore[misc]
    """Eventlet's HTTP connection; the environment of a request carries the function that frees its buffers."""

    rbufsize = BYTES
    wbufsize = BYTES

    def get_environ(self) -> dict[str, Any]:
        """Return the WSGI environment of the request."""
        environ: dict[str, Any] = super().get_environ()
        environ[FREE_BUFFERS] = self._free
        self.waits_for_client.head_came(environ["wsgi.input"])
        return environ

    @property
    def waits_for_client(self) -> ClientConnection:
        """Return what is noted of the connection: the accept loop puts it behind what eventlet's server would."""
        return cast(ClientConnection, self.conn_state[3])

    def _read_request_line(self) -> bytes:
        """Return the first line of the next request, for which a time begins."""
        self.waits_for_client.may_ask_again()
        return cast(bytes, super()._read_request_line())

    def finish(self) -> None:
        """Close the connection, and let go of the environment, which holds this object."""
        super().finish()
        self.environ = None

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
