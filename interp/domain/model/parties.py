"""Types of the parties that may have the floor, of persons, and of speeches."""

from enum import StrEnum
from typing import Literal

from interp.domain.model.texts import CategoryText, CodeText, NameText, SeatText, TitleText
from interp.value_types import dataclass

PartyKind = Literal["person", "delegation", "group", "organization", "recording"]
TextStatus = Literal["none", "follows_later", "on_text", "off_text"]
Membership = Literal["member", "observer"]


class SpeechStatus(StrEnum):
    """The status of a speech; a speech has its id from when it is planned.

    INTERRUPTED: somebody else speaks, and this speech goes on after. ABSENT: it was called, or due, and nobody was
    there. TAKEN_BACK: it was not planned, and giving it the floor was undone; the public does not see it.
    """

    PLANNED = "planned"
    ON_FLOOR = "on_floor"
    DONE = "done"
    SKIPPED = "skipped"
    INTERRUPTED = "interrupted"
    ABSENT = "absent"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Party:
    """A party that has the floor. A delegation or organization may speak with no person named."""

    kind: PartyKind
    name: NameText
    id: str = ""
    language: str = "en"
    code: CodeText | None = None
    category: CategoryText | None = None
    seat: SeatText | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """Details of a party: its form in a sentence, pronunciation and seat."""

    called: tuple[tuple[str, str], ...] = ()
    pronunciation: str | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person. The name is never split; functions are stored as printed."""

    id: str
    name: NameText
    honorific: str | None = None
    functions: tuple[str, ...] = ()
    affiliation: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class PointedLine:
    """The line of a speech's text that a pointer shows, of `of`; 0 before the first."""

    speech: str
    line: int
    of: int


@dataclass(frozen=True, slots=True)
class Speech:
    """One turn at the floor. `language` is the one planned, `statement_language` that of its written text.

    `official_language` is the State's where exactly one of the six is official, recorded when the speech is added.

    `text_closed`: its written text is not public as a whole; what was released of it is.

    `limit_ms` is set by hand, except where a release up to 0.2 put a computed one (see `Meeting.computed_limits`).
    `membership` is what the party is in the body on the meeting's day, None where that is not known.
    """

    id: str
    role: str
    party: Party
    person: str | None = None
    on_behalf_of: tuple[Party, ...] = ()
    language: str | None = None
    topic: TitleText | None = None
    limit_ms: int | None = None
    statement: str | None = None
    text: TextStatus = "none"
    status: SpeechStatus = SpeechStatus.PLANNED
    membership: Membership | None = None
    statement_language: str | None = None
    official_language: str | None = None
    text_closed: bool = False
