"""What may be asked about captions: load, release, supply, follow, type, correct, withdraw."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from interp.domain.model.captions import How, ScriptUnit
from interp.domain.model.commands.command import Command
from interp.domain.model.roles import SYSTEM, TEXTS, Code
from interp.domain.model.texts import T

Action = Literal["next", "back", "jump", "hold", "go_on", "off_text", "on_text", "no_text", "text_follows"]


@dataclass(frozen=True, slots=True)
class LoadCaptions(Command):
    """Say which text the speech on the floor is followed by; `position`, when given, is where it stands in it now."""

    name: ClassVar[str] = "caption.load"
    may: ClassVar[frozenset[str]] = SYSTEM
    speech: str
    document: str
    of: int
    timed: bool = False
    visible: bool = True
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ReleaseCaptions(Command):
    """Put units of the text on the screens, by value; the speaker is at `position` of it then."""

    name: ClassVar[str] = "caption.release"
    may: ClassVar[frozenset[str]] = SYSTEM
    speech: str
    how: How
    position: int
    units: tuple[ScriptUnit, ...]


@dataclass(frozen=True, slots=True)
class SupplyCaption(Command):
    """Bring texts of a released unit that no person typed, or take languages away; what a person corrected stands.

    `stale` says whether its text has been corrected since it was said; None leaves that as it is.
    """

    name: ClassVar[str] = "caption.supply"
    may: ClassVar[frozenset[str]] = SYSTEM
    unit: str
    texts: tuple[T, ...] = ()
    without: tuple[Code, ...] = ()
    stale: bool | None = None


@dataclass(frozen=True, slots=True)
class FollowCaptions(Command):
    """Say where the speaker is in the text, or that the text is not what is spoken.

    `position`: for `jump` where to, for `next` and `back` the one the screen showed. `to`: where `next` or `back` goes,
    one unit on when left out. `speech`: whom the screen showed.
    """

    name: ClassVar[str] = "caption.follow"
    may: ClassVar[frozenset[str]] = TEXTS
    action: Action
    speech: str | None = None
    position: int | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True)
class TypeCaption(Command):
    """Put a line on the screens as it is heard, marked so."""

    name: ClassVar[str] = "caption.type"
    may: ClassVar[frozenset[str]] = TEXTS
    text: str
    language: Code


@dataclass(frozen=True, slots=True)
class CorrectCaption(Command):
    """Replace a released text on every screen, or add it; `revision` is the one it was written over, 0 for none.

    Line feeds in the text are where its lines end; without any it is broken as captions are.
    """

    name: ClassVar[str] = "caption.correct"
    may: ClassVar[frozenset[str]] = TEXTS
    lines: ClassVar[frozenset[str]] = frozenset({"text"})
    unit: str
    language: Code
    text: str
    revision: int


@dataclass(frozen=True, slots=True)
class WithdrawCaptions(Command):
    """Take one unit, or all of a document, off every screen."""

    name: ClassVar[str] = "caption.withdraw"
    may: ClassVar[frozenset[str]] = TEXTS | SYSTEM
    unit: str | None = None
    document: str | None = None
