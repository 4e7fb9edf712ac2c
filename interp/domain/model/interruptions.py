"""The kinds of interruption, why more time is granted, and whether a floor language is confirmed or expected."""

from typing import Literal

InterruptionKind = Literal["point_of_order", "technical", "visit", "chair"]
LanguageStanding = Literal["confirmed", "expected"]
GrantReason = Literal["chair", "interruption", "technical", "interpretation"]
# The time of the Chair and of a visit is the meeting's own; that of a point of order or a fault is not the block's.
RUNS_AGAINST_THE_BLOCK: frozenset[InterruptionKind] = frozenset({"visit", "chair"})
