"""A text or a part of it left as it was is found in all thirty directions."""

from itertools import permutations

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.domain.checks.gold_translations import GOLD, found
from tests.row_by_row import row_by_row


@row_by_row(("first", "second"), tuple(permutations(MEETING_LANGUAGES, 2)))
def test_a_copy_of_the_original_is_untranslated(first: str, second: str) -> None:
    for row in GOLD:
        if len(row[first]) > (8 if first == "zh" else 25) and "http" not in row[first]:
            codes = found(row[first], row[first], f"{first}-{second}")
            assert {"untranslated", "part_untranslated"} & set(codes), row[first]


def test_a_part_left_in_the_original_is_found() -> None:
    source = "The Council adopted a resolution concerning the rights of children."
    half = "Совет принял резолюцию concerning the rights of children."
    assert "part_untranslated" in found(source, half, "en-ru")
    capitals = "Совет открыл DISCUSSION дня."
    assert "part_untranslated" in found("The Council opened the DISCUSSION of the day.", capitals, "en-ru")
    acronym = "Об этом сообщил Итальянский колледж (SIAARTI)."
    assert "part_untranslated" not in found("The Italian College (SIAARTI) said so.", acronym, "en-ru")


def test_a_name_an_acronym_or_a_symbol_may_stay() -> None:
    for text, pair in (("UNICEF", "en-ru"), ("A/HRC/31/34", "en-zh"), ("2016", "en-ar")):
        assert found(text, text, pair) == {}, text
    assert found("Kate Gilmore", "Kate Gilmore", "en-fr") == {}


def test_a_title_left_as_it_is_is_a_warning_only() -> None:
    assert found("Opening Of The Meeting", "Opening Of The Meeting", "en-fr")["untranslated"].severity == "warning"


def test_a_text_in_its_own_language_is_a_copy() -> None:
    assert "untranslated" not in found("The Council met.", "The Council met.", "en-en")


def test_one_word_in_capitals_within_a_sentence_is_a_name_to_be_looked_at() -> None:
    source = "The study, named COLRIVER, is recruiting adults."
    assert found(source, "这项名为 COLRIVER 的研究正在招募成年人。", "en-zh")["part_untranslated"].severity == "warning"
    begins, shouted = "DECIDES to remain seized of the matter.", "The Council DECIDES to continue the DISCUSSION."
    assert found(begins, "DECIDES остаться в курсе вопроса.", "en-ru")["part_untranslated"].severity == "error"
    left = found(shouted, "Совет DECIDES продолжить DISCUSSION.", "en-ru")
    assert left["part_untranslated"].severity == "error"


def test_the_address_of_a_site_in_cyrillic_letters_may_stay() -> None:
    source = "Об этом сообщает сайт нашпарламент.рф."
    assert "part_untranslated" not in found(source, "This was reported on нашпарламент.рф.", "ru-en")
    assert "part_untranslated" in found(source, "This was reported on нашпарламент today.", "ru-en")


def test_words_of_both_languages_are_no_copy() -> None:
    assert "untranslated" not in found("No, no, no!", "No, no, no!", "en-es")
    assert "untranslated" in found("The men agreed today!", "The men agreed today!", "en-es")


def test_what_people_write_online_is_no_language() -> None:
    for same in ("@user33", "#FalconGameBooks", "<div id=sec1></div>", "[ORGANIZATION4]"):
        assert found(same, same, "en-ru") == {}
    assert found("I like archive.org and #bandcamp.", "Мне нравятся archive.org и #bandcamp.", "en-ru") == {}
    assert "part_untranslated" in found("I like the archives.", "Мне нравятся the archives.", "en-ru")


def test_a_name_may_be_written_in_capitals() -> None:
    source = "The UK Recovery programme has begun."
    assert "part_untranslated" not in found(source, "Программа RECOVERY началась.", "en-ru")
    assert "part_untranslated" in found("The recovery programme has begun.", "Программа RECOVERY началась.", "en-ru")
