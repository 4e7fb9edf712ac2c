"""Types of the record of the floor: who had it, which item was open, and what was decided about the meeting."""

from interp.domain.model.announcements import Announcement
from interp.domain.model.interruptions import InterruptionKind, LanguageStanding
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.parties import Speech
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class LanguageStretch:
    """The floor language from `at` on, confirmed or expected; `own_interpreter`: the delegation's own interprets it."""

    language: str
    at: int
    standing: LanguageStanding = "expected"
    own_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class FloorTurn:
    """One stay of a speech on the floor, without a break; an interrupted speech has several.

    `speech` is the speech as the turn began, `from_ms` what its clock showed then; `held_ms` is the speaking time of
    this turn without pauses, `limit_ms` the limit of the clock when it ended; `ended_at` None: it has the floor.
    `interruption` is its kind when this turn interrupted the speech `interrupts`, None for a turn of the programme.
    `taken_back`: the switch that began it was undone. `languages` are those of the turn in the order they were spoken.
    """

    speech: Speech
    item: str | None
    started_at: int
    from_ms: int = 0
    ended_at: int | None = None
    held_ms: int = 0
    limit_ms: int | None = None
    language: str | None = None
    interruption: str | None = None
    interrupts: str | None = None
    taken_back: bool = False
    languages: tuple[LanguageStretch, ...] = ()


@dataclass(frozen=True, slots=True)
class InterruptionStay:
    """One interruption of the speech `interrupted` (None: nobody had the floor), `speech` that of who interrupted.

    A technical fault and a visit have nobody's. `taken_back`: the switch that began it was undone.
    """

    kind: InterruptionKind
    started_at: int
    interrupted: str | None = None
    speech: str | None = None
    ended_at: int | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class ItemStay:
    """One stretch in which an item was open; times and `from_ms` as in FloorTurn, by the item's clock."""

    item: str
    started_at: int
    from_ms: int = 0
    ended_at: int | None = None
    held_ms: int = 0
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class MeetingAct:
    """Something recorded beside the turns, such as an opening or a suspension: the name of its event, when, by whom.

    `about` is the speech that it concerns as it was then: it may be removed later. `seconds` is the time granted,
    `was` the name that a correction replaced. `limits` are those proposed or announced for all who wait,
    `announcement` is what was announced or withdrawn. `items` are the first ones of the block that gave its unspent
    time and of the block that was to have it; `seconds` is then that time.
    """

    name: str
    at: int
    by: str
    reason: str | None = None
    until: int | None = None
    speech: str | None = None
    about: Speech | None = None
    seconds: int | None = None
    was: str | None = None
    limits: tuple[CategoryLimit, ...] = ()
    announcement: Announcement | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FloorRecord:
    """The turns, the stays of items and the interruptions in order, and the acts about the meeting."""

    turns: tuple[FloorTurn, ...] = ()
    stays: tuple[ItemStay, ...] = ()
    acts: tuple[MeetingAct, ...] = ()
    interruptions: tuple[InterruptionStay, ...] = ()
