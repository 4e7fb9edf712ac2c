"""The language of a paragraph is set by hand and back, and its drafts are made again from the right language."""

from dataclasses import replace

import pytest

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.text.segments import Segment
from interp.drafting.document_drafting import Aids, Drafter
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.errors import BadRequest, InterpError, NotAllowed, NotFound, Refused
from interp.ports import Document, Revision
from interp.ports.documents import ORIGINAL_BY, ORIGINAL_ORIGIN
from interp.service.review_desk.passage_languages import PassageLanguages
from interp.service.review_desk.review import lines_of
from interp.store.documents import SqlDocuments
from interp.store.draft_requests import SqlDraftRequests
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue
from tests.fakes import FixedClock
from tests.fakes_text import Echo
from tests.service.review_desk.test_drafting_again import nothing
from tests.translation_section import ANA

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
PARTS = [Segment("s0", 0, 0, "We shall hear it."), Segment("s1", 1, 1, "Oui."), Segment("s2", 2, 1, "Bien sûr.")]
MADE = Revision("s1", "es", 1, "en>es Oui.", "draft", "mt:en-es@1.8", by="machine", at=5)


class Office:
    """A paper of two paragraphs, drafted into Spanish, and what says of the second that it is in another language."""

    def __init__(self, database: DraftingDatabase) -> None:
        self.documents, self.queue = SqlDocuments(database), SqlDraftingQueue(database, "w1")
        self.clock, self.requests = FixedClock(1_000), SqlDraftRequests(database)
        self.passages = PassageLanguages(self.documents, self.requests, self.queue, self.clock)
        self.documents.add(PAPER, PARTS, [])
        self.documents.revise_all("d1", [replace(MADE, segment=each.id) for each in PARTS])

    def say(self, language: str, segment: str = "s1", actor: Actor = ANA) -> int:
        self.clock.passes(10)
        return self.passages.say(actor, PAPER, segment, language)

    def draft(self) -> None:
        """Do the jobs that wait."""
        drafter = Drafter(
            self.documents, Echo(), Aids(nothing, lambda _: SentenceDrafter(), self.requests.asked),
            lambda: self.clock.now,
        )  # fmt: skip
        while job := self.queue.take(self.clock.now, 1_000):
            self.clock.passes(1)
            (self.queue.done if drafter.draft(job, lambda: None) else self.queue.begun)(job.id)

    def texts(self, language: str) -> dict[str, tuple[str, str]]:
        found = self.documents.revisions("d1", language)
        return {segment: (each.value, each.origin.partition("@")[0]) for segment, each in sorted(found.items())}


@pytest.fixture
def office(drafts_database: DraftingDatabase) -> Office:
    return Office(drafts_database)


def test_a_paragraph_is_drafted_again_from_the_language_it_is_said_to_be_in(office: Office) -> None:
    assert office.say("fr") == 2
    assert office.documents.written("d1") == {"s1": "fr", "s2": "fr"}
    assert sorted(each.language for each in office.queue.of("d1")) == ["ar", "en", "es", "ru", "zh"]
    office.draft()
    spanish = {segment: origin for segment, (_, origin) in office.texts("es").items()}
    echo = Echo().origin("fr", "es") or ""
    assert spanish == {"s0": "mt:en-es", "s1": echo.partition("@")[0], "s2": echo.partition("@")[0]}
    assert set(office.texts("en")) == {"s1", "s2"}
    assert office.texts("fr") == {"s1": ("Oui.", "author"), "s2": ("Bien sûr.", "author")}


def test_what_was_said_is_taken_back_and_a_draft_takes_its_place(office: Office) -> None:
    office.say("fr")
    office.draft()
    assert office.say("en", "s2") == 2
    assert office.documents.written("d1") == {"s1": "en", "s2": "en"}
    assert [each.language for each in lines_of(office.documents, PAPER, "fr")] == [None] * 3
    assert {each.standing for each in office.documents.revisions("d1", "fr").values()} == {"draft"}
    office.draft()
    echo = (Echo().origin("en", "fr") or "").partition("@")[0]
    assert [origin for _, origin in office.texts("fr").values()] == [echo] * 3
    assert office.say("ru") == 2
    assert office.documents.written("d1") == {"s1": "ru", "s2": "ru"}


def test_the_same_language_again_changes_nothing(office: Office) -> None:
    before = office.documents.mark("m1")
    assert office.say("en") == 0
    assert (office.documents.mark("m1"), office.queue.of("d1")) == (before, [])


def test_what_a_person_wrote_in_a_third_language_stays(office: Office) -> None:
    office.documents.revise("d1", replace(MADE, revision=2, value="Sí.", origin="person", by="Bob"))
    office.say("fr")
    office.draft()
    assert office.texts("es")["s1"] == ("Sí.", "person")


@pytest.mark.parametrize(
    ("error", "more"),
    [
        (BadRequest("language"), {"language": "de"}), (NotFound("segment"), {"segment": "s9"}),
        (NotAllowed("role"), {"actor": ATTENDEE}), (Refused("official_text"), {"language": "ru"}),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused(office: Office, error: InterpError, more: dict[str, object]) -> None:
    official = Revision("s2", "ru", 1, "Конечно.", "final", "official")
    office.documents.revise("d1", official)
    with pytest.raises(type(error)) as refused:
        office.say(**({"language": "fr"} | more))  # type: ignore[arg-type]
    assert str(refused.value) == str(error)
    assert office.documents.written("d1") == {}


def test_a_withdrawn_paper_is_not_changed(office: Office) -> None:
    with pytest.raises(Refused, match="document_withdrawn"):
        office.passages.say(ANA, replace(PAPER, withdrawn=True), "s1", "fr")


def test_a_paragraph_found_at_filing_is_taken_back_too(office: Office) -> None:
    office.documents.revise("d1", Revision("s0", "zh", 1, PARTS[0].text, "reviewed", ORIGINAL_ORIGIN, by=ORIGINAL_BY))
    assert (office.say("en", "s0"), office.documents.written("d1")) == (1, {"s0": "en"})
