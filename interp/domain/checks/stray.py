"""Characters that have no business in a translation: notes, underscores, unknowns, doubled or unpaired marks."""

import re

from interp.domain.checks.saying import finding
from interp.domain.checks.spans import PLACEHOLDER, URL
from interp.domain.findings import Finding

JUNK = re.compile(r"[♪♫♬♩]+|<unk>|⁇|▁+|�+|_+|&[a-z]+;|</?[a-z]\w*>|\\[nt]|[\u0000-\u0008\u000b-\u001f]")
DOUBLED = re.compile(r"(?:([,;:،؛，；：、])\s?\1+|(?<![.…])\.\.(?!\.)|[?？؟]{2,}|[!！]{2,}|。{2,}|«\s*«|»\s*»)")
PAIRS = {"(": ")", "[": "]", "（": "）", "《": "》", "«": "»", "“": "”", "「": "」"}


def check(source: str, target: str) -> tuple[Finding, ...]:
    """Return what stands in the translation alone: junk, doubled marks, brackets without a partner."""
    ours, theirs = (PLACEHOLDER.sub(" ", URL.sub(" ", text)) for text in (source, target))
    found = [match[0] for pattern in (JUNK, DOUBLED) for match in pattern.finditer(theirs)]
    strange = dict.fromkeys(each.strip() or each for each in found if each not in ours)
    lonely = _lonely(theirs) if not _lonely(ours) else ""
    return (
        *(finding("stray", each) for each in strange),
        *((finding("bracket", lonely),) if lonely else ()),
    )  # fmt: skip


def _lonely(text: str) -> str:
    """Return the first kind of bracket that stands more often open than closed or the reverse; a) is a list's."""
    text = re.sub(r"(?:^|(?<=[\s;,.،؛。；(]))[\w]{1,3}\)", " ", re.sub(r"\(\w{1,5}\)", " ", text))
    return next((opening for opening, closing in PAIRS.items() if text.count(opening) != text.count(closing)), "")
