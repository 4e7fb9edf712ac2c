"""Compares the length of a translation with its original's, relative to official translations of the language pair."""

import re

from interp.value_types import dataclass

# characters per character of English: medians of official translations
SIZE = {"ar": 0.88, "zh": 0.27, "en": 1.0, "fr": 1.24, "ru": 1.18, "es": 1.21}
# who spoke the words that have just ended: 。”他说。
SAID = r"[”」][^“「。！？]{0,40}(?:说|道|称|表示|指出|写|强调|补充|回答|警告|宣布)[^“「。！？，]{0,4}[。！？]"
# no end of a sentence: Sr. Ortega
TITLED = "".join(rf"(?<!\b{each})" for each in ("M", "Mr", "Mrs", "Ms", "Dr", "Sr", "Sra", "Srta", "St"))
ENDS = re.compile(rf"{TITLED}[.!?؟](?=[\s»”\"')\]]+[^\W\d_a-zа-яё]|\s*$)|[。！？](?!{SAID})|;\s|؛\s|；")
MARKS = re.compile(r"[\x21-\x40\x5b-\x60]")
CHARACTERS = 1.8  # of a Chinese word
GLOSS = re.compile(r"[（(][A-Za-zÀ-ÿ .’'·-]+[)）]")  # a name's letters after its characters
LATIN = re.compile(r"[\x21-\x7e]")
ENOUGH = 40.0  # characters of English below which a length is no evidence
MUCH = 120.0


@dataclass(frozen=True, slots=True)
class Length:
    """The original's length in characters of English, and the translation's relative length (1 is usual)."""

    size: float
    ratio: float

    @property
    def too_long(self) -> bool:
        """Return whether the translation is far longer than any official one measured."""
        return self.size >= ENOUGH and self.ratio > (2.2 if self.size >= MUCH else 2.8)

    @property
    def too_short(self) -> bool:
        """Return whether the translation is too short to be complete."""
        return self.size >= ENOUGH and self.ratio < (0.5 if self.size >= MUCH else 0.36)


def measure(source: str, target: str, source_language: str, target_language: str) -> Length:
    """Return the length of a translation relative to its original."""
    size, made = _size(source, source_language), _size(target, target_language)
    return Length(size, made / size if size else 1.0)


def _size(text: str, language: str) -> float:
    """Return the length in characters of English; figures and addresses are as long in every language."""
    text = GLOSS.sub("", text) if language == "zh" else text
    plain = len((LATIN if language in ("ar", "zh", "ru") else MARKS).findall(text))
    return plain + (len(text.strip()) - plain) / SIZE[language]


def sentences(text: str) -> int:
    """Return the number of sentences, or clauses between semicolons, at least one."""
    return max(1, len(ENDS.findall(text.strip())))


def word_count(text: str, language: str) -> float:
    """Return how many words a text has; in Chinese about as many."""
    return len(text) / CHARACTERS if language == "zh" else len(text.split())
