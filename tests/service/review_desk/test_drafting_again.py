"""Machine drafts are made again for a document, a language or an origin; what a person wrote is never touched."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import Segment
from interp.drafting.document_drafting import Aids, Drafter
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.errors import NotAllowed
from interp.ports import Document, Job, Revision
from interp.service.review_desk.drafting_again import DraftingAgain, QueuedAgain
from interp.store.documents import SqlDocuments
from interp.store.draft_requests import SqlDraftRequests
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from tests.fakes import FixedClock
from tests.fakes_text import Echo
from tests.translation_section import ANA

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
MADE = Revision("s0", "fr", 1, "Vieux.", "draft", "mt:en-fr@1.8", by="machine", at=5)


class Office:
    """A document with machine drafts in SQL, and what has them made again."""

    def __init__(self, database: DraftingDatabase) -> None:
        self.documents, self.queue = SqlDocuments(database), SqlDraftingQueue(database, "w1")
        self.clock, self.requests = FixedClock(1_000), SqlDraftRequests(database)
        self.again = DraftingAgain(self.requests, self.queue, self.clock)
        segments = [Segment(f"s{n}", n, n, f"We shall hear sentence {n} of it.") for n in range(3)]
        self.documents.add(PAPER, segments, [Job("j1", "d1", "fr", 7)])
        for place in range(3):
            self.documents.revise("d1", replace(MADE, segment=f"s{place}"))
        self.documents.revise("d1", replace(MADE, segment="s1", revision=2, origin="person", by="Ana", value="À moi."))

    def draft(self) -> list[str]:
        """Do the jobs that wait, and return the French texts."""
        aids = Aids(nothing, lambda _: SentenceDrafter(), self.requests.asked)
        drafter = Drafter(self.documents, Echo(), aids, lambda: self.clock.now)
        while job := self.queue.take(self.clock.now, 1_000):
            self.clock.passes(1)
            (self.queue.done if drafter.draft(job, lambda: None) else self.queue.begun)(job.id)
        found = self.documents.revisions("d1", "fr")
        return [found[f"s{place}"].value for place in range(3)]


def nothing(
    document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment]
) -> Mapping[str, Revision]:
    """Know no text."""
    return {}


@pytest.fixture
def office(drafts_database: DraftingDatabase) -> Office:
    return Office(drafts_database)


def test_without_a_request_the_drafts_stay(office: Office) -> None:
    assert office.draft() == ["Vieux.", "À moi.", "Vieux."]


def test_a_document_is_drafted_again_but_for_what_a_person_wrote(office: Office) -> None:
    assert office.again.ask(ANA, [PAPER]) == QueuedAgain(1, 2)
    (job,) = office.queue.of("d1")
    assert (job.language, job.priority, job.since) == ("fr", 7, office.clock.now)
    first, second, third = office.draft()
    assert second == "À moi." and "Vieux." not in (first, third)
    history = office.documents.history("d1", "s0", "fr")
    assert [each.revision for each in history] == [1, 2]
    office.queue.take(office.clock.now, 1_000)
    assert office.draft() == [first, second, third]


def test_it_is_drafted_again_once_and_not_at_every_later_job(office: Office) -> None:
    office.again.ask(ANA, [PAPER])
    office.draft()
    office.documents.add(PAPER, office.documents.segments("d1"), [Job("j9", "d1", "fr")])
    office.draft()
    assert len(office.documents.history("d1", "s0", "fr")) == 2


@pytest.mark.parametrize(
    ("language", "origin", "queued"),
    [("es", None, QueuedAgain(0, 0)), ("fr", None, QueuedAgain(1, 2)), (None, "mt:en-fr@1.8", QueuedAgain(1, 2)),
     (None, "mt:en-fr@1.9", QueuedAgain(0, 0))],
)  # fmt: skip
def test_a_language_or_what_a_package_wrote(
    office: Office, language: str | None, origin: str | None, queued: QueuedAgain
) -> None:
    assert office.again.ask(ANA, [PAPER], language, origin) == queued
    assert ("Vieux." in office.draft()) == (queued.jobs == 0)


def test_a_withdrawn_document_is_left_and_a_stranger_refused(office: Office) -> None:
    assert office.again.ask(ANA, [replace(PAPER, withdrawn=True)]) == QueuedAgain(0, 0)
    with pytest.raises(NotAllowed):
        office.again.ask(Actor("reviser", "Eve", "m2"), [PAPER])
    assert [each.count for each in office.again.drafts(PAPER)] == [2]
