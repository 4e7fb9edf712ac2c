"""Makes the sentences of what was done to an entry of a list of speakers after it was inscribed, each with its hour."""

from collections.abc import Callable

from interp.domain.model.speaker_lists import EntryActName, Place, PlaceReason, Reason
from interp.value_types import dataclass
from interp.web.wording.lists.reason_sentences import ReasonSentences
from interp.web.wording.phrases import isolated, plain
from interp.web.wording.record_words import RECORD

NOT_NAMED = "…"  # a place after a speech that was removed


@dataclass(frozen=True, slots=True)
class EntrySentences:
    """Makes the sentences of one language, without a full stop; `time` words an hour, from milliseconds since 1970."""

    language: str
    time: Callable[[int], str]

    def placed(self, at: int, reason: PlaceReason, words: str, after: str, other: str = "") -> str:
        """Return the sentence of a place by hand; `after` is the name that it was put after, empty: first.

        `other` is the name of the one it exchanged places with.
        """
        sentences = ReasonSentences(self.language, self.time)
        said = sentences.of(Reason(None, "inscribed", 0, place=Place(None, reason, words)), after, other)
        return f"{isolated(self.time(at))} {said}"

    def done(self, at: int, name: EntryActName, meeting: str = "") -> str:
        """Return the sentence of another act; `meeting` is the title of the other one, of a list that was carried."""
        return f"{isolated(self.time(at))} {plain(RECORD[f'act.{name}'], self.language, {'meeting': meeting})}"
