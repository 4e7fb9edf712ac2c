"""Types of the relay plan: what each booth and each desk listens to and works into, and what is wrong with it."""

from typing import Literal

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import Channel
from interp.value_types import dataclass

RelayMode = Literal["direct", "relay", "retour", "listening", "rest", "idle", "gap", "unknown"]
WORKING: tuple[RelayMode, ...] = ("direct", "relay", "retour")  # of a booth that is on air
# why a booth or desk works as it does; web/wording has a sentence for each
Reason = Literal[
    "nobody_speaks", "language_unknown", "own_language", "works_out", "worked_into", "understands", "only_source",
    "best_language", "works_into_own", "at_microphone", "least_load", "usual_pivot", "own_interpreter", "by_hand",
    "no_source", "nobody_there", "not_declared", "own_channel", "reads_text",
]  # fmt: skip
AlarmCode = Literal[
    "language_unknown", "uncovered", "gap", "booth_empty", "double_relay", "pivot_left", "desk_left", "handover_needed",
    "two_microphones", "no_microphone", "off_air_microphone", "off_duty_microphone", "other_source",
    "retour_possible",
]  # fmt: skip
LEFT: tuple[AlarmCode, ...] = ("pivot_left", "desk_left")
# of a booth: what it says may not come from the floor; all that depend on it are told
OF_A_PIVOT: tuple[AlarmCode, ...] = (
    "no_microphone", "two_microphones", "double_relay", "other_source", "off_duty_microphone", "handover_needed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeskLine:
    """How one interpreter works, or would if at the microphone: `interpreter` at `desk` (None: no desk known).

    `source` is the channel listened to; None where nobody knows, or where there is nothing to listen to. `by` is the
    booth that produces it, None for the floor.
    """

    interpreter: str
    name: str
    desk: str | None
    mode: RelayMode
    source: Channel | None
    reason: Reason
    by: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class RelayLine:
    """How one booth works. `source` is the channel it listens to, `by` the booth that produces it, None for the floor.

    `into` is the channel it works into. `certain`: who is at the microphone is known, or makes no difference, and no
    booth that it depends on is in doubt; else the line is how the booth works if the interpreter at `desk` does. `desk`
    and `interpreter` are who works so, where one does. `listeners` are the booths that listen to this one. `override`:
    set by hand, `words` is the reason given.
    """

    booth: MeetingLanguage
    mode: RelayMode
    into: MeetingLanguage
    source: Channel | None
    by: MeetingLanguage | None
    reason: Reason
    certain: bool = True
    desk: str | None = None
    interpreter: str | None = None
    listeners: tuple[MeetingLanguage, ...] = ()
    desks: tuple[DeskLine, ...] = ()
    override: bool = False
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something wrong with relay. `severity` 3: a language is or may be without interpretation; 2: it soon may be.

    `booth` is where, `source` the channel concerned, `desk` the desk concerned or the one that could help, `language`
    the floor language; null where there is none. `interpreter` and `name` are the colleague who could help. Of
    `retour_possible` the booth is the one that could work into `source`.
    """

    code: AlarmCode
    severity: int
    booth: MeetingLanguage | None = None
    source: Channel | None = None
    desk: str | None = None
    language: str | None = None
    interpreter: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class RelayPlan:
    """The relay plan of all booths that have a team, for one floor language, None when unknown or nobody speaks.

    `relied` are the booths that relied on another whose desk left with the microphone: (who relied, the other).
    `depends` are those that depend on another now, directly or through others.
    """

    language: str | None
    lines: tuple[RelayLine, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    relied: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = ()
    depends: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = ()

    def line(self, booth: str) -> RelayLine | None:
        """Return the line of a booth, or None when it has no team."""
        return next((each for each in self.lines if each.booth == booth), None)

    def alarms_of(self, booth: str) -> tuple[Alarm, ...]:
        """Return the alarms that a booth is told: its own, those of the floor, and those of a pivot it depends on."""
        return tuple(each for each in self.alarms if each.booth in (None, booth) or self._concerns(booth, each))

    def _concerns(self, booth: str, alarm: Alarm) -> bool:
        pairs = self.relied if alarm.code in LEFT else self.depends if alarm.code in OF_A_PIVOT else ()
        return (booth, alarm.booth) in pairs
