"""Finds shares that a text says in words ("one in four", "two thirds") in six languages, as per cent."""

import re
from collections.abc import Iterator

from interp.domain.numbers.numerals import HALF, chinese, word_value
from interp.value_types import dataclass

ALL_OF = 100
NUMBER = r"(?<![\w.,٫])(?P<{}>\d{{1,3}}|[^\W\d_]{{1,24}})(?!\w)"
ONE, ALL = NUMBER.format("part"), NUMBER.format("whole")
# "one in four"
OF = {
    "en": rf"{ONE} (?:\w{{1,24}} ){{0,2}}?(?:in|out of)(?: every)? {ALL}",
    "fr": rf"{ONE} (?:\w{{1,24}} ){{0,3}}?(?:sur|parmi) {ALL}",
    "es": rf"{ONE} (?:\w{{1,24}} ){{0,2}}?(?:de cada|de entre|sobre|en) {ALL}",
    "ru": rf"{ONE} (?:\w{{1,24}} ){{0,2}}?(?:из|на)(?: кажд\w+)? {ALL}",
    "ar": rf"{ONE} (?:\w{{1,24}} ){{0,2}}?(?:من|في)(?: بين)?(?: كل| أصل)? {ALL}",
    "zh": r"每(?P<whole>[一二三四五六七八九十百\d]{1,3})\w{0,6}?(?P<part>[一二三四五六七八九十\d]{1,3})",
}
CHINESE_SHARE = r"(?P<whole>[一二三四五六七八九十]{1,2})分之(?P<part>[一二三四五六七八九]{1,2})"
# names of parts of a whole; the number before is 1 where there is none
PARTS: dict[str, dict[int, str]] = {
    "en": {3: "thirds?", 4: "quarters?|fourths?", 5: "fifths?", 6: "sixths?", 8: "eighths?", 10: "tenths?"},
    "fr": {3: "tiers", 4: "quarts?", 5: "cinquièmes?", 6: "sixièmes?", 8: "huitièmes?", 10: "dixièmes?"},
    "es": {3: "tercios?|tercera parte|terceras partes", 4: "cuartos?|cuarta parte|cuartas partes",
           5: "quintos?|quinta parte|quintas partes", 6: "sexta parte", 8: "octava parte",
           10: "décimos?|décima parte"},
    "ru": {3: "трет[ьией]+", 4: "четверт[ьией]+|четвёрт[ьией]+", 5: "пят(?:ая|ой|ую|ых)", 6: "шест(?:ая|ой|ую)",
           8: "восьм(?:ая|ой|ую)", 10: "десят(?:ая|ой|ую|ых)"},
    "ar": {3: "ثلث|ثلثا|ثلثي|ثلثين|أثلاث", 4: "ربع|ربعا|أرباع", 5: "خمس|خمسا|خمسي|أخماس", 6: "سدس|أسداس",
           8: "ثمن|أثمان", 10: "عشر|أعشار"},
}  # fmt: skip
# shares that can mean nothing else: no "third session", « un tiers » who is a person, or quarter of an hour
CERTAIN = {
    "en": r"(?<![\w-])(?:a|one|two|three|four)[ -]"
    r"(?:thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)(?= of\b)"
    r"|(?<!\w)one (?:\w+ )?in (?:three|four|five|six|eight|ten)(?![\w-])",
    "fr": r"(?<!\w)(?:le|un|deux|trois|quatre) "
    r"(?:tiers|quarts?|cinquièmes?|sixièmes?|huitièmes?|dixièmes?)(?= d(?:es?\b|u\b|[’'](?!heure)))"
    r"|(?<!\w)une? (?:\w+ )?sur (?:trois|quatre|cinq|six|huit|dix)(?![\w-])",
    "es": r"(?<!\w)(?:un|dos|tres|cuatro) (?:tercios?|cuartos?|quintos?)(?= de (?!hora))"
    r"|(?<!\w)(?:la|una|dos|tres|cuatro) (?:tercera|cuarta|quinta|sexta|octava|décima)s? partes?(?!\w)"
    r"|(?<!\w)un[oa]? (?:\w+ )?de cada (?:tres|cuatro|cinco|seis|ocho|diez)(?!\w)",
    "ru": r"(?<!\w)(?:(?:одна|две|три) )?(?:треть|трети|четверть|четверти)(?!\w)(?! час)"
    r"|(?<!\w)кажд\w+ (?:трет|четв[её]рт|пят|шест|восьм|десят)\w+",
    "ar": r"(?<!\w)[وفبل]?(?:ال)?(?:ثلث|ثلثا|ثلثي|ثلثين|ربع|أرباع)(?:ها|هم|هن)?(?!\w)(?! ساع)"
    r"|(?<!\w)\w+ من (?:بين )?كل (?:ثلاث|أربع|خمس|ست|ثمان|عشر)\w*",
    "zh": CHINESE_SHARE,
}
DUAL = re.compile("ثلث(?:ا|ي|ين)$|خمس(?:ا|ي)$")
EVERY = {  # каждый четвертый, طفل من كل أربعة
    "ru": re.compile(r"\bкажд\w+ (?P<whole>\w+)"),
    "ar": re.compile(r"(?<!\w)(?P<part>[^\W\d_]+) من (?:بين )?كل (?P<whole>\w+)"),
}
CHINESE = re.compile(CHINESE_SHARE)
TENTHS = re.compile(r"(?P<part>[一二三四五六七八九])成(?![为立员果就效功本长年])")
DISCOUNT = re.compile(r"(?P<tenths>[一二三四五六七八九])(?P<more>[一二三四五六七八九])?折(?![叠迭磨断扣腾])")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fraction:
    """A share in words and its values in per cent, rounded down and up."""

    said: str
    values: frozenset[float]

    def __str__(self) -> str:
        """Return it as printed."""
        return self.said


def certain_shares(text: str, language: str) -> tuple[Fraction, ...]:
    """Return the shares of a text in plain digits whose words can mean nothing else."""
    found = (each[0] for each in re.finditer(CERTAIN[language], text.casefold()))
    shown = ((each, frozenset(map(float, shares(each.replace("-", " "), language)))) for each in found)
    return tuple(Fraction(said, values) for said, values in shown if values)


def shares(text: str, language: str) -> frozenset[int]:
    """Return the shares of a text in plain digits that it says in words, as per cent, rounded up and down."""
    folded = text.casefold()
    values = {100 * part / whole for part, whole in _pairs(folded, language) if 0 < part < whole}
    if HALF.search(folded):
        values.add(50.0)
    return frozenset(each for value in values for each in {int(value), round(value), int(value) + (value % 1 > 0)})


def _pairs(text: str, language: str) -> Iterator[tuple[int, int]]:
    for each in re.finditer(OF[language], text):
        part, whole = _value(each["part"], language), _value(each["whole"], language)
        if part and whole and whole < 100:
            yield part, whole
    if language == "zh":
        yield from ((_value(each["part"], "zh"), _value(each["whole"], "zh")) for each in CHINESE.finditer(text))
        yield from ((_value(each["part"], "zh"), 10) for each in TENTHS.finditer(text))
        for each in DISCOUNT.finditer(text):  # 七五折: for 75 per cent, which is 25 per cent less
            asked = 10 * _value(each["tenths"], "zh") + _value(each["more"] or "", "zh")
            yield from ((asked, ALL_OF), (ALL_OF - asked, ALL_OF))
        return
    for each in EVERY[language].finditer(text) if language in EVERY else ():
        value, counted = _value(each["whole"], language), language == "ar" and _value(each["part"], language)
        if value and not counted:
            yield 1, value
    yield from _named(text, language)


def _named(text: str, language: str) -> Iterator[tuple[int, int]]:
    for whole, pattern in PARTS[language].items():
        before, after = ("(?:[وفبلك])?(?:ال)?", "(?:ها|هم|هن)?") if language == "ar" else ("", "")
        for each in re.finditer(rf"(?<!\w){before}(?:{pattern}){after}(?!\w)", text):
            words = WORD.findall(text[max(0, each.start() - 20) : each.start()])
            yield (2 if DUAL.search(each[0]) else _value(words[-1], language) if words else 0) or 1, whole


def _value(word: str, language: str) -> int:
    """Return the value of a number in figures or in one word, 0 for another word."""
    if word.isdigit():
        return int(word)
    return (chinese(word) if language == "zh" else word_value(word, language)) or 0
