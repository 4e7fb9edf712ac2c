"""Checks a translation and returns the findings, errors first.

What needs the terms and parties of a meeting is added by translation/lexicon.py.
"""

from collections.abc import Sequence
from unicodedata import normalize

from interp.domain.checks import left_words, name
from interp.domain.checks.left_words import SharedWords
from interp.domain.checks.name import Name
from interp.domain.model.findings import Finding

__all__ = ["Name", "SharedWords", "check", "worst"]


def check(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    names: Sequence[Name] = (),
    score: float | None = None,
    kept: Sequence[str] = (),
    shared: SharedWords | None = None,
) -> tuple[Finding, ...]:
    """Return everything found wrong with a translation, errors first.

    `names` are the required forms of names (language -> form); `score` is the machine's mean log probability of a
    token; `kept` are pieces that must stay unchanged; `shared` are words that two languages write alike. An empty or
    untranslated text gets that finding alone. Most checks are loaded when they are first needed.
    """
    from interp.domain.checks import garbage, language, missing_text, number, placeholder, repetition  # noqa: I001
    from interp.domain.checks import stray_characters, symbol, titled_person, untranslated, url

    source, target = normalize("NFC", source), normalize("NFC", target)
    ways = (source, target, source_language, target_language)
    alone = (*(f for f in missing_text.check(*ways) if f.code == "empty"), *untranslated.check(*ways, kept))
    if any(each.code in ("empty", "untranslated") for each in alone):
        return alone
    found = (
        *alone,
        *number.check(*ways, kept),
        *symbol.check(source, target),
        *url.check(source, target),
        *name.check(*ways, names),
        *titled_person.check(*ways, known=[form for each in names for form in each.values()]),
        *placeholder.check(source, target, kept),
        *(() if alone else language.check(target, target_language, kept)),
        *(repeated := repetition.check(*ways, score)),
        *(each for each in garbage.check(source, target, target_language, kept) if each.code not in _codes(repeated)),
        *missing_text.check(*ways),
        *stray_characters.check(source, target),
        *(() if alone else left_words.check(*ways, _named(kept, names, source_language), shared)),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda each: SEVERITIES.index(each.severity)))


def _codes(findings: Sequence[Finding]) -> set[str]:
    return {each.code for each in findings}


def _named(kept: Sequence[str], names: Sequence[Name], language: str) -> tuple[str, ...]:
    """Return the pieces that may stay as they are: kept ones, and names of more than one word."""
    return (*kept, *(name[language] for name in names if " " in name.get(language, "")))


SEVERITIES = ("error", "warning", "info")


def worst(findings: Sequence[Finding]) -> str | None:
    """Return the highest severity of findings, None for none; an "error" prevents automatic release."""
    found = {each.severity for each in findings}
    return next((severity for severity in SEVERITIES if severity in found), None)
