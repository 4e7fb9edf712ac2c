"""Where a line may end and how well: places, what is held together, and the cost of an end in each language."""

import pytest

from interp.domain.captions.line_breaks import (
    CLAUSE,
    LEANING,
    PHRASE,
    SENTENCE,
    SPLIT,
    WORD,
    held,
    inside,
    leans,
    pieces,
    places,
)
from tests.row_by_row import row_by_row


def parts(text: str, language: str, *kept: str) -> list[str]:
    """Return the parts of a text that are never cut."""
    return [text[each.start : each.end] for each in pieces(text, language, kept)]


def costs(text: str, language: str) -> dict[str, int]:
    """Return how bad an end after each part would be."""
    return {text[each.start : each.end]: each.cost for each in pieces(text, language)}


# --- where a line might end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a bc", [(1, 2), (4, 4)]),
        ("", []),
        ("儿童a", [(1, 1), (2, 2), (3, 3)]),
        ("儿 童", [(1, 2), (3, 3)]),
        ("a\u00a0b c", [(3, 4), (5, 5)]),
        ("e\u0301 x", [(2, 3), (4, 4)]),
        ("a儿", [(1, 1), (2, 2)]),
    ],
)
def test_a_line_might_end_at_a_space_and_beside_chinese(text: str, found: list[tuple[int, int]]) -> None:
    assert list(places(text)) == found


@pytest.mark.parametrize("wide", ["\u2e80", "\ua4cf", "\uf900", "\ufaff", "\uff01", "\uff60"])
def test_the_blocks_of_wide_characters_are_taken_whole(wide: str) -> None:
    assert list(places(f"a{wide}")) == [(1, 1), (2, 2)]


@pytest.mark.parametrize("narrow", ["\u2e7f", "\ua4d0", "\uf8ff", "\uff00", "\uff61"])
def test_beside_the_blocks_a_line_does_not_end(narrow: str) -> None:
    assert list(places(f"a{narrow}")) == [(2, 2)]


def test_the_inside_of_a_span_is_without_its_edges() -> None:
    assert inside([(3, 6), (8, 9)]) == {4, 5}


# --- what is never cut


@row_by_row(
    ("text", "language", "whole"),
    [
        ("on 7 March 2016 we met", "en", "7 March 2016"),
        ("in March 2016 we met", "en", "March 2016"),
        ("resolution 7/29 says", "en", "resolution 7/29"),
        ("for 45 minutes each", "en", "45 minutes"),
        ("the H.E. Mr. Ramón Morales spoke", "en", "H.E. Mr. Ramón Morales"),
        ("Ms. Maud de Boer-Buquicchio spoke", "en", "Ms. Maud de Boer-Buquicchio"),
        ("le n° 12 dit", "fr", "n° 12"),
        ("le 1er janvier vient", "fr", "1er janvier"),
        ("de 12,5 millones de niños hoy", "es", "12,5 millones de niños"),
        ("статьи 19 Конвенции", "ru", "статьи 19"),
        ("السيد أحمد يتكلم", "ar", "السيد أحمد"),
        ("في 7 آذار/مارس 2016 اجتمعنا", "ar", "7 آذار/مارس 2016"),
        ("see https://webtv.un.org/x now", "en", "https://webtv.un.org/x"),
    ],
)
def test_names_numbers_and_addresses_are_one_part(text: str, language: str, whole: str) -> None:
    assert whole in parts(text, language)


def test_a_number_does_not_hold_a_word_that_joins() -> None:
    assert parts("about 12 of them", "en") == ["about", "12", "of", "them"]


def test_names_that_are_told_are_one_part_also_where_they_overlap_or_are_spaced_otherwise() -> None:
    assert parts("the Council of Europe today", "en", "Council of Europe") == ["the", "Council of Europe", "today"]
    assert parts("a b c d", "en", "a b", "b c") == ["a b c", "d"]
    assert held("Council  of Europe", ["Council of Europe"]) == ((0, 18),)
    assert held("a b", ["", "x"]) == ()


def test_a_line_neither_begins_with_a_closing_nor_ends_on_an_opening_mark() -> None:
    assert parts("他说：“儿童”。", "zh") == ["他", "说：", "“儿", "童”。"]
    assert parts("the rights – all – count", "en") == ["the", "rights –", "all –", "count"]


# --- how bad an end is


def test_the_best_end_is_that_of_a_sentence_then_of_a_clause() -> None:
    found = costs("Indeed. Well, that is so because it is.", "en")
    assert (found["Indeed."], found["Well,"], found["it"], found["is."]) == (SENTENCE, CLAUSE, WORD, SENTENCE)
    assert costs("He said “no.” They left", "en")["“no.”"] == SENTENCE
    assert costs("as seen (twice) here", "en")["(twice)"] == CLAUSE


def test_a_shortened_word_ends_no_sentence() -> None:
    assert costs("the nos. are known", "en")["nos."] == WORD


@pytest.mark.parametrize(
    ("text", "language", "before"),
    [
        ("children and parents", "en", "children"), ("enfants et parents", "fr", "enfants"),
        ("дети и родители", "ru", "дети"), ("niños y padres", "es", "niños"),
        ("الأطفال في المدارس", "ar", "الأطفال"), ("الأطفال والآباء", "ar", "الأطفال"),
        ("enfants d'ici", "fr", "enfants"), ("enfants qu’ici", "fr", "enfants"),
    ],
)  # fmt: skip
def test_a_line_ends_well_before_a_word_that_joins(text: str, language: str, before: str) -> None:
    assert costs(text, language)[before] == PHRASE


def test_a_short_arabic_word_that_begins_with_and_is_a_word() -> None:
    assert costs("الأطفال ولد", "ar")["الأطفال"] == WORD


@pytest.mark.parametrize(
    ("text", "language", "before"),
    [("see the child", "en", "the"), ("voir les enfants", "fr", "les"), ("rights of children", "en", "of"),
     ("см. эти дети", "ru", "эти"), ("ver los niños", "es", "los"), ("لا يوجد", "ar", "لا"),
     ("say “the child", "en", "“the")],
)  # fmt: skip
def test_a_line_does_not_end_on_a_word_that_leans_on_the_next(text: str, language: str, before: str) -> None:
    assert costs(text, language)[before] == LEANING
    assert leans(before, language)


def test_a_line_does_not_end_between_two_words_with_capitals() -> None:
    assert costs("from Costa Rica today", "en") == {"from": LEANING, "Costa": LEANING, "Rica": WORD, "today": SENTENCE}


def test_in_chinese_a_known_word_is_kept_whole_and_a_particle_ends_a_line_better() -> None:
    found = {(each.start, each.end): each.cost for each in pieces("他们的权利和不好字句", "zh")}
    assert found == {
        (0, 1): LEANING, (1, 2): SPLIT, (2, 3): WORD, (3, 4): LEANING, (4, 5): PHRASE, (5, 6): LEANING,
        (6, 7): LEANING, (7, 8): SPLIT, (8, 9): SPLIT, (9, 10): SENTENCE,
    }  # fmt: skip


def test_a_language_without_a_list_of_words_has_words_all_the_same() -> None:
    assert costs("os direitos das crianças", "pt") == {
        "os": WORD, "direitos": WORD, "das": WORD, "crianças": SENTENCE,
    }  # fmt: skip
    assert not leans("the", "pt")
