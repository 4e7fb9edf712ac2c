"""Reads HTTP requests with small buffers, which are freed when a request becomes a websocket."""

from typing import Any

from eventlet.wsgi import HttpProtocol

FREE_BUFFERS = "interp.free_buffers"
BYTES = 2_048


class SmallBuffers(HttpProtocol):  # type: ignore[misc]
    """Eventlet's HTTP connection; the environment of a request carries the function that frees its buffers."""

    rbufsize = BYTES
    wbufsize = BYTES

    def get_environ(self) -> dict[str, Any]:
        """Return the WSGI environment of the request."""
        environ: dict[str, Any] = super().get_environ()
        environ[FREE_BUFFERS] = self._free
        return environ

    def _free(self) -> None:
        """Drop the buffers. A client sends nothing before its handshake is answered, so none holds anything."""
        self.wfile.flush()
        self.wfile.close()
        self.rfile.close()
