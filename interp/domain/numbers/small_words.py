"""Finds the numbers from two to nine that a text has in words which can mean nothing else, in six languages."""

import re
from collections.abc import Iterator

# language -> for 2 to 9 the words, cardinal then ordinal; words that also mean something else are left out
WORDS = {
    "en": ("two", "three|third", "four|fourth", "five|fifth", "six|sixth", "seven|seventh", "eight|eighth",
           "nine|ninth"),
    "fr": ("deux|deuxième", "trois|troisième", "quatre|quatrième", "cinq|cinquième", "six|sixième", "sept|septième",
           "huit|huitième", "neuf|neuvième"),
    "es": ("dos", "tres|tercer[oa]?s?", "cuatro|cuart[oa]s?", "cinco|quint[oa]s?", "seis|sext[oa]s?",
           "siete|séptim[oa]s?", "ocho|octav[oa]s?", "nueve|noven[oa]s?"),
    "ru": ("два|две|двух|двум|двумя", "три|тр[её]х|тр[её]м|тремя|трет(?:ий|ья|ье|ьего|ьей|ьем|ью|ьему)",
           "четыре|четыр[её]х|четыр[её]м|четырьмя|четв[её]рт(?:ый|ая|ое|ого|ой|ую|ом|ым)",
           "пять|пяти|пятью|пят(?:ый|ая|ое|ого|ой|ую|ом|ым)", "шесть|шести|шестью|шест(?:ой|ая|ое|ого|ую|ом|ым)",
           "семь|семи|седьм(?:ой|ая|ое|ого|ую|ом|ым)", "восемь|восьми|восьм(?:ой|ая|ое|ого|ую|ом|ым)",
           "девять|девяти|девят(?:ый|ая|ое|ого|ой|ую|ом|ым)"),
    "ar": ("اثنان|اثنين|اثنتان|اثنتين", "ثلاثة?|ثالثة?", "أربعة?|رابعة?", "خمسة?|خامسة?", "ستة?|سادسة?", "سبعة?|سابعة?",
           "ثماني?ة?|ثامنة?", "تسعة?|تاسعة?"),
}  # fmt: skip
BEFORE = {"ar": "[وفبلك]?(?:ال|لل)?"}
# what joins a word to a larger number or another word: "twenty-three", "three hundred", ثلاثة عشر, ثلاثة وعشرين
LARGER = {
    "en": r"[ -](?:hundred|thousand|million|billion|trillion)s?(?!\w)",
    "fr": r"[ -](?:cents?|mille|millions?|milliards?|billions?|vingts?|dix)\b",
    "es": r" (?:mil|millones|millón|billones)\b|cientos",
    "ru": r" ?(?:тысяч|миллион(?!ер)|миллиард(?!ер)|триллион)| (?:сот|ста)(?!\w)",
    "ar": r" (?:عشرة?|و(?:ال)?(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)|آلاف|ملايين"
    r"|بلايين|مليارات|مئات|مائة|مئة)(?!\w)|مائة|مئة",
}  # fmt: skip
SMALLER = {
    "en": r"\b(?:hundred|thousand|hundred and|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]$",
    "fr": r"\b(?:cent|mille|dix|vingt|trente|quarante|cinquante|soixante)[ -]$",
    "es": r"\b(?:cien|ciento|mil)\s$|nta y $",
    "ru": r"\b(?:двадцат|тридцат|сорок|(?:пят|шест|сем|восем|восьм)[ьи]десят|девяност|сто|ста)(?:[иьао]|ью)? $",
    "ar": r"(?:مائة|مئة|(?<!\w)[وفبلك]?(?:ال)?ألف) و?$",
}  # fmt: skip
FOUND = {
    language: re.compile(
        rf"(?<![\w’'])(?<!\d[-‑]){BEFORE.get(language, '')}(?:"
        + "|".join(f"(?P<n{value}>{words})" for value, words in enumerate(each, start=2))
        + r")(?![\w’'])"
    )
    for language, each in WORDS.items()
}
# parts of a whole: "a third of", which another language has in a word of its own
OF_A_WHOLE = {
    "en": re.compile(r"\b(?:a|one|two|three|four) (?:third|fourth|fifth|sixth|seventh|eighth|ninth)(?= of\b)"),
    "fr": re.compile(r"\b(?:un|deux|trois|quatre) (?:cinqu|six|sept|huit|neuv)ièmes?(?= d(?:e|es|u)\b| d[’'])"),
    "es": re.compile(r"\b(?:tercer|cuart|quint|sext|séptim|octav|noven)as?(?= partes?\b)"),
    "ru": re.compile(r"\b(?:трет|четв[её]рт|пят|шест|седьм|восьм|девят)\w{1,3}(?= част[ьи]\b)"),
}
NEXT = {language: re.compile(pattern) for language, pattern in LARGER.items()}
LAST = {language: re.compile(pattern) for language, pattern in SMALLER.items()}
DIGITS = {char: value for value, char in enumerate("二三四五六七八九", start=2)} | {"两": 2}
COUNTED = "个项名年次国份届位条章节种类方件周天轮人月岁期部套点"
CHINESE = re.compile(
    rf"(?<![一二三四五六七八九十百千万亿零○〇两点分之\d])[二两三四五六七八九](?=[{COUNTED}])(?!月[一二三四五六七八九十])"
)
# A French "neuf" after a noun means new, of a number a noun in the plural follows: "neuf points", "neuf des dix"
COUNTING = re.compile(
    r"(?:^|(?:^|\W)(?:de|à|les|des|aux|et|pour|dans|ces|ses|sur|plus|environ|quelque|ou|par|en|sont|que|pendant)\s|\d\s)$"
)
COUNTED_BY_NINE = re.compile(
    r" (?!(?:dans|sans|puis|mais|plus|pas|vers|chez|sous|hors|dès|depuis|les|ses|ces|nous|vous|ils|elles|jamais"
    r"|toujours|très|après|près|alors|lors|envers|suis|puisque)\b)[^\W\d_]{2,}[sx]\b"
    r"| (?:des|sur) (?:\d|dix|onze|douze)"
)
MARKS = re.compile("[\u064b-\u0652]")


def small_words(text: str, language: str) -> Iterator[int]:
    """Yield the numbers from two to nine that a text has in words, those in larger numbers excepted."""
    if language == "zh":
        yield from (DIGITS[each[0]] for each in CHINESE.finditer(text))
        return
    text = MARKS.sub("", text).casefold()
    if language in OF_A_WHOLE:
        text = OF_A_WHOLE[language].sub(lambda part: ";" * len(part[0]), text)
    for each in FOUND[language].finditer(text):
        if each["n2"] and language == "ar" and "ال" in each[0][:3]:  # Monday
            continue
        if each[0] == "neuf" and not _is_nine(text, each):
            continue
        before = text[max(0, each.start() - 16) : each.start()]
        if NEXT[language].match(text, each.end()) or LAST[language].search(before):
            continue
        yield next(value for value in range(2, 10) if each[f"n{value}"])


def _is_nine(text: str, found: re.Match[str]) -> bool:
    """Return whether a French "neuf" is the number and does not mean new."""
    return bool(COUNTING.search(text[: found.start()]) or COUNTED_BY_NINE.match(text, found.end()))
