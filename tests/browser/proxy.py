"""A TCP proxy that can close every connection through it and refuse new ones, like a pulled cable."""

import contextlib
import socket
import threading


class Cable:
    """Forwards to a port on this machine while it is plugged in."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._plugged = True
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Return the address by which the service is reached through the cable."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def pull(self) -> None:
        """Cut every connection and refuse new ones."""
        self._plugged = False
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._open.clear()

    def lead_to(self, port: int) -> None:
        """Cut every connection, and forward to another port from now on."""
        self.pull()
        self._target = ("127.0.0.1", port)
        self.plug()

    def plug(self) -> None:
        """Take connections again."""
        self._plugged = True

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._plugged:
                near.close()
                continue
            far = socket.create_connection(self._target)
            self._open += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=(source, sink), daemon=True).start()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
    for each in (source, sink):
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
