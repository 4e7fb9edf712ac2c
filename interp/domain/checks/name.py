"""Checks that each name in the original appears in the translation in its form for that language."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.language_scores import SCRIPTS

Name = Mapping[str, str]
CASE = re.compile("[аеёиоуыэюяйь]{1,2}$")  # what a case may change at the end of a Russian word


def check(
    source: str, target: str, source_language: str, target_language: str, names: Sequence[Name]
) -> tuple[Finding, ...]:
    """Return findings for names of the original missing in the translation.

    A name without a form there may stand as it is, or as it sounds in another script.
    """
    found = []
    for name in _longest_first(names, source_language):
        written = name[source_language]
        if not occurs(written, source, source_language):
            continue
        source = source.replace(written, " ")
        wanted = name.get(target_language, written)
        if occurs(wanted, target, target_language) or occurs(written, target, source_language):
            continue
        if wanted != written or not _transcribed(written, source_language, target, target_language):
            found.append(finding("name_missing", written, wanted))
    return tuple(found)


def _transcribed(name: str, language: str, text: str, other: str) -> bool:
    """Return whether a name for which no form is known stands in the script of another language, as it sounds."""
    from interp.domain.checks.titled_person import stands  # the titles of six languages, which few texts need

    return SCRIPTS[language] != SCRIPTS[other] and stands(name, language, text, other)


def _longest_first(names: Sequence[Name], language: str) -> list[Name]:
    return sorted((name for name in names if name.get(language)), key=lambda name: -len(name[language]))


def occurs(name: str, text: str, language: str) -> bool:
    """Return whether a name occurs in a text as a whole word; in Russian and Arabic also declined."""
    if language == "zh":
        return _plain(name) in _folded(text)
    words, text = _words(name), _folded(text)
    if not words or not all(_stem(word, language) in text for word in words):  # rarely present: compile no pattern
        return False
    pattern = r"\W+".join(_word(word, language) for word in words)
    return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None


@lru_cache(20_000)
def _words(name: str) -> tuple[str, ...]:
    """Return a name's words; cached because thousands of terms are searched in every text."""
    return tuple(re.findall(r"[^\W_]+", _plain(name)))


def _stem(word: str, language: str) -> str:
    if language == "ar":
        return word.removeprefix("ال")
    return CASE.sub("", word) if language == "ru" and len(word) > 3 else word


def _word(word: str, language: str) -> str:
    if language == "ru":
        return re.escape(_stem(word, language)) + r"\w{0,3}"
    if language == "ar":
        return rf"(?:[وفبلك])?(?:ال|لل)?{re.escape(word.removeprefix('ال'))}(?:ا|ة|ي|ية)?"
    return re.escape(word)


@lru_cache(64)
def _folded(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    return re.sub(r"[·•‧・]", "·", text.replace("’", "'")).casefold()
