"""Recognises session numbers and body names in the other five languages, in digits or words."""

import re

from interp.reading.expressions.ordinal_words import ordinal_in

BODIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"Conseil des droits de l[’']homme", re.IGNORECASE), "Conseil des droits de l’homme"),
    (re.compile(r"Consejo de Derechos Humanos", re.IGNORECASE), "Consejo de Derechos Humanos"),
    (re.compile(r"Совет[аеу]? по правам человека", re.IGNORECASE), "Совет по правам человека"),
    (re.compile(r"人权理事会"), "人权理事会"),
    (re.compile(r"[لب]?مجلس حقوق الإنسان"), "مجلس حقوق الإنسان"),
    (re.compile(r"Assemblée générale", re.IGNORECASE), "Assemblée générale"),
    (re.compile(r"Asamblea General", re.IGNORECASE), "Asamblea General"),
    (re.compile(r"Генеральн(?:ая|ой) Ассамбле[яи]", re.IGNORECASE), "Генеральная Ассамблея"),
    (re.compile(r"大会(?=第|$)"), "大会"),
    (re.compile(r"ا?ل?لجمعية العامة"), "الجمعية العامة"),
)
LONGEST_TITLE = 120
SESSION = re.compile(
    r"(?:(?P<fr>[\w’'\s-]{1,90}?)\s+session\b|(?P<es>[\w.ºª\s-]{1,90}?)\s+per[ií]odo de sesiones"
    r"|(?P<ru>[\w\s-]{1,90}?)\s+сессия|第(?P<zh>[零〇一二三四五六七八九十百\d]+)届(?:会议|会)|(?:الدورة|دورته)\s+(?P<ar>[\w\s]{1,90}?)(?=\s+ل|[،,(]|$))",
    re.IGNORECASE,
)
FR_UNITS = "unième deuxième troisième quatrième cinquième sixième septième huitième neuvième".split()
FR_FIRST = (
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
    " treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième"
).split()
FR_TENS = {20: ("vingt", "vingtième"), 30: ("trente", "trentième"), 40: ("quarante", "quarantième"),
           50: ("cinquante", "cinquantième")}  # fmt: skip
ES_UNITS = "primer segundo tercer cuarto quinto sexto séptimo octavo noveno".split()
ES_TENS = {10: "décimo", 20: "vigésimo", 30: "trigésimo", 40: "cuadragésimo", 50: "quincuagésimo"}
RU_UNITS = "первая вторая третья четвёртая пятая шестая седьмая восьмая девятая".split()
RU_TENS = {20: ("двадцать", "двадцатая"), 30: ("тридцать", "тридцатая"), 40: ("сорок", "сороковая"),
           50: ("пятьдесят", "пятидесятая")}  # fmt: skip
AR_UNITS = "الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split()
AR_TENS = {20: "العشرون", 30: "الثلاثون", 40: "الأربعون", 50: "الخمسون"}
ZH_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def _words() -> dict[str, int]:
    words = {name: number for number, name in enumerate(FR_FIRST, start=1)}
    words |= {name: number for number, name in enumerate(ES_UNITS, start=1)}
    words |= {name: number for number, name in enumerate(RU_UNITS, start=1)}
    words |= {"الأولى": 1} | {name: number for number, name in enumerate(AR_UNITS[1:], start=2)}
    for ten, (stem, whole) in FR_TENS.items():
        words[whole] = ten
        words |= {f"{stem} et {unit}" if n == 1 else f"{stem}-{unit}": ten + n for n, unit in enumerate(FR_UNITS, 1)}
        words |= {f"{stem}-et-{FR_UNITS[0]}": ten + 1}
    for ten, name in ES_TENS.items():
        words[name] = ten
        words |= {f"{name} {unit}": ten + n for n, unit in enumerate(ES_UNITS, 1)}
    for ten, (stem, whole) in RU_TENS.items():
        words[whole] = ten
        words |= {f"{stem} {unit}": ten + n for n, unit in enumerate(RU_UNITS, 1)}
    for ten, name in AR_TENS.items():
        words[name] = ten
        words |= {f"{unit} و{name}": ten + n for n, unit in enumerate(AR_UNITS, 1)}
    return words


ORDINALS = _words()


def foreign_session(text: str) -> tuple[int, str] | None:
    """Return the number of the session and the body ("" when it is not named), or None."""
    found = SESSION.search(text) if len(text) <= LONGEST_TITLE else None
    if not found:
        return None
    bodies = [(named, name) for pattern, name in BODIES if (named := pattern.search(text))]
    rest = text
    for named, _ in bodies:
        rest = rest.replace(named[0], " ", 1)
    again = SESSION.search(rest) or found
    number = next((number for printed in again.groups() if printed and (number := _number(printed))), None)
    left = SESSION.sub(" ", rest)
    if number is None or len(re.findall(r"\w{3,}", left)) > 2:
        return None  # the line has other content
    return number, bodies[0][1] if bodies else ""


COMMITTEE = re.compile(
    r"^(?:(?:Forum sur|Foro (?:sobre|de)|Форум по) .{3,90}|(?:منتدى|المنتدى) .{3,80}|[\u4e00-\u9fff]{2,24}论坛"
    r"|(?:Comité|Commission|Comisión)\s(?:d|p|c|s).{3,90}|(?:Комитет|Комиссия) по .{3,90}"
    r"|[\u4e00-\u9fff]{2,24}委员会|(?:اللجنة|لجنة) .{3,80})$",
    re.IGNORECASE,
)


def foreign_body(text: str) -> str:
    """Return the body named by a line, or ""."""
    bare = text.strip(" .,،，")
    known = next((name for pattern, name in BODIES if pattern.fullmatch(bare)), "")
    return known or (bare if COMMITTEE.match(bare) and ":" not in bare else "")


def _number(printed: str) -> int | None:
    words = " ".join(printed.casefold().replace("ё", "е").split())
    digits = re.fullmatch(r"(?:la\s+|el\s+)?(\d{1,3})(?:\.?\s?[ºª]|\.?\s?er|e|ème|ᵉ|ᵉʳ|-?я|-?й|-?ая)?", words)
    if digits:
        return int(digits[1])
    if set(words) <= set("零一二三四五六七八九十"):
        return _chinese(words)
    known = next((number for name, number in ORDINALS.items() if name.replace("ё", "е") == words), None)
    return known or ordinal_in(_of_a_meeting(words))


def _of_a_meeting(words: str) -> str:
    """Return an ordinal in the gender of a meeting: "septuagésimo primer" and "семьдесят первая" change theirs."""
    feminine = re.sub(r"primer$", "primera", re.sub(r"(?<=[imvtn])o(?=\s|$)", "a", words.replace("tercer", "tercera")))
    return re.sub(r"ья$", "ье", re.sub(r"ая$", "ое", feminine.replace("tercerao", "tercera")))


def _chinese(words: str) -> int:
    tens, ten, units = words.rpartition("十")
    return (ZH_DIGITS.get(tens, 1) * 10 if ten else 0) + ZH_DIGITS.get(units, 0)
