"""Takes measures out of a text and its translation where another unit says the same: 80 degrees Fahrenheit, 27 °C."""

import re

from interp.domain.numbers.numerals import runs
from interp.value_types import dataclass

NUMBER = r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d+(?:[.,]\d+)?"
INCHES = r"-(\d{1,2})\b|\s?(?:and |et |y )?(\d{1,2})\s?(?:inch(?:es)?|pouces?|pulgadas?|дюйм\w*|英寸|بوصات|بوصة)"
TOLERANCE, ROUNDED = 0.06, 0.6  # of the larger value, and of a value rounded to a whole one

# before a measure the smaller end of a range of it: 5-10 acres
RANGE = re.compile(rf"({NUMBER})\s?(?:-|–|—|~|至|到|(?<= )(?:to|à|a|до|إلى)(?= ))\s?$")
BESIDE = 4  # characters
SCALES = (
    (re.compile("trillion|mille milliards|триллион|трлн|تريليون|万亿"), 1e12),
    (re.compile("billion|milliard|mil millones|миллиард|млрд|مليار|بليون|十亿"), 1e9),
    (re.compile("mil(?:lion|lón)|миллион|млн|مليون|ملايين|百万"), 1e6), (re.compile("亿"), 1e8),
    (re.compile("万"), 1e4),
    (re.compile("thousand|mil|тыс|ألف|آلاف|千"), 1e3),
)  # fmt: skip
SCALE = (
    r"(?:\s?(?P<scale>(?:thousand|trillions?|mille milliards|mille\b|mil millones|mil\b|millions?|milliards?|billions?"
    r"|mill[oó]n(?:es)?"
    r"|миллион[а-я]{0,2}|миллиард[а-я]{0,2}|триллион[а-я]{0,2}|трлн|тысяч[а-я]?|тыс\.?|млн|млрд"
    r"|مليون|ملايين|مليار|تريليون|ألف|آلاف|万亿|十亿|百万|千万|亿|万)"
    r"(?: de|d[’'])?)\s?)?"
)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of English-speaking countries, named in six languages, and the unit that others write: its value, names.
    """

    name: str
    factor: float
    names: str
    less: float = 0.0  # taken off before: degrees Fahrenheit


UNITS = (
    _Unit(r"nautical miles?|nmi|milles? (?:marins?|nautiques?)|millas? náuticas?|морск\w+ мил\w+|海里|ميلا? بحريا?"
          r"|أميال بحرية|knots?|nœuds?|nudos?|узл\w+|узел|عقدة", 1.852,
          r"km|kilom|kilóm|километр|км|公里|千米|كيلومتر|كلم|كم"),
    _Unit(r"square miles?|sq\.? mi(?:les?)?|milles? carrés?|millas? cuadradas?|квадратн\w+ мил\w+|平方英里|ميلا? مربعا?"
          r"|أميال مربعة", 2.59, r"km|kilom|kilóm|кв|км|平方公里|كيلومتر|كم"),
    _Unit(r"square f(?:ee|oo)t|sq\.? ft|pieds? carrés?|pies? cuadrados?|квадратн\w+ фут\w*|平方英尺|قدما? مربعة?",
          0.0929, r"m\b|m2|m²|met(?:re|er)|mètre|metro|кв|м\b|平方米|平米|متر"),
    _Unit(r"cubic f(?:ee|oo)t|cu\.? ft|pieds? cubes?|pies? cúbicos?|кубическ\w+ фут\w*|立方英尺"
          r"|قدما? مكعبة?", 0.02832, r"m3|m³|m[eè]tres? cubes?|cubic met|metros? cúbicos?|куб|立方米|متر مكعب"),
    _Unit(r"ounces?|oz|onces?|onzas?|унци\w+|盎司|أوقية|أونصة", 28.35, r"g\b|gram|грамм|г\b|克|غرام|جرام"),
    _Unit(r"miles?(?: (?:an|per) hour)?|mph|milles?|millas?|мил[ьяией]\w*|英里|ميلا?|أميال", 1.609,
          r"km|kilom|kilóm|километр|км|公里|千米|كيلومتر|كلم|كم"),
    _Unit(r"feet|foot|ft|pieds?|pies?|фут\w*|英尺|أقدام|قدما?", 0.3048,
          r"m\b|met(?:re|er)|mètre|metro|метр|м\b|米|متر|أمتار"),
    _Unit(r"feet|foot|ft|pieds?|pies?|фут\w*|英尺|أقدام|قدما?", 30.48,
          r"cm|centim|centím|сантиметр|см|厘米|سنتيمتر|سم"),
    _Unit(r"yards?", 0.9144, r"m\b|met(?:re|er)|mètre|metro|метр|м\b|米|متر|أمتار"),
    _Unit(r"inch(?:es)?|pouces?|pulgadas?|дюйм\w*|英寸|بوصات|بوصة", 2.54,
          r"cm|centim|centím|сантиметр|см|厘米|سنتيمتر|سم"),
    _Unit(r"pounds?|lbs?", 0.4536, r"kg|kilo|кило|кг|公斤|千克|كيلو|كغ|كجم"),
    _Unit(r"斤", 0.5, r"kg|kilo|кило|кг|كيلو|كغ|كجم"),
    _Unit(r"亩", 0.0667, r"ha\b|hect|гектар|га\b|هكتار"),
    _Unit(r"acres?|акр\w*|英亩|فدانا?|أفدنة", 0.4047, r"ha\b|hect|гектар|га\b|公顷|هكتار"),
    _Unit(r"gallons?", 3.785, r"litr|liter|l\b|литр|л\b|升|لتر"),
    _Unit(r"degrees(?: Fahrenheit)?|°\s?F|degrés? Fahrenheit|grados? Fahrenheit|градус\w* (?:по )?Фаренгейт\w*|华氏度",
          5 / 9, r"degré|grado|градус|°|度|摄氏|درج", 32.0),
)  # fmt: skip
MEASURED = tuple(
    (each, re.compile(rf"({NUMBER}){SCALE}[\s-]*(?:{each.name})(?![a-z])(?:{INCHES})?(?! ?(?:Celsius|C\b))", re.I))
    for each in UNITS
)
ANY = re.compile(rf"[\s-]{{1,3}}(?:{'|'.join(f'{each.name}|{each.names}' for each in UNITS)})", re.I)
OTHERS = {each: re.compile(rf"({NUMBER}){SCALE}\s?(?:{each.names})", re.IGNORECASE) for each in UNITS}


def without_conversions(source: str, target: str, languages: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """Return a text and one in another language without the measures that this has in another unit instead.

    Units are converted from those of the first. Of a measure that the other has in both units one is left; those that
    the first has in both stay. `languages` are those of the texts, for numbers in words.
    """
    both = tuple(map(_in_figures, (source, target), languages))
    one, other = _without(*both)
    return (source, target) if (one, other) == both else (one, other)


def _in_figures(text: str, language: str) -> str:
    """Return a text with figures for the numbers from two in words that stand before a unit."""
    found = runs(text, language) if language not in ("", "zh") else ()
    for begin, end, value in reversed([each for each in found if each[2] > 1 and ANY.match(text, each[1])]):
        if text[:begin].rstrip()[-1:].isdigit():  # a scale: 600 million pounds
            continue
        text = f"{text[:begin]}{value}{text[end:]}"
    return text


def _without(source: str, target: str) -> tuple[str, str]:
    """Return both texts without the measures that the second has in another unit, all in figures."""
    ours, theirs = (
        frozenset(value for each in re.findall(NUMBER, text) for value in _values(each)) for text in (source, target)
    )
    for unit, pattern in MEASURED:
        for found in pattern.finditer(source):
            wanted = _value(found[1], ",") * _scale(found) + float(found[3] or found[4] or 0) / 12 - unit.less
            wanted *= unit.factor
            if any(_beside(found, each) for each in OTHERS[unit].finditer(source)):
                continue
            others = (each for each in OTHERS[unit].finditer(target) if ours.isdisjoint(_values(each[1])))
            said = (each for each in others if _same(wanted / _scale(each), each[1]))
            there = next(said, None)
            if there is not None:
                stays = _value(found[1], ",") in theirs  # beside one in the other unit
                source = source if stays else source.replace(found[0], " ", 1)
                target = target[: there.start()] + " " + target[there.end() :]
                source, target = _without_range(source, target, found.start(), there.start(), unit)
    return source, target


def _without_range(source: str, target: str, at: int, there: int, unit: _Unit) -> tuple[str, str]:
    """Return both texts without the smaller ends of ranges, whose larger ends stood at these places."""
    ours, theirs = RANGE.search(source, 0, at), RANGE.search(target, 0, there)
    if not ours or not theirs or not _same((_value(ours[1], ",") - unit.less) * unit.factor, theirs[1]):
        return source, target
    return source[: ours.start()] + " " + source[at:], target[: theirs.start()] + " " + target[there:]


def _scale(found: re.Match[str]) -> float:
    """Return the scale that follows the number of a measure, 1 for none."""
    written = (found["scale"] or "").casefold()
    return next((value for pattern, value in SCALES if written and pattern.match(written)), 1.0)


def _beside(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether two measures stand beside each other: one in both units, "4.5 metres (15 feet)"."""
    return 0 <= other.start() - one.end() <= BESIDE or 0 <= one.start() - other.end() <= BESIDE


def _same(wanted: float, printed: str) -> bool:
    """Return whether a printed number is a value, rounded as people round."""
    return any(
        abs(value - wanted) <= max(TOLERANCE * abs(wanted), ROUNDED if value % 1 == 0 and abs(value) >= 10 else 0.0)
        for value in _values(printed)
    )


def _values(printed: str) -> set[float]:
    """Return the values of a number by both signs that may separate its groups."""
    return {_value(printed, ","), _value(printed, ".")}


def _value(printed: str, groups: str) -> float:
    """Return the value of a number with a sign that separates its groups; the other one begins its decimals.

    A sign that stands twice separates groups.
    """
    plain = printed.replace(groups, "").replace(",", ".")
    return float(plain if plain.count(".") < 2 else plain.replace(".", ""))
