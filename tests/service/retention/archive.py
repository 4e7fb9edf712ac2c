"""Erasing over stores in memory, with two planned meetings."""

from dataclasses import dataclass, field

from interp.domain.model import commands as do
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.reading.papers.paper_to_proposal import propose
from interp.service.known_states import KnownStates
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.service.retention.erasing import Erasing
from tests.builders import START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog, MemoryRefusals, Tray
from tests.fakes_drafting import Shelf
from tests.fakes_erasures import MemoryErasures
from tests.fakes_working_copies import MemoryCopies

STAFF = Actor("staff", "Ana")


@dataclass
class NoLayouts:
    """Layouts of which it is only noted that they were erased."""

    erased: list[str] = field(default_factory=list)

    def keep(self, document_id: str, segments: object, data: bytes) -> None:
        """Nothing is kept."""

    def of(self, document_id: str, segments: object) -> bytes | None:
        """There is none."""
        return None

    def erase(self, document_id: str) -> int:
        """Note it."""
        self.erased.append(document_id)
        return 1


class Archive:
    """Erasing over stores in memory, with two planned meetings."""

    def __init__(self) -> None:
        self.log, self.clock, self.shelf = MemoryLog(), FixedClock(START), Shelf()
        self.refusals, self.copies = MemoryRefusals(), MemoryCopies(self.shelf)
        self.erasures = MemoryErasures(self.log, self.refusals, self.shelf, self.copies)
        states = KnownStates(self.log, ListeningBell())
        self.meetings = Meetings(
            self.log, ListeningBell(), self.clock, states=states,
            is_erased=lambda meeting: self.erasures.erased(meeting) is not None,
        )  # fmt: skip
        papers = Proposals(Tray(), self.meetings, self.clock, propose, {})
        self.erasing = Erasing(self.meetings, self.erasures, NoLayouts(), papers, self.clock, states.forget)
        for meeting in ("m1", "m2"):
            self.meetings.handle(SYSTEM, meeting, f"plan-{meeting}", plan(id=meeting))

    def press(self, meeting: str, *commands: do.Command) -> None:
        for each in commands:
            self.meetings.handle(STAFF, meeting, f"{meeting}-{each.name}", each)
