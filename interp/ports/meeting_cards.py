"""Types and protocols of the cards of meetings: what lists show of each, beside the log and never the truth."""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from interp.domain.model.state import Meeting
from interp.ports.event_log import NewCard
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class CardRow:
    """A stream with the number of its newest event; `body` is its card, None where none is known to be true of it."""

    stream: str
    seq: int
    body: bytes | None = None


class CardRows(Protocol):
    """The stored cards of one version of the code; `code` names it. All raise Unavailable."""

    def listed(self, code: str, after: str, most: int) -> list[CardRow]:
        """Return so many streams at most whose names come after a name, in their order."""

    def of(self, code: str, stream: str) -> CardRow | None:
        """Return one stream, None where it has no event."""

    def missing(self, code: str, most: int) -> list[CardRow]:
        """Return so many streams at most whose card is not known, those that were written last first."""

    def keep(self, code: str, cards: Sequence[CardRow]) -> None:
        """Store cards that were made of the log; none where the stream has grown meanwhile."""

    def drop(self, stream: str) -> None:
        """Delete the card of a stream; none is no error."""


class MeetingCards(Protocol):
    """The cards of all meetings, as states of which only little is known: see domain.rules.meeting_card."""

    def after(self, before: Meeting, now: Meeting) -> NewCard:
        """Return what an append that leads from one state to another has to store."""

    def listed(self) -> Iterator[tuple[str, int, Meeting | None]]:
        """Yield each meeting with the number of its newest event and its card, None where it is not made yet.

        They are read few at a time. Raises Unavailable.
        """

    def of(self, meeting: str) -> Meeting | None:
        """Return the card of a meeting as the log has it: None where it is not made yet, an empty one of no meeting.

        Raises Unavailable.
        """

    def missing(self, more: int = 0) -> Collection[str]:
        """Return meetings whose card is to be made, those that were written last first; a few, and so many more.

        Raises Unavailable.
        """

    def keep(self, cards: Sequence[CardRow]) -> None:
        """Store cards that were made of the log. Raises Unavailable."""

    def drop(self, meeting: str) -> None:
        """Delete the card of a meeting; none is no error. Raises Unavailable."""
