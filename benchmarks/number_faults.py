"""Puts faults of numbers into a right translation: groups, decimals, separators, per cent, and numbers in words.

It reads numbers by rules of its own, not by those that are measured, and changes only what the original has as well.
"""

import re
from collections.abc import Iterator

SPACES = " \u00a0\u202f\u2009"
GROUP = {"en": ",", "fr": SPACES, "es": "." + SPACES, "ru": SPACES, "ar": "," + SPACES, "zh": "," + SPACES}
POINT = {"en": ".", "fr": ",", "es": ",", "ru": ",", "ar": ".,", "zh": "."}
# what a separator becomes where another language's is put in its place
FOREIGN_GROUP = {"en": ".", "fr": ",", "es": ",", "ru": ",", "ar": ".", "zh": "."}
FOREIGN_POINT = {"en": ",", "fr": ".", "es": ".", "ru": ".", "zh": ","}
PER_CENT = {
    "en": r"\s?%|\s?per ?cent\b", "fr": r"\s?%|\s?pour cent\b", "es": r"\s?%|\s?por ciento\b",
    "ru": r"\s?%|\s?процент(?:а|ов)?\b", "ar": r"\s?[%٪]|\s?في المائة|\s?في المئة", "zh": r"\s?%",
}  # fmt: skip
INSTEAD = {
    "en": " dollars", "fr": " dollars", "es": " dólares", "ru": " долларов", "ar": " دولار", "zh": "美元",
}  # fmt: skip
PER_MILLE = {"en": " per mille", "fr": " pour mille", "es": " por mil", "ru": " промилле", "ar": " في الألف", "zh": "‰"}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
# groups of words for the same numbers in the same form: any may stand where another does
WORDS = {
    "en": ("three four five six seven eight nine eleven twelve fifteen twenty thirty", "third fourth fifth sixth"),
    "fr": ("trois quatre cinq sept huit neuf onze douze quinze vingt trente", "troisième quatrième cinquième sixième"),
    "es": ("tres cuatro cinco seis siete ocho nueve once doce quince veinte treinta", "tercera cuarta quinta sexta"),
    "ru": ("три четыре", "трех четырех", "пять шесть семь восемь девять двенадцать двадцать тридцать",
           "пяти шести семи восьми девяти двенадцати двадцати тридцати", "третьей четвертой пятой шестой"),
    "ar": ("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة", "ثلاث أربع خمس ست سبع ثماني تسع",
           "الثالثة الرابعة الخامسة السادسة"),
    "zh": ("三 四 五 六 七 八 九",),
}  # fmt: skip
VALUES = {
    "en": (3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 20, 30, 3, 4, 5, 6),
    "fr": (3, 4, 5, 7, 8, 9, 11, 12, 15, 20, 30, 3, 4, 5, 6),
    "es": (3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 20, 30, 3, 4, 5, 6),
    "ru": (3, 4, 3, 4, 5, 6, 7, 8, 9, 12, 20, 30, 5, 6, 7, 8, 9, 12, 20, 30, 3, 4, 5, 6),
    "ar": (3, 4, 5, 6, 7, 8, 9, 3, 4, 5, 6, 7, 8, 9, 3, 4, 5, 6),
    "zh": (3, 4, 5, 6, 7, 8, 9),
}
MEASURED = "个|项|名|年|次|国|份|届"  # what stands after a Chinese number that counts


def faults(source: str, target: str, one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield kinds of faults, each with the translation that has it; none where nothing could be changed."""
    yield from _grouped(source, target, other)
    yield from _decimals(source, target, other)
    yield from _shares(source, target, other)
    yield from _words(source, target, one, other)


def _digits(text: str) -> set[str]:
    """Return the digits of every number in a text, without what separates them."""
    text = text.translate(DIGITS)
    return {re.sub(r"\D", "", each) for each in re.findall(rf"\d+(?:[.,٫٬{SPACES}]\d+)*", text)}


def _grouped(source: str, target: str, language: str) -> Iterator[tuple[str, str]]:
    gap = f"[{re.escape(GROUP[language])}]"
    for each in re.finditer(rf"(?<![\d.,/-])\d{{1,3}}(?:{gap}\d{{3}})+(?![\d/-])(?![.,{SPACES}]\d)", target):
        if re.sub(r"\D", "", each[0]) not in _digits(source):
            continue
        sign = re.search(gap, each[0])[0]  # type: ignore[index]
        for kind, new in (
            ("group lost", each[0].rpartition(sign)[0]),
            ("group added", f"{each[0]}{sign}000"),
            ("foreign group", each[0].replace(sign, FOREIGN_GROUP[language])),
        ):
            yield kind, target[: each.start()] + new + target[each.end() :]


def _decimals(source: str, target: str, language: str) -> Iterator[tuple[str, str]]:
    point = POINT[language]
    for each in re.finditer(rf"(?<=[^\d.,/-])(\d+)([{point}])(?!00?\D)(\d\d?)(?![\d/-])(?![.,{SPACES}]\d)", target):
        digits = each[1] + each[3]
        if digits not in _digits(source) or re.search(rf"(?<!\d){digits}(?!\d)", source):
            continue
        changed = [("decimal lost", digits), ("decimal cut", each[1])]
        if each[1] not in ("0", each[3]):
            moved = f"{digits[0]}{each[2]}{digits[1:]}" if len(each[1]) > 1 else f"0{each[2]}{digits}"
            changed.append(("decimal moved", moved))
        if language in FOREIGN_POINT and re.match(PER_CENT[language], target[each.end() :]):
            changed.append(("foreign decimal", f"{each[1]}{FOREIGN_POINT[language]}{each[3]}"))
        for kind, new in changed:
            yield kind, target[: each.start()] + new + target[each.end() :]


def _shares(source: str, target: str, language: str) -> Iterator[tuple[str, str]]:
    number = rf"(?<![\d.,/-])\d+(?:[.,]\d+)?(?={PER_CENT[language]})"
    found = [each for each in re.finditer(number, target) if re.sub(r"\D", "", each[0]) in _digits(source)]
    for each in found:
        unit = re.match(PER_CENT[language], target[each.end() :])
        rest = target[each.end() + unit.end() :] if unit else ""
        if not any(0 < other.start() - each.end() < 24 for other in found):  # "45 and 46 per cent"
            yield "per cent lost", target[: each.end()] + rest
        yield "per cent to money", target[: each.end()] + INSTEAD[language] + rest
        yield "per cent to per mille", target[: each.end()] + PER_MILLE[language] + rest
    for first, second in zip(found, found[1:], strict=False):
        if first[0] != second[0]:
            between = target[first.end() : second.start()]
            yield "per cent swapped", target[: first.start()] + second[0] + between + first[0] + target[second.end() :]


def _words(source: str, target: str, one: str, other: str) -> Iterator[tuple[str, str]]:
    there = _values(source, one)
    values = iter(VALUES[other])
    for group in WORDS[other]:
        words = group.split()
        known = dict(zip(words, values, strict=False))
        for each in re.finditer(_pattern(words, other), target):
            if known[each[0]] not in there:
                continue
            new = words[(words.index(each[0]) + 1) % len(words)]
            yield "word changed", target[: each.start()] + new + target[each.end() :]


def _pattern(words: list[str], language: str) -> str:
    choice = "|".join(words)
    if language == "zh":
        return rf"(?<![一二三四五六七八九十百千零第分]|\d)(?:{choice})(?=(?:{MEASURED}))"
    return rf"(?<![\w-])(?:{choice})(?![\w-])"


def _values(text: str, language: str) -> set[int]:
    values = iter(VALUES[language])
    found = {int(each) for each in re.findall(r"(?<![A-Za-z\d.,/-])\d{1,2}(?![A-Za-z\d.,/-])", text.translate(DIGITS))}
    for group in WORDS[language]:
        words = group.split()
        known = dict(zip(words, values, strict=False))
        found |= {known[each[0]] for each in re.finditer(_pattern(words, language), text.casefold())}
    return found
