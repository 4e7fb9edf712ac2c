"""Reads numbers written in words (cardinals, ordinals), Roman and Chinese numerals, in six languages."""

import re
from collections.abc import Iterator
from functools import lru_cache

# stem -> value, the largest tried first (sixty before six); stem plus one of the language's endings is a word
STEMS: dict[str, dict[str, int]] = {
    "en": {
        "zero": 0, "one|first": 1, "two|second|twice": 2, "three|third": 3, "four": 4, "five|fif": 5, "six": 6,
        "seven": 7, "eight|eigh": 8, "nine|nin": 9, "ten": 10, "eleven": 11, "twelve|twelf|dozen": 12,
        "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
        "nineteen": 19, "twenty|twentie": 20, "thirty|thirtie": 30, "forty|fortie": 40, "fifty|fiftie": 50,
        "sixty|sixtie": 60, "seventy|seventie": 70, "eighty|eightie": 80, "ninety|ninetie": 90, "hundred": 100,
        "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    },
    "fr": {
        "zéro": 0, "un|une|premi|prem|uni": 1, "deux|second|deuxi": 2, "trois|troisi|tiers": 3, "quatre|quatri": 4,
        "cinq|cinqui": 5, "six|sixi": 6, "sept|septi": 7, "huit|huiti": 8, "neuf|neuvi": 9, "dix|dixi|dizaine": 10,
        "onze|onzi": 11, "douze|douzi|douzaine": 12, "treize|treizi": 13, "quatorze|quatorzi": 14,
        "quinze|quinzi|quinzaine": 15, "seize|seizi": 16, "vingt|vingti|vingtaine": 20,
        "trente|trenti|trentaine": 30, "quarante|quaranti|quarantaine": 40, "cinquante|cinquanti|cinquantaine": 50,
        "soixante|soixanti|soixantaine": 60, "septante": 70, "quatrevingt|quatrevingti": 80, "nonante": 90,
        "cent|centi|centaine": 100, "mille|milli|millier": 1000, "million|millioni": 10**6, "milliard": 10**9,
        "billion": 10**12,
    },
    "es": {
        "cero": 0, "un|uno|una|primer|primera|primero|uni": 1, "dos|segund": 2, "tres|tercer": 3, "cuatro|cuart": 4,
        "cinco|quint": 5, "seis|sext": 6, "siete|séptim|septim": 7, "ocho|octav": 8, "nueve|noven": 9,
        "diez|décim|decim(?!os)": 10, "once|undécim": 11, "doce|duodécim|docena": 12, "trece|decimotercer": 13,
        "catorce|decimocuart": 14, "quince|decimoquint|quincena": 15, "dieciséis|decimosext": 16,
        "diecisiete|decimoséptim": 17, "dieciocho|decimoctav": 18, "diecinueve|decimonoven": 19, "veinte|vigésim": 20,
        "veintiun|veintiún": 21, "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25,
        "veintiséis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta|trigésim|treintena": 30,
        "cuarenta|cuadragésim": 40, "cincuenta|quincuagésim": 50, "sesenta|sexagésim": 60, "setenta|septuagésim": 70,
        "ochenta|octogésim": 80, "noventa|nonagésim": 90, "cien|ciento|centésim|centenar": 100, "doscient": 200,
        "trescient": 300, "cuatrocient": 400, "quinient": 500, "seiscient": 600, "setecient": 700, "ochocient": 800,
        "novecient": 900, "mil|miles|millar": 1000, "millón|millon": 10**6, "billón|billon": 10**12,
    },
    "ru": {
        "ноль|нол": 0, "один|одн|перв": 1, "два|две|дву|двух|двум|втор|двое": 2,
        "три|трех|трёх|трем|трём|трет|третье|трое|тройк": 3,
        "четыр|четверт|четвёрт|четверк": 4, "пят|пятерк": 5, "шест": 6,
        "семь(?![а-яё])|семью(?![а-яё])|семи(?![а-яё])|седьм": 7,
        "восемь|восьм": 8, "девят": 9,
        "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
        "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
        "сорок|сороков": 40, "пятьдесят|пятидесят": 50, "шестьдесят|шестидесят": 60, "семьдесят|семидесят": 70,
        "восемьдесят|восьмидесят": 80, "девяност": 90,
        "сто(?![а-яё])|ста(?![а-яё])|сот(?![а-яё])|сотн|сотый|сотая": 100, "двести|двухсот": 200,
        "триста|трехсот|трёхсот": 300, "четыреста|четырехсот": 400, "пятьсот|пятисот": 500, "шестьсот|шестисот": 600,
        "семьсот|семисот": 700, "восемьсот|восьмисот": 800, "девятьсот|девятисот": 900, "тысяч": 1000,
        "миллион": 10**6, "миллиард": 10**9, "триллион": 10**12,
    },
    "ar": {
        "صفر": 0, "واحد|أول|أولى|حادي|أحد|إحدى|حاد": 1, "اثن|ثاني|ثان|اثنان|اثنين|اثنتين|اثنا|اثني|اثنتي|اثنتا": 2,
        "ثلاث|ثالث": 3, "أربع|رابع": 4, "خمس|خامس": 5, "ست|سادس": 6, "سبع|سابع": 7, "ثمان|ثماني|ثامن": 8,
        "تسع|تاسع": 9, "عشر|عاشر": 10, "عشرون|عشرين": 20, "ثلاثون|ثلاثين|ثلاثين": 30, "أربعون|أربعين": 40,
        "خمسون|خمسين": 50, "ستون|ستين": 60, "سبعون|سبعين": 70, "ثمانون|ثمانين": 80, "تسعون|تسعين": 90,
        "مائ|مئ|مئات": 100, "مائتا|مائتان|مائتين|مائتي|مئتا|مئتان|مئتين|مئتي": 200, "ثلاثمائ|ثلاثمئ": 300,
        "أربعمائ|أربعمئ": 400, "خمسمائ|خمسمئ": 500, "ستمائ|ستمئ": 600, "سبعمائ|سبعمئ": 700, "ثمانمائ|ثمانمئ": 800,
        "تسعمائ|تسعمئ": 900, "ألف|آلاف|ألوف": 1000, "ألفان|ألفين|ألفي|ألفا": 2000, "مليون|ملايين": 10**6,
        "مليونان|مليونين|مليوني": 2 * 10**6, "بليون|بلايين|مليار|مليارات": 10**9,
        "ملياران|مليارين|ملياري|بليونان|بليونين|بليوني": 2 * 10**9, "تريليون": 10**12,
    },
}  # fmt: skip
BEFORE = {"ar": "(?:[وفبلك])?(?:ال|لل)?"}
AFTER = {
    "en": "(?:s|fold|th|ths|ieth|ties|teenth|ieths)?", "fr": "(?:s|er|ère|ers|ères|ème|èmes|aine|aines|e|es|ier)?",
    "es": "(?:o|a|os|as|es)?", "ru": "[а-яё]{0,3}", "ar": "(?:ة|ا|ًا|اً|ون|ين|ى|ات|ها|هم)?",
}  # fmt: skip
JOINERS = {"en": {"and"}, "fr": {"et", "autres"}, "es": {"y", "otros", "otras"}, "ru": set(), "ar": {"و"}}
# 50 per cent, in a word
HALF = re.compile(
    r"\bhalf\b|\bhalv|moitié|\bdemi(?:e?s?)\b|mitad|\bmedi[oa]\b|половин|полтор|полутор|наполовину|вдвое|半|نصف",
    re.IGNORECASE,
)
HALF_OF = re.compile(
    r"(?:\bhalf (?:a |of a )?|\bdemi[- ]|\bmedio |\bпол|نصف )"
    r"(?:(?P<thousand>thousand|millier|millar|тысяч|ألف)|(?P<million>million|millón|миллион|مليون)"
    r"|(?P<billion>billion|milliard|миллиард|مليار|بليون))",
    re.IGNORECASE,
)
# two and a half million
AND_A_HALF = {
    "en": re.compile(r"(?P<n>\w+)[ -]and[ -]a[ -]half[ -](?P<scale>thousand|million|billion)"),
    "fr": re.compile(r"(?P<n>\w+) (?P<scale>millions?|milliards?) et demie?"),
    "es": re.compile(r"(?P<n>\w+) (?P<scale>mil|millones|billones) y medi[oa]"),
    "ru": re.compile(r"(?P<n>\w+) с половиной (?P<scale>тысяч|миллион|миллиард)[а-яё]*"),
    "ar": re.compile(r"(?P<n>\w+) (?P<scale>آلاف|ملايين|مليارات|بلايين) ونصف"),
}
ONE_AND_A_HALF = re.compile(r"пол(?:тор[аы]|утора) (тысяч|миллион|миллиард)")
TENTHS = {"thousand": 2, "million": 5, "billion": 8}  # the zeros of a tenth of each
LONGEST = 7
TENS = range(20, 100, 10)
WORD, MARK = re.compile(r"[^\W\d_]+"), re.compile("[,.;:()،؛]")  # after a mark a number below a hundred does not go on
SCALES = frozenset({100, 1000, 10**6, 10**9, 10**12})
DUAL = {2000: 1000, 2 * 10**6: 10**6, 2 * 10**9: 10**9}  # after a number عشرين ألفاً is no dual
ABOUT = re.compile("[多余几]|分之")  # after a Chinese number: a little more
# "of twenty years" in one word: the number in the genitive, then what is counted
COMPOUND = re.compile(
    r"\b([а-яё]+?(?:[иаухё]|сот))(?:кратн|лет[ни]|дневн|недельн|месячн|минутн|часов|секундн|процентн|сторонн|этажн|тысячн|миллион|ступенчат|пунктн|балльн|страничн|местн|серийн|этапн|членн)[а-яё]*"
)
# two fifths, and not fifty: the vowel sign tells
FIFTHS = re.compile("(?:[وفبلك])?(?:ال|لل)?(?:خُمس|سُبع|تُسع|عُشر|ثُلث|رُبع|سُدس|ثُمن)(?:ان|ين|ا|ي)?(?!\\w)")
DECADES = {
    "en": re.compile(r"\b(twen|thir|for|fif|six|seven|eigh|nine)ties\b"),
    "es": re.compile(
        r"(?:años|los(?=\s\w+\W*(?:$|[.,;:)]))) (veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)"
    ),
    "ru": re.compile(r"\b(двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)ы[ех]"),
    "ar": re.compile(r"(عشرين|ثلاثين|أربعين|خمسين|ستين|سبعين|ثمانين|تسعين)(?:ات|يات)"),
    "fr": re.compile(r"années (vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingt)\b"),
}
DECADE_ORDER = {
    "en": "twen thir for fif six seven eigh nine", "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta "
    "noventa", "ru": "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност",
    "ar": "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt quatre-vingt-dix",
}  # fmt: skip
# words that hold a number from 10 to 99 and mean no certain one, or something else
UNCERTAIN = {
    "en": re.compile(r"\b(?:tens|dozens?|teens)\b"),
    "fr": re.compile(r"\b(?:dizaine|quinzaine|quarantaine|douzaine|vingtaine|trentaine|cinquantaine|soixantaine)s?\b"),
    "es": re.compile(r"\b(?:docena|quincena|treintena|veintena)s?\b|\bonce\b(?= de septiembre)"),
    "ru": re.compile(r"\bдесят(?:ок|ки|ков|ка|ку|кам|ках)\b"),
    "ar": re.compile(r"عشرات|العشرية?(?!\w)|(?<=\d{4}\s)من القرن \w+(?: عشر)?|(?<=ات\s)(?:من )?القرن \w+(?: عشر)?"),
    "zh": re.compile(
        "十[一二]?月(?:[上中下]旬|份|[初中底末])?(?!\\d)|十[分足字万亿百千几]|[几数]十|百分之[零一二三四五六七八九十]+"
        "|[一二三四五六七八九十]+分之|十年代|十六?进制|[一二三四五六七八九十]+世纪(?=[一二三四五六七八九]十年代)"
        "|十[一二三四五]?五(?=规划|计划|时期|期间|[”’」])"
    ),
}
ROMAN = re.compile(r"(?<![A-Za-z])(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=(?:ᵉ|e|er|ème)?(?![A-Za-z]))")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
CHINESE = re.compile(r"[零〇○一二三四五六七八九十百千万亿两]+")
CHINESE_DECADES = re.compile("([二三四五六七八九]{1,2})十年代")  # 六七十年代: the sixties and seventies
OF_A_CENTURY = re.compile("([一二三四五六七八九十]+)世纪([一二三四五六七八九]十)年代")
# 十四五岁: fourteen or fifteen years
TEENS = re.compile("([二三四五六七八九]?)十([一二三四五六七八九]{2})(?=[年岁个天人次名周页倍万亿多])")
# 五六百: five or six hundred, 一万六七千: sixteen or seventeen thousand
EITHER = re.compile("((?:[一二三四五六七八九][十百千万亿]{1,3}){0,4})([一二三四五六七八九]{2})([十百千万亿]+)")
CENTURY = re.compile("(?<![一二三四五六七八九十数几两])百年")
ALL_DIGITS = "零〇○一二三四五六七八九十百千万亿"
YEARS = re.compile(f"(?<![{ALL_DIGITS}])[一二三四五六七八九]{{2}}(?![{ALL_DIGITS}点])")  # 九二共识
FIVE_YEARS = re.compile("十([一二三四五]?)五(?=规划|计划|时期|期间|[”’」])")  # 十三五: the 13th five-year plan
CHINESE_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@lru_cache(maxsize=len(STEMS))
def _words(language: str) -> list[tuple[re.Pattern[str], int]]:
    """Return the patterns of a language's words: some hundreds, compiled only by who checks a text."""
    return [
        (re.compile(f"{BEFORE.get(language, '')}(?:{stem}){AFTER[language]}"), value)
        for stem, value in sorted(STEMS[language].items(), key=lambda each: -each[1])
    ]


def written(text: str, language: str) -> set[int]:
    """Return every value that words, Roman or Chinese numerals of a text may have; it over-generates by design."""
    values = {_roman(found[0]) for found in ROMAN.finditer(text) if found[0]}
    if HALF.search(text):
        values.add(50)
    values |= {5 * 10 ** TENTHS[str(found.lastgroup)] for found in HALF_OF.finditer(text)}
    if language == "zh":
        return values | _chinese_values(text)
    text = re.sub("[\u064b-\u0652]", "", text)  # vowel signs
    folded = text.casefold().replace("miles de millones", "mil millones")
    if language == "ru":
        folded = COMPOUND.sub(r"\1 ; ", folded)
        values |= {3 * (word_value(scale, language) or 0) // 2 for scale in ONE_AND_A_HALF.findall(folded)}
    halves = ((word_value(each["n"], language), each["scale"]) for each in AND_A_HALF[language].finditer(folded))
    values |= {(2 * value + 1) * (word_value(scale, language) or 0) // 2 for value, scale in halves if value}
    return values | _decades(folded, language) | _worded(folded.replace("quatre-vingt", "quatrevingt"), language)


def _worded(text: str, language: str) -> set[int]:
    return {value for run in _runs(text, language) for value in _parts(run)}


def _runs(text: str, language: str) -> Iterator[list[int]]:
    """Yield the values of number words that follow each other."""
    run: list[int] = []
    end = 0
    for each in WORD.finditer(text):
        value = word_value(each[0], language)
        parted = run and _parted(run[-1], value, text[end : each.start()])
        if run and (parted or (value is None and each[0] not in JOINERS[language])):
            yield run
            run = []
        if value is not None:
            run.append(value)
        end = each.end()
    if run:
        yield run


def _parted(before: int, value: int | None, between: str) -> bool:
    """Return whether a number does not go on with a value: after a mark, or with two units, as "the first four"."""
    return before < 100 and MARK.search(between) is not None or (before < 10 and value is not None and value < 10)


def runs(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each number in words begins and ends in a text, and its value."""
    folded = text.casefold()
    if language == "zh" or len(folded) != len(text):
        return
    begin, end, run = 0, 0, list[int]()
    for each in WORD.finditer(folded):
        value = word_value(each[0], language)
        parted = run and _parted(run[-1], value, folded[end : each.start()])
        if run and (parted or (value is None and each[0] not in JOINERS[language])):
            yield begin, end, _sum(run)
            run = []
        if value is not None:
            begin, end = begin if run else each.start(), each.end()
            run.append(value)
    if run:
        yield begin, end, _sum(run)


def in_words(text: str, language: str) -> tuple[frozenset[int], ...]:
    """Return the numbers from 10 to 99 that a text has in words, each as the values from 10 that it may have.

    Words for an uncertain number ("dozens", "une quinzaine") are none.
    """
    text = FIFTHS.sub(" ; ", text) if language == "ar" else text
    text = UNCERTAIN[language].sub(" ; ", re.sub("[\u064b-\u0652]", "", text).casefold())
    if language != "zh":
        text = DECADES[language].sub(" ; ", text)
    else:
        # such a number has a ten in it: 唯一一个 is no eleven, 周五一名 no fifty-one
        values = (chinese(each[0]) for each in CHINESE.finditer(text) if "十" in each[0])
        return tuple(frozenset({value}) for value in values if value and 10 <= value < 100)
    text = text.replace("quatre-vingt", "quatrevingt")
    runs = (_two_digits(run, language) for run in _runs(text, language) if _sum(run) < 100)
    return tuple(each for each in runs if each)


def _two_digits(run: list[int], language: str) -> frozenset[int]:
    """Return the values from 10 that a run of number words may have: one, if tens with what follows are a number."""
    if language != "ar" and len(run) > 1 and run[0] in TENS and max(run[1:]) < TENS[0]:
        return frozenset({_sum(run)})
    return frozenset(each for each in _parts(run) if each >= 10)


def large_in_words(text: str, language: str) -> tuple[int, ...]:
    """Return the numbers from a hundred that a text has in several words, without "hundreds of thousands".

    In Chinese they are those with a scale, unless a little more is meant.
    """
    if language == "zh":
        numerals = (each for each in CHINESE.finditer(text) if not ABOUT.match(text, each.end()))
        values = ((each[0], chinese(each[0])) for each in numerals if not ABOUT.search(text[: each.start()][-2:]))
        return tuple(value for said, value in values if value and value >= 100 and set(said) & set(CHINESE_SCALES))
    folded = re.sub("[\u064b-\u0652]", "", text).casefold().replace("quatre-vingt", "quatrevingt")
    folded = folded.replace("miles de millones", "mil millones")
    several = (run for run in _runs(folded, language) if len(run) > 1 and run[0] not in SCALES)
    return tuple(value for value in map(_sum, several) if value >= 100)


@lru_cache(maxsize=20_000)
def word_value(word: str, language: str) -> int | None:
    """Return the value of one word in lower case, None when it is no number."""
    return next((value for pattern, value in _words(language) if pattern.fullmatch(word)), None)


def _parts(run: list[int]) -> set[int]:
    """Return the values of a run of number words and of every part of it."""
    run = run[:12]
    return {
        _sum(run[first:last])
        for first in range(len(run))
        for last in range(first + 1, min(len(run), first + LONGEST) + 1)
    }


def _sum(run: list[int]) -> int:
    total = current = 0
    for each in run:
        value = DUAL.get(each, each) if current else each
        if value >= 1000:  # "tres mil millones" are three thousand times a million
            total = (total + current) * value if 0 < total < value else total + max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current


def _decades(text: str, language: str) -> set[int]:
    order = DECADE_ORDER[language].split()
    tens = {20 + 10 * order.index(found[1]) for found in DECADES[language].finditer(text)}
    return tens | {1900 + ten for ten in tens}


def _roman(numeral: str) -> int:
    values = [ROMAN_VALUES[char] for char in numeral]
    return sum(-v if any(v < after for after in values[place + 1 : place + 2]) else v for place, v in enumerate(values))


def _chinese_values(text: str) -> set[int]:
    text = re.sub("百分之|千分之", "", text)
    values = {value for found in CHINESE.finditer(text) if (value := chinese(found[0])) is not None}
    values |= {1900 + value for found in YEARS.finditer(text) if (value := chinese(found[0]))}
    either = (chinese(found[1] + digit + found[3]) for found in EITHER.finditer(text) for digit in found[2])
    teens = {value for found in TEENS.finditer(text) for value in _one_of_two(*found.groups())}
    plans = {10 + CHINESE_DIGITS.get(found[1], 0) for found in FIVE_YEARS.finditer(text)}
    values |= {value for value in either if value} | teens | plans | ({5} if plans else set())
    return values | _chinese_decades(text) | ({100} if CENTURY.search(text) else set())


def _one_of_two(tens: str, units: str) -> set[int]:
    """Return the two numbers that two digits in order say after a ten, none where they are not in order."""
    one, other = (CHINESE_DIGITS.get(each, 0) for each in units)
    return {10 * CHINESE_DIGITS.get(tens, 1) + each for each in (one, other)} if other == one + 1 else set()


def _chinese_decades(text: str) -> set[int]:
    """Return the decades of a text, with and without a century; without one the twentieth is meant."""
    tens = {10 * CHINESE_DIGITS[char] for found in CHINESE_DECADES.finditer(text) for char in found[1]}
    ages = ((chinese(found[1]), chinese(found[2])) for found in OF_A_CENTURY.finditer(text))
    return tens | {1900 + value for value in tens} | {100 * (age - 1) + ten for age, ten in ages if age and ten}


def chinese(numeral: str) -> int | None:
    """Return the value of a numeral such as 三十一, 一百零五 or 二〇一六; None for a bare scale such as 万."""
    if not set(numeral) & (set(CHINESE_DIGITS) | {"十"}):
        return None
    if not set(numeral) & set(CHINESE_SCALES):
        return int("".join(str(CHINESE_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    for char in numeral:
        if char in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[char]
        elif (scale := CHINESE_SCALES[char]) >= 10**4:
            total = (total + section + digit) * scale if scale == 10**8 else total + (section + digit) * scale
            section = digit = 0
        else:
            section += (digit or 1) * scale
            digit = 0
    return total + section + digit
