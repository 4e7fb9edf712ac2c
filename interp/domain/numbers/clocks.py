"""Finds hours of the day in a text in six languages, each with the hours of the day it may mean."""

import re

from interp.value_types import dataclass

MINUTES = "[0-5]\\d"
MORNING = re.compile(
    r"a\.?\s?m|du matin|de la mañana|de la madrugada|утра|صباحا|صباحاً|ص\b|قبل الظهر|上午|凌晨|早上|清晨|早晨|午夜",
    re.IGNORECASE,
)
AFTERNOON = re.compile(
    r"p\.?\s?m|de l[’']après-midi|du soir|de la tarde|de la noche|дня|вечер(?:а|ом)|بعد الظهر|مساء|مساءً|م\b"
    r"|下午|傍晚|晚上|晚间|夜间|中午",
    re.IGNORECASE,
)
# Each hour has the groups h, n (minutes) and half (which half of the day), or noon; `open` marks an hour without half.
CLOCK = {
    "en": rf"(?<![\d.:/])(?P<h>\d{{1,2}})(?:[:.](?P<n>{MINUTES}))?\s*(?P<half>[ap]\.?\s?m\b\.?)"
    rf"|(?<![\d.:/])(?P<open>\d{{1,2}})(?:[:.](?P<n2>{MINUTES}))?"
    rf"(?:\s?o[’']clock\b|(?=\s*(?:-|–|—|to|until|and)\s*\d{{1,2}}(?:[:.]{MINUTES})?\s*[ap]\.?\s?m\b))"
    r"|(?<![\w.,])(?P<h2>[01]\d|2[0-3])[.:]?(?P<n3>[0-5]\d)(?=\s?(?:hours|hrs)\b)"
    rf"|(?<=\bat )(?P<h4>1[3-9]|2[0-3])\.(?P<n4>{MINUTES})(?![\d%]|[.,]\d|\s(?:per|million|billion))"
    r"|(?<!\w)(?P<noon>noon|midday|midnight)(?!\w)",
    "fr": rf"(?<![\d.:/])(?<!\d,)(?P<h>\d{{1,2}})\s?h(?:eures?)?(?![a-zé])(?:\s?(?P<n>{MINUTES})(?!\d))?"
    r"(?:\s+(?P<half>du matin|de l[’']après-midi|du soir))?|(?<!\w)(?<!après-)(?P<noon>midi|minuit)(?!\w)",
    "es": rf"(?<![\d.:/])(?<!\d,)(?P<h>\d{{1,2}})(?:[.:](?P<n>{MINUTES}))?\s*"
    r"(?:(?:horas\b|h(?:rs?)?\b\.?)?\s*(?P<half>[ap]\.\s?m\.?|de la (?:mañana|madrugada|tarde|noche))"
    r"|horas\b|h(?:rs?)?\b\.?)|(?P<noon>(?<!\bun )(?<!pasar )(?<!pasarse )medio\s?día|media\s?noche)"
    rf"|(?<![\d.:/])(?P<open>\d{{1,2}})(?:[.:](?P<n2>{MINUTES}))?"
    rf"(?=\s*(?:-|–|—|a|y|hasta)(?: las)?\s*\d{{1,2}}(?:[.:]{MINUTES})?"
    r"\s*(?:horas\b|h(?:rs?)?\b\.?|[ap]\.\s?m|de la (?:mañana|madrugada|tarde|noche)))",
    "ru": rf"(?<![\d.:/])(?<!\d,)(?P<h>\d{{1,2}})\s*(?:ч\.|час(?:ов|а)?(?!\w))"
    rf"(?:\s*(?P<n>{MINUTES})\s*(?:м\.|мин\w*\.?))?(?:\s+(?P<half>утра|дня|вечера)(?!\w))?"
    r"|(?P<noon>полдень|полдня|(?<!после )полудня|полуденн\w+|полуночи|полночь|полу?ночн\w+)"
    # with a point, as printed between an hour and its minutes: no date, and no decimal of the language
    r"|(?:(?<=\bв )|(?<=\bс )|(?<=\bдо )|(?<=\bк )|(?<=\bпосле )|(?<=\bоколо ))"
    r"(?P<h2>[01]\d|2[0-4])\.(?P<n2>00|30|[145]5)(?!\d|[.,]\d|\s?%)"
    r"|(?<![\d.,])(?P<h4>1[3-9]|2[0-3])\.(?P<n4>00|30)(?!\d|[.,]\d|\s?(?:%|тыс|млн|млрд|руб|долл|евро|кг|км|м\b))"
    rf"|(?<![\d.,])(?P<h3>[01]?\d|2[0-4])\.(?P<n3>{MINUTES})(?=\s(?:по [А-Яа-я]+|мск))"
    rf"|(?<![\d.,])(?P<h5>\d{{1,2}})\.(?P<n5>{MINUTES})\s(?P<half2>утра|дня|вечера|вечером)(?!\w)",
    "ar": rf"الساعة\s+(?P<h2>[01]\d|2[0-3])(?P<n3>{MINUTES})(?!\d)|الساعة\s+(?P<h>\d{{1,2}})(?:[:/.](?P<n>{MINUTES}))?"
    r"(?:\s+(?P<half>صباحاً?|قبل الظهر|ظهراً?|بعد الظهر|مساءً?|[صم](?!\w)))?"
    r"|(?<!بعد )(?<!قبل )(?<!ألم )(?<!آلام )(?<!أسفل )(?<!أعلى )(?<!عضلات )(?P<noon>الظهر|ظهراً?(?!\w)|منتصف الليل)",
    "zh": r"(?:(?P<half>上午|凌晨|早上|清晨|早晨|下午|傍晚|晚上|晚间|夜间|中午|午夜)\s?)?(?<![第\d])(?P<h>\d{1,2})\s*"
    rf"(?:[时點点](?!间|刻|期)(?:\s?(?P<n>[0-5]?\d)\s?分|(?P<thirty>半))?|(?<=\d)[:：](?P<n2>{MINUTES})(?!\d))"
    r"|(?P<half2>上午|凌晨|早上|下午|晚上|中午)(?P<said>[一二三四五六七八九十两]{1,3})[时点](?P<thirty2>半)?"
    r"|(?P<noon>中午(?!\d)|正午|[午子]夜(?!\d))",
}
COLON = re.compile(
    rf"(?<![\d.:/])(?P<h>[01]?\d|2[0-4])[:：](?P<n>{MINUTES})(?![\d:])"
    rf"|(?<![\w.,])(?P<h2>[01]\d|2[0-3])(?P<n2>{MINUTES})(?=\s?(?:UTC|GMT)\b)"
)
CLOCKS = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in CLOCK.items()}
MIDNIGHT = re.compile("midnight|minuit|media\\s?noche|полу?ноч|منتصف|[午子]夜", re.IGNORECASE)
EITHER = re.compile("一两|两三|三四|四五|五六|六七|七八|八九")  # 五六点: five or six o'clock
CHINESE = {char: value for value, char in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
# Where an hour up to twelve without a half of the day is one of the day's 24; elsewhere it may be either.
OF_24 = frozenset({"fr", "es", "ru"})


@dataclass(frozen=True, slots=True)
class DayHour:
    """An hour as printed: the hours 0 to 23 it may mean, and the minute."""

    printed: str
    hours: frozenset[int]
    minute: int

    def may_be(self, other: "DayHour") -> bool:
        """Return whether two may mean the same hour."""
        return self.minute == other.minute and bool(self.hours & other.hours)


def as_figure(hour: int, minute: int) -> tuple[float, float]:
    """Return what an hour and its minutes are when they are read as a figure: 8.3 and 830 for 8.30."""
    return round(hour + minute / 100, 2), float(100 * hour + minute)


def clocks(text: str, language: str) -> tuple[tuple[DayHour, ...], str]:
    """Return the hours in a text with plain digits, and the text without them.

    A duration ("три часа") may be read as an hour.
    """
    found: list[DayHour] = []

    def take(match: re.Match[str]) -> str:
        clock = _clock(match, match.groupdict(), language)
        if clock is None:
            return match[0]
        found.append(clock)
        return " "

    rest = COLON.sub(take, CLOCKS[language].sub(take, text))
    return tuple(found), rest


def _clock(match: re.Match[str], named: dict[str, str | None], language: str) -> DayHour | None:
    if named.get("noon"):
        return DayHour(match[0].strip(), frozenset({0 if MIDNIGHT.search(match[0]) else 12}), 0)
    figure = named.get("h") or named.get("h2") or named.get("h3") or named.get("h4") or named.get("open")
    figure = figure or named.get("h5")
    hour = int(figure or 0) or _said(named.get("said") or "")
    if hour > 24:
        return None
    minutes = named.get("n") or named.get("n2") or named.get("n3") or named.get("n4") or 0
    minutes = minutes or named.get("n5") or 0
    minute = 30 if named.get("thirty") or named.get("thirty2") else int(minutes)
    if language == "ar" and "/" in match[0] and not hour and 0 < minute <= 24:  # 00/15, in the order of the letters
        hour, minute = minute, 0
    half = named.get("half") or named.get("half2") or ""
    sure = language in OF_24 or (language == "ar" and "/" in match[0])
    exact = bool(named.get("h2")) or (match.re is not COLON and not named.get("open") and sure)
    both = _hours(hour + 1, half, exact) if EITHER.fullmatch(named.get("said") or "") else frozenset[int]()
    return DayHour(match[0].strip(), _hours(hour, half, exact) | both, minute)


def _hours(hour: int, half: str, exact: bool) -> frozenset[int]:
    """Return the hours of the day that an hour may be, by the half of the day that is printed beside it."""
    if AFTERNOON.match(half) or "ظهر" in half and "قبل" not in half:
        return frozenset({hour % 24 if hour >= 12 or (hour == 11 and half == "中午") else hour + 12})
    if MORNING.match(half):
        return frozenset({0 if hour in (12, 24) and half not in ("上午", "早上") else hour})
    return frozenset({hour % 24} if exact or hour > 12 else {hour, (hour + 12) % 24})


def _said(numeral: str) -> int:
    """Return the value of 一 to 十二."""
    tens, ten, units = numeral[: 1 if EITHER.fullmatch(numeral) else None].rpartition("十")
    return (10 * CHINESE.get(tens, 1) if ten else 0) + CHINESE.get(units, 0)
