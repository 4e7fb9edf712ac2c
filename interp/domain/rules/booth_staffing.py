"""Who is in a booth now, at which desk, and who of them is at the microphone: what the relay plan may rest on."""

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.teams import BoothDesks, BoothTeam, Desk, Interpreter, Teams
from interp.domain.rules.microphone_holder import at_microphone
from interp.value_types import dataclass

LEVELS = 3  # A, B and C


@dataclass(frozen=True, slots=True)
class Seated:
    """An interpreter who is there, and the desk; None where no desk is known."""

    interpreter: Interpreter
    desk: str | None

    def level(self, language: str | None) -> int | None:
        """Return how well the interpreter understands a language: 0 for A, 1 for B, 2 for C, None if not declared."""
        one = self.interpreter
        held = ((one.a,), one.b, one.c)
        return next((number for number, languages in enumerate(held) if language in languages), None)

    def works_into(self, language: str) -> bool:
        """Return whether the interpreter works into a language: A and B languages."""
        return language == self.interpreter.a or language in self.interpreter.b


@dataclass(frozen=True, slots=True)
class Staffed:
    """A booth as it is staffed now. `people` are those who are there, `worker` who is known to be at the microphone.

    `may_work` are those who may be at the microphone: who is known to be, else who is there and not known to sit at
    another desk. `declared`: the team names interpreters at all; without them nothing is known of its languages.
    """

    booth: MeetingLanguage
    into: tuple[MeetingLanguage, ...]
    people: tuple[Seated, ...]
    worker: Seated | None
    may_work: tuple[Seated, ...]
    declared: bool


def staffed(teams: Teams, team: BoothTeam) -> Staffed:
    """Return who is in a booth: nobody marked as off duty, nobody whose desk is gone."""
    desks = teams.desks_of(team.booth)
    there = tuple(
        Seated(each, seat_of(desks, team, each))
        for each in team.interpreters
        if each.id not in teams.off_duty and not _gone(desks, each)
    )
    working = at_microphone(desks)
    worker = occupant(desks, team, working) if working else None
    known = next((each for each in there if worker and each.interpreter.id == worker.id), None)
    may = tuple(each for each in there if working and each.desk in (None, working.id)) or there
    return Staffed(team.booth, team.into, there, known, (known,) if known else may, bool(team.interpreters))


def occupant(desks: BoothDesks, team: BoothTeam, desk: Desk) -> Interpreter | None:
    """Return who sits at a desk: who said so last, else the only one whose desk it is by the team; None if not known.

    Who said to sit at another desk is not there.
    """
    names = [each for each in team.interpreters if (_said(desks, each) or desk).id == desk.id]
    if desk.interpreter:
        return next((each for each in names if each.id == desk.interpreter), None)
    assigned = [each for each in names if each.desk == desk.id]
    return assigned[0] if len(assigned) == 1 else None


def seat_of(desks: BoothDesks, team: BoothTeam, one: Interpreter) -> str | None:
    """Return an interpreter's desk: as they said, else theirs by the team where nobody else sits; None if not known."""
    if (said := _said(desks, one)) is not None:
        return said.id
    own = desks.desk(one.desk)
    return None if own and own.interpreter else one.desk


def _gone(desks: BoothDesks, one: Interpreter) -> bool:
    """Return whether the desk at which an interpreter sat is gone."""
    own = desks.desk(one.desk)
    seat = _said(desks, one) or (own if own and own.interpreter is None else None)
    return seat is not None and seat.gone


def _said(desks: BoothDesks, one: Interpreter) -> Desk | None:
    """Return the desk at which an interpreter said to sit, before one that they left; None if they did not say."""
    rows = [each for each in desks.desks if each.interpreter == one.id]
    return max(rows, key=lambda each: (not each.gone, each.since), default=None)
