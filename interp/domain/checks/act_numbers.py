"""Finds the numbers of resolutions, decisions and sessions that a text refers to, in six languages."""

import re

from interp.domain.numbers.clocks import clocks
from interp.domain.numbers.numerals import word_value, written

ACT = {
    "en": r"resolutions?|decisions?|res\.", "fr": r"résolutions?|décisions?",
    "es": r"resoluci(?:ón|ones)|decisi(?:ón|ones)",
    "ru": r"резолюци\w+|решени\w+", "ar": r"\w{0,3}قرار\w*|\w{0,3}مقرر\w*", "zh": r"决议|决定",
}  # fmt: skip
NUMBER = r"(?<![A-Za-z0-9/.,])(?:(?:ES?|S|د\s?إ|د)\s?-\s?)?(?P<number>\d{1,3}/\d{1,4})(?![\d/])"
ACTS = {
    # the act's name stands up to sixty characters before its number, in Chinese after it
    language: re.compile(rf"(?:{word})(?![^\W\d_])" if language != "zh" else word, re.IGNORECASE)
    for language, word in ACT.items()
}
NEAR, AFTER = 60, 12
REFERENCE = re.compile(NUMBER)
SESSION = {
    "en": re.compile(r"\bsessions?\b", re.IGNORECASE), "fr": re.compile(r"\bsessions?\b", re.IGNORECASE),
    "es": re.compile(r"\bper[ií]odos? (?:\w+ )?de sesiones", re.IGNORECASE),
    "ru": re.compile(r"\bсесси\w+", re.IGNORECASE),
    "ar": re.compile(r"(?<!\w)[وفبل]?(?:ال|لل)?دور(?:ة|ته|تها|تهما|تي|ات)(?!\w)"),
    # without 第 a number below ten counts sessions: 三届冠军
    "zh": re.compile(
        r"第([一二三四五六七八九十百零〇\d]{1,5})届|(?=[一二三四五六七八九百零〇\d]*(?:十|\d\d))([一二三四五六七八九十百零〇\d]{2,5})届"
    ),
}  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*[º°ª]?")
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|e|ème|er|ère|re|ᵉ|ʳᵉ|ᵉʳ|º|ª|°|-?[оеёыйягм]{1,3})?")
BETWEEN = frozenset("special regular annual resumed organizational substantive emergency ordinaire очередной".split())
JOINED = frozenset({"and", "et", "y"})


def references(text: str, language: str) -> tuple[str, ...]:
    """Return the numbers with a stroke that name a resolution or decision in a text with plain digits: "28/19"."""
    if "/" not in text:
        return ()
    _, text = clocks(text, language)
    named = [(found.start(), found.end()) for found in ACTS[language].finditer(text)]
    return tuple(
        found["number"]
        for found in REFERENCE.finditer(text)
        if any(0 <= found.start() - end <= NEAR or 0 <= start - found.end() <= AFTER for start, end in named)
    )


def sessions(text: str, language: str) -> frozenset[int]:
    """Return the numbers of the sessions that a text with plain digits names, in figures or words."""
    found = SESSION[language].finditer(text)
    if language == "zh":
        numerals = (each[1] or each[2] for each in found)
        values = (int(each) if each.isdigit() else max(written(each, "zh"), default=0) for each in numerals)
    elif language == "ar":
        values = (_value(_after(text[each.end() : each.end() + 60]), "ar") for each in found)
    else:
        values = (_value(_before(text[max(0, each.start() - 60) : each.start()], language), language) for each in found)
    return frozenset(value for value in values if value)


def _value(words: list[str], language: str) -> int:
    """Return the largest value of the words of one number, 0 for none."""
    if len(words) == 1 and (ordinal := ORDINAL.fullmatch(words[0])):
        return int(ordinal[1])
    return max(written(" ".join(words), language), default=0)


def _before(text: str, language: str) -> list[str]:
    """Return the words of the number that ends just before a noun: "thirty-first", "trente et unième"."""
    taken: list[str] = []
    for word in reversed(WORD.findall(text.casefold())):
        if not taken and word in BETWEEN:
            continue
        if ORDINAL.fullmatch(word):
            return taken or [word]
        if word not in JOINED and not _is_number(word, language):
            break
        if taken and not _is_ten(word, language) and word not in JOINED:
            break
        taken.insert(0, word)
    return taken if taken and taken[0] not in JOINED else taken[1:]


def _is_number(word: str, language: str) -> bool:
    whole = word.replace("quatre-vingt", "quatrevingt")
    return all(word_value(part, language) is not None for part in re.split("[-‑]", whole) if part not in JOINED)


def _is_ten(word: str, language: str) -> bool:
    """Return whether a word may stand before the last word of a number: thirty, hundred."""
    value = word_value(word, language)
    return value is not None and value >= 20 and value % 10 == 0


def _after(text: str) -> list[str]:
    """Return the words of the Arabic number just after a noun, at most one adjective between."""
    words = WORD.findall(text)[:4]
    if words and not ORDINAL.fullmatch(words[0]) and word_value(words[0], "ar") is None:
        words = words[1:]
    if not words or ORDINAL.fullmatch(words[0]):
        return words[:1]
    if word_value(words[0], "ar") is None:
        return []
    second = word_value(words[1], "ar") if len(words) > 1 else None
    return words[:2] if second is not None and second >= 10 else words[:1]
