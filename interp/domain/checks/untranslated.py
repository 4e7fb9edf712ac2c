"""Checks for text left untranslated, in whole or in part."""

import re
from collections.abc import Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.language_scores import DISTINCT, SCRIPTS, WORDS, leaning, scripts, words
from interp.domain.text.untranslatable_spans import spoken

PARTICLES = frozenset("d l de del la le les da do dos du von van al el".split())  # Côte d'Ivoire
QUOTED = re.compile(r"\W*(?:\d+\W+)?[“«\"][^“”«»\"]+[”»\"]\W*")  # the title of a work
ADDRESS = re.compile(r"[\w-]+\.[\w.-]*[а-яё]{2,}\b", re.IGNORECASE)  # of a site in letters of another script
ACRONYM = 6  # letters; a longer word in capitals is a word, not an acronym


def check(
    source: str, target: str, source_language: str, target_language: str, kept: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return the finding for a text left wholly or partly in the source language. Names, acronyms and symbols may stay.
    """
    if source_language == target_language:
        return ()
    ours, theirs = spoken(source, tuple(kept)), spoken(target, tuple(kept))
    if _whole(ours, theirs, source_language, target_language):
        named = SCRIPTS[source_language] == SCRIPTS[target_language] and (_titled(source) or QUOTED.fullmatch(source))
        return (finding("untranslated", severity="warning" if named else "error"),)
    part = _part(ours, theirs, source_language, target_language)
    named = part.isupper() and _names(source, part)
    return (finding("part_untranslated", part, severity="warning" if named else "error"),) if part else ()


def _whole(source: str, target: str, source_language: str, target_language: str) -> bool:
    ours, theirs = words(source), words(target)
    if not ours or not theirs or (ours != theirs and _alike(ours, theirs) < 0.85):
        return False
    if SCRIPTS[source_language] != SCRIPTS[target_language]:
        return _says_something(source, source_language)
    if _titled(source):  # a name may be the same in both
        return any(word in DISTINCT[source_language] for word in ours)
    if all(word in WORDS[target_language] for word in ours):  # "no, no", in English and Spanish
        return False
    found = leaning(source)
    return found[source_language] > found[target_language] + 0.2 or len(ours) >= 3


def _alike(ours: list[str], theirs: list[str]) -> float:
    """Return the share of common words, of the longer of two texts of four words or more."""
    if min(len(ours), len(theirs)) < 4:
        return 0.0
    rest = list(theirs)
    for word in ours:
        if word in rest:
            rest.remove(word)
    return (len(theirs) - len(rest)) / max(len(ours), len(theirs))


def _says_something(text: str, language: str) -> bool:
    """Return whether text in a foreign script is more than a name or an acronym."""
    if language not in WORDS:
        own = scripts(text)[SCRIPTS[language]]
        return own >= (6 if language == "zh" else 4)
    found = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    shouted = all(word.isupper() for word in found)
    if shouted:
        return any(len(word) > ACRONYM for word in found) or len(found) > 3
    known = any(word.casefold() in DISTINCT[language] for word in found)
    return known or any(word.islower() and len(word) > 2 for word in found) or len(found) > 3 or len(found) == 1


def _titled(text: str) -> bool:
    """Return whether every word begins with a capital, as in a name."""
    found = re.findall(r"[^\W\d_]+", text)
    return all(word[0].isupper() or word in PARTICLES for word in found)


def _part(source: str, target: str, source_language: str, target_language: str) -> str:
    """Return a passage in the original's script left in a text of another; Latin words are those of left_words."""
    if SCRIPTS[source_language] == SCRIPTS[target_language]:
        return ""
    if source_language in WORDS:
        return _left_capitals(source, target)
    return _left_letters(target, source_language)


def _left_capitals(source: str, target: str) -> str:
    """Return the words in long Latin capitals left in a text of another script; one in brackets is an acronym."""
    ours = set(words(source))
    target = re.sub(r"[(（][A-Z]+[)）]", "", target)
    left = [word for word in re.findall(r"[A-Za-zÀ-ÿ]+", target) if word.isupper() and len(word) > ACRONYM]
    return " ".join([word for word in left if word.casefold() in ours and not _titled_within(source, word)][:5])


def _titled_within(source: str, word: str) -> bool:
    """Return whether the original writes a word with one capital within a sentence, and never without: a name."""
    title = re.search(rf"(?<=[^\W_] ){word.title()}\b", source)
    return title is not None and not re.search(rf"\b(?:{word}|{word.lower()})\b", source)


def _names(source: str, word: str) -> bool:
    """Return whether one word in capitals stands within a sentence that is not in capitals, as names do."""
    place = source.find(word)
    others = re.findall(r"[^\W\d_]{2,}", source.replace(word, " "))
    within = place > 0 and source[:place].rstrip("“«\"'( ")[-1:] not in ("", ".", ":", ";", "\n")
    return within and sum(each.isupper() and len(each) > ACRONYM for each in others) == 0


def _left_letters(target: str, source_language: str) -> str:
    """Return the passage in the source's script left in a text of another script."""
    pattern = {"ru": "[а-яё]+(?: +[а-яё]+)*", "ar": "[ء-ي]+(?: +[ء-ي]+)*", "zh": "[一-鿿]{3,}"}[source_language]
    found = re.search(pattern, ADDRESS.sub(" ", target))
    return found[0][:40] if found and len(found[0]) >= 3 else ""
