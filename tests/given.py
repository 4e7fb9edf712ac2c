"""Given, when, then: checks the events of a command in a meeting, for tests of rules in one to three lines.

given(OPEN, NEXT).when(do.PauseFloor()).then(ev.FloorPaused())
given(at_s1()).when(do.GiveFloor("s1")).nothing()
given(do.CloseMeeting()).when(do.ArmFloor("s1")).refused("meeting_closed")
"""

from dataclasses import dataclass

from interp.domain.model.commands import Command
from interp.domain.model.events import Event
from interp.errors import BadRequest, InterpError, NotFound, Refused, Stale
from tests.builders import Sitting, sitting


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command comes to: events, or the error that was raised instead."""

    events: tuple[Event, ...]
    error: InterpError | None = None

    def then(self, *events: Event) -> None:
        """Fail unless exactly these events are what happens."""
        if self.error:
            raise self.error
        assert self.events == events

    def nothing(self) -> None:
        """Fail unless the command is accepted and changes nothing."""
        self.then()

    def ends_with(self, *events: Event) -> None:
        """Fail unless these events are the last of what happens."""
        if self.error:
            raise self.error
        assert self.events[-len(events) :] == events

    def refused(self, reason: str, **facts: object) -> None:
        """Fail unless the rules refuse the command for this reason; with `facts`, unless exactly these are told."""
        self._failed(Refused, reason, facts)

    def stale(self, **facts: object) -> None:
        """Fail unless what the command says is no longer so; with `facts`, unless exactly these are told."""
        self._failed(Stale, "", facts)

    def not_found(self, reason: str = "") -> None:
        """Fail unless the command names something that is not there."""
        self._failed(NotFound, reason, {})

    def bad_request(self, reason: str = "") -> None:
        """Fail unless the command cannot be read as one."""
        self._failed(BadRequest, reason, {})

    def _failed(self, kind: type[InterpError], reason: str, facts: dict[str, object]) -> None:
        assert type(self.error) is kind, self
        assert not reason or self.error.reason == reason
        told = {name: value for name, value in self.error.args_.items() if name != "reason"}
        assert not facts or told == facts


@dataclass(frozen=True, slots=True)
class Given:
    """A meeting to which something has happened."""

    sat: Sitting

    def when(self, command: Command) -> Outcome:
        """Return what a command comes to now."""
        try:
            return Outcome(self.sat.would(command))
        except InterpError as error:
            return Outcome((), error)


def given(*past: Sitting | Command | Event) -> Given:
    """Return the small meeting, or the sitting that comes first, after commands and events, a second apart."""
    first, rest = (past[0], past[1:]) if past and isinstance(past[0], Sitting) else (sitting(), past)
    for each in rest:
        assert not isinstance(each, Sitting), "a sitting comes first"
        if isinstance(each, Event):
            first.happened(each)
        else:
            first.does(each)
    return Given(first)
