"""Tells those who read documents that one of their meeting has changed; what it says now they fetch for themselves.

Documents stand in a database of their own, not in the log: their number there is looked at with each beat, and told
when it has grown. A number says nothing of a text, so nothing wider than allowed can leave by it.
"""

from collections.abc import Callable, Iterable

from interp.live.rooms import Send, documents_room
from interp.wire import documents_message


class DocumentChanges:
    """`mark` returns the number of a meeting's documents, as service.reading does."""

    def __init__(self, mark: Callable[[str], int], send: Send, epoch: Callable[[], str]) -> None:
        self._mark, self._send, self._epoch = mark, send, epoch
        self._told: dict[str, int] = {}

    def watch(self, meeting: str) -> int:
        """Begin to tell of a meeting and return its number now. Raises Unavailable."""
        mark = self._mark(meeting)
        self._told.setdefault(meeting, mark)
        return mark

    def tell(self, meetings: Iterable[str]) -> None:
        """Tell the readers of each meeting whose number is not the one they were told last. Raises Unavailable."""
        for meeting in meetings:
            mark = self._mark(meeting)
            if self._told.get(meeting) != mark:
                self._send("documents", documents_room(meeting), documents_message(self._epoch(), mark))
                self._told[meeting] = mark
