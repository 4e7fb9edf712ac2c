"""The known faults of small machines, each repaired or caught."""

import pytest

from interp.domain.checks import check
from interp.domain.checks.finding_messages import finding
from interp.domain.translation.repair import lower_capitals, repaired, second_tries


def test_capitals_are_given_to_the_machine_in_small_letters() -> None:
    assert lower_capitals("OPENING STATEMENT OF THE HIGH COMMISSIONER") == "Opening statement of the high commissioner"
    assert lower_capitals("The INTERNATIONAL UNICEF, part III") == "The international UNICEF, part III"
    assert lower_capitals("UNICEF") == "UNICEF"
    assert lower_capitals("PLAN OF UNICEF", ("UNICEF",)) == "Plan of UNICEF"
    assert lower_capitals("ДОКЛАД СОВЕТА") == "Доклад совета"


def test_what_was_in_capitals_is_so_again() -> None:
    assert repaired("OPENING STATEMENT", "Déclaration liminaire", "en", "fr") == "DÉCLARATION LIMINAIRE"
    assert repaired("UNICEF", "Unicef", "en", "fr") == "Unicef"
    assert repaired("OPENING STATEMENT", "开幕词", "en", "zh") == "开幕词"


def test_a_lost_capital_comes_back() -> None:
    assert repaired("The Council met.", "le Conseil s’est réuni.", "en", "fr") == "Le Conseil s’est réuni."
    assert repaired("(a) the Council", "a) le Conseil", "en", "fr") == "a) le Conseil"
    assert repaired("the Council", "совет", "en", "ru") == "совет"


@pytest.mark.parametrize(
    "drafted", ["Албания Албания", "Албания, Албания", "Албания Албания Албания", "Албания, Албания, Албания."]
)
def test_a_single_name_is_said_once(drafted: str) -> None:
    assert repaired("Albania", drafted, "en", "ru").rstrip(".") == "Албания"


def test_a_repetition_that_may_be_meant_stays() -> None:
    assert repaired("No, no!", "Нет, нет!", "en", "ru") == "Нет, нет!"
    long = "Совет принял доклад принял доклад."
    assert repaired("The Council adopted the report today.", long, "en", "ru") == long


def test_stray_notes_and_underscores_go() -> None:
    assert repaired("Good morning", "♪ Bonjour_à tous ♪", "en", "fr") == "Bonjour à tous"
    assert repaired("Song ♪", "Chanson ♪", "en", "fr") == "Chanson ♪"
    assert repaired("file_name", "nom_de_fichier", "en", "fr") == "nom_de_fichier"
    assert repaired("Peace", "Paix <unk>", "en", "fr") == "Paix"


def test_doubled_marks_stand_once() -> None:
    assert repaired("Peace, then.", "Paix,, donc..", "en", "fr") == "Paix, donc."
    assert repaired("Well…", "Eh bien...", "en", "fr") == "Eh bien..."
    assert repaired("和平。", "Peace..", "zh", "en") == "Peace."


def test_a_half_translated_sentence_is_caught_and_tried_again_in_parts() -> None:
    source = "The Council met on Monday, and it adopted the report of the Working Group."
    half = "Le Conseil s’est réuni lundi, and it adopted the report of the Working Group."
    found = check(source, half, "en", "fr")
    assert "part_untranslated" in {each.code for each in found}
    assert second_tries(source, "en", found) == (
        ("The Council met on Monday,", "and it adopted the report of the Working Group."),
    )


def test_capitals_left_as_they_were_are_caught_and_tried_in_small_letters() -> None:
    found = check("The DISCUSSION begins", "Начинается DISCUSSION", "en", "ru")
    assert second_tries("The DISCUSSION begins", "en", found) == (("The discussion begins",),)


def test_a_good_draft_is_not_tried_again() -> None:
    assert second_tries("Peace, then", "en", check("Peace, then", "La paix, donc", "en", "fr")) == ()


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("en", "He gave $1,250,000, and left.", ("He gave $1,250,000,", "and left.")),
        ("en", "It opened at 10:30, in room XX,XXI.", ("It opened at 10:30,", "in room XX,XXI.")),
        ("zh", "会议１，２５０人参加，随后结束。", ("会议１，２５０人参加，", "随后结束。")),
        ("ar", "دفع 1،250 دولار، ثم غادر.", ("دفع 1،250 دولار،", "ثم غادر.")),
    ],
)
def test_a_number_is_never_cut(language: str, text: str, pieces: tuple[str, ...]) -> None:
    assert second_tries(text, language, (finding("loop", "x"),)) == (pieces,)
