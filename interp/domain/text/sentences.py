"""Splits a text into sentences in the six languages, aware of United Nations abbreviations, numbers and symbols."""

import re
from itertools import pairwise

from interp.domain.text.abbreviations import kinds

CLOSERS = "\"'”’»›)\\]}）】〉》」』"
OPENERS = "\"'“‘«‹(\\[{（【〈《「『„¿¡—–•·*"
# full stops of languages that put a space after them, and of Chinese, which does not
SPACED = re.compile(rf"[.!?…؟۔‽]+(?:[{CLOSERS}]|[ \u00a0\u202f](?=»)|(?<=[ \u00a0\u202f])»)*(?=\s|$)")
CHINESE = re.compile(rf"(?:[。！？]|(?<!\d)．)+[。！？…]*[{CLOSERS}]*")
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
BEFORE = re.compile(rf"[^\s{OPENERS}’/，、；：。]+$")
NEXT = re.compile(rf"[\s{OPENERS}]*")
# "12.", "1.2.", "A.", "iv)": a number alone is no sentence; its text follows
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxlIVXL]{1,5})[.)]\.?")
LISTED = re.compile(r"\(?(?:[a-zа-я]|[ivx]{1,5})\)\s")
NUMBERED = re.compile(r"[\d§№#]|[IVXLCDM]+\b|[A-Z]/|[\W_]*\w\b")
INITIAL = re.compile(r"(?:[^\W\d_]\.?-?)|(?:[^\W\d_]\.){1,5}-?[^\W\d_]")
RUSSIAN_ENDS = re.compile(r"(?:и\s+т\.\s?[дп]|и\s+др|н\.\s?э)$")
CENTURY = re.compile(r"[\dIVXХ]\s*$")
WORD = re.compile(r"\w{1,40}")
CONTINUES = "，、；：,;:"
# words that begin a sentence after "U.N." or "Group B."; particles of names (La, El, Le) are excluded
STARTERS = frozenset(
    "the this these those it its in on at for as we they he she there however if when while i a an but and"
    " ce cette ces il elle ils elles nous dans pour cependant en au aux"
    " esta este estos estas ello ella ellos nosotros para por sin se"
    " это эти этот эта он она они мы в на для однако если при".split()
)
FEW_WORDS = 5
LONGEST_NUMBER = 40
LOOK_BACK = 200


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of `text` in order, none empty; joined they equal the text except for white space.

    A blank line always separates two sentences. `language` is one of the six codes; any other is split as English.
    """
    cuts = [0, *_cuts(text, language), len(text)]
    pieces = (text[first:last].strip() for first, last in pairwise(cuts))
    return tuple(piece for piece in pieces if piece)


def _cuts(text: str, language: str) -> list[int]:
    ends = {found.end(): found.start() for found in SPACED.finditer(text)}
    ends |= {found.end(): found.start() for found in CHINESE.finditer(text)}
    blank = {found.end() for found in PARAGRAPH.finditer(text)}
    cuts, begun = [], 0
    for end in sorted(ends.keys() | blank):
        if end in blank or _is_end(text, begun, ends[end], end, language):
            cuts.append(end)
            begun = end
    return cuts


def _is_end(text: str, begun: int, mark: int, end: int, language: str) -> bool:
    """Return whether the marks from `mark` to `end` end the sentence that began at `begun`."""
    following = NEXT.match(text, end)
    start = following.end() if following else end
    if start >= len(text):
        return True
    if text[mark] in "。！？．":
        return _is_chinese_end(text, mark, end)
    if text[start] in CONTINUES:
        return False
    listed = LISTED.match(text, end + _blanks(text, end))
    if text[start].islower() and not listed:
        return False
    if mark - begun < LONGEST_NUMBER and ENUMERATOR.fullmatch(text[begun : mark + 1].strip()):
        return False
    if text[mark] == "." and text[mark : mark + 2] != "..":
        return _is_full_stop(text, begun, mark, start, language)
    return True


def _blanks(text: str, place: int) -> int:
    return len(text[place : place + 40]) - len(text[place : place + 40].lstrip())


def _is_chinese_end(text: str, mark: int, end: int) -> bool:
    """Return whether Chinese marks end the sentence; not inside quotation marks that continue: “为什么？”他问。"""
    if text[end] in CONTINUES:
        return False
    closed = text[end - 1] in "”’」』"
    return not closed or "。" in text[mark:end] or text[end].isspace()


def _is_full_stop(text: str, begun: int, mark: int, start: int, language: str) -> bool:
    before = text[max(begun, mark - 40) : mark]
    found = BEFORE.search(before)
    if not found:
        return True
    word, following = found[0], _word(text, start)
    if language == "ru" and RUSSIAN_ENDS.search(before):
        return True
    initial = len(word) == 1 and word.isupper()
    known = frozenset() if initial else kinds(word, language)
    if "ending" in known:
        return _may_end(text[max(begun, mark - LOOK_BACK) : mark], word, following)
    if "before_name" in known:
        return False
    if "before_number" in known:
        return not NUMBERED.match(text, start)
    return not INITIAL.fullmatch(word) or following.casefold() in STARTERS


def _may_end(said: str, word: str, following: str) -> bool:
    """Return whether an abbreviation that may end a sentence does so here: "In 2016 г." is too short."""
    if word.casefold() in ("г", "в", "м") and not CENTURY.search(said[: -len(word)]):
        return False  # "г." before a name is a town, not a year
    if word.isupper() and following.casefold() not in STARTERS:
        return False  # "the U.N. Office"
    return len(said.split()) >= FEW_WORDS and following[:1].isalpha()


def _word(text: str, start: int) -> str:
    found = WORD.match(text, start)
    return found[0] if found else ""
