"""The time limit of a speech together with the rule it comes from."""

from typing import Literal

from interp.value_types import dataclass

# speech: set by hand; item: its own; meeting, members: the meeting's rules for a round; block: an even share;
# list: the rules of its list of speakers; announced: a shorter one that was announced for all who wait
LimitSource = Literal["speech", "item", "meeting", "members", "block", "list", "announced"]


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A limit in milliseconds and where it comes from; both None where nothing limits the speech."""

    limit_ms: int | None = None
    source: LimitSource | None = None
