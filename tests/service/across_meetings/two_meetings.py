"""Two meetings with a list of speakers in the first, and the reactor that carries it, for tests."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import InterpError
from interp.ports import Documents, EventLog
from interp.service.across_meetings.list_carrying import ListCarrying
from interp.service.meetings import Meetings
from tests.builders import HOUR, SECOND, START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.fakes_drafting import MemoryDrafts
from tests.translation_section import STAFF

RULES = ListRules("ours", bands=(Band("dignitaries", "level"), Band()))
LIST = ListOfSpeakers("l1", ("i3",), RULES)


@dataclass
class TwoMeetings:
    """Meetings `m1` and `m2` with the same programme; `l1` is a list of the first."""

    log: EventLog = field(default_factory=MemoryLog)
    documents: Documents = field(default_factory=MemoryDrafts)
    speakers: ListOfSpeakers = LIST

    def __post_init__(self) -> None:
        self.clock, self.asked = FixedClock(START), 0
        self.restarts()
        for number, name in enumerate(("m1", "m2")):
            start = START + number * 3 * HOUR
            made = plan(id=name, title=f"Meeting {number + 1}", starts_at=start, ends_at=start + HOUR)
            self.meetings.handle(SYSTEM, name, "plan", made)
        self.does("m1", do.SetList(self.speakers))

    def restarts(self) -> None:
        """Begin with nothing but what is stored."""
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.carrying = ListCarrying(self.meetings, self.documents, self.clock, self.documents.mark)

    def state(self, meeting: str = "m1") -> Meeting:
        """Return the state of a meeting."""
        return self.meetings.state(meeting)

    def does(self, meeting: str, *commands: do.Command, by: Actor = STAFF) -> "TwoMeetings":
        """Carry out commands as c1, c2 and so on, a second apart."""
        for command in commands:
            self.clock.passes(SECOND)
            self.asked += 1
            self.meetings.handle(by, meeting, f"c{self.asked}", command)
        return self

    def inscribes(self, *names: str, meeting: str = "m1", speakers: str = "l1") -> list[str]:
        """Inscribe organizations; return the ids of their speeches."""
        made = []
        for name in names:
            self.does(meeting, do.InscribeEntry(speakers, Party("organization", name), "ngo"))
            made.append(f"c{self.asked}")
        return made

    def carries(self, meeting: str = "m1", speakers: str = "l1", item: str = "i3") -> None:
        """Ask that a list be carried into the other meeting."""
        self.does(meeting, do.CarryList(speakers, other(meeting), item))

    def works(self, *, steps: int | None = None) -> None:
        """Let the reactor look at both meetings, or die after so many steps and begin again."""
        left = steps
        for meeting in ("m1", "m2"):
            for _ in self.carrying.react(meeting, self.state(meeting)):
                if left is not None and (left := left - 1) < 0:
                    return self.restarts()
        return None

    def waiting(self, meeting: str) -> list[str]:
        """Return the entries that may be called in a meeting, in order."""
        return [each for each in self.in_order(meeting) if self.is_callable(meeting, each)]

    def in_order(self, meeting: str) -> Iterator[str]:
        """Yield the entries of a meeting in the order of its items."""
        state = self.state(meeting)
        return (each for item in state.items for each in item.speeches if each in state.entries)

    def is_callable(self, meeting: str, speech: str) -> bool:
        """Return whether an entry waits in a meeting and nothing there refuses to call it."""
        state = self.state(meeting)
        if speech not in state.speeches or state.speeches[speech].status != SpeechStatus.PLANNED:
            return False
        return speech not in state.away

    def refuses(self, meeting: str, command: do.Command) -> str:
        """Return the reason for which a command is refused, empty where it is carried out."""
        try:
            self.does(meeting, command)
        except InterpError as error:
            return error.reason or error.code
        return ""

    def there(self) -> str:
        """Return the id under which the list of the first meeting is in the second."""
        return self.state("m1").carries[-1].into.list


def other(meeting: str) -> str:
    """Return the other of the two meetings."""
    return "m2" if meeting == "m1" else "m1"


def over_two_items() -> TwoMeetings:
    """Return two meetings of which the list serves two items."""
    return TwoMeetings(speakers=replace(LIST, items=("i3", "i4")))
