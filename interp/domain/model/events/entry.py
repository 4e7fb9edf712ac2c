"""Events of an entry on a list of speakers: inscribed, placed by hand, amended, withdrawn."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.speaker_lists import Entry, PlaceReason
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class EntryInscribed(Event):
    """A speech was inscribed on a list; `speech.added` beside it says where it stands.

    `leave`: inscription was closed, or the party had its one entry already, and the chair gave leave.
    """

    name: ClassVar[str] = "entry.inscribed"
    version: ClassVar[int] = 1
    speech: str
    entry: Entry
    leave: bool = False


@dataclass(frozen=True, slots=True)
class EntryPlaced(Event):
    """An entry was placed by hand after another speech, or first; `speech.moved` beside it, where it was not there.

    `other` is the entry that it exchanged places with, null for another reason and up to 0.16.
    """

    name: ClassVar[str] = "entry.placed"
    version: ClassVar[int] = 1
    speech: str
    after: str | None = None
    reason: PlaceReason = "chair"
    words: str = ""
    other: str | None = None


@dataclass(frozen=True, slots=True)
class EntryAmended(Event):
    """An entry as it now is, with its new key: confirmed, of another level, or called in vain.

    `same_key`: the key is as it was, so that the entry stays, and those placed after it stay anchored to it.
    """

    name: ClassVar[str] = "entry.amended"
    version: ClassVar[int] = 1
    speech: str
    entry: Entry
    same_key: bool = False


@dataclass(frozen=True, slots=True)
class EntryWithdrawn(Event):
    """A party withdrew; `speech.skipped` beside it takes the speech off the programme. The public is not told."""

    name: ClassVar[str] = "entry.withdrawn"
    version: ClassVar[int] = 1
    speech: str
