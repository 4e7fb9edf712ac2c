"""Loops in every language, and a machine that was unsure."""

import re

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.domain.checks.gold_translations import GOLD, found


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_loop_is_an_error(language: str) -> None:
    gap = "" if language == "zh" else " "
    other = "fr" if language == "en" else "en"
    for row in GOLD:
        words = list(row[language]) if language == "zh" else row[language].split()
        if len(words) < 6 or re.search(r"[\d/]", row[language]):
            continue
        looped = gap.join([*words, *words[-3:] * 4])
        assert found(row[other], looped, f"{other}-{language}")["loop"].severity == "error", looped


def test_what_the_original_repeats_may_be_repeated() -> None:
    assert "loop" not in found("No, no, no!", "Non, non, non !", "en-fr")
    assert "loop" not in found("Globalization and disease: an overview", "全球化与疾病——全球化与疾病概述", "en-zh")
    assert "loop" in found("Albania", "Албания Албания Албания", "en-ru")


def test_figures_and_letters_may_stand_in_a_list_but_not_in_a_loop() -> None:
    assert "loop" in found("By 2030", "К 2030 2030 2030 2030 году", "en-ru")
    assert "loop" in found("a person", "أ و و و و و شخص", "en-ar")
    assert found("1 000 000 000 000 dollars", "1 000 000 000 000 de dollars", "en-fr") == {}


def test_a_word_paired_with_itself_and_a_short_form_in_brackets_are_no_loops() -> None:
    assert "loop" not in found("cooperation", "cooperación Norte-Sur, Sur-Sur y Sur‐Sur", "en-es")
    assert "loop" not in found("cooperation", "сотрудничество Север — Юг, Юг — Юг", "en-ru")
    assert "loop" not in found("the ILO", "国际劳工组织(劳工组织)", "en-zh")


def test_a_machine_that_guessed_says_so() -> None:
    assert found("Peace", "Paix", "en-fr", score=-0.3) == {}
    assert found("Peace", "Paix", "en-fr", score=-1.5)["unsure"].severity == "warning"
    assert found("Peace", "Paix", "en-fr", score=-4.0)["unsure"].severity == "error"


def test_a_text_far_longer_than_any_official_one_is_told() -> None:
    source = "The Council met on Monday morning in Geneva."
    target = (
        "Le Conseil s’est réuni lundi matin à Genève, puis mardi, mercredi, jeudi et vendredi, avant de reprendre ses "
        "travaux la semaine suivante au Palais des Nations en présence de nombreux ministres."
    )
    assert "too_long" in found(source, target, "en-fr")


def test_the_groups_of_a_large_number_are_no_loop() -> None:
    assert "loop" not in found("one quintillion", "1 000 000 000 000 000 000", "en-fr")


def test_a_word_of_four_characters_that_each_part_of_a_list_needs_is_no_loop() -> None:
    source = "The alphariver line, the betariver line, the gammariver line and the deltariver line"
    assert "loop" not in found(source, "甲冠状河流系、乙冠状河流系、丙冠状河流系和丁冠状河流系", "en-zh")


def test_what_echoes_in_chinese_may_echo_in_other_languages() -> None:
    assert "loop" not in found("不行，不行，绝对不行！", "Never, never, never, he said!", "zh-en")
    assert "loop" in found("绝对不行！", "Never, never, never, he said!", "zh-en")


def test_what_echoes_in_the_original_may_echo_in_more_words() -> None:
    source = "Lies, lies, and more despicable lies, she said."
    assert "loop" not in found(source, "Des mensonges, des mensonges, et encore d’infâmes mensonges.", "en-fr")
    looped = "Des mensonges, des mensonges, et encore d’infâmes mensonges."
    assert "loop" in found("Lies and more despicable lies, she said.", looped, "en-fr")


def test_a_cry_of_one_stretched_word_may_be_said_several_times() -> None:
    assert "loop" not in found("He called: “Heeeeelp!”", "Он крикнул: «Помогите, помогите, помогите!»", "en-ru")
    assert "loop" in found("He called: “Help!”", "Он крикнул: «Помогите, помогите, помогите, помогите!»", "en-ru")


def test_a_dash_of_a_keyboard_parts_a_heading_from_its_text() -> None:
    source = "Unique Weather and Climate - The weather and climate will have various effects."
    assert "loop" not in found(source, "独特的天气和气候 - 天气和气候将产生不同的影响。", "en-zh")


def test_what_the_original_says_twice_chinese_may_say_a_third_time() -> None:
    source = "Внутренний годовой спрос на рис и внутренний годовой спрос на рис на душу населения или на гектар"
    target = "国内年度大米需求、人均国内年度大米需求和每公顷国内年度大米需求"
    assert "loop" not in found(source, target, "ru-zh")
    assert "loop" in found("Внутренний годовой спрос на рис на душу населения или на гектар", target, "ru-zh")


def test_a_sister_in_two_characters_is_no_loop() -> None:
    source = "He saw his sister, whose dress was new."
    assert "loop" not in found(source, "他看见了他的妹妹，妹妹的裙子是新的。", "en-zh")
