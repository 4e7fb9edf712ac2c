"""What is erased after the close of a meeting, when, and what stays; on stores in memory with a clock that is moved."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.text.segments import Segment
from interp.ports import AccessRecords, CopyPlace, Document, Refusal, WorkingCopy
from interp.service.retention.keeping import DueErasure, Retention, RetentionPlan
from interp.service.retention.rules import DAY_MS, KEPT_DAYS
from tests.builders import START
from tests.fakes import MemoryAccessRecords, Roster
from tests.fakes_drafting import MemoryDrafts
from tests.service.retention.archive import Archive

PAPER = Document("", "m1", "Statement", "a.docx", "statement", "en", "drafts")
DOCUMENTS = {
    "public": {}, "desk": {"visibility": "desk"}, "closed": {"release": "as_delivered"}, "other": {"meeting": "m2"},
    "common": {"meeting": None, "visibility": "desk"},
}  # fmt: skip
REFUSAL = Refusal(START, "m1", "Staff", "staff", "desk-1", "c1", "floor.end", "", "refused", "scope")


class Kept:
    """Two meetings, the first closed at START, with a document of each kind and a working copy of each document."""

    def __init__(self) -> None:
        self.archive = Archive()
        self.documents = MemoryDrafts(self.archive.shelf)
        self.records: AccessRecords = MemoryAccessRecords(Roster())
        for name, changes in DOCUMENTS.items():
            made = replace(PAPER, id=name, **changes)  # type: ignore[arg-type]
            self.documents.add(made, [Segment("s0", 0, 0, "Sentence.")], [])
            self.archive.copies.keep(CopyPlace(name, "fr", "ana"), [WorkingCopy("s0", "laptop", "Une", 0, 1)])
        self.archive.refusals.keep([replace(REFUSAL, meeting=each) for each in ("m1", "m2", "")])
        self.archive.press("m1", do.OpenMeeting(), do.CloseMeeting())
        self.archive.press("m2", do.OpenMeeting())

    def retention(self, **days: int) -> Retention:
        """Return the rules, some with other days."""
        of = self.archive
        plan = RetentionPlan(of.meetings, self.documents, of.erasures, of.clock, {**KEPT_DAYS, **days})  # type: ignore[dict-item]
        return Retention(plan, of.meetings, of.erasures, of.erasing, self.records, of.clock)

    def left(self) -> set[str]:
        return {each.id for each in self.documents.documents()}


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_the_plan_says_what_goes_when_and_only_of_closed_meetings(kept: Kept) -> None:
    assert kept.retention().plan.due() == [
        DueErasure("copies", "m1", 3, START + 7 * DAY_MS, ("closed", "desk", "public")),
        DueErasure("undelivered", "m1", 1, START + 30 * DAY_MS, ("closed",)),
        DueErasure("unpublished", "m1", 1, START + 90 * DAY_MS, ("desk",)),
    ]
    assert kept.retention(copies=0, undelivered=0, unpublished=0).plan.due() == []


def test_each_kind_goes_on_its_day_and_what_was_published_stays(kept: Kept) -> None:
    retention = kept.retention()
    assert retention.plan.due() and retention.work() == {}
    kept.archive.clock.passes(7 * DAY_MS)
    assert retention.work() == {"copies": 3} and retention.work() == {}
    assert kept.archive.erasures.copies() == {"other": 1, "common": 1} and kept.left() == {*DOCUMENTS}
    kept.archive.clock.passes(23 * DAY_MS)
    assert retention.work() == {"undelivered": 1} and kept.left() == {*DOCUMENTS} - {"closed"}
    kept.archive.clock.passes(60 * DAY_MS)
    assert retention.work() == {"unpublished": 1} and kept.left() == {"public", "other", "common"}
    kept.archive.clock.passes(1)
    assert retention.work() == {"refusals": 2} and [each.meeting for each in kept.archive.refusals.of()] == ["m2"]
    acts = [(each.act, each.meeting, each.body) for each in kept.records.acts()]
    assert ("retention.erased", "m1", '{"kind": "undelivered", "count": 1}') in acts and len(acts) == 4


def test_a_reopened_meeting_keeps_everything_and_its_days_begin_again(kept: Kept) -> None:
    retention = kept.retention()
    retention.plan.due()
    kept.archive.clock.passes(100 * DAY_MS)
    kept.archive.press("m1", do.ReopenMeeting())
    assert retention.work() == {"refusals": 1}  # of no meeting
    assert kept.left() == {*DOCUMENTS} and len(kept.archive.erasures.copies()) == 5


def test_of_meetings_closed_before_the_rules_the_days_begin_with_the_rules(kept: Kept) -> None:
    kept.archive.clock.passes(1_000 * DAY_MS)
    retention = kept.retention()
    assert retention.work() == {} and retention.plan.due()[0].at == kept.archive.clock.now + 7 * DAY_MS


def test_files_are_rewritten_only_when_no_meeting_sits(kept: Kept) -> None:
    retention = kept.retention()
    retention.plan.due()
    kept.archive.clock.passes(7 * DAY_MS)  # nobody closed m2, and its day is over
    retention.work()
    assert not kept.archive.erasures.is_due()
