"""Checks for what is no word: a letter or ending that is repeated inside a word, and letters in unlikely order."""

import re
from collections.abc import Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.checks.letter_pairs import unlikely
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import bare

WORD = re.compile(r"[^\W\d_一-鿿]+")
HAN = re.compile("[一-鿿]")
SAME = re.compile(r"([^\W\d_一-鿿])\1{2,}")  # renforcerrrr
GROUP = re.compile(r"([^\W\d_一-鿿]{2,6}?)\1{2,}")  # نسبةبةبة
ENDING = re.compile(r"\w{2,}?([^\W\d_一-鿿]{3,})\1$")  # développementment
# a cry or a laugh: "brrr", "jajaja"
CRY = re.compile(r"([^\W\d_]{1,2}?)([^\W\d_])\2{2}|((?:[hjхж])[aeiаеио])\3{1,3}[hjх]?")
# Endings that words really double.
NATURAL = frozenset(
    "ном ses ent ant ers ese ais ess sse ten nen nse ase are aria asse cher nte tes cha cho hua tan ait".split()
)
SHORT = frozenset("млрд трлн млн тыс долл руб html xlsx docx".split())  # abbreviations with unlikely letters
# "bringing", "infringing": verbs of one syllable in -ing, where a machine doubles the ending of a longer word
SINGING = re.compile("(?:up|i[mn]|re|un|out|over)?[^aeiou]+inging")
INSIDE = re.compile(r"ة(?=[ء-ي])")  # a letter that only ends an Arabic word
# letters of a word that is looked at alone, and the mean from which it is no word
WORST = ((8, 5.25), (6, 5.75))
# letter pairs of a text that is looked at as a whole, and the mean from which it is no text
BAD = ((30, 3.9), (18, 4.2))
ROMAN = re.compile("[ivxlcdm]{1,6}[a-zа-я]?|[IVXLCDM]{1,6}[a-zа-я]?")
RARE, SHARE = 0xD8, 0.3  # where the rarer half of GB 2312 begins, and its largest share in a Chinese text
LEAST = 6  # Chinese characters


def check(source: str, target: str, language: str, kept: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Return the findings for what is no word of `language`; what the original has too may stand."""
    text = bare(target, tuple(kept))
    known = {word.casefold() for word in WORD.findall(source)}
    found = [word for word in WORD.findall(text) if word.casefold() not in known]
    found = [word for word in found if not CRY.fullmatch(word.casefold())]
    stretched = any(SAME.search(word) and not ROMAN.fullmatch(word) for word in known)
    looped = "" if stretched else next((word for word in found if _looped(word)), "")
    if looped:
        return (finding("loop", looped),)
    if language == "zh":
        return _chinese(text, source)
    return _unlikely([word for word in found if word.islower() or language == "ar"], language)


def _looped(word: str) -> bool:
    """Return whether a word repeats a letter, a group of letters or its ending, as a machine does in a loop."""
    if word.isupper() or ROMAN.fullmatch(word):  # Roman numerals and acronyms
        return False
    ending = ENDING.fullmatch(word.casefold())
    doubled = ending is not None and ending[1] not in NATURAL and not SINGING.fullmatch(word.casefold())
    doubled = doubled and not word.istitle()  # a name from another script may have the same syllables twice
    return bool(SAME.search(word) or GROUP.search(word.casefold()) or doubled or INSIDE.search(word))


def _unlikely(words: Sequence[str], language: str) -> tuple[Finding, ...]:
    measured = [(word, *unlikely(word, language)) for word in words if len(word) > 2 and word not in SHORT]
    total, pairs = sum(each[1] for each in measured), sum(each[2] for each in measured)
    worst = max(measured, key=lambda each: each[1] / max(each[2], 1), default=("", 0, 0))
    alone = [word for word, digits, count in measured if _is_bad(len(word), digits, count, WORST)]
    if _is_bad(pairs, total, pairs, BAD):
        return (finding("garbage", worst[0]),)
    return tuple(finding("garbage", word) for word in alone[:1])


def _is_bad(size: int, digits: int, count: int, limits: tuple[tuple[int, float], ...]) -> bool:
    return count > 0 and any(size >= least and digits >= mean * count for least, mean in limits)


def _chinese(text: str, source: str) -> tuple[Finding, ...]:
    """Return the finding for a text with many characters that are rare, or none of simplified Chinese."""
    characters = HAN.findall(text)
    rare = [char for char in characters if char not in source and _is_rare(char)]
    if len(characters) < LEAST or len(rare) < SHARE * len(characters):
        return ()
    return (finding("garbage", "".join(rare[:4])),)


def _is_rare(char: str) -> bool:
    try:
        return char.encode("gb2312")[0] >= RARE
    except UnicodeEncodeError:
        return True
