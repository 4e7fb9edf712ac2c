"""Makes the parts of views about relay: a booth's line, its desks and handover, all chains, the alarms."""

from collections.abc import Iterable
from dataclasses import dataclass

from interp.domain.model.booths import Mode
from interp.domain.model.relay_lines import WORKING, Alarm, RelayLine, RelayPlan
from interp.domain.model.roles import Code
from interp.domain.model.spoken_languages import language_name
from interp.domain.model.state import Meeting
from interp.domain.model.teams import BoothDesks, BoothTeam, Channel, Desk, HandoverStanding, Microphone, Teams
from interp.domain.rules.booth_staffing import at_microphone, occupant, staffed
from interp.domain.rules.desk_changes import answering
from interp.domain.rules.floor_language import Certainty, SpokenLanguage
from interp.domain.rules.relays_in_force import language_now, plan_for_armed, plan_now
from interp.domain.views.view_part_cache import part


@dataclass(frozen=True, slots=True)
class PersonAtDesk:
    """An interpreter of a booth's team; `there` is false for one off duty, or whose desk is gone."""

    id: str
    name: str
    desk: str | None
    there: bool


@dataclass(frozen=True, slots=True)
class BoothDeskView:
    """A desk of a booth. `taken`: somebody sits there; `gone`: somebody did. `name` is empty where it is not known.

    `active`: it took the microphone. `microphone` and `hears` are what the console hardware knows, null: unknown.
    """

    id: str
    taken: bool
    gone: bool
    since: int | None
    interpreter: str | None
    name: str
    active: bool
    microphone: Microphone | None
    hears: Channel | None


@dataclass(frozen=True, slots=True)
class HandoverView:
    """An open request: the desk that asked, the one that is to get the microphone, the one that has to answer.

    It has lapsed once the service's time is `lapses_at`, milliseconds since 1970; no message says so.
    """

    by: str
    to: str
    answers: str | None
    standing: HandoverStanding
    lapses_at: int


@dataclass(frozen=True, slots=True)
class DeclinedView:
    """The last request was declined by this desk, in these words."""

    by: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class DesksView:
    """The desks of a booth, its people, and what is asked for between them.

    `active` is the desk that has the microphone as far as people said; `left` had it when it was left or lost.
    `at_microphone` is the desk by which the plan goes: the console hardware's, else `active`; null: not known.
    """

    desks: tuple[BoothDeskView, ...]
    people: tuple[PersonAtDesk, ...]
    active: str | None
    left: str | None
    at_microphone: str | None
    handover: HandoverView | None
    declined: DeclinedView | None


@dataclass(frozen=True, slots=True)
class RelayView:
    """What a booth listens to, by the floor language as far as it is known, and what is wrong.

    `standing`: how well the language is known; a plan for an expected language is itself expected. `alarms` are those
    of this booth and of the floor, and that a booth it relied on has nobody at the microphone. `speech` is the speech
    it is for: the one on the floor, or the armed one.
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
    by: Code | None
    booths: tuple[Code, ...]


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
    resting: tuple[Code, ...]
    gaps: tuple[Code, ...]
    alarms: tuple[Alarm, ...]


def relay_view(state: Meeting, booth: str, reader: str) -> RelayView | None:
    """Return what a booth listens to now; None where it has no team: relay is not known."""
    plan = part(state, plan_now)
    return _relay_view(plan, booth, state.floor.speech, language_now(state), reader) if plan else None


def next_relay_view(state: Meeting, booth: str, reader: str) -> RelayView | None:
    """Return what a booth will listen to in the armed speech; None when none is armed, or it has no team."""
    found = part(state, plan_for_armed)
    return _relay_view(found[0], booth, state.floor.armed, found[1], reader) if found else None


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


def _booths(lines: Iterable[RelayLine]) -> tuple[Code, ...]:
    return tuple(each.booth for each in lines)


def desks_view(teams: Teams, booth: str) -> DesksView | None:
    """Return a booth's desks and people; None where it has no team."""
    team = teams.team(booth)
    if team is None:
        return None
    desks = teams.desks_of(team.booth)
    asked, said_no, working = desks.handover, desks.declined, at_microphone(desks)
    return DesksView(
        tuple(_desk(team, desks, each) for each in team.desks),
        _people(teams, team),
        desks.active,
        desks.left,
        working.id if working else None,
        HandoverView(asked.by, asked.to, answering(desks, asked), asked.standing, asked.lapses_at) if asked else None,
        DeclinedView(said_no.by, said_no.words, said_no.at) if said_no else None,
    )


def _desk(team: BoothTeam, desks: BoothDesks, desk_id: str) -> BoothDeskView:
    here = desks.desk(desk_id)
    sits = occupant(desks, team, here or Desk(desk_id, 0))
    return BoothDeskView(
        desk_id,
        bool(here and here.there),
        bool(here and here.gone),
        here.since if here and here.taken else None,
        sits.id if sits else None,
        sits.name if sits else "",
        desks.active == desk_id,
        here.microphone if here else None,
        here.hears if here else None,
    )


def _people(teams: Teams, team: BoothTeam) -> tuple[PersonAtDesk, ...]:
    there = {each.interpreter.id: each.desk for each in staffed(teams, team).people}
    return tuple(
        PersonAtDesk(each.id, each.name, there.get(each.id, each.desk), each.id in there)
        for each in team.interpreters
    )
