"""Finds days of the month in a text in six languages and removes them, so that the rest can be read as figures."""

import re

from interp.value_types import dataclass

MONTHS: dict[str, str] = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "ru": "январ[ьяе] феврал[ьяе] март[ае]? апрел[ьяе] ма[йяе] июн[ьяе] июл[ьяе] август[ае]? сентябр[ьяе] октябр[ьяе] "
    "ноябр[ьяе] декабр[ьяе]",
    "ar": "يناير|كانون\\sالثاني فبراير|شباط مارس|آذار أبريل|نيسان مايو|أيار يونيه|يونيو|حزيران يوليه|يوليو|تموز "
    "أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين\\sالأول نوفمبر|تشرين\\sالثاني ديسمبر|كانون\\sالأول",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}  # fmt: skip
NAMED = {
    language: tuple(re.compile(f"(?:{month})", re.IGNORECASE) for month in months.split(" "))
    for language, months in MONTHS.items()
}
ANY = {language: "|".join(months.split(" ")) for language, months in MONTHS.items()}
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.º|-го|-е)?"
DATED = {
    "en": rf"(?<![\d./]){DAY}\s+(?P<name>{ANY['en']})\b"
    rf"|\b(?P<name2>{ANY['en']})\s+(?:(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|—|to|and|through)\s?(?:the )?)?"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d|\s?:\s?\d\d|\s?[ap]\.?m\b)",
    "fr": rf"(?<![\d./])(?<!\d,){DAY}\s+(?P<name>{ANY['fr']})\b",
    "es": rf"(?<![\d./])(?<!\d,){DAY}\s+de\s+(?P<name>{ANY['es']})\b",
    "ru": rf"(?<![\d./])(?<!\d,){DAY}\s+(?P<name>{ANY['ru']})\b",
    "ar": rf"(?<![\d./]){DAY}\s+(?:من\s+)?(?P<name>{ANY['ar']})(?:\s*/\s*(?:{ANY['ar']}))?(?!\w)",
    "zh": r"(?P<name>\d{1,2})\s?月\s?(?:(?P<first>\d{1,2})\s?日?\s?(?:至|到|[-－–—~～、和])\s?)?(?P<day>\d{1,2})\s?日",
}
NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./]"
    r"(?P<y2>(?:19|20)\d\d))(?![\d/])"
)
BARE_MONTH = re.compile(r"(?<!\d)\d{1,2}\s?月(?!\s?\d)")  # a month without a day, which other languages write in a word
DATES = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in DATED.items()}


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of a month as printed; `key` is the same in every language."""

    printed: str
    key: tuple[int, int]


def dates(text: str, language: str) -> tuple[tuple[Dated, ...], str]:
    """Return the days in a text with plain digits, and the text without them; years stay."""
    found: list[Dated] = []

    def take(match: re.Match[str]) -> str:
        named = match.groupdict()
        month = _month(named["name"] or named.get("name2") or "", language)
        day = int(named["day"] or named.get("day2") or 0)
        if not (month and 1 <= day <= 31):
            return match[0]
        found.append(Dated(match[0], (day, month)))
        return f" {named.get('first') or ''} "

    def numeric(match: re.Match[str]) -> str:
        day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return match[0]
        found.append(Dated(match[0], (day, month)))
        return f" {match['y'] or match['y2']} "

    text = DATES[language].sub(take, NUMERIC.sub(numeric, text))
    return tuple(found), BARE_MONTH.sub(" ", text) if language == "zh" else text


def _month(name: str, language: str) -> int:
    if language == "zh":
        return int(name) if 1 <= int(name) <= 12 else 0
    return next((place for place, month in enumerate(NAMED[language], start=1) if month.fullmatch(name)), 0)
