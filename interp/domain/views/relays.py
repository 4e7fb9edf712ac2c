"""Makes the parts of views about relay: what a booth listens to or would, all chains, the alarms."""

from collections.abc import Iterable

from interp.domain.model.booths import Mode
from interp.domain.model.commands.relay import OverrideRelay
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import WORKING, Alarm, RelayLine, RelayPlan
from interp.domain.model.spoken_languages import language_name
from interp.domain.model.state import Meeting
from interp.domain.model.teams import Channel, RelayOverride
from interp.domain.rules.decide.relay import check_override
from interp.domain.rules.floor_language import Certainty, SpokenLanguage
from interp.domain.rules.relays_in_force import (
    language_now,
    plan_for_armed,
    plan_for_planned,
    plan_now,
    plan_with,
    planned_next,
)
from interp.domain.views.parts.view_part_cache import part
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class RelayView:
    """What a booth listens to, by the floor language as far as it is known, and what is wrong.

    `standing`: how well the language is known; a plan for an expected language is itself expected. `alarms` are those
    of this booth and of the floor, and that a booth it relied on has nobody at the microphone. `speech` is the speech
    it is for: the one on the floor, the armed one, or the next planned one.
    """

    speech: str | None
    language: str | None
    language_name: str | None
    standing: Certainty
    line: RelayLine
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """The booths that listen to one channel: the floor, or the channel that the booth `by` produces."""

    source: Channel
    by: MeetingLanguage | None
    booths: tuple[MeetingLanguage, ...]


@dataclass(frozen=True, slots=True)
class ChainsView:
    """All booths in one line. `expected`: the floor language is not confirmed, or it is not known who works.

    `resting` do not work, `gaps` have nothing to listen to. `alarms` are all, the most severe first.
    """

    speech: str | None
    language: str | None
    language_name: str | None
    standing: Certainty
    expected: bool
    chains: tuple[ChainView, ...]
    resting: tuple[MeetingLanguage, ...]
    gaps: tuple[MeetingLanguage, ...]
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class RelayPreview:
    """What a source set by hand would mean now: the booth's `line` with who listens to it, null where it has none.

    `others` are the lines of other booths that would change, `alarms` those that would be new; the floor's language as
    in RelayView.
    """

    language: str | None
    language_name: str | None
    standing: Certainty
    line: RelayLine | None
    others: tuple[RelayLine, ...]
    alarms: tuple[Alarm, ...]


def relay_preview(state: Meeting, asked: OverrideRelay, reader: str) -> RelayPreview:
    """Return what the command would change, without its being sent. Raises what the command would be refused with."""
    speech = check_override(state, asked)
    before = plan_now(state)
    after = plan_with(state, RelayOverride(asked.booth, asked.source, asked.reason, speech))
    assert before and after  # the booth has a team
    known = language_now(state)
    changed = (each for each in after.lines if each.booth != asked.booth and each != before.line(each.booth))
    return RelayPreview(
        known.code, language_name(known.code, reader), known.standing, after.line(asked.booth), tuple(changed),
        tuple(each for each in after.alarms if each not in before.alarms),
    )  # fmt: skip


def relay_view(state: Meeting, booth: str, reader: str) -> RelayView | None:
    """Return what a booth listens to now; None where it has no team: relay is not known."""
    plan = part(state, plan_now)
    return _relay_view(plan, booth, state.floor.speech, language_now(state), reader) if plan else None


def next_relay_view(state: Meeting, booth: str, reader: str) -> RelayView | None:
    """Return what a booth will listen to in the armed speech; None when none is armed, or it has no team."""
    found = part(state, plan_for_armed)
    return _relay_view(found[0], booth, state.floor.armed, found[1], reader) if found else None


def planned_relay_view(state: Meeting, booth: str, reader: str) -> RelayView | None:
    """Return what a booth will listen to in the next planned speech; None while one is armed, or it has no team."""
    found = part(state, plan_for_planned)
    return _relay_view(found[0], booth, part(state, planned_next), found[1], reader) if found else None


def _relay_view(
    plan: RelayPlan, booth: str, speech: str | None, language: SpokenLanguage, reader: str
) -> RelayView | None:
    line = plan.line(booth)
    if line is None:
        return None
    name = language_name(language.code, reader)
    return RelayView(speech, language.code, name, language.standing, line, plan.alarms_of(booth))


def planned_mode(line: RelayLine) -> Mode:
    """Return a line's mode as the booth's released `mode`: unknown unless it is known whichever interpreter works."""
    if line.mode == "gap" or (line.mode in ("direct", "relay") and not line.certain):
        return "unknown"
    return line.mode


def chains_view(state: Meeting, reader: str) -> ChainsView | None:
    """Return the chains of all booths now; None without a team."""
    plan = part(state, plan_now)
    return _chains(plan, state.floor.speech, language_now(state), reader) if plan else None


def next_chains_view(state: Meeting, reader: str) -> ChainsView | None:
    """Return the chains of all booths for the armed speech; None without one, or without a team."""
    found = part(state, plan_for_armed)
    return _chains(found[0], state.floor.armed, found[1], reader) if found else None


def _chains(plan: RelayPlan, speech: str | None, language: SpokenLanguage, reader: str) -> ChainsView:
    working = [each for each in plan.lines if each.mode in WORKING]
    sources = dict.fromkeys((_channel(each), each.by) for each in sorted(working, key=lambda line: line.by is not None))
    chains = tuple(
        ChainView(source, by, _booths(line for line in working if (_channel(line), line.by) == (source, by)))
        for source, by in sources
    )
    return ChainsView(
        speech, language.code, language_name(language.code, reader), language.standing,
        language.standing != "confirmed" or any(not each.certain for each in working),
        chains, _booths(each for each in plan.lines if each.mode in ("rest", "listening")),
        _booths(each for each in plan.lines if each.mode == "gap"), plan.alarms,
    )  # fmt: skip


def _channel(line: RelayLine) -> Channel:
    return line.source or "floor"


def _booths(lines: Iterable[RelayLine]) -> tuple[MeetingLanguage, ...]:
    return tuple(each.booth for each in lines)
