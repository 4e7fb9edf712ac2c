"""Ordinal numbers in words, 1 to 199, in the six languages, as meetings are numbered with them."""

import re

Words = dict[str, int]
EN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
EN_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight", 90: "ninet"}
FR = (
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
    " treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième"
).split()
FR_TENS = {
    20: ("vingt", "vingtième"), 30: ("trente", "trentième"), 40: ("quarante", "quarantième"),
    50: ("cinquante", "cinquantième"), 60: ("soixante", "soixantième"), 80: ("quatre-vingt", "quatre-vingtième"),
}  # fmt: skip
ES = "primera segunda tercera cuarta quinta sexta séptima octava novena".split()
ES_TENS = {
    10: "décima", 20: "vigésima", 30: "trigésima", 40: "cuadragésima", 50: "quincuagésima", 60: "sexagésima",
    70: "septuagésima", 80: "octogésima", 90: "nonagésima",
}  # fmt: skip
RU = (
    "первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое одиннадцатое двенадцатое тринадцатое"
    " четырнадцатое пятнадцатое шестнадцатое семнадцатое восемнадцатое девятнадцатое"
).split()
RU_TENS = {
    20: ("двадцать", "двадцатое"), 30: ("тридцать", "тридцатое"), 40: ("сорок", "сороковое"),
    50: ("пятьдесят", "пятидесятое"), 60: ("шестьдесят", "шестидесятое"), 70: ("семьдесят", "семидесятое"),
    80: ("восемьдесят", "восьмидесятое"), 90: ("девяносто", "девяностое"),
}  # fmt: skip
AR = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
AR_TENS = {
    20: ("العشرون", "العشرين"), 30: ("الثلاثون", "الثلاثين"), 40: ("الأربعون", "الأربعين"),
    50: ("الخمسون", "الخمسين"), 60: ("الستون", "الستين"), 70: ("السبعون", "السبعين"),
    80: ("الثمانون", "الثمانين"), 90: ("التسعون", "التسعين"),
}  # fmt: skip
ZH = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
CHINESE = re.compile(r"^(?:(?P<hundreds>[一二三四五六七八九])百零?)?(?P<rest>[零〇一二三四五六七八九十]*)$")


def _english() -> Words:
    words = {name: number for number, name in enumerate(EN, start=1)}
    for ten, stem in EN_TENS.items():
        words |= {f"{stem}ieth": ten} | {f"{stem}y {unit}": ten + n for n, unit in enumerate(EN[:9], start=1)}
    return words


def _french() -> Words:
    words = {name: number for number, name in enumerate(FR, start=1)}
    for ten, (stem, whole) in FR_TENS.items():
        most = 19 if ten in (60, 80) else 9
        units = {n: "unième" if n == 1 else name for n, name in enumerate(FR[:most], start=1)}
        words |= {whole: ten} | {f"{stem} {name}": ten + n for n, name in units.items()}
        words |= {f"{stem} et {units[n]}": ten + n for n in (1, 11) if n in units}
    return words


def _spanish() -> Words:
    words = {name: number for number, name in enumerate(ES, start=1)} | {"undécima": 11, "duodécima": 12}
    for ten, name in ES_TENS.items():
        stem = name.replace("é", "e").replace("á", "a").replace("decima", "decimo").removesuffix("a").removesuffix("o")
        units = list(enumerate(ES, start=1))
        words |= {name: ten} | {f"{name} {unit}": ten + n for n, unit in units}
        words |= {f"{stem}o{unit}": ten + n for n, unit in units}
    return words


def _russian() -> Words:
    words = {name: number for number, name in enumerate(RU, start=1)}
    for ten, (stem, whole) in RU_TENS.items():
        words |= {whole: ten} | {f"{stem} {unit}": ten + n for n, unit in enumerate(RU[:9], start=1)}
    return words


def _arabic() -> Words:
    units = {1: "الحادية"} | {n: name for n, name in enumerate(AR[1:9], start=2)}
    words = {name: number for number, name in enumerate(AR, start=1)}
    words |= {f"{name} عشرة": 10 + n for n, name in units.items()}
    for ten, forms in AR_TENS.items():
        for form in forms:
            words |= {form: ten} | {f"{name} و{form}": ten + n for n, name in units.items()}
    return words


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").replace("-", " ").split())


ORDINALS: Words = {
    _plain(name): number
    for words in (_english(), _french(), _spanish(), _russian(), _arabic())
    for name, number in words.items()
}


HUNDRED = re.compile(
    r"^(?:(?:one |a )?hundred (?:and )?|centésim[ao] ?|cent |сто |(?=.* بعد المائة$))(?P<rest>.*?)(?: بعد المائة)?$"
)
HUNDREDTH = frozenset({"hundredth", "one hundredth", "centième", "centésima", "centésimo", "сотое", "сотая", "المائة"})


def ordinal_in(text: str) -> int | None:
    """Return the ordinal number that the words of `text` are, in any of the six languages, or None."""
    words = _plain(text)
    if words in HUNDREDTH:
        return 100
    if found := HUNDRED.match(words):
        rest = ORDINALS.get("première" if found["rest"] == "unième" else found["rest"])
        return 100 + rest if rest else None
    return chinese_number(words) if words[:1] in ZH or words[:1] == "十" else ORDINALS.get(words)


def chinese_number(text: str) -> int | None:
    """Return a number below 1,000 in Chinese characters: 四十五, or None."""
    found = CHINESE.match(text)
    if not found or not text:
        return None
    tens, ten, units = found["rest"].strip("零〇").rpartition("十")
    if len(tens) > 1 or len(units) > 1:
        return None
    return ZH.get(found["hundreds"] or "零", 0) * 100 + (ZH.get(tens, 1) * 10 if ten else 0) + ZH.get(units, 0)
