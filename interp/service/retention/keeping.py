"""Erases what is kept no longer after a meeting was closed, each kind by its rule, and tells what goes when."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping

import structlog

from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.permissions import SYSTEM
from interp.ports import AccessAct, AccessRecords, Documents, Erasures, ServiceClock
from interp.service.meetings import Meetings
from interp.service.retention.erasing import Erasing
from interp.service.retention.rules import DAY_MS, Kind, due_at, kind_of
from interp.value_types import dataclass

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DueErasure:
    """What of a kind will be erased in a meeting ('' of all), and when; `documents`: those that go or lose copies.

    Of refusals those of before a time, but for those in meetings to `keep`.
    """

    kind: Kind
    meeting: str
    count: int
    at: int
    documents: tuple[str, ...] = ()
    before: int = 0
    keep: tuple[str, ...] = ()


class RetentionPlan:
    """What the rules say of the stores of one process; nothing of a meeting that is not closed is ever due."""

    def __init__(
        self, meetings: Meetings, documents: Documents, erasures: Erasures, clock: ServiceClock,
        days: Mapping[Kind, int],
    ) -> None:  # fmt: skip
        self._meetings, self._documents, self._erasures = meetings, documents, erasures
        self._clock, self._days = clock, days

    def due(self) -> list[DueErasure]:
        """Return what will be erased, the earliest first. Raises Unavailable."""
        now = self._clock.now_ms()
        since, closed = self._erasures.since(now), dict(self._closed())
        found = [*self._of_documents(closed, since), *self._of_refusals(closed, now, since)]
        return sorted(found, key=lambda each: (each.at, each.meeting, each.kind))

    def _closed(self) -> Iterator[tuple[str, int]]:
        """Yield the closed meetings with when they were closed."""
        for meeting, state in self._meetings.listed():
            if state is not None and (at := closed_at(state)) is not None:
                yield meeting, at

    def _of_documents(self, closed: Mapping[str, int], since: int) -> Iterator[DueErasure]:
        copies, found = self._erasures.copies(), dict[tuple[str, Kind], list[str]]()
        for each in self._documents.documents():
            if each.meeting is None or each.meeting not in closed:
                continue
            if (kind := kind_of(each)) is not None:
                found.setdefault((each.meeting, kind), []).append(each.id)
            if each.id in copies:
                found.setdefault((each.meeting, "copies"), []).append(each.id)
        for (meeting, kind), ids in found.items():
            at = due_at(kind, closed[meeting], since, self._days)
            if at is not None:
                count = sum(copies[each] for each in ids) if kind == "copies" else len(ids)
                yield DueErasure(kind, meeting, count, at, tuple(ids))

    def _of_refusals(self, closed: Mapping[str, int], now: int, since: int) -> Iterator[DueErasure]:
        """Yield the refusals that are due: their own age counts, and that their meeting was closed for so long."""
        days = self._days["refusals"]
        before = now - days * DAY_MS
        if days and since <= before:
            listed = (meeting for meeting, _ in self._meetings.listed())
            keep = tuple(meeting for meeting in listed if closed.get(meeting, now) > before)
            if count := self._erasures.refusals(before, keep):
                yield DueErasure("refusals", "", count, now, before=before, keep=keep)


class Retention:
    """Erases what is due."""

    def __init__(
        self, plan: RetentionPlan, meetings: Meetings, erasures: Erasures, erasing: Erasing, records: AccessRecords,
        clock: ServiceClock,
    ) -> None:  # fmt: skip
        self.plan, self.erasing = plan, erasing
        self._meetings, self._erasures = meetings, erasures
        self._records, self._clock = records, clock

    def work(self) -> dict[str, int]:
        """Erase what is due, each kind of a meeting for itself, and rewrite the files when no meeting sits.

        Return how much of each kind went; each act is recorded. Raises Unavailable, OSError.
        """
        now, gone = self._clock.now_ms(), Counter[str]()
        for each in self.plan.due():
            if each.at <= now and self._is_closed(each.meeting):
                gone[each.kind] += self._erase(each, now)
        if not self.erasing.rewrite():
            log.info("rewrite_waits")
        return dict(gone)

    def _erase(self, due: DueErasure, now: int) -> int:
        if due.kind == "refusals":
            count = self._erasures.erase_refusals(due.before, due.keep)
        elif due.kind == "copies":
            count = self._erasures.erase_copies(due.documents)
        else:
            self.erasing.erase_layouts([*due.documents])
            count = self._erasures.erase_documents(due.documents, memory=False).get("document", 0)
        body = json.dumps({"kind": due.kind, "count": count})
        self._records.record([AccessAct(now, SYSTEM.name, SYSTEM.role, "retention.erased", due.meeting, "", body)])
        log.info("retention_erased", kind=due.kind, meeting=due.meeting, count=count)
        return count

    def _is_closed(self, meeting: str) -> bool:
        """Return whether a meeting is closed still: somebody may have reopened it meanwhile."""
        return not meeting or closed_at(self._meetings.state(meeting)) is not None


def closed_at(state: Meeting) -> int | None:
    """Return when a meeting was closed, None of one that is not."""
    return state.status_since if state.status == MeetingStatus.CLOSED else None
