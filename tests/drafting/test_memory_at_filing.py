"""What the memory knows of a text is stored with the text, before any job is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.known_translations import KnownTranslations
from interp.drafting.memory_at_filing import MemoryAtFiling
from interp.ports import Document, Match, MemoryUnit, PlacedText, Revision
from interp.seed.bundled_data import delegations
from interp.service.document_filing import DocumentFiling
from tests.builders import START
from tests.fakes_memory import MemoryMemory
from tests.translation_section import STAFF, Bureau, FilingHere, paper, read

TEXT = "# Statement of the Chair\nThank you for the floor.\nWe shall all be heard.\nNobody translated this before."
THANKS, HEARD = "Thank you for the floor.", "We shall all be heard."


class CountingMemory(MemoryMemory):
    """A memory that counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText], meeting: str | None = None
    ) -> Mapping[tuple[str, int], Match]:
        self.asked += 1
        return super().certain(source, targets, texts, meeting)


class Office(Bureau):
    """A bureau whose filing asks a memory, as a service's does."""

    def __init__(self, *units: MemoryUnit) -> None:
        super().__init__()
        self.counted = CountingMemory()
        self.memory = self.counted
        self.memory.add(units)
        self.reviewing._memory = self.memory
        known = KnownTranslations(self.memory, {}, delegations(), lambda: START)
        filing = DocumentFiling(self.drafts, read, self.attach, lookup=MemoryAtFiling(known))
        self.materials._helpers = FilingHere(filing)

    def shown(self, document: Document, language: str = "fr") -> list[tuple[str, str, int | None]]:
        """Return value, standing and match of each sentence that has a text."""
        found = self.drafts.revisions(document.id, language)
        rows = [found[each] for each in self.ids(document) if each in found]
        return [(each.value, each.standing, each.match) for each in rows]


def unit(source: str, target: str, language: str = "fr", standing: str = "reviewed") -> MemoryUnit:
    return MemoryUnit("en", language, source, target, standing, "person")


def test_the_memory_answers_while_the_text_is_filed_in_every_language_and_is_asked_once() -> None:
    office = Office(unit(THANKS, "Merci de me donner la parole."), unit(HEARD, "Nos oirán a todos.", "es"))
    filed = office.file(TEXT)
    assert office.shown(filed) == [("Merci de me donner la parole.", "auto", 100)]
    assert office.shown(filed, "es") == [("Nos oirán a todos.", "auto", 100)]
    assert office.counted.asked == 1
    assert {job.state for job in office.jobs.of(filed.id)} == {"waiting"}  # nobody took one


def test_a_language_that_the_memory_knows_whole_has_no_job() -> None:
    texts = [line.removeprefix("# ") for line in TEXT.split("\n")]
    office = Office(*(unit(text, f"fr {text}") for text in texts))
    filed = office.file(TEXT)
    assert len(office.shown(filed)) == len(texts)
    assert {job.language for job in office.jobs.of(filed.id)} == {*MEETING_LANGUAGES} - {"en", "fr"}


def test_the_public_is_never_shown_a_match_below_99_per_cent() -> None:
    near = "We shall all be heard here today by each and every one of the members of this Council and its Bureau"
    office = Office(unit(f"{near}.", "Vieux."), unit("Thank you for the floor", "Merci"))
    filed = office.file(f"# Statement of the Chair\n{near} again.\n{THANKS}")
    (match,) = office.reviewing.matches(filed, office.ids(filed)[1], "fr")
    assert 85 <= match.percent <= 98
    assert office.shown(filed) == [("Merci.", "draft", 99)]


def test_an_author_s_translation_comes_before_the_memory() -> None:
    office = Office(unit(THANKS, "Merci."))
    filed = office.file(TEXT, authored=[{code: f"{code} {THANKS}" for code in MEETING_LANGUAGES} | {"en": THANKS}])
    assert office.shown(filed) == [(f"fr {THANKS}", "reviewed", None)]


def test_a_newer_version_asks_for_what_changed_and_leaves_a_person_s_text() -> None:
    office = Office(unit("We shall each be heard.", "Chacun sera entendu."), unit(THANKS, "Merci."))
    filed = office.file(TEXT)
    office.revise(filed, 1, "Je vous remercie.", over=1, approve=True)
    office.draft(filed, 2, "Nous serons entendus.")
    office.materials.file_version(STAFF, "m1", filed.id, paper(TEXT.replace("shall all", "shall each")))
    assert office.shown(filed) == [("Je vous remercie.", "reviewed", None), ("Chacun sera entendu.", "auto", 100)]


def test_a_newer_version_leaves_drafts_of_unchanged_sentences() -> None:
    office = Office()
    filed = office.file(TEXT)
    made = office.draft(filed, 1, "Merci.")
    office.memory.add([unit(THANKS, "Je vous remercie.")])
    office.materials.file_version(STAFF, "m1", filed.id, paper(TEXT.replace("shall all", "shall each")))
    found: Revision = office.drafts.revisions(filed.id, "fr")[made.segment]
    assert found == replace(made, stale=False)

