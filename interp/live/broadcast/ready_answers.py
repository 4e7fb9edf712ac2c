"""Answers requests for files with ready bytes as soon as they are read, without an environment or the app."""

from collections.abc import Callable
from typing import Any

from interp.live.broadcast.admission import Admission
from interp.live.broadcast.background_work import yield_now
from interp.live.broadcast.request_buffers import SmallBuffers

BLANK = b"\r\n\r\n"
Ready = Callable[[bytes, bytes], bytes | None]
"""Returns the whole answer to a request, from its first line and its other header lines; None: the app is asked."""


def answering(ready: Ready) -> type[Any]:
    """Return the protocol of a connection that asks `ready` first, whatever connection has its turn."""
    turns = Admission(lambda: False, yield_now)

    class Answering(SmallBuffers):
        """One HTTP connection."""

        def _read_request_line(self) -> bytes:
            """Return the first line of the next request that is not answered here."""
            line = super()._read_request_line()
            while line and self._is_answered(line):
                line = super()._read_request_line()
            return line

        def _is_answered(self, line: bytes) -> bool:
            """Answer a request whose headers have all come; others are read again from the buffer."""
            if not line.startswith(b"GET "):
                return False
            head, blank, _ = self.rfile.peek().partition(BLANK)
            answer = ready(line, head) if blank else None
            if answer is None:
                return False
            turns.enter()
            self.rfile.read(len(head) + len(BLANK))
            self.waits_for_client.head_came()
            self.waits_for_client.takes_answer()
            self.connection.sendall(answer)
            return True

    return Answering
