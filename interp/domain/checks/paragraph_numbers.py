"""Takes the numbers of paragraphs off two texts: a file may print them by itself, so that one text lacks its number."""

import re

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.numbers.figure_contexts import PERCENT
from interp.domain.numbers.figures import SCALED

LETTERS = "A-ZÀ-ÞА-ЯЁ"
LABEL = re.compile(
    r"\s*[(（]?(?P<n>\d{1,4})(?:[.)）．]\s+|[.)）．、](?![\d\s])|\s?[-–]\s+(?!\d))"
    rf"|\s*\d{{1,3}}(?:\.\d{{1,3}})+\.?\s+(?=[{LETTERS}])"
)
# 2.26, in Arabic 2-26: the label of both texts, or a decimal that begins them
DEEP = re.compile(rf"\s*(?P<n>\d{{1,3}}(?:[.-]\d{{1,3}})+)\.?\s+(?=[{LETTERS}\u0600-\u06ff一-鿿])")
STARTS = re.compile(r"\s*\d")


def unlabelled(source: str, target: str) -> tuple[str, str, list[Finding]]:
    """Return two texts in plain digits without the numbers of paragraphs before them, and the finding if they differ.

    Official versions of a text may count differently, so that it is a warning.
    """
    one, other = _deep(source), _deep(target)
    if one and other and re.findall(r"\d+", one["n"]) == re.findall(r"\d+", other["n"]):
        return source[one.end() :], target[other.end() :], []
    if bool(one or other) and STARTS.match(source) and STARTS.match(target):
        return source, target, []
    ours, theirs = LABEL.match(source), LABEL.match(target)
    differ = ours and theirs and ours["n"] != theirs["n"]
    told = [finding("number_changed", ours[0].strip(), theirs[0].strip())] if ours and theirs and differ else []
    return source[ours.end() if ours else 0 :], target[theirs.end() if theirs else 0 :], told


def _deep(text: str) -> re.Match[str] | None:
    found = DEEP.match(text)
    rest = text[found.end() :] if found else ""
    return None if PERCENT.match(rest) or any(each.match(rest) for each in SCALED.values()) else found
