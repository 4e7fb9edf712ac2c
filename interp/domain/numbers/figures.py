"""Finds figures in digits and the values each may have: separators, scales, ranges, decades, amounts of money."""

import re

from interp.domain.numbers import figure_contexts, separators
from interp.domain.numbers.money import is_amount
from interp.domain.numbers.numerals import chinese
from interp.domain.numbers.separators import SPACES
from interp.value_types import dataclass, replace

Values = tuple[float, ...]
SCALES: dict[str, tuple[tuple[str, float], ...]] = {
    "en": (("trillion", 1e12), ("trln", 1e12), ("tln", 1e12), ("thousand million", 1e9), ("billion", 1e9), ("bln", 1e9),
           ("million", 1e6), ("mln", 1e6), ("crore", 1e7), ("lakh", 1e5), ("hundred thousand", 1e5), ("thousand", 1e3),
           ("hundred", 1e2)),
    "fr": (("mille milliards", 1e12), ("billion", 1e12), ("milliard", 1e9), ("million", 1e6), ("millier", 1e3),
           ("mille", 1e3), ("centaine", 1e2)),
    "es": (("miles de millones", 1e9), ("mil millones", 1e9), ("billones", 1e12), ("billón", 1e12),
           ("millones", 1e6), ("millón", 1e6), ("millares", 1e3), ("mil", 1e3)),
    "ru": (("триллион", 1e12), ("трлн", 1e12), ("миллиард", 1e9), ("млрд", 1e9), ("миллион", 1e6), ("млн", 1e6),
           ("тысяч", 1e3), ("тыс", 1e3)),
    "zh": (("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("十亿", 1e9), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6),
           ("十万", 1e5), ("万", 1e4), ("千", 1e3), ("百", 1e2)),
    "ar": (("تريليون", 1e12), ("بليون", 1e9), ("بلايين", 1e9), ("مليار", 1e9), ("مليون", 1e6), ("ملايين", 1e6),
           ("ألف", 1e3), ("آلاف", 1e3), ("مائة", 1e2), ("مئة", 1e2)),
}  # fmt: skip
# what may follow a scale: "5 mille" is no scale in "5 milles", nor "mil" in "5 militares"
ENDING = {
    "en": r"s?(?!\w)", "fr": r"(?:(?<!mille)s)?(?!\w)(?! marin| nautique)", "es": r"(?!\w)",
    "ru": r"(?:\w{0,3}|н\w{2,3})(?!\w)", "ar": "", "zh": "(?!(?<=千)[米克瓦])",
}  # fmt: skip
SCALED = {
    language: re.compile(rf"({'|'.join(word for word, _ in scales)}){ENDING[language]}", re.IGNORECASE)
    for language, scales in SCALES.items()
}
# units of so many others, which some languages count in thousands or millions: 26 kilobases, 1.5 gigatons
PREFIXES = (("kilo|кило|كيلو", 1e3), ("m[eé]ga|мега|ميغا", 1e6), ("giga|гига|غيغا|جيغا", 1e9))
PREFIXED = re.compile(
    rf"[{SPACES}-]?(?:{'|'.join(f'({each})' for each, _ in PREFIXES)})[ -]?(?:ton|тонн|طن|bas|баз|قاعد)", re.IGNORECASE
)
INDIAN = re.compile(r"(?<![\d.,])\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])")  # 2,06,737: groups of two before the last
THOUSANDS = re.compile(r"[kK](?![^\W_])")  # 100k metres
MILLIONS = re.compile(r"m(?= [A-Za-z])")  # 3.3m tonnes, which may be metres
# between the parts of one number: 2 миллиона 750 тысяч
STEPS = re.compile(rf"[{SPACES}](?:миллиард|млрд|миллион|млн|тысяч|тыс)[а-я]{{0,2}}\.?[{SPACES}]")
BARE_POINT = re.compile(r"(?<![^\s($£€])\.$")  # .08, $.20
# how amounts of money shorten a scale: £2.8bn, $125m, 3,5 Md€
SHORT = {"bn": 1e9, "tn": 1e12, "mn": 1e6, "m": 1e6, "md": 1e9, "mds": 1e9, "k": 1e3}
CERTAIN = frozenset({"bn", "tn"})  # of people too
SHORTENED = re.compile(rf"[{SPACES}]?(bn|tn|mn|mds?|[mk])(?![^\W\d_])", re.IGNORECASE)
# millions with a group or decimals of their own: three digits in each group, at most two decimals or none
FIGURE = re.compile(
    rf"(?<!\d)(?P<grouped>\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d{{1,3}}(?:(?P<sign>[.,٬'’])\d{{3}})(?:(?P=sign)\d{{3}})*)"
    r"(?!\d)(?P<decimals>[.,٫]\d+)?"
    r"|(?<!\d)(?P<plain>\d+)(?P<point>[.,٫]\d+)?(?!\d)"
)
# Arabic documents often hold the groups in visual order: 000 100 is a hundred thousand
SEEN = re.compile(
    rf"(?<![\d.,٫])(?P<grouped>\d{{3}}(?:[{SPACES}]\d{{3}})*[{SPACES}]\d{{1,3}})(?!\d)(?P<decimals>[.,٫]\d+)?"
    rf"|{FIGURE.pattern.replace('grouped', 'usual').replace('decimals', 'rest')}"
)
# 28/19, 2015/16, 2015-2016, 4-1, 4.2.1: each of its numbers counts, and the first two also as a decimal
CHAIN = re.compile(
    rf"(?<![\d.,/])(?<!\d[{SPACES}])\d+(?:(?:[/\-–‑]\d+)+|(?:\.\d+)+)(?![/\-–‑.,]?\d|[{SPACES}]\d{{3}}(?!\d))"
)
SHARE = re.compile("百分之(百|[一二三四五六七八九十零]+)(?![点一二三四五六七八九十百千万零])")
CENTURY = re.compile(r"(\d\d)\s?世纪\s?(?:(\d0)\s?年代|([二三四五六七八九])[二三四五六七八九]?十年代)")
DECADE = re.compile(
    r"(?P<four>\d{3}0)(?:s\b|-х\b|-е\b|年代)|(?<!\d)(?<!\d[.,])(?P<two>[2-9]0)(?:年代|s(?=[\s.,;:!?)]|$)|-х\s+год|-е\s+год)"
    r"|(?<!\d)(?P<born>[0-9][05])后(?!来)"
    r"|(?:(?<=années\s)|(?<=años\s))(?P<latin>[2-9]0)\b"
    r"|(?<=\blos\s)(?P<los>[2-9]0)(?=\s*(?:$|[.,;:)»”\"])|\s(?:y|en|con|cuando|que|se|a)\b)"  # mediados de los 80
)
LINK = re.compile(
    rf"^[{SPACES}]*(?:-|–|—|to|and|or|à|et|ou|a|y|o|e|до|и|или|至|到|～|~|和|إلى|و|أو)"
    rf"(?:[{SPACES}]*(?:more than|over|plus de|más de|более(?: чем)?|свыше|أكثر من|超过))?[{SPACES}]*$"
)
# names such as COVID-19 contain a number that each language writes differently
NAMED = re.compile(
    r"COVID[-‑– ]{1,2}19|كوفيد[-‑– ]{0,2}19|2019\s?冠状病毒病|冠状病毒病-19|2019-nCoV|SARS-CoV-2|\b24/7\b|\b9/11\b"
    r"|(?<!\d)9·?11(?=[”’」]?(?:事件|恐|袭击))",
    re.IGNORECASE,
)
AGES = re.compile(r"années|años|decenio|годы|годах|годов|年代")
TENS = frozenset(range(20, 100, 10))
YEARS = 1000  # from which a figure is no share
SMALL = 9  # larger numbers are printed in figures

@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed and the sets of values equivalent to it. `firm` figures must have a counterpart.

    `foreign` are the values it has with the separators of another language; `at` is its place in the text. `beside`
    is a figure to which the per cent after the next one may belong: "10 to 15 per cent".
    """

    printed: str
    ways: tuple[Values, ...]
    firm: bool
    percent: bool = False
    amount: bool = False
    foreign: tuple[float, ...] = ()
    at: int = 0
    beside: bool = False
    mille: bool = False

    @property
    def exact(self) -> bool:
        """Return whether even a small value must have a counterpart: a share, or an amount of money."""
        return self.percent or self.amount

    @property
    def values(self) -> frozenset[float]:
        """Return every value the figure may have."""
        return frozenset(value for way in self.ways for value in way)

    @property
    def value(self) -> float:
        """Return its first value."""
        return self.ways[0][0] if self.ways else self.foreign[0]


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    ways: tuple[Values, ...]
    foreign: tuple[float, ...]
    scale: float
    word: str  # the scale as written, "" for none


def without_names(text: str) -> str:
    """Return a text with spaces for the names that contain a number."""
    return NAMED.sub(lambda found: " " * len(found[0]), text)


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a text in plain digits from which symbols, addresses, dates and hours were removed."""
    text = INDIAN.sub(lambda found: found[0].replace(",", ""), without_names(text))
    taken: list[Figure] = []

    def special(found: re.Match[str]) -> str:
        taken.append(_special(found, language))
        return " " * len(found[0])

    text = SHARE.sub(special, text)
    text = CENTURY.sub(special, text)
    text = DECADE.sub(special, text)
    text = CHAIN.sub(lambda found: special(found) if _is_chain(found[0]) else found[0], text)
    return tuple(sorted((*taken, *_plain(text, language)), key=lambda each: each.at))


def _is_chain(chain: str) -> bool:
    """Return whether a chain is more than one decimal or grouped number."""
    return bool(re.search(r"[/\-–‑]", chain)) or not (
        re.fullmatch(r"\d+\.\d+", chain) or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", chain)
    )


def _special(found: re.Match[str], language: str) -> Figure:
    printed, at = found[0], found.start()
    if found.re is SHARE:
        share = 100.0 if found[1] == "百" else float(chinese(found[1]) or 0)
        return Figure(printed, ((share,),), firm=True, percent=True, at=at)
    if found.re is CENTURY:
        tens = float(found[2] or chinese(f"{found[3]}十") or 0)
        return Figure(printed, ((float(found[1]) * 100 - 100 + tens,), (float(found[1]), tens)), firm=True, at=at)
    if found.re is DECADE and found["born"]:  # 95后: who was born from 1995
        born = float(found["born"])
        return Figure(printed, ((born,), (born + (2000 if born < 20 else 1900),)), firm=True, at=at)
    if found.re is DECADE:
        number = float(found["four"] or found["two"] or found["latin"] or found["los"])
        return Figure(printed, ((number,), (number % 100,) if number >= 1000 else (1900 + number,)), firm=True, at=at)
    percent = figure_contexts.is_percent("", found.string[found.end() : found.end() + 20])
    made = _chain(printed, at, percent)
    scale, _ = _scale(found.string[found.end() : found.end() + 24], language)
    return made if scale == 1 else replace(made, ways=(*made.ways, *_scaled_ends(made.ways[0], scale)))


def _scaled_ends(way: Values, scale: float) -> tuple[Values, ...]:
    """Return the readings of a range with a scale behind it: "14–22 million" is of both ends, or of the last alone."""
    return _times(way, scale), (*way[:-1], *_times(way[-1:], scale))


def _scale(after: str, language: str) -> tuple[float, re.Match[str] | None]:
    """Return the scale that follows a figure, 1 for none, and how it is written."""
    said = SCALED[language].match(after, len(after) - len(after.lstrip(SPACES + "-+多余")))
    return (dict(SCALES[language])[said[1].casefold()] if said else 1.0), said


def _chain(printed: str, at: int, percent: bool) -> Figure:
    numbers = [float(number) for number in re.findall(r"\d+", printed)]
    ways = [tuple(numbers)]
    if len(numbers) == 2 and 1000 <= numbers[0] <= 2100 and numbers[0] % 100 < numbers[1] < 100:  # 2015/16 is 2015-2016
        ways.append((numbers[0], numbers[0] // 100 * 100 + numbers[1]))
    if len(numbers) == 2 and numbers[0] < 100 and numbers[1] < 1000:  # target 4.1 is 4-1 in Arabic
        ways.append((float(".".join(re.findall(r"\d+", printed))),))
    return Figure(printed, tuple(ways), any(number > SMALL for number in numbers), percent, at=at)


def _plain(text: str, language: str) -> list[Figure]:
    raws = [_raw(found, text, language) for found in (SEEN if language == "ar" else FIGURE).finditer(text)]
    made: list[Figure] = []
    for place, raw in enumerate(raws):
        after = raws[place + 1] if place + 1 < len(raws) else raw
        made.append(_made(raw, _scaled(raw, after, text), text))
        if language == "zh" and place and _goes_on(raws[place - 1], raw, text):
            made[-2:] = [_joined(*made[-2:])]
        elif language == "es" and place and (whole := _in_steps(raws[place - 1], raw, text)):
            both = " ".join(each.printed for each in made[-2:])
            made[-2:] = [replace(_joined(*made[-2:]), printed=both, ways=((whole,),))]
        elif language == "ru" and place and STEPS.fullmatch(text[raws[place - 1].end : raw.start]):
            made[-2:] = _of_steps(made[-2], made[-1], raws[place - 1].scale)
    return made


def _scaled(raw: _Raw, after: _Raw, text: str) -> tuple[Values, ...]:
    """Return the readings of a figure with its scale; in "10 to 15 million" the scale may apply to both."""
    if raw.scale == 1 and after.scale != 1 and LINK.match(text[raw.end : after.start]):
        return raw.ways + tuple(_times(way, after.scale) for way in raw.ways)
    prefix = PREFIXED.match(text, raw.end)
    if not prefix and LINK.match(text[raw.end : after.start]):
        prefix = PREFIXED.match(text, after.end)
    if raw.scale == 1 and prefix and prefix.lastindex:
        return raw.ways + tuple(_times(way, PREFIXES[prefix.lastindex - 1][1]) for way in raw.ways)
    if raw.scale == 1 and THOUSANDS.match(text, raw.end):
        return raw.ways + tuple(_times(way, 1000.0) for way in raw.ways)
    if raw.scale == 1 and MILLIONS.match(text, raw.end):
        return raw.ways + tuple(_times(way, 1e6) for way in raw.ways)
    scaled = tuple(_times(way, raw.scale) for way in raw.ways)
    if raw.word.strip() == "ألف":  # a thousand, or the letter that tells resolution 217 A from 217 B
        return scaled + raw.ways
    if raw.scale == 1 and raw.ways and raw.ways[0][0] in TENS and AGES.search(text):  # "les années 80 et 90"
        return scaled + tuple((1900 + way[0],) for way in raw.ways if way[0] in TENS)
    return scaled


def _goes_on(before: _Raw, raw: _Raw, text: str) -> bool:
    """Return whether a figure continues the one before it: 1亿2 000万 is one number."""
    return raw.scale < before.scale and not text[before.end : raw.start].strip("亿万千 ")


def _in_steps(before: _Raw, raw: _Raw, text: str) -> float:
    """Return the number that a figure and the next say together, 0 for none: 5 mil 352, 17 mil 280 millones."""
    between = re.fullmatch(r" (mil|millón|millones) ", text[before.end : raw.start])
    one, two = (each.ways[0][0] if each.ways else 0.5 for each in (before, raw))
    if not between or one % 1 or two % 1 or (between[1] == "mil" and two >= YEARS):
        return 0.0
    if between[1] == "mil" and raw.scale == 10**6:
        return (one * 1000 + two) * raw.scale
    return one * before.scale + two * raw.scale if raw.scale < before.scale else 0.0


def _of_steps(before: Figure, after: Figure, scale: float) -> list[Figure]:
    """Return the number that a figure with a scale and a smaller one say together, or both where they say none."""
    joined = _joined(before, after)
    return [joined] if before.value >= scale > after.value and before.ways and after.ways else [before, after]


def _joined(before: Figure, after: Figure) -> Figure:
    first, second = before.value, after.value
    return replace(after, printed=before.printed + after.printed, ways=((first + second,), (first, second)), firm=True)


def _times(way: Values, scale: float) -> Values:
    return tuple(float(f"{value * scale:.12g}") for value in way)  # 8.3 billion is exact


def _made(raw: _Raw, ways: tuple[Values, ...], text: str) -> Figure:
    end = raw.end + len(raw.word)
    before, after = text[max(0, raw.start - 24) : raw.start], text[end : end + 40]
    percent = figure_contexts.is_percent(before, after)
    amount = is_amount(text, raw.start, end)
    foreign = _times(raw.foreign, raw.scale)
    if foreign and not (percent or amount or raw.word) and figure_contexts.is_numbering(before, after, max(foreign)):
        ways, foreign = ((foreign[0],),), ()
    if ways and raw.word and not text[raw.start : raw.end].isdigit():  # 1.173亿 has decimals
        foreign = ()
    first = ways[0] if ways else foreign
    # by a letter, but not the x between measures, and no decimal, which a size or model keeps: UK7.5
    attached = re.search(r"(?<!\d)(?<!\d )[A-Za-zА-Я]-?$", before) is not None and not any(each % 1 for each in first)
    large = any(value > SMALL or value % 1 for value in first)
    firm = (large or percent or amount) and (amount or not attached) and not figure_contexts.is_page(before)
    return Figure(
        (text[raw.start : raw.end] + raw.word).strip(), ways, firm, percent, amount, foreign, raw.start,
        beside=not percent and first[0] < YEARS and figure_contexts.may_be_percent(after),
        mille=figure_contexts.is_per_mille(after),
    )  # fmt: skip


def _raw(found: re.Match[str], text: str, language: str) -> _Raw:
    after = text[found.end() : found.end() + 24]
    scale, said = _scale(after, language)
    short = None if said else SHORTENED.match(after)
    if short and (short[1] in CERTAIN or is_amount(text, found.start(), found.end() + short.end())):
        said, scale = short, SHORT[short[1].casefold()]
    own, foreign = _readings(found, language)
    return _Raw(found.start(), found.end(), own, foreign, scale, after[: said.end(1)] if said else "")


def _readings(found: re.Match[str], language: str) -> tuple[tuple[Values, ...], tuple[float, ...]]:
    """Return what a figure says in the language, and what with the separators of another."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    if found["plain"] and language == "en" and BARE_POINT.search(before):
        return ((float(f"0.{found['plain']}"),),), ()
    if found["plain"]:
        said = separators.plain(found["plain"], found["point"] or "", language)
        return tuple((value,) for value in said.own), said.foreign
    if found.re is not SEEN:
        return _of_groups(found["grouped"], found["decimals"] or "", language)
    if not found["grouped"]:
        return _of_groups(found["usual"], found["rest"] or "", language)
    groups = re.findall(r"\d+", found["grouped"])
    seen = _of_groups(" ".join(reversed(groups)), found["decimals"] or "", language)[0]
    if len(groups[0]) > 3 or len(groups[-1]) == 3 and groups[0][0] != "0":
        usual = _of_groups(found["grouped"], found["decimals"] or "", language)[0]
        return (*usual, *seen), ()
    return seen, ()


def _of_groups(printed: str, decimals: str, language: str) -> tuple[tuple[Values, ...], tuple[float, ...]]:
    said = separators.grouped(printed, decimals, language)
    ways: list[Values] = [(value,) for value in said.own]
    parts = tuple(float(part) for part in re.findall(r"\d+", printed))
    if re.search(rf"[{SPACES}]", printed) and min(parts) > SMALL:  # two adjacent numbers, not one
        ways.append(parts)
    return tuple(ways), said.foreign
