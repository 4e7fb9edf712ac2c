"""Types of the answers about lists of speakers: their formats, and those of a meeting with their rules."""

from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.ports import FormatOrigin
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format of lists of speakers; `rules` null: its file has faults. `unverified`: the fields without a source."""

    name: str
    origin: FormatOrigin
    title: str
    rules: ListRules | None
    unverified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormatList:
    """The formats of lists of speakers by name, titled in one language, in another where it has none in that."""

    language: str
    formats: tuple[FormatRow, ...]


@dataclass(frozen=True, slots=True)
class PanellistRow:
    """Somebody whom a speaker may address, named in one language."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class OtherMeetingRow:
    """A meeting that a list may be carried over into: its title in one language, and when it begins.

    `starts_at` is in milliseconds since 1970, `begins` the same as day and hour in the zone of that meeting.
    """

    id: str
    title: str
    starts_at: int
    begins: str


@dataclass(frozen=True, slots=True)
class UploadedList:
    """What a table of speakers came to: how many of its lines are right, were inscribed now, and by it before.

    `faults` says of each other line, in its order, what is wrong and what to do.
    """

    ready: int
    inscribed: int
    already: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingLists:
    """The lists of speakers of a meeting with their rules, and its panellists in the order of the programme.

    `others` are the meetings into which the reader may carry a list over, in the order in which they begin.
    """

    language: str
    lists: tuple[ListOfSpeakers, ...]
    panellists: tuple[PanellistRow, ...]
    others: tuple[OtherMeetingRow, ...]
