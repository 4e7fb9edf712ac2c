"""Checks that each document symbol of the original appears unchanged in the translation."""

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import symbols


def check(source: str, target: str) -> tuple[Finding, ...]:
    """Return findings for symbols that are missing, changed or new. A different count is no fault."""
    ours, theirs = dict.fromkeys(symbols(source)), dict.fromkeys(symbols(target))
    missing = [each for each in ours if each not in theirs and not _numbers_stand(each, target)]
    return (
        *(finding("symbol_missing", each) for each in missing),
        *(finding("symbol_extra", each) for each in theirs if each not in ours and not _numbers_stand(each, source)),
    )


def _numbers_stand(symbol: str, text: str) -> bool:
    """Return whether a resolution's symbol appears as its number: A/RES/60/251 as "resolution 60/251"."""
    tail = symbol.partition("RES/")[2]
    return bool(tail) and tail in text
