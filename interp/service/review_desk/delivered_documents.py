"""Opens statements that are released as delivered when their speech has ended, and has the log say so."""

from collections.abc import Callable

from interp.domain.model.commands import AttachStatement
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM
from interp.errors import InterpError
from interp.ports import Document, Documents
from interp.service.meetings import Meetings
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache

MOST_MEETINGS = 512


class DeliveredDocuments:
    """A reactor. Everything it needs is in the log and the documents: it goes on after a restart. See service.reactors.

    A document stays open when the switch that ended its speech is undone; one that was not spoken stays closed.
    """

    def __init__(self, meetings: Meetings, documents: Documents, mark: Callable[[str], int]) -> None:
        """`mark` returns a number that grows with every change to a meeting's documents."""
        self._meetings, self._documents, self._mark = meetings, documents, mark
        self._released = ValueCache[str, int, tuple[Document, ...]](MOST_MEETINGS)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Open what was spoken, then tell the screens. Raises NotFound, Unavailable, TooMany."""
        for each in self._released.get(meeting, self._mark(meeting), lambda: self._read(meeting)):
            speech = state.speeches.get(each.speech or "")
            if speech is None:
                continue
            opens = each.is_closed and each.release == "as_delivered" and speech.status == SpeechStatus.DONE
            if opens:
                self._documents.deliver(each.id)
                yield
            closed = each.is_closed and not opens
            if speech.statement in (None, each.id) and (speech.statement, speech.text_closed) != (each.id, closed):
                self._attach(meeting, state, each, closed=closed)
                yield
        return None

    def _read(self, meeting: str) -> tuple[Document, ...]:
        """Return the statements that are not simply public, the newest of each speech."""
        found = {
            each.speech: each for each in reversed(self._documents.documents(meeting))
            if each.speech and not each.withdrawn and each.release not in ("now", "desk")
        }  # fmt: skip
        return tuple(found.values())

    def _attach(self, meeting: str, state: Meeting, document: Document, *, closed: bool) -> None:
        command = AttachStatement(document.speech or "", document.id, document.language, closed)  # type: ignore[arg-type]
        try:
            self._meetings.handle(SYSTEM, meeting, f"deliver-{document.id}-{state.seq}-{closed}", command)
        except InterpError as error:
            if error.code not in ("stale", "not_found", "refused"):
                raise
