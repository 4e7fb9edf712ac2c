"""Notifies readers of documents that one of their meeting's documents has changed; the text itself they fetch.

Documents are in another database than the log: their change counter is read with each beat and sent when it has grown.
The number reveals no text.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import product

from interp.live.rooms import Send
from interp.wire import documents_message_bytes

RoomOf = Callable[[str], str]


class DocumentChanges:
    """`marks` returns for each room of a meeting the change counter of the documents that are read there."""

    def __init__(self, marks: Mapping[RoomOf, Callable[[str], int]], send: Send, epoch: Callable[[], str]) -> None:
        self._marks, self._send, self._epoch = marks, send, epoch
        self._told: dict[str, int] = {}

    def watch(self, meeting: str, room: RoomOf) -> int:
        """Start watching a meeting for a room and return its counter. Raises Unavailable."""
        mark = self._marks[room](meeting)
        self._told.setdefault(room(meeting), mark)
        return mark

    def tell(self, meetings: Iterable[str]) -> None:
        """Notify the readers of each meeting whose counter changed since the last call. Raises Unavailable."""
        for meeting, room in product(meetings, self._marks):
            mark, name = self._marks[room](meeting), room(meeting)
            if self._told.get(name) != mark:
                self._send("documents", name, documents_message_bytes(self._epoch(), mark))
                self._told[name] = mark
