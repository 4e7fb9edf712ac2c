"""Computes the usual time to speak a text: letters by language, numbers as they are read, punctuation as pauses."""

import re
from functools import lru_cache

# Letters per second of unhurried speech: about 120 words a minute, 240 characters in Chinese. A space counts half.
SPOKEN = {"ar": 11.5, "zh": 4.0, "en": 12.0, "fr": 12.5, "ru": 12.5, "es": 12.5}
USUAL = 12.0
PAUSE_MS, STOP_MS = 250, 600  # at a comma, at the end of a sentence
# Number words are this much longer than English ones; in Chinese each digit is a character and has one for its place.
NUMBER_WORDS = {"ru": 1.25, "fr": 1.05, "es": 1.05}
HUNDRED, TENS, TEEN, ONE, SCALE, POINT = 12.0, 6.25, 7.5, 4.5, 8.25, 5.5  # letters of English words, with half a space
SIGNS = {
    "%": 8, "٪": 8, "％": 4, "‰": 11, "$": 7.5, "€": 5.5, "£": 6.5, "¥": 3.5, "&": 3.5, "§": 9, "°": 7, "+": 4, "=": 6,
}  # fmt: skip
YEARS = (1_100, 2_099)  # read in two halves in English
LONGEST = 15  # digits of a number; a longer one is read digit by digit
PARTS = re.compile(
    r"(?P<number>\d{1,3}(?:[,.\u00a0\u202f\u066c\u2019]\d{3})+(?!\d)|\d+)"
    r"|(?P<point>(?<=\d)[.,\u066b](?=\d))"
    r"|(?P<stop>[.!?\u061f\u2026](?=[\s\u00bb\u201d\u2019\"')\]]|$)|[\u3002\uff01\uff1f])"
    r"|(?P<pause>[,;:\u060c\u061b\u2013\u2014](?=\s|$)|(?<=\s)-(?=\s)|[\u3001\uff0c\uff1b\uff1a])"
    r"|(?P<space>\s)|(?P<other>.)"
)


@lru_cache(16_384)
def text_ms(text: str, language: str) -> int:
    """Return the usual time to speak a text in a language, in milliseconds; 0 for nothing."""
    letters, pauses = 0.0, 0
    for found in PARTS.finditer(text):
        match found.lastgroup:
            case "number":
                letters += number_letters(found.group(), language)
            case "stop":
                pauses += STOP_MS
            case "pause":
                pauses += PAUSE_MS
            case "point":
                letters += POINT
            case "space":
                letters += 0.5
            case _:
                letters += SIGNS.get(found.group(), 1)
    return round(1000 * letters / SPOKEN.get(language, USUAL)) + pauses


def number_letters(number: str, language: str) -> float:
    """Return how many letters a number in digits has when it is read in words."""
    digits = [int(each) for each in number if each.isdigit()]
    if language == "zh":
        return max(1, 2 * sum(each > 0 for each in digits))
    if len(digits) > LONGEST or (digits[0] == 0 and len(digits) > 1):
        return ONE * len(digits)
    if language == "en" and len(number) == 4 and YEARS[0] <= int(number) <= YEARS[1] and any(digits[2:]):
        return _group(0, *digits[:2]) + _group(0, *digits[2:])
    longer = NUMBER_WORDS.get(language, 1.0)
    digits = [0] * (-len(digits) % 3) + digits
    groups = [_group(*digits[start : start + 3]) for start in range(0, len(digits), 3)]
    return longer * (sum(groups) + SCALE * sum(each > 0 for each in groups[:-1]) or ONE)


def _group(hundreds: int, tens: int, ones: int) -> float:
    """Return the letters of a number below a thousand, 0 for none."""
    below = TEEN if tens == 1 else TENS * (tens > 1) + ONE * (ones > 0)
    return HUNDRED * (hundreds > 0) + below
