"""A TCP proxy that can close every connection through it, like a pulled cable, or take in bytes and pass none on."""

import contextlib
import socket
import threading


class Cable:
    """Forwards to a port on this machine while it is plugged in."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._plugged = True
        self.loses: frozenset[str] = frozenset()  # "questions", "answers": what is taken in and not passed on
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        """Return the port that leads through the cable."""
        return int(self._listener.getsockname()[1])

    @property
    def url(self) -> str:
        """Return the address by which the service is reached through the cable."""
        return f"http://127.0.0.1:{self.port}"

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
            try:
                far = socket.create_connection(self._target)
            except OSError:  # nobody is there for now
                near.close()
                continue
            self._open += [near, far]
            for source, sink, what in ((near, far, "questions"), (far, near, "answers")):
                threading.Thread(target=self._pump, args=(source, sink, what), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, what: str) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if what not in self.loses:
                    sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
