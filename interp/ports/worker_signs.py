"""Type and protocol of worker signs: what each drafting supervisor last said of the process it watches."""

from typing import Literal, Protocol

from interp.value_types import dataclass

FRESH_MS = 8_000  # an older sign counts as none; with the two seconds between samples: ten at most
# `library`: a library cannot be loaded; `killed`: the process ended while it drafted
Failing = Literal["library", "out_of_memory", "disk_full", "killed", "other"]


@dataclass(frozen=True, slots=True)
class WorkerSign:
    """What a supervisor last said. Times in milliseconds of the service's clock.

    `started_at` is the last start of the drafting process, `heard_at` its last report (None: none since a start that
    went well), `deaths` how many processes in a row ended without any report, `why` how the last one ended.
    `quiet_ms` is how long the running process has not reported, without the time it waited for a processor. `fails` is
    how many drafts in a row failed, over all its processes, and `failing` why the last one did.
    """

    owner: str
    at: int
    started_at: int
    heard_at: int | None = None
    deaths: int = 0
    quiet_ms: int = 0
    why: str = ""
    fails: int = 0
    failing: Failing | None = None


class WorkerSigns(Protocol):
    """The signs of every supervisor of a data folder. They remain after the process that wrote them."""

    def leave(self, sign: WorkerSign) -> None:
        """Replace this supervisor's sign. A sign that cannot be written is logged and does not raise."""

    def remove(self, owner: str) -> None:
        """Remove the sign of a supervisor that ends in order."""

    def remove_old(self, now_ms: int) -> None:
        """Remove the signs of supervisors that have said nothing for an hour."""

    def signs(self) -> tuple[WorkerSign, ...]:
        """Return every sign, also old ones; none when they cannot be read."""
        ...
