"""A paper in two languages, from filing to readers: each passage is drafted from the language it is written in."""

from pathlib import Path
from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segments import Segment
from interp.drafting.document_drafting import Aids, Drafter
from interp.drafting.machine.argos_engine import ArgosEngine
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.errors import BadRequest, Refused
from interp.ports import Document, Job
from interp.service.caption_scripts import DraftScripts
from interp.service.document_reading import DocumentReading
from tests.translation_section import ANA, Bureau
from tests.translation_section import paper as paper_of

ENGLISH = "The Council decided to hold a panel discussion on the rights of the child."
FRENCH = "Le Conseil a décidé de tenir une réunion sur les droits de l’enfant."
PAPER = f"{ENGLISH}\n{FRENCH}\n{ENGLISH.replace('Council', 'Board')}"
ABOUT: dict[str, Any] = {"language": "en", "visibility": "drafts", "speech": "s1"}


class Mixed:
    """A section with a filed paper whose second paragraph is in French, and the drafter of the sample models."""

    def __init__(self, models: Path) -> None:
        self.bureau = Bureau()
        self.paper = self.bureau.file(PAPER, **ABOUT)
        aids = Aids(lambda *_: {}, lambda _: SentenceDrafter())
        self.drafter = Drafter(self.bureau.drafts, ArgosEngine(models), aids, lambda: 7)

    @property
    def french(self) -> Segment:
        return self.bureau.drafts.segments(self.paper.id)[1]

    def draft(self) -> None:
        for job in self.bureau.jobs.of(self.paper.id):
            while not self.drafter.draft(Job("J", self.paper.id, job.language, begun=True), lambda: None):
                pass

    def draft_well(self) -> None:
        """Put drafts without findings in place: the sample models know few words, and readers see no draft with errors.
        """
        for place, value, language in (
            (0, FRENCH, "fr"), (2, FRENCH, "fr"), (1, ENGLISH, "en"), (1, "理事会决定举行会议。", "zh"),
        ):  # fmt: skip
            self.bureau.draft(self.paper, place, value, language)

    def read(self, language: str) -> list[tuple[str, str, str]]:
        """Return what the public reads of each sentence: language, standing, origin."""
        found = DocumentReading(self.bureau.drafts).reading("m1", self.paper.id, language)
        lines = (line.text for block in found.blocks for line in block.lines)
        return [(each.language, each.standing, each.origin) for each in lines]


@pytest.fixture
def mixed(fixture_models: Path) -> Mixed:
    return Mixed(fixture_models)


def test_the_french_text_is_authored_when_it_is_filed_and_english_is_drafted_too(mixed: Mixed) -> None:
    drafts = mixed.bureau.drafts
    assert drafts.written(mixed.paper.id) == {mixed.french.id: "fr"}
    (own,) = drafts.revisions(mixed.paper.id, "fr").values()
    assert (own.value, own.standing, own.origin) == (FRENCH, "reviewed", "author")
    assert {job.language for job in mixed.bureau.jobs.of(mixed.paper.id)} == set(MEETING_LANGUAGES)


def test_each_passage_is_drafted_from_its_own_language(mixed: Mixed) -> None:
    mixed.draft()
    ways = {
        code: [each.origin.removeprefix("mt:").partition("@")[0]
               for each in mixed.bureau.drafts.revisions(mixed.paper.id, code).values() if each.by == "machine"]
        for code in MEETING_LANGUAGES
    }  # fmt: skip
    assert ways["en"] == ["fr-en"]
    assert ways["fr"] == ["en-fr"] * 2
    assert sorted(ways["es"]) == ["en-es", "en-es", "fr-en-es"]


def test_readers_see_the_original_in_its_language_and_drafts_elsewhere(mixed: Mixed) -> None:
    english, french = ("en", "original", "source"), ("fr", "original", "source")
    assert mixed.read("en") == [english, french, english]
    assert mixed.read("fr") == [english, french, english]
    assert mixed.read("ar") == [english, french, english]
    mixed.draft_well()
    assert [each[:2] for each in mixed.read("fr")] == [("fr", "draft"), ("fr", "original"), ("fr", "draft")]
    assert [each[:2] for each in mixed.read("en")] == [("en", "original"), ("en", "draft"), ("en", "original")]
    assert mixed.read("ar") == [english, french, english]


def test_the_steps_of_captions_have_the_language_of_their_sentence(mixed: Mixed) -> None:
    mixed.draft_well()
    script = DraftScripts(mixed.bureau.drafts, lambda text, language, names: [text]).script(mixed.paper.id)
    assert script and [unit.language for unit in script.units] == ["en", "fr", "en"]
    texts = {text.language: text for text in script.units[1].texts}
    assert (texts["fr"].text, texts["fr"].standing) == (FRENCH, "original")
    assert {code: text.standing for code, text in texts.items()} == {"fr": "original", "en": "draft", "zh": "draft"}
    assert {text.language for text in script.units[0].texts} == {"en", "fr"}


def test_the_desk_reviews_the_french_passage_into_english_and_remembers_it_as_french(mixed: Mixed) -> None:
    mixed.draft()
    bureau = mixed.bureau
    with pytest.raises(Refused, match="original_language"):
        bureau.revise(mixed.paper, 1, "Autre chose.", 1, language="fr")
    with pytest.raises(Refused, match="original_language"):
        bureau.revise(mixed.paper, 0, "Another thing.", language="en")
    said = "The Council decided to hold a meeting on the rights of the child."
    bureau.revise(mixed.paper, 1, said, 1, language="en", approve=True)
    (unit,) = bureau.memory.concordance("fr", "en", "droits de l’enfant")
    assert (unit.source, unit.target) == (FRENCH, said)
    assert bureau.memory.concordance("en", "en", "droits") == ()
    lines = bureau.reviewing.lines(mixed.paper, "en")
    assert [each.language for each in lines] == [None, "fr", None]
    assert [bool(each.revision) for each in lines] == [False, True, False]


def test_the_queue_has_a_task_into_the_papers_own_language(mixed: Mixed) -> None:
    mixed.draft()
    task = {each.language: each for each in mixed.bureau.tasks()}
    assert (task["en"].segments, task["en"].drafted, task["en"].approved) == (1, 1, 0)
    assert (task["fr"].segments, task["fr"].drafted, task["fr"].approved) == (3, 3, 1)
    mixed.bureau.worklist.revisers.assign(ANA, "m1", mixed.paper, "en", "Ana")
    plain = mixed.bureau.file()
    with pytest.raises(BadRequest, match="language"):
        mixed.bureau.worklist.revisers.assign(ANA, "m1", plain, "en", "Ana")
    assert "en" not in {each.language for each in mixed.bureau.tasks() if each.document == plain.id}


def test_a_newer_version_knows_new_passages_and_forgets_old_ones(mixed: Mixed) -> None:
    bureau = mixed.bureau
    other = "Nous avons entendu les États membres sur la situation des enfants dans le monde."
    paper = paper_of(PAPER.replace(FRENCH, f"{FRENCH}\n{other}"), **ABOUT)
    bureau.materials.file_version(ANA, "m1", mixed.paper.id, paper)
    assert sorted(bureau.drafts.written(mixed.paper.id).values()) == ["fr", "fr"]
    bureau.materials.file_version(ANA, "m1", mixed.paper.id, paper_of(ENGLISH, **ABOUT))
    assert bureau.drafts.written(mixed.paper.id) == {}
    assert {job.language for job in bureau.jobs.of(mixed.paper.id)} == set(MEETING_LANGUAGES) - {"en"}


def test_a_paper_in_one_language_has_no_draft_in_it(mixed: Mixed) -> None:
    plain: Document = mixed.bureau.file()
    assert {job.language for job in mixed.bureau.jobs.of(plain.id)} == set(MEETING_LANGUAGES) - {"en"}
    assert mixed.bureau.drafts.written(plain.id) == {}
