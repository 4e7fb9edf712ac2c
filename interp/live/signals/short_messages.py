"""Holds what the people who work in a meeting write to each other: in memory, for the meeting; no log keeps it."""

import dataclasses
from collections.abc import Collection
from dataclasses import field
from typing import Annotated, Literal

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.texts import Longest
from interp.value_types import dataclass

MOST_KEPT = 40
MOST_CHARACTERS = 120
# the ready sentences; web/wording has each in every language
PhraseOfTeam = Literal[
    "say_names", "finish_sentences", "on_relay", "direct_now", "not_heard", "wrong_channel", "microphone_on", "come",
    "coming", "checking", "text_coming", "no_text", "thanks",
]  # fmt: skip
BOOTH_PLACES = tuple(f"booth:{code}" for code in MEETING_LANGUAGES)
DESKS_OF_HELP = ("chief", "technician", "console")
ALL_BOOTHS = "booths"
PLACES = (*BOOTH_PLACES, *DESKS_OF_HELP)


@dataclass(frozen=True, slots=True)
class SendShortMessage:
    """A line to a place: a ready sentence by its name, or one's own words. To one's own booth: for the colleague.

    The page makes `id` and keeps it for retries.
    """

    id: str
    to: str
    phrase: PhraseOfTeam | None = None
    text: Annotated[str, Longest(MOST_CHARACTERS)] | None = None


@dataclass(frozen=True, slots=True)
class ShortMessage:
    """A line of one place to another. `desk` is that of a booth's sender where it is known; no person is named."""

    id: str
    sender: str
    desk: str | None
    to: str
    phrase: PhraseOfTeam | None
    text: str | None
    at: int


@dataclass(frozen=True, slots=True)
class ShortMessages:
    """Every line to a place that is kept, the oldest first."""

    meeting: str
    messages: tuple[ShortMessage, ...]


@dataclasses.dataclass(slots=True)
class TeamMessages:
    """The last messages of each meeting."""

    _of: dict[str, tuple[ShortMessage, ...]] = field(default_factory=dict)

    def add(self, meeting: str, sender: str, desk: str | None, sent: SendShortMessage, at: int) -> None:
        """Keep a message, once; of too many the oldest is dropped."""
        held = self._of.get(meeting, ())
        if any((each.sender, each.id) == (sender, sent.id) for each in held):
            return
        made = ShortMessage(sent.id, sender, desk, sent.to, sent.phrase, sent.text, at)
        self._of[meeting] = (*held, made)[-MOST_KEPT:]

    def seen_at(self, meeting: str, place: str) -> ShortMessages:
        """Return what was written to a place."""
        named = {place, ALL_BOOTHS} if place in BOOTH_PLACES else {place}
        return ShortMessages(meeting, tuple(each for each in self._of.get(meeting, ()) if each.to in named))

    def meetings(self) -> Collection[str]:
        """Return the meetings of which anything is kept."""
        return tuple(self._of)

    def forget(self, meeting: str) -> None:
        """Forget what was written in a meeting, which is over."""
        self._of.pop(meeting, None)


def places_of(to: str) -> tuple[str, ...]:
    """Return the places that a message is for; none for a place that there is not."""
    return BOOTH_PLACES if to == ALL_BOOTHS else (to,) if to in PLACES else ()
