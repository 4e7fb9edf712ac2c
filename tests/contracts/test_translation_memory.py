"""What every memory promises: what was translated before is found, graded as it deserves, and never mistaken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interp.ports import Document, Documents, Memory, MemoryUnit, PlacedText
from interp.store.documents import SqlDocuments
from interp.store.translation_memory import SqlMemory
from tests.contracts.conftest import KINDS, opened
from tests.fakes_drafting import MemoryDrafts
from tests.fakes_memory import MemoryMemory
from tests.row_by_row import row_by_row

CHILD = "The rights of the child shall be protected by every State."
UNIT = MemoryUnit(
    "en", "fr", CHILD, "Les droits de l’enfant sont protégés par chaque État.", "reviewed", "person", at=10
)


@pytest.fixture(params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Memory, Documents]]:
    """Yield a memory with the documents that its units are of."""
    if request.param == "memory":
        drafts = MemoryDrafts()
        yield MemoryMemory(drafts.document), drafts
        return
    database = opened(request.param, tmp_path)
    yield SqlMemory(database), SqlDocuments(database)
    assert database.damaged_entries() == []
    database.close()


@pytest.fixture
def memory(library: tuple[Memory, Documents]) -> Memory:
    return library[0]


def percents(memory: Memory, text: str, **more: str) -> list[int]:
    return [each.percent for each in memory.matches("en", "fr", text, **more)]  # type: ignore[arg-type]


def test_an_empty_memory_knows_nothing(memory: Memory) -> None:
    memory.add([])
    assert memory.matches("en", "fr", CHILD) == ()
    assert memory.concordance("en", "fr", "child") == ()


def test_the_same_sentence_is_found(memory: Memory) -> None:
    memory.add([UNIT])
    (found,) = memory.matches("en", "fr", CHILD)
    assert (found.unit, found.percent, found.target) == (UNIT, 100, UNIT.target)


def test_spaces_and_quotation_marks_do_not_matter_and_case_does(memory: Memory) -> None:
    memory.add([replace(UNIT, source="The “best interests” of the child.")])
    assert percents(memory, 'The "best\u00a0interests" of  the child.') == [100]
    assert percents(memory, 'The "best interests" of the Child.') == [99]


def test_the_same_neighbours_make_it_101(memory: Memory) -> None:
    here = replace(UNIT, before="Article 3", after="Article 4", target="Un.")
    memory.add([UNIT, here, replace(here, before="Article 9", target="Deux.")])
    found = memory.matches("en", "fr", CHILD, before="Article 3", after="Article 4")
    assert [(each.percent, each.target) for each in found][0] == (101, "Un.")
    assert {each.percent for each in found[1:]} == {100}


def test_languages_are_kept_apart(memory: Memory) -> None:
    memory.add([UNIT, replace(UNIT, target_language="es", target="Los derechos.")])
    assert [each.target for each in memory.matches("en", "es", CHILD)] == ["Los derechos."]
    assert memory.matches("fr", "en", CHILD) == memory.matches("en", "ru", CHILD) == ()
    assert memory.matches("xx", "fr", CHILD) == ()


def test_a_unit_is_kept_over_the_one_of_the_same_source_and_context(memory: Memory) -> None:
    memory.add([UNIT, replace(UNIT, target="Neuf.", at=20)])
    memory.add([replace(UNIT, target="Encore.", at=30)])
    assert [each.target for each in memory.matches("en", "fr", CHILD)] == ["Encore."]


def test_reviewed_comes_before_unreviewed_and_newer_before_older(memory: Memory) -> None:
    for number, (standing, at) in enumerate((("draft", 90), ("reviewed", 10), ("final", 20))):
        memory.add([replace(UNIT, before=str(number), target=f"{standing}.", standing=standing, at=at)])
    assert [each.target for each in memory.matches("en", "fr", CHILD)] == ["final.", "reviewed.", "draft."]


def test_one_target_is_shown_once(memory: Memory) -> None:
    memory.add([replace(UNIT, before=str(number)) for number in range(9)])
    assert percents(memory, CHILD) == [100]


def test_other_numbers_and_symbols_are_repaired_to_99(memory: Memory) -> None:
    memory.add(
        [replace(UNIT, source="Recalling resolution 28/19 of 2015,", target="Rappelant la résolution 28/19 de 2015,")]
    )
    (found,) = memory.matches("en", "fr", "Recalling resolution 31/7 of 2016,")
    assert (found.percent, found.target) == (99, "Rappelant la résolution 31/7 de 2016,")
    assert found.unit.target == "Rappelant la résolution 28/19 de 2015,"


def test_a_repair_that_is_not_sure_is_only_fuzzy(memory: Memory) -> None:
    source = "The panel of 3 experts will meet in 3 rooms on Monday morning."
    memory.add([replace(UNIT, source=source, target="Les 3 experts se réuniront lundi dans 3 salles.")])
    (found,) = memory.matches("en", "fr", source.replace("3 rooms", "4 rooms"))
    assert (found.percent, found.target) == (92, "Les 3 experts se réuniront lundi dans 3 salles.")


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("The rights of the child shall be respected by every State.", 90),
        ("The rights of the child shall be protected by every state.", 99),
        ("The rights of the child shall be respected by all States.", 72),
        ("The rights of every person must be upheld by Governments.", None),
        ("Nobody has ever said anything of this kind.", None),
    ],
)
def test_a_like_sentence_is_fuzzy(memory: Memory, text: str, percent: int | None) -> None:
    memory.add([UNIT])
    assert percents(memory, text) == ([] if percent is None else [percent])


def test_unreviewed_and_other_bodies_lose(memory: Memory) -> None:
    text = CHILD.replace("protected", "respected")
    memory.add([replace(UNIT, standing="draft", document="A/HRC/31/34")])
    assert percents(memory, text) == [87]
    assert percents(memory, text, document="A/HRC/34/1") == [87]
    assert percents(memory, text, document="CRC/C/GC/25") == [82]


def test_chinese_is_compared_by_the_character(memory: Memory) -> None:
    memory.add([replace(UNIT, source_language="zh", source="人人有权享有生命、自由和人身安全。")])
    assert [each.percent for each in memory.matches("zh", "fr", "人人有权享有生命、自由与人身安全。")] == [93]
    assert memory.matches("zh", "en", "理事会通过了决议。") == ()


@pytest.mark.parametrize(
    ("language", "text", "word", "percent"),
    [
        ("ru", "Каждый {} имеет право на жизнь и на свободу.", ("человек", "ребенок"), 88),
        ("ar", "لكل {} الحق في الحياة والحرية وفي الأمان على شخصه", ("فرد", "طفل"), 90),
        ("es", "Todo {} tiene derecho a la vida y a la libertad.", ("individuo", "niño"), 90),
    ],
)
def test_every_script_is_found(memory: Memory, language: str, text: str, word: tuple[str, str], percent: int) -> None:
    memory.add([replace(UNIT, source_language=language, source=text.format(word[0]))])
    assert [each.percent for each in memory.matches(language, "fr", text.format(word[1]))] == [percent]


def test_no_more_are_shown_than_asked_for(memory: Memory) -> None:
    memory.add([replace(UNIT, source=f"{CHILD} Again {word}.", target=word) for word in "abcdefgh"])
    assert len(memory.matches("en", "fr", f"{CHILD} Again z.")) == 5
    assert len(memory.matches("en", "fr", f"{CHILD} Again z.", most=2)) == 2


@row_by_row("text", ["", " ", "…", "%_\\'\"", "q", "NEAR(", "*", "q OR a", "x" * 5_000])
def test_odd_texts_are_looked_up_like_any_other(memory: Memory, text: str) -> None:
    memory.add([UNIT])
    assert memory.matches("en", "fr", text) == ()
    assert memory.concordance("en", "fr", text) == ()


def test_a_concordance_shows_where_a_phrase_was_used(memory: Memory) -> None:
    other = replace(UNIT, source="Every CHILD has rights.", target="Tout enfant a des droits.", at=20)
    draft = replace(UNIT, source="No child is alone.", target="Aucun enfant.", standing="draft", at=30)
    memory.add([UNIT, other, draft])
    assert memory.concordance("en", "fr", "child") == (other, UNIT, draft)
    assert memory.concordance("en", "fr", "the  child") == (UNIT,)
    assert memory.concordance("en", "fr", "child", most=1) == (other,)
    assert memory.concordance("en", "fr", "adult") == memory.concordance("en", "es", "child") == ()


def test_a_concordance_knows_case_in_cyrillic_and_short_chinese(memory: Memory) -> None:
    russian = MemoryUnit("ru", "en", "Дети имеют права.", "Children have rights.", "final", "official")
    chinese = MemoryUnit("zh", "en", "儿童权利。", "Rights of the child.", "final", "official")
    memory.add([russian, chinese])
    assert memory.concordance("ru", "en", "дети") == (russian,)
    assert memory.concordance("zh", "en", "儿童") == (chinese,)


def test_a_repeated_sentence_is_found_by_its_like_among_many(memory: Memory) -> None:
    words = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa".split()
    memory.add(
        [
            replace(UNIT, source=" ".join(words[at : at + 8] + [words[(at * 7) % 16]] * 3), target=str(at))
            for at in range(9)
        ]
    )
    assert [each.target for each in memory.matches("en", "fr", " ".join([*words[3:11], words[5], words[5]]))][0] == "3"


def test_all_of_it_is_given_out_or_one_pair_of_languages(memory: Memory) -> None:
    spanish = replace(UNIT, target_language="es", target="Los derechos.", before="Article 3", document="A/1")
    back = MemoryUnit("fr", "en", "La paix.", "Peace.", "draft", "mt:fr-en@1.9", at=20)
    newer = replace(UNIT, target="Chaque État protège l’enfant.")
    memory.add([UNIT, spanish, back, newer])
    assert set(memory.units()) == {newer, spanish, back}
    assert (memory.count(), memory.count("en"), memory.count("en", "es"), memory.count(target="en")) == (3, 2, 1, 1)
    assert list(memory.units("en", "es")) == [spanish]
    assert list(memory.units("ru")) == []


def test_what_is_certain_is_found_for_all_texts_and_languages_at_once(memory: Memory) -> None:
    note = replace(UNIT, source="Takes note of resolution 28/19.", target="Prend note de la résolution 28/19.")
    memory.add([
        UNIT, replace(UNIT, target_language="es", target="Los derechos."), note,
        replace(UNIT, before="Article 3", after="Article 4", target="Ici.", at=9),
    ])  # fmt: skip
    texts = [
        PlacedText(CHILD), PlacedText("takes note of resolution 31/7;"), PlacedText("Nobody wrote this."),
        PlacedText(CHILD, "Article 3", "Article 4"), PlacedText(CHILD + " More."),
    ]  # fmt: skip
    found = memory.certain("en", ["fr", "es", "ru"], texts)
    assert {place: (each.percent, each.target) for place, each in found.items()} == {
        ("fr", 0): (100, UNIT.target),
        ("es", 0): (100, "Los derechos."),
        ("fr", 1): (99, "prend note de la résolution 31/7\u00a0;"),
        ("fr", 3): (101, "Ici."),
        ("es", 3): (100, "Los derechos."),
    }
    assert memory.certain("en", ["fr"], []) == memory.certain("xx", ["fr"], texts) == {}


def test_a_match_that_differs_in_the_final_mark_and_the_first_letter_is_adapted(memory: Memory) -> None:
    memory.add([replace(UNIT, source="Takes note of the report.", target="Prend note du rapport.")])
    (found,) = memory.matches("en", "fr", "takes note of the report;")
    assert (found.percent, found.target) == (99, "prend note du rapport\u00a0;")


def test_who_translated_when_and_for_which_document_is_kept(memory: Memory) -> None:
    memory.add([replace(UNIT, by="Rosa", document="A/HRC/31/1", at=7)])
    (found,) = memory.matches("en", "fr", CHILD)
    assert (found.unit.by, found.unit.document, found.unit.at) == ("Rosa", "A/HRC/31/1", 7)
    assert [each.by for each in memory.units()] == ["Rosa"]


def test_a_unit_of_a_closed_document_is_found_for_its_meeting_alone_until_that_is_open(
    library: tuple[Memory, Documents],
) -> None:
    memory, documents = library
    closed = Document("d1", "m1", "Statement", "a.txt", "statement", "en", "original", release="as_delivered")
    documents.add(closed, [], [])
    public = replace(UNIT, target="Publique.", at=1)
    held = replace(UNIT, held="d1", at=9)
    memory.add([public, held])

    def found(meeting: str | None) -> list[set[str]]:
        """Return the targets found in each way."""
        text = PlacedText(CHILD, UNIT.before, UNIT.after)
        return [
            {each.unit.target for each in memory.matches("en", "fr", CHILD, meeting=meeting)},
            {each.unit.target for each in memory.matches("en", "fr", f"{CHILD} Now.", meeting=meeting)},
            {each.unit.target for each in memory.certain("en", ["fr"], [text], meeting).values()},
            {each.target for each in memory.concordance("en", "fr", CHILD, meeting=meeting)},
        ]

    for meeting in (None, "m2"):
        assert all(each <= {"Publique."} for each in found(meeting)) and found(meeting)[3] == {"Publique."}
    assert UNIT.target in found("m1")[0] & found("m1")[3]
    assert set(memory.units()) == {public} and memory.count() == 1
    documents.deliver("d1")
    assert UNIT.target in found("m2")[0] & found(None)[3]
    assert memory.count() == 2
