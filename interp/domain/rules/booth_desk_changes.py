"""Changes of a booth's desks and of who has the microphone; each returns the team as it is afterwards.

Nothing but taking the microphone puts anybody on air; a desk that is left or lost has neither it nor a request.
"""

from collections.abc import Callable

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import (
    BoothDesks,
    BoothTeam,
    Declined,
    Desk,
    Handover,
    Interpreter,
    LostWhy,
    MicrophoneLost,
    Teams,
)
from interp.domain.rules.booth_staffing import occupant
from interp.value_types import replace

MANY = 2  # names of one id: it is of two persons
Change = Callable[[BoothDesks], BoothDesks]


def changed(teams: Teams, booth: MeetingLanguage, change: Change) -> Teams:
    """Return the team with a booth's desks changed."""
    others = tuple(each for each in teams.desks if each.booth != booth)
    return replace(teams, desks=(*others, change(teams.desks_of(booth))))


def set_team(teams: Teams, booths: tuple[BoothTeam, ...]) -> Teams:
    """Return the team with these booths. Who is still in it stays off duty, and at the desk; all else is forgotten."""
    stay = {each.id for team in booths for each in _staying(teams.team(team.booth), team)}
    kept = tuple(_only(teams.desks_of(team.booth), teams.team(team.booth), team) for team in booths)
    known = {team.booth for team in booths if not _is_new(teams.team(team.booth), team)}
    overrides = tuple(each for each in teams.overrides if each.booth in known)
    return Teams(booths, teams.off_duty & stay, tuple(each for each in kept if each.desks), overrides)


def _staying(before: BoothTeam | None, team: BoothTeam) -> list[Interpreter]:
    """Return who was in the booth before. Another name is another person, though the id is the same."""
    names = {each.id: each.name for each in before.interpreters} if before else {}
    return [each for each in team.interpreters if each.id in names and len({each.name, names[each.id]} - {""}) < MANY]


def _is_new(before: BoothTeam | None, team: BoothTeam) -> bool:
    """Return whether nobody of a booth's team was in it before."""
    return before is not None and bool(before.interpreters) and not _staying(before, team)


def _only(desks: BoothDesks, before: BoothTeam | None, team: BoothTeam) -> BoothDesks:
    """Return what is still known of a booth's desks with another team: where who sat there stays.

    Where it was not known who sat at a desk, that is kept if the booth has the same people.
    """
    stay = {each.id for each in _staying(before, team)}
    same = before is not None and len(before.interpreters) == len(team.interpreters) == len(stay)
    rows = {}
    for each in [each for each in desks.desks if each.id in team.desks]:
        who = occupant(desks, before, each) if before else None
        if same or (who and who.id in stay):
            rows[each.id] = each if occupant(desks, team, each) == who or not who else replace(each, interpreter=who.id)
        elif each.microphone or each.hears:
            rows[each.id] = Desk(each.id, 0, taken=False, microphone=each.microphone, hears=each.hears)
    kept = {each.id for each in rows.values() if each.taken}
    return _without_others(replace(desks, desks=tuple(rows.values())), kept)


def _without_others(desks: BoothDesks, kept: set[str]) -> BoothDesks:
    """Return the desks of a booth without what is said of desks at which nobody stays."""
    asked_by = desks.handover
    is_open = asked_by and {asked_by.by, asked_by.to, desks.active} - {None} <= kept
    no, told = desks.declined, desks.microphone_lost
    return replace(
        desks, active=desks.active if desks.active in kept else None, handover=asked_by if is_open else None,
        left=desks.left if desks.left in kept else None, declined=no if no and no.by in kept else None,
        microphone_lost=told if told and told.desk in kept else None,
    )  # fmt: skip


def taken(desk: str, interpreter: str | None, at: int) -> Change:
    """Return the change by which somebody sits down at a desk, and leaves the one they sat at.

    Who sits down in the place of somebody else does not get what that person had, the microphone or a request.
    """

    def change(desks: BoothDesks) -> BoothDesks:
        desks = _of_another(_stood_up(back(desk)(desks), desk, interpreter, at), desk, interpreter)
        others = tuple(each for each in desks.desks if each.id != desk)
        was = desks.desk(desk) or Desk(desk, at)
        now = replace(was, since=at, gone=False, left=False, taken=True, interpreter=interpreter)
        told = desks.microphone_lost
        return replace(desks, desks=(*others, now), microphone_lost=told if told and told.desk != desk else None)

    return change


def _stood_up(desks: BoothDesks, desk: str, interpreter: str | None, at: int) -> BoothDesks:
    """Return the desks after an interpreter left every other desk; the desk still tells who sat there."""
    for each in desks.desks:
        if interpreter and each.interpreter == interpreter and each.id != desk and not each.gone:
            desks = left(each.id, at)(desks)
    return desks


def _of_another(desks: BoothDesks, desk: str, interpreter: str | None) -> BoothDesks:
    """Return the desks without what a desk had by another interpreter; that it left is not so."""
    was = desks.desk(desk)
    other = was and was.interpreter and interpreter and was.interpreter != interpreter
    return replace(without(desk)(desks), left=desks.left) if other else desks


def back(desk: str) -> Change:
    """Return the change by which it is no longer said that this desk left with the microphone."""
    return lambda desks: replace(desks, left=None) if desks.left == desk else desks


def left(desk: str, at: int) -> Change:
    """Return the change by which a desk is left by its person: it is gone, without microphone and request."""
    return lambda desks: _with(without(desk)(desks), desk, since=at, gone=True, left=True)


def lost(desk: str, at: int) -> Change:
    """Return the change by which a desk is lost: it is gone, without microphone and request, and may be found again."""
    return lambda desks: _with(without(desk)(desks), desk, since=at, gone=True)


def found(desk: str, at: int) -> Change:
    """Return the change by which a lost desk is there again; it does not get back what it had."""
    return lambda desks: _with(back(desk)(desks), desk, since=at, gone=False)


def without(desk: str) -> Change:
    """Return the change by which a desk has neither the microphone nor a part in a request."""

    def change(desks: BoothDesks) -> BoothDesks:
        asked = desks.handover
        open_ = asked if asked and desk not in parties(desks, asked) else None
        if desks.active == desk:
            return replace(desks, active=None, left=desk, handover=open_)
        return replace(desks, handover=open_)

    return change


def heard(desk: str, **known: object) -> Change:
    """Return the change by which what the hardware knows of a desk is recorded: `microphone` and `hears`.

    Nobody sits down by it, and nobody gets up.
    """

    def change(desks: BoothDesks) -> BoothDesks:
        if desks.desk(desk) is None:
            desks = replace(desks, desks=(*desks.desks, Desk(desk, 0, taken=False)))
        return _with(desks, desk, **known)

    return change


def _with(desks: BoothDesks, desk: str, **fields: object) -> BoothDesks:
    rows = tuple(replace(each, **fields) if each.id == desk else each for each in desks.desks)  # type: ignore[arg-type]
    return replace(desks, desks=rows)


def asked(handover: Handover) -> Change:
    """Return the change by which a request is open; what was declined before is no longer shown."""
    return lambda desks: replace(desks, handover=handover, declined=None)


def accepted(lapses_at: int) -> Change:
    """Return the change by which the open request is accepted."""

    def change(desks: BoothDesks) -> BoothDesks:
        was = desks.handover
        now = was and replace(was, standing="accepted", lapses_at=lapses_at)
        return replace(desks, handover=now)

    return change


def declined(desk: str, words: str, at: int) -> Change:
    """Return the change by which the open request is declined."""
    return lambda desks: replace(desks, handover=None, declined=Declined(desk, words, at))


def withdrawn(desks: BoothDesks) -> BoothDesks:
    """Return the desks without the open request."""
    return replace(desks, handover=None)


def active(desk: str) -> Change:
    """Return the change by which a desk has the microphone, for both directions of the booth."""
    return lambda desks: replace(
        desks, active=desk, handover=None, declined=None, left=None, microphone_lost=None
    )


def taken_from(by: str | None, why: LostWhy, at: int) -> Change:
    """Return the change by which the desk that has the microphone loses it to another, or (None) to nobody."""

    def change(desks: BoothDesks) -> BoothDesks:
        lost_by = MicrophoneLost(desks.active, by, why, at) if desks.active and desks.active != by else None
        return replace(
            desks, active=by, handover=None, declined=None, left=None, microphone_lost=lost_by
        )

    return change


def parties(desks: BoothDesks, handover: Handover) -> set[str | None]:
    """Return the desks that a request concerns: who asked, who gets the microphone, who has it."""
    return {handover.by, handover.to, desks.active}


def open_handover(desks: BoothDesks, at: int) -> Handover | None:
    """Return the request that is open at a time, None when there is none or it has lapsed."""
    asked_for = desks.handover
    return asked_for if asked_for and at < asked_for.lapses_at else None


def answering(desks: BoothDesks, handover: Handover) -> str | None:
    """Return the desk that has to answer a request: who has the microphone, or who is asked to take it."""
    return desks.active if handover.to == handover.by else handover.to
