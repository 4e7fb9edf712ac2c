"""Finds the language of a paper, and warns when it is unknown or mixed, and of passages in another language."""

from collections.abc import Sequence

from interp.domain.text.paper_languages import PaperLanguages
from interp.reading.files.line_cleaning import PrintedLine, tidy
from interp.reading.languages.detection import languages_of
from interp.reading.papers.line_accounting import LineAccounting

ENGLISH = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}


def language_of(lines: Sequence[PrintedLine], accounting: LineAccounting) -> str | None:
    """Return the language of a paper; None, with a warning, when it is unknown or mixed."""
    found = languages_of([tidy(line.text) for line in lines])
    if found.mixed:
        accounting.warn("languages_mixed", "The paper is in several languages. Check everything read from it.")
    elif found.language is None:
        accounting.warn("language_unsure", "The language of the paper is not clear. Check everything read from it.")
    _name_passages(found, lines, accounting)
    return found.language


def _name_passages(found: PaperLanguages, lines: Sequence[PrintedLine], accounting: LineAccounting) -> None:
    foreign = found.passages if found.mixed else found.foreign_to(found.language) if found.language else ()
    for each in foreign:
        first, last = lines[each.first].number, lines[each.last].number
        named = ENGLISH[each.language] if each.language else "none of the six languages"
        text = f"Lines {first} to {last} are in {named}."
        if each.language:
            accounting.warn("passage_language", text, first, first=first, last=last, language=each.language)
        else:
            accounting.warn("passage_foreign", text, first, first=first, last=last)
        accounting.reopen(first)  # the line still needs its place in the programme
