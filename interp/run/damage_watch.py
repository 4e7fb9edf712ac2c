"""Looks for damage of what is recorded: a little at the start, all of it later in a helper process, and says what was
found.
"""

import time
from collections.abc import Callable, Iterator, Sequence

import structlog

from interp.domain.model.streams import meeting_of
from interp.errors import InterpError
from interp.ports import WELL, EventLog, HelperWork, PartState, StreamCheck
from interp.ports.helper_work import FILING, helper_task
from interp.ports.part_state import STOP, WARN
from interp.service.refusals import RefusalNotes
from interp.store.database_opening import Opened

log = structlog.get_logger(__name__)
LATER_S = 20.0  # after a restart every client comes back first
AT_ONCE = 20_000  # events compared in one task: a second or less
LONGEST_S = 3_600.0  # of these checks, which count as short, so that files wait for each other only


@helper_task(longest_s=LONGEST_S, lane=FILING)
def check_database(file: str) -> tuple[str, ...]:
    """Return what is wrong with the pages of a database, after reading all of them."""
    raise NotImplementedError


@helper_task(longest_s=LONGEST_S, lane=FILING)
def check_streams(streams: Sequence[str]) -> Sequence[StreamCheck]:
    """Compare whole streams of the log with their checksums."""
    raise NotImplementedError


class DamageWatch:
    """What is known of damage in the databases of a service; `state` is the check of the part `integrity`."""

    def __init__(
        self, databases: Sequence[Opened], event_log: EventLog, work: HelperWork, notes: RefusalNotes, *, despite: bool
    ) -> None:
        """`despite`: damaged meetings are served; that is recorded with the refusals, for the audit."""
        self._databases, self._log, self._work, self._notes = databases, event_log, work, notes
        self._despite = despite
        self._lost: dict[str, list[str]] = {}
        self._faults: dict[str, Sequence[str]] = {}
        self._recorded: set[str] = set()

    def look(self) -> None:
        """Look at triggers and heads, which costs little, and log what is wrong. Raises Unavailable."""
        for database in self._databases:
            if lost := database.lost_guards():
                self._lost[database.tables.file] = lost
                log.error("not_append_only", file=database.tables.file, triggers=lost)
        self._log.look()
        if self._despite:
            log.warning("serving_despite_damage", damaged=sorted(self._log.damaged()))
            self._notes.despite_damage("", {})
            self._record()

    def run(self, pause: Callable[[float], object] = time.sleep) -> None:
        """After a pause, read all pages of the databases and all streams once, and seal those that are not sealed."""
        pause(LATER_S)
        for database in self._databases:
            self._safely(self._check_pages, database.tables.file)
        self._safely(self._check_streams, "streams")

    def state(self) -> PartState:
        """Return the worst that is known; what is served despite damage is recorded once."""
        if self._despite:
            self._record()
        damaged = len(self._log.damaged())
        if self._faults or any(each.damaged for each in self._databases):
            return PartState("database_damaged", STOP)
        if damaged:
            return PartState("meetings_damaged", STOP, damaged)
        return PartState("not_append_only", WARN) if self._lost else WELL

    def _safely(self, check: Callable[[str], None], what: str) -> None:
        try:
            check(what)
        except InterpError as error:
            log.warning("damage_check_failed", what=what, code=error.code, reason=error.reason)

    def _check_pages(self, file: str) -> None:
        if faults := self._work.run(check_database, file):
            self._faults[file] = faults
            log.error("database_damaged", file=file, faults=list(faults))

    def _check_streams(self, _: str) -> None:
        for streams in batches(self._log.heads()):
            self._log.note(self._work.run(check_streams, streams))

    def _record(self) -> None:
        """Record which meetings are served although they are damaged."""
        for stream, error in self._log.damaged().items():
            if stream not in self._recorded:
                self._recorded.add(stream)
                facts = {name: error.args_[name] for name in ("n", "found")}
                self._notes.despite_damage(meeting_of(stream) or stream, facts)


def batches(heads: dict[str, int], most: int = AT_ONCE) -> Iterator[tuple[str, ...]]:
    """Yield all streams, as many together as have so many events, or one."""
    batch: list[str] = []
    events = 0
    for stream, head in sorted(heads.items()):
        if batch and events + head > most:
            yield tuple(batch)
            batch, events = [], 0
        batch.append(stream)
        events += head
    if batch:
        yield tuple(batch)
