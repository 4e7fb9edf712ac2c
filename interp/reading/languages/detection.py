"""The language detector of papers and documents: answers one of the six languages only when nothing speaks against it.
"""

from collections.abc import Sequence

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.language_identification import OTHER, UNSURE, Evidence, evidence
from interp.domain.text.paper_languages import PaperLanguages, paper_languages
from interp.reading.languages.second_opinion import opinion

SURE = 0.5  # the probability from which the library's opinion counts without evidence of our own
SURER = 0.8  # and from which it alone says that a passage is in none of the six: lists of names look so too


def detected(text: str) -> Evidence:
    """Return one of the six languages if our evidence and the library agree, or one is sure and the other open."""
    own = evidence(text)
    language, probability = opinion(text)
    sure = probability >= SURE
    if own.language == language or (own == UNSURE and sure and language in MEETING_LANGUAGES):
        return Evidence(language)
    other = language not in MEETING_LANGUAGES and (probability >= SURER or (own.other and sure))
    return OTHER if other and own.language is None else UNSURE


def languages_of(texts: Sequence[str]) -> PaperLanguages:
    """Return the languages of a paper from the texts of its blocks or lines."""
    return paper_languages(texts, detected)


def foreign_blocks(texts: Sequence[str], language: str) -> dict[int, str | None]:
    """Return the blocks of a document that are in another language than `language`: None for none of the six.

    The library is asked only about a block for which our own evidence speaks for another language.
    """

    def identify(text: str) -> Evidence:
        own = evidence(text)
        return own if own == UNSURE or own.language == language else detected(text)

    passages = paper_languages(texts, identify).foreign_to(language)
    return {place: each.language for each in passages for place in range(each.first, each.last + 1)}
