"""Events of a speech: added, amended, corrected, moved, skipped, absent, removed, topic and on whose behalf amended."""

from typing import ClassVar

from interp.domain.model.events.event import Event
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Membership, Party, Speech, TextStatus
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class SpeechAdded(Event):
    name: ClassVar[str] = "speech.added"
    version: ClassVar[int] = 1
    item: str
    speech: Speech
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechAmended(Event):
    """The new values of the fields."""

    name: ClassVar[str] = "speech.amended"
    version: ClassVar[int] = 1
    speech: str
    language: str | None = None
    limit_ms: int | None = None
    text: TextStatus = "none"


@dataclass(frozen=True, slots=True)
class SpeechMoved(Event):
    name: ClassVar[str] = "speech.moved"
    version: ClassVar[int] = 1
    speech: str
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechSkipped(Event):
    name: ClassVar[str] = "speech.skipped"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class SpeechMarkedAbsent(Event):
    """The speaker is not there."""

    name: ClassVar[str] = "speech.marked_absent"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class SpeechRemoved(Event):
    name: ClassVar[str] = "speech.removed"
    version: ClassVar[int] = 1
    speech: str


@dataclass(frozen=True, slots=True)
class SpeechTopicAmended(Event):
    """The new topic of the speech; `topic` null: none."""

    name: ClassVar[str] = "speech.topic_amended"
    version: ClassVar[int] = 1
    speech: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class SpeechOnBehalfAmended(Event):
    """The parties on whose behalf the speech is, as they now are; none: it is for its own party alone."""

    name: ClassVar[str] = "speech.on_behalf_amended"
    version: ClassVar[int] = 1
    speech: str
    on_behalf_of: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechCorrected(Event):
    """Somebody put right what is recorded of a speech: all of it as it now is.

    `language` is the one it is, or was, delivered in, null where that stays; `topic_in` that of a new topic.
    """

    name: ClassVar[str] = "speech.corrected"
    version: ClassVar[int] = 1
    speech: str
    party: Party
    person: str | None = None
    membership: Membership | None = None
    official_language: str | None = None
    topic: str | None = None
    on_behalf_of: tuple[Party, ...] = ()
    language: str | None = None
    topic_in: MeetingLanguage | None = None
