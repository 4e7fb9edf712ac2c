"""Official versions stand as they are: aligned, final, found by the memory; the Declaration in six languages."""

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.drafting.official_versions import UDHR, UDHR_SYMBOL, attach, declare, udhr
from interp.errors import NotFound
from interp.ports import Document, Revision
from tests.fakes_drafting import MemoryDrafts
from tests.fakes_memory import MemoryMemory

PAPER = Document("d1", "m1", "Resolution", "r.docx", "other", "en", symbol="A/HRC/RES/31/7")
ENGLISH = (
    "Recalling its resolution 28/19 on the rights of the child,",
    "Decides to hold a meeting on the matter.",
    "The meeting will last one day and be open to all.",
    "Thanks the speakers for what they have said in this room today.",
)
FRENCH = (
    "Rappelant sa résolution 28/19 sur les droits de l’enfant,",
    "Décide de tenir une réunion sur la question, laquelle durera une journée et sera ouverte à toutes et à tous.",
    "Remercie les orateurs de ce qu’ils ont dit aujourd’hui dans cette salle.",
)


def read(language: str, *texts: str) -> tuple[Segment, ...]:
    return segments([TextBlock("paragraph", text) for text in texts], language)


@pytest.fixture
def drafts() -> MemoryDrafts:
    made = MemoryDrafts()
    made.add(PAPER, read("en", *ENGLISH), [])
    return made


def test_an_official_version_is_final_and_whole(drafts: MemoryDrafts) -> None:
    attach(drafts, MemoryMemory(), "d1", "fr", read("fr", *FRENCH), at=7, by="ana")
    found = drafts.revisions("d1", "fr")
    rows = [found[each.id] for each in drafts.segments("d1")]
    assert [each.value for each in rows] == [FRENCH[0], FRENCH[1], "", FRENCH[2]]
    assert {(each.standing, each.origin, each.revision, each.by, each.at) for each in rows} == {
        ("final", "official", 1, "ana", 7)
    }


def test_it_stands_over_drafts_that_were_there(drafts: MemoryDrafts) -> None:
    first = drafts.segments("d1")[0].id
    drafts.revise("d1", Revision(first, "fr", 1, "Brouillon.", "draft", "mt:en-fr@1.9"))
    attach(drafts, MemoryMemory(), "d1", "fr", read("fr", *FRENCH), at=7, by="ana")
    assert drafts.revisions("d1", "fr")[first].value == FRENCH[0]
    assert [each.standing for each in drafts.history("d1", first, "fr")] == ["draft", "final"]


def test_nothing_of_the_version_is_lost(drafts: MemoryDrafts) -> None:
    note = "Note du service de traduction, sans équivalent dans l’autre langue du document."
    odd = (FRENCH[0], note, *FRENCH[1:], "Fin.")
    attach(drafts, MemoryMemory(), "d1", "fr", read("fr", *odd), at=7, by="ana")
    found = drafts.revisions("d1", "fr")
    values = [found[each.id].value for each in drafts.segments("d1") if each.id in found]
    assert " ".join(" ".join(values).split()) == " ".join(odd)


def test_quotations_are_found_both_ways(drafts: MemoryDrafts) -> None:
    memory = MemoryMemory()
    attach(drafts, memory, "d1", "fr", read("fr", *FRENCH), at=7, by="ana")
    (found,) = memory.matches("en", "fr", ENGLISH[3])
    assert (found.percent, found.target, found.unit.document) == (100, FRENCH[2], "A/HRC/RES/31/7")
    assert memory.matches("fr", "en", FRENCH[0])[0].target == ENGLISH[0]
    assert memory.matches("en", "fr", ENGLISH[0], after=ENGLISH[1] + " " + ENGLISH[2])[0].percent == 101


def test_a_version_of_no_document_is_told(drafts: MemoryDrafts) -> None:
    with pytest.raises(NotFound):
        attach(drafts, MemoryMemory(), "d9", "fr", [], at=7, by="ana")


def test_the_declaration_has_the_same_paragraphs_in_six_languages() -> None:
    names = {tuple(name for name, _ in udhr(code)) for code in MEETING_LANGUAGES}
    assert len(names) == 1
    (rows,) = names
    assert len(rows) == len(set(rows)) == 83
    assert [block.text for name, block in udhr("fr") if name.endswith(".0")][2:4] == ["Article premier", "Article 2"]


def test_the_declaration_is_put_in_once_final_and_official() -> None:
    drafts, memory = MemoryDrafts(), MemoryMemory()
    assert (declare(drafts, memory), declare(drafts, memory)) == (True, False)
    document = drafts.document(UDHR)
    assert document and (document.symbol, document.kind, document.language) == (UDHR_SYMBOL, "official", "en")
    names = [each.id for each in drafts.segments(UDHR)]
    for code in MEETING_LANGUAGES:
        found = drafts.revisions(UDHR, code)
        assert list(found) == ([] if code == "en" else names)
        assert {(each.standing, each.origin, each.stale) for each in found.values()} <= {("final", "official", False)}


@pytest.mark.parametrize(
    ("source", "target", "quoted", "wanted"),
    [
        ("en", "fr", "Everyone has the right to life, liberty and the security of person.",
         "Tout individu a droit à la vie, à la liberté et à la sûreté de sa personne."),
        ("ru", "zh", "Статья 3", "第三条"),
        ("en", "es", "All human beings are born free and equal in dignity and rights.", None),
        ("en", "ru", "All human beings are born free and equal in dignity and rights.",
         "Все люди рождаются свободными и равными в своем достоинстве и правах."),
    ],
)  # fmt: skip
def test_quotations_of_the_declaration_are_found(source: str, target: str, quoted: str, wanted: str | None) -> None:
    memory = MemoryMemory()
    declare(MemoryDrafts(), memory)
    found = [each.target for each in memory.matches(source, target, quoted) if each.percent >= 100]
    assert found == ([] if wanted is None else [wanted])
