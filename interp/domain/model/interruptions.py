"""The kinds of interruption, and whether a floor language is confirmed or expected."""

from typing import Literal

InterruptionKind = Literal["point_of_order", "technical", "visit", "chair"]
LanguageStanding = Literal["confirmed", "expected"]
RUNS_AGAINST_THE_BLOCK: frozenset[InterruptionKind] = frozenset({"visit"})
