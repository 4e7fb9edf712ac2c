"""Commands about speeches: add, amend, correct, move, skip, mark as absent, remove."""

from typing import ClassVar

from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Party, TextStatus
from interp.domain.model.roles import STAFF, Role
from interp.domain.model.texts import TitleText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class AddSpeech(Command):
    """Plan a speech in an item, after another one or at the end."""

    name: ClassVar[str] = "speech.add"
    may: ClassVar[frozenset[str]] = STAFF
    item: str
    party: Party
    role: Role = "floor_speaker"
    language: str | None = None
    topic: TitleText | None = None
    limit_ms: int | None = None
    after: str | None = None
    person: str | None = None
    on_behalf_of: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendSpeech(Command):
    """Change a speech; a field left out is unchanged, an empty topic is cleared, and so is an empty `on_behalf_of`."""

    name: ClassVar[str] = "speech.amend"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    language: str | None = None
    limit_ms: int | None = None
    text: TextStatus | None = None
    topic: TitleText | None = None
    on_behalf_of: tuple[Party, ...] | None = None


@dataclass(frozen=True, slots=True)
class CorrectSpeech(Command):
    """Put right who a speech is by and what is said of them, at any time; a field left out is unchanged, empty clears.

    `party`: it is somebody else than was entered. `called`: the name of a party without a code, or of the person, is
    this. `title`: the first of the person's functions. `typed_in` is the language of name, title and topic.
    """

    name: ClassVar[str] = "speech.correct"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    party: Party | None = None
    called: str | None = None
    title: TitleText | None = None
    topic: TitleText | None = None
    on_behalf_of: tuple[Party, ...] | None = None
    language: str | None = None
    typed_in: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class MoveSpeech(Command):
    """Place a speech after another one of its item, or first (`after` null)."""

    name: ClassVar[str] = "speech.move"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
    after: str | None


@dataclass(frozen=True, slots=True)
class SkipSpeech(Command):
    """Skip a planned speech; it stays in the programme, marked as skipped."""

    name: ClassVar[str] = "speech.skip"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str


@dataclass(frozen=True, slots=True)
class MarkSpeechAbsent(Command):
    """Record that the speaker is not there; nobody has the floor then, if the speech had it."""

    name: ClassVar[str] = "speech.mark_absent"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str


@dataclass(frozen=True, slots=True)
class RemoveSpeech(Command):
    """Remove a speech that has not been held from the programme."""

    name: ClassVar[str] = "speech.remove"
    may: ClassVar[frozenset[str]] = STAFF
    speech: str
