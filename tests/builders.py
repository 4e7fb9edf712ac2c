"""Builds a small meeting with its programme and applies commands to it one after another."""

from dataclasses import dataclass, field, replace
from typing import Any

from interp.domain.model.commands import Command, PlanMeeting, Target
from interp.domain.model.events import Event, Logged
from interp.domain.model.parties import Party, Person, Speech, SpeechStatus
from interp.domain.model.scopes import Scope
from interp.domain.model.state import About, Block, Item, Meeting
from interp.domain.rules.decide import Context, decide
from interp.domain.rules.evolve import evolve
from interp.domain.views.audiences import AUDIENCES, Audience

HOUR = 3_600_000
MINUTE = 60_000
SECOND = 1_000
START = 1_457_337_600_000  # 7 March 2016, 9 a.m. in Geneva

ABOUT = About(
    "m1", "Rights of the child", START, START + 3 * HOUR, "Europe/Zurich", theme="Protection", venue="Room XX"
)  # fmt: skip
BLOCKS = (Block("b1", "opening", 10 * MINUTE), Block("b2", "panel", 45 * MINUTE))
PEOPLE = (
    Person("p1", "Ms. Amel One", "ms", ("Chair of the Board", "Founder"), "Home"),
    Person("p2", "Mr. Bo Two", "mr"),
    Person("p3", "Ms. Cy Three", "ms"),
)
BRAZIL = Party("delegation", "Brazil", id="br", code="BR", category="member", seat="A1")
FILM = Party("recording", "Voices of children", id="r1")


def person(person_id: str, name: str) -> Party:
    """Return the party of a person of the programme."""
    return Party("person", name, id=person_id)


SPEECHES = (
    Speech("s1", "opening_speaker", person("p1", "Ms. Amel One"), "p1", limit_ms=5 * MINUTE),
    Speech("s2", "panellist", person("p2", "Mr. Bo Two"), "p2", language="fr", topic="Safety"),
    Speech("s3", "panellist", person("p3", "Ms. Cy Three"), "p3"),
    Speech("s4", "recording", FILM, limit_ms=3 * MINUTE),
)
ITEMS = (
    Item("i1", "opening_statement", "Opening", block="b1", speeches=("s1",)),
    Item("i2", "presentation", "Panel", number="3", block="b2", speech_limit_ms=8 * MINUTE, speeches=("s2", "s3")),
    Item("i3", "floor_round", "Discussion", block="b2", limit_ms=30 * MINUTE, speech_limit_ms=2 * MINUTE),
    Item("i4", "video_message", "Film", speeches=("s4",)),
)


def plan(**about: Any) -> PlanMeeting:
    """Return the plan of the small meeting: a statement, a panel of two, a round without a list, a film."""
    return PlanMeeting(replace(ABOUT, **about), BLOCKS, PEOPLE, ITEMS, SPEECHES)


def audience(name: str, language: str = "fr") -> Audience:
    """Return an audience by its name; one that is made for a kind of scope is made for `x`."""
    kind = AUDIENCES[name].scope
    return Audience(name, language, Scope(kind, "x") if kind else None)


def decided(state: Meeting, command: Command, at: int, new_id: str) -> tuple[Event, ...]:
    """Return what the rules make of a command: the one place where tests call them."""
    return decide(state, command, Context(at, new_id))


@dataclass
class Sitting:
    """A meeting with its log; each command comes a second after the one before, as `c1`, `c2` and so on."""

    state: Meeting = field(default_factory=Meeting)
    log: list[Logged] = field(default_factory=list)
    now: int = START
    asked: int = 0

    def would(self, command: Command) -> tuple[Event, ...]:
        """Return what a command would cause now."""
        return decided(self.state, command, self.now, f"c{self.asked + 1}")

    def does(self, *commands: Command, device: str = "desk-1") -> "Sitting":
        """Carry out commands and return this sitting."""
        for command in commands:
            self.now += SECOND
            events = self.would(command)
            self.asked += 1
            self._record(events, device)
        return self

    def happened(self, *events: Event) -> "Sitting":
        """Record what happened, whether or not the rules would say so now, and return this sitting."""
        self.now += SECOND
        self.asked += 1
        self._record(events, "desk-1")
        return self

    def _record(self, events: tuple[Event, ...], device: str) -> None:
        for part, event in enumerate(events, start=1):
            logged = Logged(self.state.seq + 1, self.now, event, "Staff", device, f"c{self.asked}", part)
            self.log.append(logged)
            self.state = evolve(self.state, logged)

    def later(self, ms: int) -> "Sitting":
        """Let time pass and return this sitting."""
        self.now += ms
        return self

    @property
    def place(self) -> Target | None:
        """Return the item and the speech that have the floor."""
        floor = self.state.floor
        return Target(floor.item, floor.speech) if floor.item else None

    def statuses(self) -> dict[str, SpeechStatus]:
        """Return where each speech stands."""
        return {key: speech.status for key, speech in self.state.speeches.items()}


def sitting(*commands: Command, **about: Any) -> Sitting:
    """Return the small meeting planned, with `commands` done."""
    return Sitting().does(plan(**about), *commands)
