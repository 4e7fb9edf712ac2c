"""Checks for characters that are new in the translation: notes, underscores, unknown tokens, unpaired marks."""

import re

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import PLACEHOLDER, URL

JUNK = re.compile(r"[♪♫♬♩]+|<unk>|⁇|▁+|�+|_+|&[a-z]+;|</?[a-z]\w*>|\\[nt]|[\u0000-\u0008\u000b-\u001f]")
UNKNOWN = re.compile("<unk>|⁇|�+")  # a machine writes these for letters that it does not know: something is lost
DOUBLED = re.compile(r"(?:([,;:،؛，；：、])\s?\1+|(?<![.…])\.\.(?!\.)|[?？؟]{2,}|[!！]{2,}|。{2,}|«\s*«|»\s*»)")
PAIRS = {"[": "]", "《": "》", "«": "»", "“": "”", "「": "」"}
NARROW = str.maketrans("（）", "()")
MARKER = re.compile(r"(?<!\w)\w{1,4}$")


def check(source: str, target: str) -> tuple[Finding, ...]:
    """Return findings for characters only the translation has: unknown tokens, doubled marks, unpaired brackets."""
    ours, theirs = (PLACEHOLDER.sub(" ", URL.sub(" ", text)) for text in (source, target))
    found = [match[0] for pattern in (JUNK, DOUBLED) for match in pattern.finditer(theirs)]
    strange = dict.fromkeys(each.strip() or each for each in found if each not in ours)
    lonely = _lonely(theirs) if not _lonely(ours) else ""
    return (
        *(finding("stray", each, severity="error" if UNKNOWN.fullmatch(each) else None) for each in strange),
        *((finding("bracket", lonely),) if lonely else ()),
    )  # fmt: skip


def unknown_letters(source: str, drafted: str) -> tuple[Finding, ...]:
    """Return an error when a machine's own wording, before any repair, has lost letters that it does not know."""
    found = UNKNOWN.search(drafted)
    return (finding("stray", found[0], severity="error"),) if found and found[0] not in source else ()


def _lonely(text: str) -> str:
    """Return the first kind of bracket that is not opened and closed equally often."""
    text = text.translate(NARROW)
    if _open(text):
        return "("
    return next((opening for opening, closing in PAIRS.items() if text.count(opening) != text.count(closing)), "")


def _open(text: str) -> bool:
    """Return whether round brackets are unpaired; ")" after one or two letters belongs to a list: a)."""
    depth = 0
    for place, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif char == ")" and not MARKER.search(text[max(0, place - 5) : place]):
            return True
    return depth > 0
