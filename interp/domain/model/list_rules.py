"""The rules of a list of speakers: limits, order, blocks, inscription and calling; a list stores its own copy."""

from typing import Literal, get_args

from interp.value_types import dataclass

# concerned: the State that a dialogue or a review is about; group: who speaks on behalf of a group of States
SpeakerCategory = Literal["concerned", "member", "observer", "un_igo", "nhri", "ngo", "group"]
Everyone = Literal["everyone"]
# the level of the representative, highest first
Level = Literal[
    "head_of_state", "vice_president", "head_of_government", "minister", "vice_minister", "chair_of_delegation"
]
LEVELS: tuple[Level, ...] = get_args(Level)
BandName = Literal[
    "concerned", "concerned_nhri", "dignitaries", "groups", "joint", "members", "observers", "states", "un_igo",
    "nhri", "ngo", "concerned_again", "everyone",
]  # fmt: skip
Within = Literal["inscribed", "lot", "level", "alphabetical"]
Absence = Literal["end_of_category", "loses_turn"]


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the order and the order within it. An entry stands in the first band of the rules that takes it.

    The second turn of the State concerned stands in `concerned_again`, wherever that is. `most`: no more than so
    many may speak; where more are inscribed, who does is drawn by lot.
    """

    name: BandName = "everyone"
    within: Within = "inscribed"
    most: int | None = None


@dataclass(frozen=True, slots=True)
class CategoryLimit:
    """The speaking time of a category in milliseconds; `turn` where it is that of the first or second turn only."""

    category: SpeakerCategory | Everyone
    limit_ms: int
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Reduction:
    """The limits that replace the others, or are offered in their place, when more than `above` are inscribed."""

    above: int
    limits: tuple[CategoryLimit, ...]


@dataclass(frozen=True, slots=True)
class BlockBudget:
    """The time of one block in milliseconds, by the kind of its item."""

    kind: str
    budget_ms: int


@dataclass(frozen=True, slots=True)
class ListRules:
    """The rules of one list. Times are lengths in milliseconds; None: there is no such rule.

    `levels` has the levels that count in the order, highest first, those of equal rank together; `dignitary` is the
    lowest level of a dignitary. Delegations inscribe themselves from `opens_before_ms` before the meeting begins until
    `online_closes_before_ms` before it; inscription closes `closes_after_ms` after the first item of the list opens.
    `divide`: the time of the block is divided by the number inscribed when inscription closes. `budgets` are of items
    that are in no block. `once`: a party has one entry in each capacity, another by leave of the chair. `rounds` is how
    many items one list serves at most. `leave_when_late` are the categories that need the leave of the chair after the
    closing, `confirmation` those that the desk confirms before they are called. `reductions` hold by themselves; a
    `scale` is offered to the Chair, and holds once it is announced. `item_clock`: the room's screen shows the clock of
    the item beside the speaker's.
    """

    format: str = "plain"
    limits: tuple[CategoryLimit, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    divide: bool = False
    bands: tuple[Band, ...] = (Band(),)
    levels: tuple[tuple[Level, ...], ...] = tuple((each,) for each in LEVELS)
    dignitary: Level = "minister"
    budgets: tuple[BlockBudget, ...] = ()
    rounds: int | None = None
    opens_before_ms: int | None = None
    online_closes_before_ms: int | None = None
    closes_after_ms: int | None = None
    leave_when_late: tuple[SpeakerCategory | Everyone, ...] = ()
    once: bool = False
    confirmation: tuple[SpeakerCategory | Everyone, ...] = ()
    absence: Absence = "end_of_category"
    scale: tuple[Reduction, ...] = ()
    item_clock: bool = False
