"""Finds figures in digits and the values each may have: separators, scales, ranges, decades, amounts of money."""

import re
from dataclasses import dataclass

from interp.domain.text.numerals import chinese

Values = tuple[float, ...]
SPACES = "\u00a0\u202f\u2009 "
SCALES: dict[str, tuple[tuple[str, float], ...]] = {
    "en": (("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("hundred thousand", 1e5), ("thousand", 1e3),
           ("hundred", 1e2)),
    "fr": (("mille milliards", 1e12), ("billion", 1e12), ("milliard", 1e9), ("million", 1e6), ("millier", 1e3),
           ("mille", 1e3), ("centaine", 1e2)),
    "es": (("mil millones", 1e9), ("billones", 1e12), ("billón", 1e12), ("millones", 1e6), ("millón", 1e6),
           ("millares", 1e3), ("mil", 1e3)),
    "ru": (("триллион", 1e12), ("трлн", 1e12), ("миллиард", 1e9), ("млрд", 1e9), ("миллион", 1e6), ("млн", 1e6),
           ("тысяч", 1e3), ("тыс", 1e3)),
    "zh": (("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("十亿", 1e9), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6),
           ("十万", 1e5), ("万", 1e4), ("千", 1e3), ("百", 1e2)),
    "ar": (("تريليون", 1e12), ("بليون", 1e9), ("بلايين", 1e9), ("مليار", 1e9), ("مليون", 1e6), ("ملايين", 1e6),
           ("ألف", 1e3), ("آلاف", 1e3), ("مائة", 1e2), ("مئة", 1e2)),
}  # fmt: skip
# millions with a group or decimals of their own: three digits in each group, at most two decimals or none
FIGURE = re.compile(
    rf"(?<!\d)(?P<grouped>\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d{{1,3}}(?:[.,٬'’]\d{{3}})+)(?!\d)(?P<decimals>[.,٫]\d+)?"
    r"|(?<!\d)(?P<plain>\d+)(?P<point>[.,٫]\d+)?(?!\d)"
)
# Arabic documents often hold the groups in visual order: 000 100 is a hundred thousand
SEEN = re.compile(
    rf"(?<![\d.,٫])(?P<grouped>\d{{3}}(?:[{SPACES}]\d{{3}})*[{SPACES}]\d{{1,3}})(?!\d)(?P<decimals>[.,٫]\d+)?"
    rf"|{FIGURE.pattern.replace('grouped', 'usual').replace('decimals', 'rest')}"
)
# 28/19, 2015/16, 2015-2016, 4-1, 4.2.1: each of its numbers counts, and the first two also as a decimal
CHAIN = re.compile(r"(?<![\d.,/])\d+(?:[/\-–‑.]\d+)+(?![\d])")
PER_CENT = (
    r"%|٪|％|per\s?cent|pour\s?cent|por\s?ciento|процент|[فب]ي? ?ال?م[ائ]{1,2}ة|個百分|个百分"
)
PERCENT = re.compile(rf"^[{SPACES}-]*(?:{PER_CENT})")
# a share whose number is written in words: "five per cent", 百分之五
PERCENT_WORDS = re.compile(rf"(?<=[^\W\d_])[{SPACES}]+(?:{PER_CENT})|百分之(?!\d)|(?<![\d.,])成\b", re.IGNORECASE)
SHARE = re.compile("百分之([一二三四五六七八九十零]+)(?![点一二三四五六七八九十百千万零])")
CENTURY = re.compile(r"(\d\d)世纪(\d0)年代")
DECADE = re.compile(
    r"(?P<four>\d{3}0)(?:s\b|-х\b|-е\b|年代)|(?<![\d])(?P<two>[2-9]0)(?:年代|-х\s+год|-е\s+год)"
    r"|(?:(?<=années\s)|(?<=años\s))(?P<latin>[2-9]0)\b"
)
LINK = re.compile(rf"^[{SPACES}]*(?:-|–|—|to|and|or|à|et|ou|a|y|o|e|до|и|или|至|到|～|~|和|إلى|و|أو)[{SPACES}]*$")
# names such as COVID-19 contain a number that each language writes differently
NAMED = re.compile(r"COVID-19|كوفيد-19|2019\s?冠状病毒病|冠状病毒病-19|2019-nCoV|SARS-CoV-2|\b24/7\b", re.IGNORECASE)
AGES = re.compile(r"années|años|decenio|годы|годах|годов|年代")
TENS = frozenset(range(20, 100, 10))
SMALL = 9  # larger numbers are printed in figures

CURRENCIES = {
    "usd": r"\$|dollars?\b|d[óo]lar(?:es)?\b|долл(?:ар\w*|\.)|دولار\w*|美元|\bUSD\b",
    "eur": r"€|\beuros?\b|евро(?!п)|يورو|欧元|\bEUR\b",
    "francs": r"\bfrancs?\b|\bfrancos?\b|франк\w*|فرنك\w*|法郎|\bCHF\b",
    "gbp": r"£|\bpounds?\b|\blivres? sterling|\blibras? esterlinas?|фунт\w*|جنيه\w*|英镑|\bGBP\b",
    "jpy": r"\byens?\b|\byenes\b|иен\w*|日元|\bJPY\b",
    "cny": r"\byuan(?:es)?\b|\brenminbi\b|юан\w*|يوان\w*|人民币|\bCNY\b",
    "rub": r"\br(?:ou|u)bles?\b|\brublos?\b|рубл\w*|روبل\w*|卢布",
}  # fmt: skip
MONEY = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in CURRENCIES.items()}
ANY = "|".join(CURRENCIES.values())
# after a scale without its ending: million|s of euros
MONEY_AFTER = re.compile(rf"[^\W\d_]{{0,3}}[{SPACES}]*(?:de |d['’]|швейцарских )?(?:{ANY})", re.IGNORECASE)
MONEY_BEFORE = re.compile(rf"(?:\$|€|£|\bUSD|\bEUR|\bCHF|\bGBP)[{SPACES}]?$")
MONEY_NEAR = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed and the sets of values equivalent to it. `firm` figures must have a counterpart."""

    printed: str
    ways: tuple[Values, ...]
    firm: bool
    percent: bool = False
    amount: bool = False

    @property
    def exact(self) -> bool:
        """Return whether even a small value must have a counterpart: a share, or an amount of money."""
        return self.percent or self.amount

    @property
    def values(self) -> frozenset[float]:
        """Return every value the figure may have."""
        return frozenset(value for way in self.ways for value in way)


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    ways: tuple[Values, ...]
    scale: float
    word: str  # the scale as written, "" for none


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a text in plain digits from which symbols, addresses, dates and hours were removed."""
    text = NAMED.sub(" ", text)
    taken: list[Figure] = []

    def special(found: re.Match[str]) -> str:
        taken.append(_special(found))
        return " " * len(found[0])

    text = SHARE.sub(special, text)
    text = CENTURY.sub(special, text)
    text = DECADE.sub(special, text)
    text = CHAIN.sub(lambda found: special(found) if _is_chain(found[0]) else found[0], text)
    return (*taken, *_plain(text, language))


def _is_chain(chain: str) -> bool:
    """Return whether a chain is more than one decimal or grouped number."""
    return bool(re.search(r"[/\-–‑]", chain)) or not (
        re.fullmatch(r"\d+\.\d+", chain) or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", chain)
    )


def _special(found: re.Match[str]) -> Figure:
    printed = found[0]
    if found.re is SHARE:
        return Figure(printed, ((float(chinese(found[1]) or 0),),), firm=True, percent=True)
    if found.re is CENTURY:
        decade = float(int(found[1]) * 100 - 100 + int(found[2]))
        return Figure(printed, ((decade,), (float(found[1]), float(found[2]))), firm=True)
    if found.re is DECADE:
        number = float(found["four"] or found["two"] or found["latin"])
        return Figure(printed, ((number,), (number % 100,) if number >= 1000 else (1900 + number,)), firm=True)
    return _chain(printed)


def _chain(printed: str) -> Figure:
    numbers = [float(number) for number in re.findall(r"\d+", printed)]
    ways = [tuple(numbers)]
    if len(numbers) == 2 and 1800 <= numbers[0] <= 2100 and numbers[1] < 100:  # 2015/16 is 2015-2016
        ways.append((numbers[0], numbers[0] // 100 * 100 + numbers[1]))
    if len(numbers) == 2 and all(number < 100 for number in numbers):  # target 4.1 is 4-1 in Arabic
        ways.append((float(f"{numbers[0]:.0f}.{numbers[1]:.0f}"),))
    return Figure(printed, tuple(ways), firm=any(number > SMALL for number in numbers))


def _plain(text: str, language: str) -> list[Figure]:
    raws = [_raw(found, text, language) for found in (SEEN if language == "ar" else FIGURE).finditer(text)]
    made: list[Figure] = []
    for place, raw in enumerate(raws):
        after = raws[place + 1] if place + 1 < len(raws) else raw
        made.append(_made(raw, _scaled(raw, after, text), text))
        if language == "zh" and place and _goes_on(raws[place - 1], raw, text):
            made[-2:] = [_joined(*made[-2:])]
    return made


def _scaled(raw: _Raw, after: _Raw, text: str) -> tuple[Values, ...]:
    """Return the readings of a figure with its scale; in "10 to 15 million" the scale may apply to both."""
    if raw.scale == 1 and after.scale != 1 and LINK.match(text[raw.end : after.start]):
        return raw.ways + tuple(_times(way, after.scale) for way in raw.ways)
    scaled = tuple(_times(way, raw.scale) for way in raw.ways)
    if raw.word.strip() == "ألف":  # a thousand, or the letter that tells resolution 217 A from 217 B
        return scaled + raw.ways
    if raw.scale == 1 and raw.ways[0][0] in TENS and AGES.search(text):  # "les années 80 et 90"
        return scaled + tuple((1900 + way[0],) for way in raw.ways if way[0] in TENS)
    return scaled


def _goes_on(before: _Raw, raw: _Raw, text: str) -> bool:
    """Return whether a figure continues the one before it: 1亿2 000万 is one number."""
    return raw.scale < before.scale and not text[before.end : raw.start].strip("亿万千 ")


def _joined(before: Figure, after: Figure) -> Figure:
    first, second = before.ways[0], after.ways[0]
    return Figure(before.printed + after.printed, ((first[0] + second[0],), (*first, *second)), firm=True)


def _times(way: Values, scale: float) -> Values:
    return tuple(round(value * scale, 6) for value in way)


def _made(raw: _Raw, ways: tuple[Values, ...], text: str) -> Figure:
    percent = bool(PERCENT.match(text[raw.end : raw.end + 16])) or "百分之" in text[max(0, raw.start - 5) : raw.start]
    attached = bool(re.search(r"[A-Za-zА-Я]-?$", text[max(0, raw.start - 2) : raw.start]))
    large = any(value > SMALL or value % 1 for value in ways[0])
    amount = _is_amount(text, raw.start, raw.end + len(raw.word))
    firm = (large or percent or amount) and (amount or not attached)
    return Figure((text[raw.start : raw.end] + raw.word).strip(), ways, firm, percent, amount)


def _raw(found: re.Match[str], text: str, language: str) -> _Raw:
    after = text[found.end() : found.end() + 18]
    said = after.lstrip(SPACES + "-多余").casefold()
    word, scale = next((each for each in SCALES[language] if said.startswith(each[0])), ("", 1.0))
    written = after[: after.casefold().find(word) + len(word)] if word else ""
    return _Raw(found.start(), found.end(), _ways(found), scale, written)


def _ways(found: re.Match[str]) -> tuple[Values, ...]:
    if found["plain"]:
        whole, point = found["plain"], found["point"]
        value = float(f"{whole}.{point[1:]}" if point else whole)
        return ((value,), (float(whole), float(point[1:]))) if point else ((value,),)
    grouped, decimals = found["grouped"], found["decimals"]
    if found.re is SEEN:
        if not grouped:
            return _grouped(found["usual"], found["rest"])
        groups = re.findall(r"\d+", grouped)
        seen, usual = _grouped(" ".join(reversed(groups)), decimals), _grouped(grouped, decimals)
        return (*seen, *usual) if groups[0][0] == "0" or len(groups[-1]) < 3 else (*usual, *seen)
    return _grouped(grouped, decimals)


def _grouped(grouped: str, decimals: str | None) -> tuple[Values, ...]:
    whole = re.sub(r"\D", "", grouped)
    ways: list[Values] = [(float(f"{whole}.{decimals[1:]}" if decimals else whole),)]
    parts = re.findall(r"\d+", grouped)
    if len(parts) == 2 and not decimals and not re.search(rf"[{SPACES}]", grouped):
        decimal = (float(".".join(parts)),)
        ways = [decimal, ways[0]] if parts[0] == "0" else [ways[0], decimal]
    if re.search(rf"[{SPACES}]", grouped):
        ways.append(tuple(float(part) for part in parts))  # two adjacent numbers, not one
    return tuple(ways)


def currencies(text: str) -> dict[str, str]:
    """Return the currencies that a text names, each with the first piece of the text that names it."""
    found = ((name, pattern.search(text)) for name, pattern in MONEY.items())
    return {name: match[0] for name, match in found if match}


def _is_amount(text: str, start: int, end: int) -> bool:
    """Return whether the figure from `start` to `end`, its scale included, is an amount of money."""
    return bool(MONEY_BEFORE.search(text[max(0, start - 5) : start]) or MONEY_AFTER.match(text[end : end + MONEY_NEAR]))
