"""The time a server tells, held against what has passed here: between two questions, however long an answer takes."""

import time
from dataclasses import dataclass

from tests.server import Server

SLEW_MS = 50  # two clocks of one machine, rounded, one of them perhaps being set right meanwhile


@dataclass(frozen=True, slots=True)
class Moment:
    """What the server said the time was, and this process's own just before and after, all in milliseconds."""

    asked: float
    server_now: float
    answered: float

    def follows(self, other: "Moment") -> bool:
        """Return whether on the server as much time has passed since the other moment as has here."""
        passed = self.server_now - other.server_now
        least, most = self.asked - other.answered, self.answered - other.asked
        return least - SLEW_MS <= passed <= most + SLEW_MS


def moment(server: Server, meeting: str) -> Moment:
    """Ask a server for the time of a meeting's view."""
    asked = time.monotonic() * 1000
    now = server.get(f"/api/meetings/{meeting}/view").json["server_now"]
    return Moment(asked, now, time.monotonic() * 1000)
