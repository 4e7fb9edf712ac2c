"""Notifies readers of documents that one of their meeting's documents has changed; the text itself they fetch.

Documents are in another database than the log: their change counter is read with each beat and sent when it has grown.
The number reveals no text.
"""

from collections.abc import Callable, Iterable

from interp.live.rooms import Send, documents_room
from interp.wire import documents_message_bytes


class DocumentChanges:
    """`mark` returns the change counter of a meeting's documents, as service.document_reading does."""

    def __init__(self, mark: Callable[[str], int], send: Send, epoch: Callable[[], str]) -> None:
        self._mark, self._send, self._epoch = mark, send, epoch
        self._told: dict[str, int] = {}

    def watch(self, meeting: str) -> int:
        """Start watching a meeting and return its counter. Raises Unavailable."""
        mark = self._mark(meeting)
        self._told.setdefault(meeting, mark)
        return mark

    def tell(self, meetings: Iterable[str]) -> None:
        """Notify the readers of each meeting whose counter changed since the last call. Raises Unavailable."""
        for meeting in meetings:
            mark = self._mark(meeting)
            if self._told.get(meeting) != mark:
                self._send("documents", documents_room(meeting), documents_message_bytes(self._epoch(), mark))
                self._told[meeting] = mark
