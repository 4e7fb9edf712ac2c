"""Commands about captions: load, release, supply, follow, type, correct, withdraw."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from interp.domain.model.caption_state import How, ScriptUnit
from interp.domain.model.commands.command import Command
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import BOOTH, SYSTEM, TEXTS
from interp.domain.model.scopes import LANGUAGE
from interp.domain.model.texts import T
from interp.value_types import dataclass

Action = Literal["next", "back", "jump", "hold", "go_on", "off_text", "on_text", "no_text", "text_follows"]


@dataclass(frozen=True, slots=True)
class LoadCaptions(Command):
    """Set the text that the speech on the floor follows; `position`, when given, is the speaker's position in it.

    `spoken_ms`: the usual time to speak each unit, in milliseconds.
    """

    name: ClassVar[str] = "caption.load"
    may: ClassVar[frozenset[str]] = SYSTEM
    speech: str
    document: str
    of: int
    timed: bool = False
    visible: bool = True
    position: int | None = None
    spoken_ms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReleaseCaptions(Command):
    """Put units of the text on the screens, by value; the speaker is then at `position` of the text."""

    name: ClassVar[str] = "caption.release"
    may: ClassVar[frozenset[str]] = SYSTEM
    speech: str
    how: How
    position: int
    units: tuple[ScriptUnit, ...]


@dataclass(frozen=True, slots=True)
class SupplyCaption(Command):
    """Add machine or document texts to a released unit, or remove languages; a person's corrections are kept.

    `stale` is whether its text has been corrected since it was spoken; None leaves that unchanged.
    """

    name: ClassVar[str] = "caption.supply"
    may: ClassVar[frozenset[str]] = SYSTEM
    unit: str
    texts: tuple[T, ...] = ()
    without: tuple[MeetingLanguage, ...] = ()
    stale: bool | None = None


@dataclass(frozen=True, slots=True)
class FollowCaptions(Command):
    """Set where the speaker is in the text, or that the text is not what is spoken.

    `position`: for `jump` the target, for `next` and `back` the position the screen showed. `to`: the target of `next`
    or `back`, one unit further when left out. `speech`: the speech the screen showed.
    """

    name: ClassVar[str] = "caption.follow"
    may: ClassVar[frozenset[str]] = TEXTS
    action: Action
    speech: str | None = None
    position: int | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True)
class LeaveText(Command):
    """Say from a booth that the speaker has left the text, or (`back`) goes on with it; captions wait meanwhile.

    `speech`: the speech the screen showed.
    """

    name: ClassVar[str] = "caption.leave_text"
    may: ClassVar[frozenset[str]] = BOOTH
    bound: ClassVar[Mapping[str, str]] = {LANGUAGE: "booth"}
    booth: MeetingLanguage
    speech: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class TypeCaption(Command):
    """Put a typed line on the screens, marked as typed."""

    name: ClassVar[str] = "caption.type"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: MeetingLanguage


@dataclass(frozen=True, slots=True)
class CorrectCaption(Command):
    """Replace or add a released text on every screen; `revision` is the revision it replaces, 0 for none.

    Line feeds in the text are its line breaks; a text without any is broken as captions are.
    """

    name: ClassVar[str] = "caption.correct"
    may: ClassVar[frozenset[str]] = TEXTS
    lines: ClassVar[frozenset[str]] = frozenset({"text"})
    unit: str
    language: MeetingLanguage
    text: str
    revision: int


@dataclass(frozen=True, slots=True)
class WithdrawCaptions(Command):
    """Take one unit, or all units of a document, off every screen."""

    name: ClassVar[str] = "caption.withdraw"
    may: ClassVar[frozenset[str]] = TEXTS | SYSTEM
    unit: str | None = None
    document: str | None = None
