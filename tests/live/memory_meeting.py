"""A publisher without sockets: a log in memory, a wake-up, and rooms that record what they are sent."""

import json
from dataclasses import dataclass, field
from typing import Any

from interp.domain.model.commands import Command
from interp.domain.rules.permissions import Actor
from interp.domain.views.audiences import Audience
from interp.live.publisher import Publisher
from interp.live.rooms import view_room
from interp.live.wake_up import ProcessWakeUp
from interp.ports import EventLog, WakeUp
from interp.service.known_states import KnownStates
from interp.service.meetings import Meetings
from interp.wire import encoded
from tests import builders
from tests.fakes import FixedClock, MemoryLog

STAFF = Actor("staff", "Staff")


def as_sent(message: object) -> Any:
    """Return a message or a view as a reader decodes it."""
    return json.loads(encoded(message))


class DeafBell(ProcessWakeUp):
    """A wake-up that loses every notification."""

    def ring(self, stream: str, seq: int) -> None:
        """Ring unheard."""


@dataclass
class Floor:
    """One meeting; `sent` is what the publisher emitted: (message name, room, message)."""

    log: EventLog = field(default_factory=MemoryLog)
    bell: WakeUp = field(default_factory=ProcessWakeUp)
    clock: FixedClock = field(default_factory=FixedClock)
    sent: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    asked: int = 0

    def __post_init__(self) -> None:
        self.meetings = Meetings(self.log, self.bell, self.clock)
        self.publisher = self.fresh_publisher()
        self.does(builders.plan())

    def fresh_publisher(self) -> Publisher:
        """Return a publisher that knows nothing yet, as after a restart."""
        states = KnownStates(self.log, self.bell, self.now_s)
        return Publisher(states, self.bell, self.hears, lambda: "e1", now_s=self.now_s)

    def hears(self, name: str, room: str, message: bytes | dict[str, Any]) -> None:
        """Note a message to a room, as its readers decode it."""
        self.sent.append((name, room, json.loads(message) if isinstance(message, bytes) else message))

    def now_s(self) -> float:
        """Return the publisher's time."""
        return self.clock.now_ms() / 1_000

    def does(self, *commands: Command, actor: Actor = STAFF) -> int:
        """Carry out commands a second apart; return the number of the last event."""
        seq = 0
        for command in commands:
            self.clock.passes(1_000)
            self.asked += 1
            role = Actor("system", "system") if command.name == "meeting.plan" else actor
            seq = self.meetings.handle(role, "m1", f"c{self.asked}", command).seq
        return seq

    def watches(self, *audiences: tuple[str, str]) -> None:
        """Let screens join."""
        for audience in audiences:
            self.publisher.watch("m1", Audience(*audience))

    def to(self, name: str, language: str) -> list[dict[str, Any]]:
        """Return the messages sent to a room, in order."""
        room = view_room("m1", Audience(name, language))
        return [message for _, each, message in self.sent if each == room]
