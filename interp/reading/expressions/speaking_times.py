"""Reads the limits of one speech from a line on speaking time, in the six languages: members and all others apart."""

import re
from collections.abc import Iterator

from interp.value_types import dataclass

IGNORE = re.IGNORECASE
STARTS = (
    r"(?:statements|interventions)(?=\s*[:：]\s*\d)"
    r"|(?:individual\s+)?speaking time(?: limits?)?|time[- ]limits?|time allotted|duration of (?:statements"
    r"|interventions)"
    r"|length of (?:statements|interventions)|each (?:speaker|delegation|statement|intervention)"
    r"|(?:statements|interventions|speeches) (?:\w+ ){0,5}(?:exceed|limited)|(?:les )?(?:interventions"
    r"|déclarations) ne (?:\w+ ){0,2}(?:dépasser|excéder)\w*"
    r"|(?:las )?(?:intervenciones|declaraciones) no (?:\w+ )?exceder\w*"
    r"|выступления (?:\w+ )?не (?:\w+ )?превыша\w+|发言(?:不得|不应)?超过|لا تتجاوز"
    r"|(?:all )?(?:participants|speakers|delegations) (?:are|have been) (?:\w+ ){0,2}"
    r"(?:requested|asked|invited) to limit (?:their )?(?:statements|interventions|remarks)"
    r"|(?:all )?(?:speakers|delegations|statements|interventions) (?:will have|have|are (?:limited|allowed|given)"
    r"|shall)"
    r"|(?:le )?temps (?:de )?parole|durée des (?:interventions|déclarations|allocutions)|limite(?:s)? de temps"
    r"|(?:les )?(?:interventions|déclarations) (?:sont|seront) limitées|chaque (?:orateur|délégation|intervention)"
    r"|(?:el )?tiempo (?:de (?:uso de )?la palabra|de intervención|asignado|para)|uso de la palabra"
    r"|duración de las (?:intervenciones|declaraciones)"
    r"|límite de tiempo|(?:las )?(?:intervenciones|declaraciones) (?:se limitarán|no excederán|tendrán)"
    r"|cada (?:orador|delegación|intervención)"
    r"|время (?:для )?выступлен\w+|продолжительность (?:\w+\s+)?(?:выступлени|заявлени)\w+|регламент(?: выступлени\w+)?"
    r"|лимит времени|ограничение (?:времени|продолжительности)|кажд\w+ (?:оратор|выступлени|делегаци)\w*"
    r"|(?:每位|每名|每次)?(?:发言者?|代表团|代表)?(?:的)?(?:发言)?(?:时间|时限|限时)|每(?:位|名|次|个)(?:发言|代表)\S{0,4}"
    r"|(?:ال)?مدة (?:المخصصة|الكلمة|الكلمات|البيان|البيانات|المداخلة|المداخلات|كل)|(?:ال)?وقت (?:ال)?(?:كلام|مخصص|محدد)"
    r"|زمن (?:الكلام|الكلمة|المداخلة)|الحد الزمني|لكل (?:متكلم|وفد|متحدث)"
)
STARTING = re.compile(rf"^\W*(?:{STARTS})(?!\w|\s*/)", IGNORE)
STARTING_ZH = re.compile(r"^\W*(?:[^：:，,。]{0,12})(?:发言时间|发言时限|发言限时|每位发言|每次发言)", IGNORE)
SAYS = re.compile(rf"(?<!\w)(?:{STARTS})(?!\w)|发言(?:时间|时限|限时)|每位发言|每次发言", IGNORE)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "fifteen": 15,
    "une": 1, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "dix": 10, "quinze": 15,
    "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "siete": 7, "ocho": 8, "diez": 10, "quince": 15,
    "одна": 1, "одну": 1, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "пять": 5, "семь": 7,
    "восемь": 8, "десять": 10,
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "十": 10,
    "ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "عشر": 10,
}  # fmt: skip
COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
MINUTES = r"min(?:utes?|utos?|s)?\b\.?|mn\b|минут\w*|мин\b\.?|分钟|分(?!之)|دقائق|دقيقة|[’′'](?=[\s,;.)\]]|$)"
SECONDS = r"sec(?:onds?|\b\.?)|secondes?|segundos?|seg\b\.?|s\b|секунд\w*|сек\b\.?|秒钟?|ثانية|ثوان[يٍ]?"
HALF = (
    r"(?:and a half|et demie?|y medi[oa]|с половиной|半|ونصف(?: الدقيقة)?"
    r"|(?:and )?thirty seconds|(?:et )?trente secondes|(?:y )?treinta segundos|(?:и )?тридцать секунд|三十秒"
    r"|وثلاث(?:ون|ين) ثانية)"
)
LENGTH = re.compile(
    rf"(?<![A-Za-zÀ-ÿА-яё\d:.,])(?:(?P<clock>\d{{1,2}})[:：](?P<tail>[0-5]\d)(?:\s*(?:{MINUTES}))?"
    rf"|(?P<pair>دقيقتان|دقيقتين)(?P<halfpair>\s*{HALF})?"
    rf"|(?P<single>(?:واحدة\s+)?دقيقة(?: واحدة)?)(?P<halfone>\s*{HALF})?"
    rf"|(?P<count>\d{{1,2}}(?:[.,]\d{{1,2}})?|{COUNT})(?P<halfword>\s*(?:{HALF}))?[\s-]*(?:个)?(?:{MINUTES})(?P<half>\s*(?:{HALF}))?"
    rf"(?:\s*(?:and|et|y|и|و)?\s*(?P<more>\d{{1,2}})(?:\s*(?:{SECONDS})|(?!\s*(?:{MINUTES})|\d|\.\d)))?"
    rf"|(?P<seconds>\d{{2,3}})\s*(?:{SECONDS}))",
    IGNORE,
)
MEMBERS = re.compile(
    r"(?<!non[- ])\bmember|\bmembres\b|\bmiembros?\b|\bчлен\w*|(?<!非)成员|理事国|(?<!غير )(?:ال)?(?:أ)عضاء", IGNORE
)
OTHERS = re.compile(
    r"observ(?:er|ateur|ador)|non[- ]?mem|no miembros|\bothers?\b|\bautres\b|\b(?:los |las )?(?:otr[oa]s|demás)\b"
    r"|наблюдател|\bдруг\w+|остальн|не ?явля|не-?член|观察员|其他|非成员|مراقب|غير الأعضاء|آخر|الأخرى|الآخر",
    IGNORE,
)
ALL = re.compile(
    r"\ball\b|\bevery|\beach|\btou(?:s|tes)\b|\btod[oa]s\b|\bвсех\b|所有|全体|(?:ل)?جميع|لكل|\beveryone",
    IGNORE,
)
PANEL = re.compile(
    r"panell?ist|presenter|discussant"
    r"|paneliste|panéliste|ponente|panelista|intervenant|участник\w* дискусси|докладчик|专题|嘉宾"
    r"|المحاور|حلقة النقاش",
    IGNORE,
)
APART = re.compile(
    r"groups?\b|groupes?\b|grupos?\b|групп|集团|مجموعات|\bNGOs?\b|\bONG\b|\bНПО\b|非政府|غير الحكومية|concerned"
    r"|concerné|interesad|заинтересован|有关国家|当事国"
    r"|المعني|mandate[- ]holder|titulaires?|titulares?|special rapporteur|rapporteurs?\b|докладчик|特别报告员|المقرر"
    r"|minister|ministre|ministr|министр|部长|وزير"
    r"|repl(?:y|ies)|réponse|respuesta|ответ|答辩|الرد|introduc|presentation|présentation|presentaci|keynote"
    r"|civil society|société civile|sociedad civil"
    r"|national human rights|NHRI|INDH",
    IGNORE,
)
AFTER = re.compile(
    r"^\s*(?:\(?\s*)(?:each\s+|chacun\w*\s+|cada un\w\s+|как[а-я]+\s+)?(?:for|per|to|pour|par|para|por|aux?|à|a\s"
    r"|для|на|членам|наблюдател|ل|每)", IGNORE)
LONGEST_S = 20 * 60
LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one speech in seconds; `apart` are times printed for others, `paper` of panellists."""

    floor_s: int | None = None
    members_s: int | None = None
    panellists_s: int | None = None
    apart: tuple[str, ...] = ()


def starts_speaking_time(text: str) -> bool:
    """Return whether a line, without its bracket, begins as a line on speaking time and gives a length."""
    bare = text.lstrip(" [(（［")
    return bool((STARTING.match(bare) or STARTING_ZH.match(bare)) and LENGTH.search(text[:LONGEST_TEXT]))


def limits_in(text: str) -> Limits | None:
    """Return the limits in the first passage on speaking time of a text, None without one."""
    said = SAYS.search(text[:LONGEST_TEXT])
    if not said:
        return None
    before, passage = _sentence(text[:LONGEST_TEXT], said)
    found = [each for each in LENGTH.finditer(passage) if 0 < seconds_in(each) <= LONGEST_S]
    if not found:
        return None
    return _limits([(seconds_in(each), words, each[0].strip()) for each, words in _owners(before, passage, found)])


def _sentence(text: str, said: re.Match[str]) -> tuple[str, str]:
    """Return the words before the key words in their sentence, and the passage from them on, to the sentence's end."""
    start = max(text.rfind(mark, 0, said.start()) for mark in (". ", "。", "; ", "؛", "[", "："))
    end = re.compile(r"\.\s+(?=[^\W\d_])(?![а-яa-z])|[。\]؟?]").search(text, said.end())
    return text[start + 1 : said.start()], text[said.end() : end.start() if end else len(text)]


def _owners(before: str, passage: str, found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each length with the words that say whose it is: those after it, or those before it."""
    ends = [*(each.start() for each in found[1:]), len(passage)]
    first = f"{before} {passage[: found[0].start()]}"
    last = passage[found[-2].end() : found[-1].start()] if len(found) > 1 else ""
    led = not re.search(r"\w", passage[found[-1].end() :]) and _names(last)  # "…的发言时间为2分钟，集团为3分钟"
    leads = (led or _names(first)) and not AFTER.match(passage[found[0].end() :])
    starts = [0, *(each.end() for each in found[:-1])]
    for place, each in enumerate(found):
        if leads:
            words = passage[starts[place] : each.start()]
            yield each, f"{before} {words}" if place == 0 else words
        else:
            yield each, passage[each.end() : ends[place]]


def _names(words: str) -> bool:
    return any(pattern.search(words) for pattern in (MEMBERS, OTHERS, PANEL, APART))


def _limits(said: list[tuple[int, str, str]]) -> Limits:
    floor = members = panellists = None
    apart: list[str] = []
    for seconds, words, printed in said:
        member, other = bool(MEMBERS.search(words)), bool(OTHERS.search(words))
        if member and not other:
            members = members or seconds
        elif other and not member:
            floor = floor or seconds
        elif PANEL.search(words):
            panellists = panellists or seconds
        elif not member and not ALL.search(words) and APART.search(words):
            apart.append(printed)
        else:
            floor = floor or seconds
    return Limits(floor, members if members != floor else None, panellists, tuple(apart))


def seconds_in(found: re.Match[str]) -> int:
    """Return the seconds of a match of LENGTH."""
    if found["clock"]:
        return int(found["clock"]) * 60 + int(found["tail"])
    if found["seconds"]:
        return int(found["seconds"])
    half = 30 if any(found[name] for name in ("half", "halfword", "halfpair", "halfone")) else 0
    if found["pair"]:
        return 120 + half
    if found["single"]:
        return 60 + half
    printed = found["count"].casefold().replace(",", ".")
    minutes = NUMBERS[printed] if printed in NUMBERS else float(printed)
    return int(minutes * 60) + half + int(found["more"] or 0)
