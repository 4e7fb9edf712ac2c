"""Checks that every number of the original has a counterpart in the translation, in any script, scale or words."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import field

from interp.domain.checks import hour, number_counts, per_cent, reference, small_numbers
from interp.domain.checks.finding_messages import finding
from interp.domain.checks.paragraph_numbers import unlabelled
from interp.domain.checks.per_cent import Counted
from interp.domain.checks.small_numbers import Small
from interp.domain.model.findings import Finding, Severity
from interp.domain.numbers.age_words import ages
from interp.domain.numbers.clock_words import said_hours
from interp.domain.numbers.clocks import DayHour, as_figure, clocks
from interp.domain.numbers.dates import Dated, dates
from interp.domain.numbers.durations import same_length
from interp.domain.numbers.figure_contexts import PERCENT_WORDS
from interp.domain.numbers.figures import SMALL, Figure, figures, without_names
from interp.domain.numbers.fractions import Fraction, certain_shares, shares
from interp.domain.numbers.money import currencies
from interp.domain.numbers.numerals import HALF, in_words, large_in_words, written
from interp.domain.numbers.unit_conversions import without_conversions
from interp.domain.text.length_ratio import word_count
from interp.domain.text.untranslatable_spans import bare, plain_digits
from interp.value_types import dataclass

DOZEN = re.compile(r"\bdozen|douzaine|docena|дюжин|دزين|打", re.IGNORECASE)
# lengths of time, and rounds of a competition, which others write as a figure: the quarter-hour mark, octavos de final
LASTING = {
    15.0: re.compile(r"quarter[- ](?:of an )?hour|quart d[’']heure|cuarto de hora|четверть часа|ربع ساعة|一刻钟", re.I),
    24.0: re.compile(
        r"a?round[- ]the[- ]clock|\b24/7\b|jour et nuit|las 24 horas|круглосуточ|مدار الساعة|全天候|昼夜"
        r"|\bсут(?:ки|ок|очн)", re.I
    ),
    16.0: re.compile(
        r"\blast sixteen|octavos de final|huitièmes? de finale|\b1/8 финала|восьм\w+ финала|одн\w+ восьм\w+ финала"
        r"|دور الستة عشر|ثمن النهائي|十六强|八分之一决赛", re.I
    ),
    30.0: re.compile(r"half[- ](?:an )?hour|demi-heure|media hora|полчаса|نصف ساعة|半小时|半个小时", re.I),
}
AINES = ("vingt", "trent", "quarant", "cinquant", "soixant")
AGED = re.compile(rf"\b({'|'.join(AINES)})aine d[’'e] ?ann?é", re.IGNORECASE)  # une quarantaine d'années
NEXT_DAY = re.compile(
    r"(?:next|following) (?:day|morning)|lendemain|(?:día|mañana) siguiente|следующ\w+ (?:дн|утр)|اليوم التالي"
    "|[次翌]日",
    re.IGNORECASE,
)
WITH_HALF = re.compile(r"(?<![\d.,/])(\d{1,3}) ?(?:(?<= )1[/⁄]2|½)(?![\d/])")  # 2 1/2
SCALED_WITH_HALF = re.compile(  # 1 million et demi
    r"(?<![\d.,/])(\d{1,3}) (million|millions?|milliards?|millón|millones|(?:миллион|миллиард|тысяч)[а-я]{0,3}"
    r"|مليون|ملايين|مليارات?|آلاف|ألف) (?:et demie?|y medio|с половиной|ونصف)(?!\w)"
)
NAME = re.compile(r"[A-Z][\w’']*(?: [A-Z][\w’']*)+")  # Ocean's Eleven
ALL, HALVED = 100, 50  # per cent
GROUPED = 1000  # from which a number has groups
SHORT = 15  # words of a sentence that says nothing again
DECADES = frozenset(map(float, range(10, 100, 10)))
SPANS = {
    10.0: re.compile(r"decade|decenn|décenn|decen[ai]|década|десятилет|عقد|عشري|十年", re.IGNORECASE),
    100.0: re.compile(r"\bcenten|столет|مئوي|百周年|centur|siècle|siglo|век|قرن|世纪", re.IGNORECASE),
    12.0: re.compile(r"\bmonths?\b|\bmois\b|\bmeses\b|месяц|شهر|个月|dozen|douzaine|docena", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text: `plain` is every value a word or figure in it may have, `known` also those of its days."""

    dates: tuple[Dated, ...]
    clocks: tuple[DayHour, ...]
    figures: tuple[Figure, ...]
    plain: frozenset[float]
    known: frozenset[float]
    share: bool  # whether a share in per cent is written in words
    words: tuple[frozenset[int], ...] = ()  # the two-digit numbers written in words
    said: frozenset[int] = frozenset()  # shares in words ("one in four"), in per cent
    counted: tuple[Counted, ...] = ()
    half: bool = False  # whether it says a half
    small: Small = field(default_factory=Small)
    large: tuple[int, ...] = ()  # numbers from a hundred written in words
    fractions: tuple[Fraction, ...] = ()

    @property
    def two_digits(self) -> Counter[float]:
        """Return how often the text has each two-digit number, and each with decimals."""
        return number_counts.counted(self.figures, self.words)

    @property
    def foreign(self) -> frozenset[float]:
        """Return the values that figures have with the separators of another language."""
        return frozenset(value for each in self.figures for value in each.foreign)

    @property
    def hours(self) -> frozenset[float]:
        """Return the values of hours and minutes."""
        hours = {value for each in self.clocks for value in (*each.hours, each.minute)}
        written = {as_figure(hour, each.minute)[0] for each in self.clocks if each.minute for hour in each.hours}
        said = hours | {hour % 12 for hour in hours} | ({24} if 0 in hours else set())
        return frozenset({*written, *map(float, said)})


def numbers(text: str, language: str, kept: Sequence[str] = ()) -> Numbers:
    """Return the numbers of a text: days, hours, figures, and every value any word in it may have."""
    text = bare(text, tuple(kept))
    lasting = {value for value, each in LASTING.items() if each.search(text)}
    text = without_names(text)
    words = written(text, language)
    days, text = dates(text, language)
    hours, text = clocks(text, language)
    point = "," if language in ("fr", "es", "ru") else "."
    text = SCALED_WITH_HALF.sub(rf"\g<1>{point}5 \2", WITH_HALF.sub(rf"\g<1>{point}5", text))
    found = figures(text, language)
    said = shares(text, language)
    plain = {float(value) for value in words | said} | {value for each in found for value in each.values} | lasting
    plain |= _said_otherwise(text, words, days) | ages(text, language)
    known = plain | {float(value) for each in days for value in each.key}
    share = bool(said or PERCENT_WORDS.search(text))
    small = small_numbers.counted(text, found, language)
    return Numbers(
        days, hours, found, frozenset(plain), frozenset(known), share, in_words(text, language), said,
        per_cent.counted(text, found, language), bool(HALF.search(text)), small,
        large_in_words(text, language), certain_shares(text, language),
    )  # fmt: skip


def _said_otherwise(text: str, words: set[int], days: Sequence[Dated]) -> set[float]:
    """Return the values that words of a text say with others: two decades, two dozen, the next day."""
    values = {20.0 + 10.0 * AINES.index(each[1].lower()) for each in AGED.finditer(text)}
    if SPANS[10.0].search(text):
        values |= {10.0 * value for value in words if value < 10}
    if DOZEN.search(text):
        values |= {12.0 * value for value in words if value < 10}
    return values | {each.key[0] + 1.0 for each in days if NEXT_DAY.search(text)}


def check(
    source: str, target: str, source_language: str, target_language: str, kept: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings about the numbers of a translation."""
    source, target, labels = unlabelled(plain_digits(source), plain_digits(target))
    if target_language != "en" or source_language == "zh":  # Chinese has units of its own
        source, target = without_conversions(source, target, (source_language, target_language))
    if source_language != "en" or target_language == "zh":
        target, source = without_conversions(target, source, (target_language, source_language))
    kept = (*kept, *(each for each in NAME.findall(source) if each in target and not re.search(r"\d", each)))
    ours, theirs = numbers(source, source_language, kept), numbers(target, target_language, kept)
    spans = {value for value, each in SPANS.items() if bool(each.search(source)) != bool(each.search(target))}
    missing = [each for each in ours.figures if not _has(theirs, each, spans) and not _read(each, theirs)]
    extra = [each for each in theirs.figures if not _has(ours, each, spans) and not _read(each, ours)]
    ways = (plain_digits(source), plain_digits(target), source_language, target_language)
    named = reference.check(*ways, theirs.known)
    missing, extra = _besides(named, missing, target), _besides(named, extra, source)
    lengths = same_length(*ways) if missing or extra or ours.words else {}
    missing, extra = ([each for each in side if not lengths.get(each.value)] for side in (missing, extra))
    years = [] if missing else _years(ours, theirs, source_language == "zh")
    worded = _worded(ours, theirs) or bool(number_counts.fewer(ours.two_digits, theirs.two_digits))
    gone = _lost(ours, theirs, (source, target), spans | lengths.keys(), _repeated(*ways[::2]))
    shares = per_cent.check(ours.counted, theirs.counted, ours.said | theirs.said)
    told = {value.removesuffix(" %") for each in shares for value in each.values}
    missing, extra = ([each for each in side if each.printed not in told] for side in (missing, extra))
    found = [
        *shares,
        *_separated(ours, theirs, spans),
        *per_cent.order(ours.counted, theirs.counted, (source, target), (source_language, target_language)),
        *_paired(ours.dates, theirs.dates),
        *hour.check(ours.clocks, theirs.clocks, theirs.plain | theirs.foreign, said_hours(target, target_language)),
        *named,
        *(years or _differing(missing, extra, worded or bool(gone), lengths)),
        *_large(ours, theirs),
        *per_cent.in_words(ours.fractions, theirs.fractions, (ours.known, theirs.known)),
        *_currency(ways, ours, missing),
    ]
    return tuple(dict.fromkeys([*labels, *(found or gone), *_small(ours, theirs, [*found, *gone], frozenset(lengths))]))


def _lost(
    ours: Numbers, theirs: Numbers, texts: tuple[str, str], spans: set[float], severity: Severity
) -> list[Finding]:
    """Return the two-digit numbers that are lost, or stand less often than in the original: these with a severity."""
    known, decade = theirs.known | theirs.hours, bool(SPANS[10.0].search(texts[1]))
    lost = [
        *number_counts.in_words_lost(ours.words, known, spans | (DECADES if decade else set())),
        *number_counts.ten_years_lost(texts[0], decade, known),
    ]
    lost_codes = number_counts.codes_lost(*texts)
    once_less = number_counts.alone_fewer(ours.two_digits, theirs.two_digits)
    changed = number_counts.instead(ours.figures, theirs.figures, ours.small.words)
    return [
        *([finding("number_changed", *changed, severity="error")] if changed else []),
        *(finding("number_missing", str(each)) for each in (*lost, *lost_codes)),
        *(finding("number_missing", str(each), severity=severity) for each in once_less),
    ]


def _repeated(source: str, language: str) -> Severity:
    """Return the severity of a number said once less: long sentences say it again in other words."""
    return "error" if word_count(source, language) <= SHORT else "warning"


def _besides(named: Sequence[Finding], figures: Sequence[Figure], other: str) -> list[Figure]:
    """Return the figures that no finding about a resolution or session has told of, and no symbol of `other` ends in.
    """
    told = {float(number) for each in named for value in each.values for number in re.findall(r"\d+", value)}
    return [each for each in figures if not (set(_first(each)) <= told or reference.within(each.printed, other))]


def _currency(ways: tuple[str, str, str, str], ours: Numbers, missing: list[Figure]) -> list[Finding]:
    """Return the finding for amounts whose currency has changed or is lost."""
    if missing or not any(each.amount for each in ours.figures):
        return []
    source, target = currencies(ways[0]), currencies(ways[1])
    lost, new = [each for each in source if each not in target], [each for each in target if each not in source]
    if not lost or (target and not new):
        return []
    said = (source[lost[0]], target[new[0]]) if new else (source[lost[0]],)
    if new:
        return [finding("number_changed", *said, severity="error")]
    return [finding("number_missing", *said, severity="warning")]


def _worded(ours: Numbers, theirs: Numbers) -> bool:
    """Return whether a number that the original writes in words is lost: a new figure then stands in its place."""
    words = ours.plain - {value for each in ours.figures for value in each.values}
    return any(value > SMALL and value not in theirs.known for value in words)


def _large(ours: Numbers, theirs: Numbers) -> list[Finding]:
    """Return the finding for a number from a hundred in words that has become another one."""
    lost = [each for each in ours.large if each not in theirs.known]
    new = [each for each in theirs.large if each not in ours.known]
    return [finding("number_changed", str(lost[0]), str(new[0]), severity="error")] if lost and new else []


def _differing(
    missing: list[Figure], extra: list[Figure], worded: bool, unsure: Collection[float]
) -> list[Finding]:
    """Return the findings for figures that differ; `unsure` are those that another unit of time may say."""
    if len(missing) == len(extra) == 1:
        before, after = missing[0], extra[0]
        return [finding("number_changed", before.printed, after.printed, severity=_severity(before))]
    return [
        *(
            finding("number_missing", each.printed, severity=_lost_severity(each, unsure))
            for each in missing
        ),
        *(finding("number_extra", each.printed, severity=_severity(each) if worded else None) for each in extra),
    ]


def _read(figure: Figure, other: Numbers) -> bool:
    """Return whether a figure is in the other text once separators are read as another language's."""
    return any(value in other.foreign for value in figure.values) or any(
        value in other.known or value in other.foreign for value in figure.foreign
    )


def _separated(ours: Numbers, theirs: Numbers, spans: Collection[float]) -> list[Finding]:
    """Return a finding for each figure of the translation that only another language's separators make right.

    Groups are an error, since they read as decimals or the other way round; decimals a warning.
    """
    wrong = [
        each for each in theirs.figures
        if each.foreign and _read(each, ours)
        and (not (each.ways and _has(ours, each, spans)) or _in_groups(ours, each))
    ]  # fmt: skip
    return [
        finding("number_separators", each.printed, severity="error" if max(each.foreign) >= 1000 else None)
        for each in wrong
    ]


def _in_groups(numbers: Numbers, figure: Figure) -> bool:
    """Return whether a figure with a point has in the other text groups, which might be read as decimals too."""
    both = (each.value for each in numbers.figures if len(each.ways) > 1 and each.value >= GROUPED)
    return not figure.percent and any(value in figure.foreign for value in both)


def _has(numbers: Numbers, figure: Figure, spans: Collection[float] = ()) -> bool:
    if not figure.firm or (not figure.exact and figure.value in spans):
        return True
    return any(all(_stands(numbers, value, figure) for value in way) for way in figure.ways)


def _stands(numbers: Numbers, value: float, figure: Figure) -> bool:
    """Return whether a value is in a text; a small share only in figures, unless the text says per cent in words."""
    if value > SMALL or value % 1:
        return value in numbers.known or value in numbers.hours or (value % 1 == 0.5 and numbers.half)
    if figure.percent and not numbers.share:
        return any(value in each.values for each in numbers.figures)
    return value in numbers.known if figure.exact else True


def _small(
    ours: Numbers, theirs: Numbers, found: Sequence[Finding], lengths: frozenset[float]
) -> list[Finding]:
    """Return the finding for a changed number up to nine or in words, unless its values are told of already.

    `lengths` are the numbers of lengths of time that both texts have, in other units.
    """
    one = small_numbers.with_hours(ours.small, ours.clocks, theirs.clocks)
    other = small_numbers.with_hours(theirs.small, theirs.clocks, ours.clocks)
    said = _said(ours) | lengths, _said(theirs) | lengths
    small = small_numbers.check((one, other), (ours.words, theirs.words), said)
    told = {number for each in found for value in each.values for number in re.findall(r"\d+", value)}
    of_shares = bool(theirs.said - {HALVED})  # "one in four" has a four
    plain = [each for each in small if not (each.code == "number_extra" and of_shares)]
    return [each for each in plain if told.isdisjoint(each.values)]


def _said(numbers: Numbers) -> frozenset[float]:
    """Return the values that words and figures say, and the days of dates: not the months."""
    return numbers.plain | {float(each.key[0]) for each in numbers.dates} | numbers.hours


def _severity(figure: Figure) -> Severity:
    return "error" if figure.exact or any(value > SMALL or value % 1 for value in _first(figure)) else "warning"


def _lost_severity(figure: Figure, unsure: Collection[float]) -> Severity:
    """Return the severity of a figure that is only missing; "100 %" other words say, as "wholly"."""
    return "warning" if figure.value in unsure or (figure.percent and figure.value == ALL) else _severity(figure)


def _first(figure: Figure) -> tuple[float, ...]:
    return figure.ways[0] if figure.ways else figure.foreign


def _years(ours: Numbers, theirs: Numbers, once: bool) -> list[Finding]:
    """Return the years that occur less often than in the original; `once`: it repeats years where others do not."""
    source, target = _counted(ours), _counted(theirs)
    lost, new = list((source - target).elements()), list((target - source).elements())
    if source.total() == target.total():
        pairs = zip(lost, new, strict=False)
        return [finding("number_changed", str(a), str(b), severity="error") for a, b in pairs if b not in source]
    return [] if once else [
        finding("number_missing", str(year), severity="warning") for year in lost if year in target
    ]


def _counted(numbers: Numbers) -> Counter[int]:
    values = [way for each in numbers.figures for way in _first(each)]
    return Counter(int(value) for value in values if 1800 <= value <= 2100 and value % 1 == 0)


def _paired(ours: tuple[Dated, ...], theirs: tuple[Dated, ...]) -> list[Finding]:
    """Return the days that differ, where both sides have as many and the rest agree."""
    if len(ours) != len(theirs):
        return []
    source, target = Counter(each.key for each in ours), Counter(each.key for each in theirs)
    lost = [each.printed for each in ours if each.key in source - target]
    new = [each.printed for each in theirs if each.key in target - source]
    return [finding("date_changed", a.strip(), b.strip()) for a, b in zip(lost, new, strict=False)]
