"""Checks that a translation is in the target language."""

import re
from collections.abc import Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.language_scores import SCRIPTS, WORDS, leaning, scripts, words
from interp.domain.text.untranslatable_spans import spoken

SHARE = 0.6  # minimum share of letters, names and acronyms excluded
LEAST_WORDS = 5
# the words of the original after their translation, in brackets
GLOSS = re.compile(r"(?<=[^\W\dA-Za-z_])\s?[(（][A-Za-zÀ-ÿ][^()（）]*[)）]")
GENITIVE = re.compile(r"(?<=[^\W\d_])[’']s\b")  # in English; alone it is a French word
# allowed in Latin script in any text: acronyms, names, single letters
FOREIGN = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9.&'’-]*|[a-z]\)?)(?![A-Za-zÀ-ÿ])"
    r"(?:\s+(?:of|the|for|and|de|des|du|la|le|et|pour|sans|van|von|der|al|el)(?=\s+[A-Z]))*"
)


def check(target: str, language: str, kept: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return the finding for a text in another script or, in Latin script, another language than `language`."""
    text = spoken(target, tuple(kept))
    counted = scripts(text if SCRIPTS[language] == "LATIN" else FOREIGN.sub(" ", GLOSS.sub(" ", text)))
    total = counted.total()
    if total >= 4 and counted[SCRIPTS[language]] / total < SHARE:
        return (finding("language"),)
    if language in WORDS and _other(text, language):
        return (finding("language"),)
    return ()


def _other(text: str, language: str) -> bool:
    """Return whether the words of a short text are clearly of another language."""
    text = GENITIVE.sub("", text)
    if len(words(text)) < LEAST_WORDS:
        return False
    found = leaning(text)
    loudest = max(found, key=lambda each: found[each])
    return loudest != language and found[loudest] >= 2 and found[loudest] > 1.8 * found[language] + 0.5
