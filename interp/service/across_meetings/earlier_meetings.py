"""What is known of a party from other meetings of the folder, from their cards: no log of another meeting is read."""

from collections.abc import Callable, Mapping

from interp.domain.delegations.search import fold
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import RememberedParty
from interp.domain.model.state import Meeting
from interp.domain.model.streams import meeting_of
from interp.domain.rules.remembered_parties import who
from interp.ports import MeetingCards


class EarlierMeetings:
    """The parties of every meeting whose card is made.

    Private meetings and rehearsals tell others nothing, and those of a demonstration only each other.
    """

    def __init__(self, cards: MeetingCards, heads: Callable[[], Mapping[str, int]]) -> None:
        """`heads` are the numbers of the last events of all streams."""
        self._cards, self._heads = cards, heads
        self._read: dict[str, Meeting] = {}

    def of(self, meeting: str, party: Party) -> RememberedParty | None:
        """Return the language and own interpreter of a party by the earlier meetings of the session, None if unknown.

        Of each the latest meeting that says it counts. Raises Unavailable.
        """
        wanted = who(party)
        known = (each for card in self._others(meeting, earlier=True) for each in card.remembered)
        found = [each for each in known if who(each.party) == wanted]
        if not found:
            return None
        language = next((each.language for each in found if each.language), None)
        interpreter = next((each.interpreter for each in found if each.interpreter), None)
        return RememberedParty(party, language=language, interpreter=interpreter)

    def typed(self, meeting: str) -> dict[str, RememberedParty]:
        """Return who was typed by name on lists of other meetings, by folded name; the latest meeting counts.

        Raises Unavailable.
        """
        known = (each for card in reversed(self._others(meeting)) for each in card.remembered)
        return {fold(each.party.name): each for each in known if each.category is not None}

    def _others(self, meeting: str, *, earlier: bool = False) -> list[Meeting]:
        """Return the cards that tell a meeting something, the latest first; `earlier`: those of its session before it.
        """
        self._look()
        here = self._read.get(meeting, Meeting()).about
        if here is None or (earlier and here.session is None):
            return []

        def tells(other: Meeting) -> bool:
            about = other.about
            if about is None or about.id == here.id or about.private or about.rehearsal:
                return False
            before = (about.body, about.session) == (here.body, here.session) and about.starts_at < here.starts_at
            return about.demonstration == here.demonstration and (before or not earlier)

        told = [each for each in self._read.values() if each.remembered and tells(each)]
        return sorted(told, key=lambda each: each.about.starts_at if each.about else 0, reverse=True)

    def _look(self) -> None:
        """Read the cards of meetings that have changed; at the first look those of all, a few at a time."""
        if not self._read:
            self._read = {meeting: _told(card) for meeting, _, card in self._cards.listed() if card is not None}
        heads = {meeting: seq for stream, seq in self._heads().items() if (meeting := meeting_of(stream)) is not None}
        self._read = {meeting: card for meeting, card in self._read.items() if meeting in heads}
        for meeting, seq in heads.items():
            known = self._read.get(meeting)
            if (known is None or known.seq < seq) and (card := self._cards.of(meeting)) is not None:
                self._read[meeting] = _told(card)


def _told(card: Meeting) -> Meeting:
    """Return of a card what is asked here, without its texts."""
    return Meeting(card.about, remembered=card.remembered, seq=card.seq)
