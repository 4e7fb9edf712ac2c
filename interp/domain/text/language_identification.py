"""Identifies which of the six languages a text is written in, by script, common words, endings and letters."""

import unicodedata
from collections import Counter
from functools import lru_cache

from interp.domain.text.language_scores import words
from interp.domain.text.language_words import (
    ALPHABET,
    ARABIC_LETTERS,
    ARABIC_WORDS,
    CHINESE_CHARACTERS,
    COMMON,
    ENDINGS,
    JAPANESE_CHARACTERS,
    LETTERS,
    NOT_ARABIC_LETTERS,
    NOT_ARABIC_WORDS,
    NOT_RUSSIAN_LETTERS,
    NOT_RUSSIAN_WORDS,
    RUSSIAN_ENDING,
    RUSSIAN_LETTERS,
    RUSSIAN_WORDS,
    SIX,
)
from interp.value_types import dataclass

LONGEST = 20_000  # this many characters are enough
MOSTLY = 0.6  # of the letters; the rest may be names and symbols of another script
LEAST_POINTS = 2.0
LEAST_SHARE = 0.25  # points for each word of a text in Latin script
FEW_FOREIGN_LETTERS = 0.01  # of the letters: names keep their own
FEW_KANA = 0.04
RAISED = frozenset("ªºᵃᵈᵉᵐʳˢᵗ")  # of ordinals and titles, in any language
ENDING = 0.7  # points; a common word has one, a letter with a mark half


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text's words and letters show: one of the six languages, some `other` language, or neither."""

    language: str | None = None
    other: bool = False


UNSURE, OTHER = Evidence(), Evidence(other=True)


def evidence(text: str) -> Evidence:
    """Return what the words and letters of a text show."""
    text = unicodedata.normalize("NFC", text[:LONGEST]).casefold()
    chars = Counter(char for char in text if char.isalpha() and char not in RAISED)
    scripts: Counter[str] = Counter()
    for char, count in chars.items():
        scripts[_script(char)] += 3 * count if _script(char) == "han" else count  # a syllable each
    if not scripts:
        return UNSURE
    han = scripts["han"] // 3
    if scripts["kana"] > (han + scripts["kana"]) * FEW_KANA and han:
        return OTHER
    script, most = scripts.most_common(1)[0]
    if script in ("kana", "other") or most < scripts.total() * MOSTLY:
        return OTHER
    return {"latin": _latin, "cyrillic": _cyrillic, "arabic": _arabic, "han": _han}[script](text, chars)


def _script(char: str) -> str:
    if char < "\u0250" or "\u1e00" <= char <= "\u1eff":
        return "latin"
    if "\u0400" <= char <= "\u052f":
        return "cyrillic"
    if "\u0600" <= char <= "\u077f":
        return "arabic"
    if "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf":
        return "han"
    return "kana" if "\u3040" <= char <= "\u30ff" else "other"


def _latin(text: str, chars: Counter[str]) -> Evidence:
    """Return the language with most common words, endings and letters, if none is foreign to it."""
    found = words(text)
    points = _points(found, chars)
    (best, most), (_, second), *_ = sorted(points.items(), key=lambda each: -each[1])
    if most < LEAST_POINTS or most < LEAST_SHARE * len(found) or most == second:
        return OTHER if _foreign_letters(chars, max(SIX, key=lambda code: points[code])) else UNSURE
    if best not in SIX or _foreign_letters(chars, best):
        return OTHER
    return Evidence(best)


def _points(found: list[str], chars: Counter[str]) -> dict[str, float]:
    points = dict.fromkeys(COMMON, 0.0)
    for word, count in Counter(found).items():
        for language, worth in _worth(word):
            points[language] += worth * count
    for language, letters in LETTERS.items():
        points[language] += sum(chars[letter] for letter in letters) / 2
    return points


@lru_cache(maxsize=4096)
def _worth(word: str) -> tuple[tuple[str, float], ...]:
    """Return the points of a word for each language that has it as a common word, or its ending."""
    common = [(language, 1.0) for language, own in COMMON.items() if word in own]
    if common or len(word) < 5:
        return tuple(common)
    return tuple((language, ENDING) for language, ending in ENDINGS.items() if ending.search(word))


def _foreign_letters(chars: Counter[str], language: str) -> bool:
    """Return whether the text has more letters outside a language's alphabet than names bring."""
    foreign = sum(count for char, count in chars.items() if not char.isascii() and char not in ALPHABET[language])
    return foreign > chars.total() * FEW_FOREIGN_LETTERS


def _cyrillic(text: str, chars: Counter[str]) -> Evidence:
    foreign = sum(chars[letter] for letter in NOT_RUSSIAN_LETTERS)
    if foreign > chars.total() * FEW_FOREIGN_LETTERS:
        return OTHER
    found = words(text)
    own = sum(2 if word in RUSSIAN_WORDS else bool(len(word) > 4 and RUSSIAN_ENDING.search(word)) for word in found)
    own += sum(chars[letter] for letter in RUSSIAN_LETTERS)
    others = sum(word in NOT_RUSSIAN_WORDS for word in found)
    return _weighed("ru", own, others)


def _arabic(text: str, chars: Counter[str]) -> Evidence:
    foreign = sum(chars[letter] for letter in NOT_ARABIC_LETTERS)
    if foreign > chars.total() * FEW_FOREIGN_LETTERS:
        return OTHER
    found = words(text)
    own = sum(word in ARABIC_WORDS or word.startswith(("ال", "وال", "بال", "لل")) for word in found)
    own += sum(chars[letter] for letter in ARABIC_LETTERS)
    others = sum(word in NOT_ARABIC_WORDS or word == "و" for word in found)
    return _weighed("ar", own, others)


def _weighed(language: str, own: int, others: int) -> Evidence:
    if own >= LEAST_POINTS and own > 2 * others:
        return Evidence(language)
    return OTHER if others > own else UNSURE


def _han(text: str, chars: Counter[str]) -> Evidence:
    japanese = sum(chars[char] for char in JAPANESE_CHARACTERS)
    chinese = sum(chars[char] for char in CHINESE_CHARACTERS)
    if japanese > chinese:
        return OTHER
    return Evidence("zh") if chinese else UNSURE
