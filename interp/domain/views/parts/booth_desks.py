"""Makes the part of a view about a booth's desks: who sits there, what hardware tells of them, and the handover."""

from interp.domain.model.teams import (
    BoothDesks,
    BoothTeam,
    Channel,
    Desk,
    HandoverStanding,
    Microphone,
    MicrophoneLost,
    Teams,
)
from interp.domain.rules.booth_desk_changes import answering
from interp.domain.rules.booth_staffing import occupant, staffed
from interp.domain.rules.microphone_holder import at_microphone
from interp.value_types import dataclass


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
    `microphone_lost`: the microphone was taken from a desk that did not agree, or released.
    """

    desks: tuple[BoothDeskView, ...]
    people: tuple[PersonAtDesk, ...]
    active: str | None
    left: str | None
    at_microphone: str | None
    handover: HandoverView | None
    declined: DeclinedView | None
    microphone_lost: MicrophoneLost | None


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
        desks.microphone_lost,
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
