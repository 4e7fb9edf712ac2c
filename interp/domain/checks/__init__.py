"""Runs every check of a translation and returns its findings, errors first."""

from collections.abc import Sequence

from interp.domain.checks import (
    language,
    missing_text,
    name,
    number,
    placeholder,
    repetition,
    stray_characters,
    symbol,
    untranslated,
    url,
)  # fmt: skip
from interp.domain.checks.name import Name
from interp.domain.model.findings import Finding

__all__ = ["Name", "check", "worst"]


def check(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    *,
    names: Sequence[Name] = (),
    score: float | None = None,
    kept: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Return everything found wrong with a translation, errors first.

    `names` are the required forms of names (language -> form); `score` is the machine's mean log probability of a
    token; `kept` are pieces that must stay unchanged. An empty or untranslated text gets that finding alone.
    """
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
        *placeholder.check(source, target, kept),
        *(() if alone else language.check(target, target_language, kept)),
        *repetition.check(*ways, score),
        *missing_text.check(*ways),
        *stray_characters.check(source, target),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda each: SEVERITIES.index(each.severity)))


SEVERITIES = ("error", "warning", "info")


def worst(findings: Sequence[Finding]) -> str | None:
    """Return the highest severity of findings, None for none; an "error" prevents automatic release."""
    found = {each.severity for each in findings}
    return next((severity for severity in SEVERITIES if severity in found), None)
