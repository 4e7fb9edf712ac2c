"""Replaces words in a translation as a reviser asks: with or without regard to case, whole words only or anywhere."""

import re

from interp.domain.text.cleaning import clean
from interp.errors import BadRequest
from interp.value_types import dataclass

LONGEST = 200
# signs that a reviser cannot tell apart in a search field, and which a text may have either of
ALIKE = {" ": "[ \u00a0\u202f]", "'": "['’]", "’": "['’]", "-": "[-\u2011]"}
MARK = "[\u0300-\u036f\u064b-\u0652\u0670]"  # a mark on the last letter: another letter is meant
SPACELESS = "zh"


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for and what stands in its place; `whole` is for languages with spaces between words."""

    words: str
    by: str
    case: bool = False
    whole: bool = False


def replaced(text: str, search: Search, language: str) -> str:
    """Return `text` with every place found replaced; unchanged without one. Raises BadRequest `empty_text`."""
    by = search.by[:LONGEST]
    return _pattern(search, language).sub(lambda _: by, text)


def _pattern(search: Search, language: str) -> re.Pattern[str]:
    words = search.words.strip()[:LONGEST]
    if not clean(words, LONGEST):
        raise BadRequest("empty_text")
    looked = "".join(ALIKE.get(sign, re.escape(sign)) for sign in words)
    if search.whole and language != SPACELESS:
        looked = rf"(?<!\w){looked}(?!\w)"
    return re.compile(f"{looked}(?!{MARK})", 0 if search.case else re.IGNORECASE)
