"""Loops inside a word, repeated endings, letters by chance: found where planted, and in no good translation."""

import random
import re
from collections.abc import Callable

import pytest

from interp.domain.checks import check, garbage
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import authored
from tests.domain.checks.gold_translations import GOLD, found
from tests.sample_sizes import size

TEXTS = [(code, row[code]) for row in [*GOLD, *authored()] for code in MEETING_LANGUAGES if row.get(code)]
ONE_IN = size(5, torture=1)  # of the texts; those of one row are in six languages
LETTERS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "ar": "ابةتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "zh": "".join(map(chr, range(0x4E00, 0x9FA5))),
}  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
LOOPS: dict[str, Callable[[str], str]] = {
    "a letter": lambda word: word + 4 * word[-1], "two letters": lambda word: word + 2 * word[-2:],
    "an ending": lambda word: word + 2 * word[-4:],
}  # fmt: skip


@pytest.mark.parametrize("loop", LOOPS)
def test_a_loop_inside_a_word_is_an_error(loop: str) -> None:
    planted = caught = 0
    for language, text in TEXTS[::ONE_IN]:
        longest = max(re.findall(r"[^\W\d_]{6,}", text), key=len, default="")
        if language == "zh" or not longest or longest.isupper():
            continue
        other = "fr" if language == "en" else "en"
        spoilt = text.replace(longest, LOOPS[loop](longest))
        caught += "error" in {each.severity for each in check("", spoilt, other, language)}
        planted += 1
    assert planted > 400 // ONE_IN
    assert caught >= 0.95 * planted


def test_letters_by_chance_are_an_error() -> None:
    chance = random.Random(31)
    planted = [
        (language, "".join(chance.choice(LETTERS.get(language, LATIN)) if char.isalpha() else char for char in text))
        for language, text in TEXTS
        if len(re.findall(r"[^\W\d_]", text)) >= (8 if language == "zh" else 25)
    ]
    caught = [text for language, text in planted if garbage.check("", text, language)]
    assert len(planted) > 400
    assert len(caught) >= 0.95 * len(planted)


def test_good_translations_hold_no_garbage() -> None:
    alarms = [text for language, text in TEXTS if garbage.check("", text, language)]
    assert len(alarms) <= 0.002 * len(TEXTS)


@pytest.mark.parametrize(
    ("target", "pair", "code"),
    [
        ("Il faut renforcerrrrr les droits.", "en-fr", "loop"), ("نسبةبةبةبة السكان", "en-ar", "loop"),
        ("le développementement durable", "en-fr", "loop"), ("نسبةب السكان", "en-ar", "loop"),
        ("нарушенияния прав", "en-ru", "loop"), ("the xqzjkvwq of children", "fr-en", "garbage"),
        ("鼉齾龘齉爨麤鸞豔", "en-zh", "garbage"),
    ],
)  # fmt: skip
def test_what_is_no_word_is_found(target: str, pair: str, code: str) -> None:
    severity = "warning" if code == "garbage" else "error"  # a rare word may be right
    assert found("Rights must be strengthened.", target, pair)[code].severity == severity


@pytest.mark.parametrize(
    ("target", "pair"),
    [
        ("article XXIII", "en-fr"), ("Les enfants représentent l’avenir.", "en-fr"), ("bringing swinging", "fr-en"),
        ("cringing and impinging", "fr-en"),
        ("la grossesse", "en-fr"), ("que intenten", "en-es"), ("поощряя", "en-ru"),
        ("Кыргызский представитель", "en-ru"), ("مدغشقر ولكسمبرغ", "en-ar"), ("儿童权利委员会", "en-zh"),
    ],
)  # fmt: skip
def test_rare_words_are_words(target: str, pair: str) -> None:
    language = pair.partition("-")[2]
    assert garbage.check("", target, language) == ()


def test_what_the_original_has_may_stand() -> None:
    assert garbage.check("The brrr xqzjkvwq", "le brrr xqzjkvwq", "fr") == ()


def test_words_of_two_like_syllables_are_words() -> None:
    assert garbage.check("", "на геномном уровне, в экономном режиме", "ru") == ()


def test_a_name_may_have_the_same_syllables_twice() -> None:
    assert garbage.check("奇奇先生", "Mr. Bachichi spoke nonsense.", "en") == ()
    assert garbage.check("奇奇先生", "the bachichi spoke", "en") != ()


def test_cries_and_laughs_are_no_loops() -> None:
    for word, pair in (("бррр", "en-ru"), ("jajaja", "en-es"), ("хехехе", "en-ru"), ("buuu", "en-es")):
        assert garbage.check("Ugh, no!", word, pair.partition("-")[2]) == ()
    assert garbage.check("I reeeally like it.", "Me gusta muuuucho.", "es") == ()
    assert garbage.check("I like it.", "Me gusta muuuucho.", "es") != ()


def test_spanish_and_french_words_of_two_like_syllables_are_words() -> None:
    assert garbage.check("", "la muchacha contenta: mantente atenta", "es") == ()
    assert garbage.check("", "Je suis contente, tu protestes.", "fr") == ()
