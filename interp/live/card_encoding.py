"""Encodes the cards of meetings by their types, and reads them few at a time; see ports.meeting_cards.MeetingCards."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress

import msgspec

from interp.domain.model.state import Meeting
from interp.domain.model.streams import meeting_of, stream_of
from interp.domain.rules.meeting_card import card_of, says_the_same
from interp.ports import CardRow, CardRows, NewCard
from interp.value_types import replace

AT_ONCE = 64  # cards read and decoded before others have their turn: a millisecond or two
MADE_AT_ONCE = 16  # cards that a helper makes in one task: a second or two


class EncodedCards:
    """The cards of a log, in the encoding of one version of the code."""

    def __init__(self, rows: CardRows, code: str, breathe: Callable[[], None] = lambda: None) -> None:
        """`code` is a hash of the code that makes a card; `breathe` lets others have their turn."""
        self._rows, self._code, self._breathe = rows, code, breathe
        self._decoder = msgspec.msgpack.Decoder(Meeting)

    def after(self, before: Meeting, now: Meeting) -> NewCard:
        """Return what an append stores that leads from one state to another."""
        return NewCard(self._code, None if before.seq and says_the_same(before, now) else encoded_card(now))

    def listed(self) -> Iterator[tuple[str, int, Meeting | None]]:
        """Yield each meeting with its head and its card."""
        after = ""
        while True:
            rows = self._rows.listed(self._code, after, AT_ONCE)
            for each in rows:
                if (meeting := meeting_of(each.stream)) is not None:
                    yield meeting, each.seq, self._decoded(each)
            if len(rows) < AT_ONCE:
                return
            after = rows[-1].stream
            self._breathe()

    def of(self, meeting: str) -> Meeting | None:
        """Return the card of a meeting, None where it is not made yet, an empty one of no meeting."""
        row = self._rows.of(self._code, stream_of(meeting))
        return self._decoded(row) if row is not None else Meeting()

    def missing(self, more: int = 0) -> Collection[str]:
        """Return meetings without a card, the newest first."""
        found = (meeting_of(each.stream) for each in self._rows.missing(self._code, MADE_AT_ONCE + more))
        return [meeting for meeting in found if meeting is not None]

    def keep(self, cards: Sequence[CardRow]) -> None:
        """Store cards."""
        self._rows.keep(self._code, cards)

    def drop(self, meeting: str) -> None:
        """Delete a card."""
        self._rows.drop(stream_of(meeting))

    def _decoded(self, row: CardRow) -> Meeting | None:
        with suppress(msgspec.MsgspecError):
            return replace(self._decoder.decode(row.body), seq=row.seq) if row.body else None
        return None


def encoded_card(state: Meeting) -> bytes:
    """Return the card of a state as bytes."""
    return msgspec.msgpack.encode(card_of(state))
