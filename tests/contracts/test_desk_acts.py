"""What was done at the desk: kept with the change or not at all, in order, and never changed afterwards."""

from dataclasses import replace

import pytest

from interp.domain.text.segments import Segment
from interp.ports import Conflict, DeskAct, DeskActs, Document, Revision
from interp.ports import SectionProgress as Counts
from interp.store.desk_acts import SqlDeskActs
from interp.store.section_progress import SqlSectionProgress
from tests.contracts.conftest import Section
from tests.fakes_drafting import MemoryActs
from tests.fakes_section_progress import MemorySection

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
PARTS = [Segment("s0", 0, 0, "Sentence.")]
DRAFT = Revision("s0", "fr", 1, "Phrase.", "draft", "person", by="Ana")


def act(name: str, **more: object) -> DeskAct:
    return replace(DeskAct(1_000, "m1", "Ana", "reviser", name, "d1"), **more)  # type: ignore[arg-type]


@pytest.fixture
def acts(section: Section) -> DeskActs:
    if section.database:
        return SqlDeskActs(section.database)
    assert section.shelf
    return MemoryActs(section.shelf)


@pytest.fixture
def counts(section: Section) -> Counts:
    if section.database:
        return SqlSectionProgress(section.database)
    assert section.shelf
    return MemorySection(section.shelf)


def test_each_change_keeps_who_did_it_in_order(section: Section, acts: DeskActs, counts: Counts) -> None:
    section.drafts.add(PAPER, PARTS, [], act=act("document.filed", body='{"file": "statement.docx"}'))
    section.drafts.revise("d1", DRAFT, act("text.saved", language="fr", segment="s0", revision=1))
    section.drafts.set_visibility("d1", "drafts", act("document.visibility_set"))
    section.drafts.set_speech("d1", "s2", act("document.speech_set"))
    counts.assign("d1", "fr", "Ana", act("document.assigned", language="fr"))
    section.drafts.withdraw("d1", True, act("document.withdrawn"))
    assert [each.name for each in acts.of("m1")] == [
        "document.filed", "text.saved", "document.visibility_set", "document.speech_set", "document.assigned",
        "document.withdrawn",
    ]  # fmt: skip
    assert acts.of("m1")[1] == act("text.saved", language="fr", segment="s0", revision=1)
    found = section.drafts.document("d1")
    assert found and (found.visibility, found.speech, found.withdrawn) == ("drafts", "s2", True)


def test_a_machines_work_is_no_act_and_what_was_not_done_neither(section: Section, acts: DeskActs) -> None:
    section.drafts.add(PAPER, PARTS, [])
    section.drafts.revise("d1", DRAFT)
    with pytest.raises(Conflict):
        section.drafts.revise("d1", DRAFT, act("text.saved"))
    assert acts.of("m1") == []


def test_each_meeting_has_its_own(section: Section, acts: DeskActs) -> None:
    section.drafts.add(PAPER, PARTS, [], act=act("document.filed"))
    section.drafts.add(replace(PAPER, id="d2", meeting="m2"), PARTS, [], act=act("document.filed", meeting="m2"))
    assert [len(acts.of(meeting)) for meeting in ("m1", "m2", "m3")] == [1, 1, 0]
