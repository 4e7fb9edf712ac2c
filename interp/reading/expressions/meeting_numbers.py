"""Recognises the number of a meeting, in figures or words, in the six languages: "17th meeting", "第十七次会议"."""

import re
from collections.abc import Iterator

from interp.reading.expressions.ordinal_words import chinese_number, ordinal_in

LONGEST = 60
NAMED = re.compile(r"meeting|séance|réunion|sesión|reunión|заседание|次|جلسة|اجتماع", re.IGNORECASE)
FORM = (
    r"(?:plenary|open|closed|public|private|formal|informal|organi[sz]ational|regular"
    r"|\(closed\)|\(public\)|\(private\))"
)
FIGURES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"^(?P<name>{pattern})(?P<rest>.*)$", re.IGNORECASE)
    for pattern in (
        rf"(?:the\s+)?(?P<number>\d{{1,4}})\s?(?:st|nd|rd|th)\s*(?:{FORM}\s+){{0,2}}meeting\b(?:\s*\((?:closed|public|private|plenary)\))?",
        rf"(?:{FORM}\s+)?meeting\s+(?:no\.?\s*|number\s+|#\s*)?(?P<number>\d{{1,4}})\b",
        r"(?P<number>\d{1,4})\s?(?:re|er|ère|ème|e|ᵉ)\s+(?:séance|réunion)(?:\s+(?:plénière|publique|privée))?(?!\w|\s*(?:d[ue]|parallèle))",
        r"(?:séance|réunion)(?:\s+(?:plénière|publique|privée))?\s+(?:n[o°º]\.?\s*)?(?P<number>\d{1,4})\b",
        r"(?P<number>\d{1,4})\s?\.?(?:[ªº]|a\b\.?)\s*(?:sesión|reunión)(?:\s+(?:plenaria|pública|privada))?(?!\w)",
        r"(?:sesión|reunión)(?:\s+(?:plenaria|pública|privada))?\s+(?:n(?:úm)?[.o°º]*\s*)?(?P<number>\d{1,4})(?:\.?ª)?(?!\w)",
        r"(?P<number>\d{1,4})\s?-?(?:о?е)\s+(?:(?:пленарное|открытое|закрытое)\s+)?заседание(?!\w)",
        r"(?:(?:пленарное|открытое|закрытое)\s+)?заседание\s+(?:№\s*)?(?P<number>\d{1,4})(?:-е)?(?!\w)",
        r"第\s?(?P<number>\d{1,4})\s?次(?:全体|公开|非公开|正式)?(?:会议|会)",
        r"(?:الجلسة|الاجتماع)(?: العامة| العلنية| المغلقة| العام)?\s+(?:رقم\s+)?(?P<number>\d{1,4})(?!\w)",
    )
)
WORDS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"^(?P<name>{pattern})(?P<rest>.*)$", re.IGNORECASE)
    for pattern in (
        rf"(?:the\s+)?(?P<number>[a-z]{{4,12}}(?:[- ][a-z]{{4,10}})?)\s+(?:{FORM}\s+){{0,2}}meeting\b",
        r"(?P<number>[a-zà-ÿ]{3,12}(?:[- ][a-zà-ÿ]{2,12}){0,3})\s+(?:séance|réunion)(?:\s+(?:plénière|publique"
        r"|privée))?(?!\w)",
        r"(?P<number>[a-zá-ÿ]{4,18}(?: [a-zá-ÿ]{4,10})?)\s+(?:sesión|reunión)(?:\s+(?:plenaria|pública"
        r"|privada))?(?!\w)",
        r"(?P<number>[а-яё]{4,14}(?: [а-яё]{4,12})?)\s+(?:(?:пленарное|открытое|закрытое)\s+)?заседание(?!\w)",
        r"第(?P<number>[一二三四五六七八九十百零〇]{1,6})次(?:全体|公开|非公开|正式)?(?:会议|会)",
        r"(?:الجلسة|الاجتماع)(?: العامة| العلنية| المغلقة| العام)?\s+(?P<number>ال[\u0621-\u064a]{3,9}(?: (?:عشرة"
        r"|و[\u0621-\u064a]{5,9}))?)(?![\u0621-\u064a])",
    )
)
HELD = re.compile(
    r"^\s*[(\[](?:closed|open|public|private|webcast|plenary|publique|privée|plénière|pública|privada|плен\w+|откр\w+|закр\w+|公开|非公开|علنية|مغلقة)[)\]]",
    re.IGNORECASE,
)
# "17th and 18th meetings" above the meetings of a day begins none.
SEVERAL = re.compile(
    r"^\W*\d{1,4}(?:st|nd|rd|th|e|ª|-е)?\s*(?:,|and|et|y|и|to|-|–|à|a)\s*\d{1,4}(?:st|nd|rd|th|e|ª|-е)?.{0,20}"
    r"(?:meetings|séances|sesiones|заседани[яй])\b[^:]{0,30}$",
    re.IGNORECASE,
)


def number_of_meeting(text: str) -> tuple[str, int, str] | None:
    """Return the printed name, the number and the rest of a line that begins with a meeting's number, or None."""
    return next(_readings(text), None) if NAMED.search(text[:LONGEST]) else None


def _readings(text: str) -> Iterator[tuple[str, int, str]]:
    for pattern in FIGURES:
        if found := pattern.match(text):
            yield found["name"].strip(), int(found["number"]), HELD.sub("", found["rest"])
    for pattern in WORDS:
        found = pattern.match(text)
        number = _in_words(found["number"]) if found else None
        if found and number:
            yield found["name"].strip(), number, HELD.sub("", found["rest"])


def _in_words(printed: str) -> int | None:
    return chinese_number(printed) if "一" <= printed[0] <= "鿿" else ordinal_in(printed)
