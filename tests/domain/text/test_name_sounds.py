"""A name is known again in another script by its sounds, and another name is not taken for it."""

import pytest

from interp.domain.text.name_sounds import heard_in, same_name, spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hussein", "Хусейна"), ("Gilmore", "Гилмор"), ("Sharov", "Шаров"), ("Pais", "Паиш"),
        ("Hussein", "حسين"), ("Gilmore", "غيلمور"), ("Llorca", "لوركا"), ("Azevêdo", "Azevedo"),
        ("Pillay", "Пиллэй"), ("Гилмор", "غيلمور"),
        ("Pugh", "Пью"), ("Pugh", "بيو"), ("Wertz", "Вертца"),
    ],
)  # fmt: skip
def test_one_name_in_two_scripts_is_the_same(one: str, other: str) -> None:
    assert same_name(one, other) and same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hussein", "Мун"), ("Gilmore", "Шаров"), ("Hamdi", "Mateo"), ("Sharov", "غيلمور"), ("Smith", "Brown"),
        ("Pais", "Гилмор"), ("Pillay", "Пан"),
    ],
)  # fmt: skip
def test_another_name_is_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_name_is_heard_among_chinese_characters() -> None:
    assert heard_in("Gilmore", ["凯特", "吉尔摩女士发言"])
    assert heard_in("Hussein", ["侯赛因"])
    assert not heard_in("Hussein", ["潘基文"])
    assert not heard_in("Gilmore", ["人权理事会"])


def test_characters_without_a_sound_say_nothing() -> None:
    assert spelled("12") == "" and spelled("") == ""


def test_names_of_john_and_a_character_with_two_sounds_are_heard() -> None:
    assert heard_in("Johnson", ["约翰逊说"]) and heard_in("Banerjee", ["巴纳吉说"])
    assert not heard_in("Johnson", ["安德森说"])
