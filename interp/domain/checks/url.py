"""Checks that each web and e-mail address of the original appears unchanged in the translation."""

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import urls


def check(source: str, target: str) -> tuple[Finding, ...]:
    """Return findings for addresses that are missing, changed or new; another language version of a page is allowed."""
    ours, theirs = set(urls(source)), set(urls(target))
    missing, extra = sorted(ours - theirs), sorted(theirs - ours)
    sites = {_site(each) for each in ours & theirs} | ({_site(e) for e in missing} & {_site(e) for e in extra})
    localised = len(missing) == len(extra) and all(_site(e) in sites and _localised(e, extra) for e in missing)
    if localised:
        return ()
    return (
        *(finding("url_missing", each) for each in missing),
        *(finding("url_extra", each) for each in extra),
    )  # fmt: skip


def _site(address: str) -> str:
    return address.partition("://")[2].partition("/")[0] or address.partition("/")[0]


def _localised(address: str, others: list[str]) -> bool:
    """Return whether one of `others` differs only in the language folder: /en/ and /fr/."""

    def folded(value: str) -> list[str]:
        return [part for part in value.split("/") if part.casefold() not in LANGUAGE_FOLDERS]

    return "@" not in address and any(folded(address) == folded(other) for other in others)


LANGUAGE_FOLDERS = frozenset({
    "ar", "zh", "en", "fr", "ru", "es", "arabic", "chinese", "english", "french", "russian", "spanish",
})  # fmt: skip
