"""The seed's two meetings in memory, planned as the service does: read, confirmed, texts added."""

from functools import cache
from importlib import resources

from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import SYSTEM
from interp.reading.papers.paper_to_proposal import propose
from interp.seed.bundled_data import phrases
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from tests.fakes import FixedClock, ListeningBell, RacedLog, Tray

PAPER = "hrc31-concept-note.txt"


@cache
def seed_meetings() -> tuple[Meeting, Meeting]:
    """Return the morning's and the afternoon's meeting, planned and translated, before anybody spoke."""
    clock = FixedClock()
    meetings = Meetings(RacedLog(), ListeningBell(), clock)
    documents = Proposals(Tray(), meetings, clock, propose, phrases())
    documents.bring_in("seed", resources.files("interp.seed").joinpath(PAPER).read_bytes(), PAPER)
    morning, afternoon = documents.confirm(SYSTEM, "seed", "hrc31")
    return meetings.state(morning), meetings.state(afternoon)
