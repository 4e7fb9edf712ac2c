"""Checks that each person whom the original calls by a title and a name is called by that name in the translation."""

import re
from collections.abc import Iterator, Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.checks.full_names import same_person
from interp.domain.model.findings import Finding
from interp.domain.text.name_sounds import SYLLABLES, heard_in, same_name

TITLE = {
    "en": r"Mrs?\.?|Ms\.?|Miss|Dr\.?|Prof\.|Professor|Sir|Dame|Ambassador|H\.\s?E\.|(?:His|Her|Your) Excellency",
    "fr": r"M\.|MM\.|Mme|Mlle|Dr|S\.\s?E\.|Son Excellence|l[’']Ambassad(?:eur|rice)|Ambassad(?:eur|rice)",
    "es": r"Sres\.|Sr\.|Sras?\.|Srta\.|Dra?\.|Excm[oa]\.|Embajadora?|Su Excelencia",
    "ru": r"[Гг][-‑]?(?:ном|на|ну|не|н|жой|жа|жи|же|жу)|[Дд][-‑]?р(?:а|у)?|[Пп]осол|[Пп]осла|[Пп]ослу|Е\.\s?П\.",
    "ar": r"(?:[وفبكل])?(?:ال|لل)(?:سيد|سيدة|دكتور|دكتورة|سفير|سفيرة|بروفيسور|آنسة)",
}
WORD = r"[^\W\d_](?:[\w’'ʼ-]*\w)?"
LATIN_OR_RUSSIAN = r"(?:[A-ZÀ-ÞА-ЯЁ]\.\s?)*(?!Vs\b)[A-ZÀ-ÞА-ЯЁ][\w’'ʼ-]*"
PARTICLE = (
    r"(?:(?:de la|de|del|della|di|da|dos|das|du|la|las|los|van|von|der|den|bin|bint|ibn|al|el|ul|[ye](?= [A-ZÀ-Þ])"
    r"|ван|фон|де|аль)"
    r"[ -])"
)
NAME = rf"(?:{PARTICLE})*{LATIN_OR_RUSSIAN}(?: (?:{PARTICLE})*{LATIN_OR_RUSSIAN}){{0,4}}"
CAPITALIZED = re.compile(r"(?<![A-Za-zÀ-ɏА-яЁё])[A-ZÀ-ÞА-ЯЁ][A-Za-zÀ-ɏА-яЁё’'ʼ-]+")
ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
# family names that stand before a given name of one or two characters
SURNAMES = frozenset(
    "崔金李朴郑赵张王陈林黄刘杨吴周徐孙朱胡郭何高梁宋谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏蒋蔡贾丁薛叶余潘钟汪姜范方姚谭廖邹"
    "熊陆郝邱秦江顾邵孟钱尹黎常贺赖龚柳丛"
)
SYLLABLE = re.compile("[aeiouyаеёиоуыэюя]+", re.IGNORECASE)
HAN = re.compile(r"[一-鿿]+")
# family names of Korea, whose character another sound than theirs is read by
KOREAN = {
    name: character
    for character, names in (
        ("朴", "park pak пак"), ("崔", "choi choe чой чхве"), ("金", "kim gim ким"), ("李", "lee yi rhee ri ли"),
        ("郑", "jung chung jeong чон"), ("赵", "cho jo чо"), ("尹", "yoon yun юн"), ("姜", "kang gang кан"),
        ("林", "lim im rim лим"), ("韩", "han хан"), ("吴", "oh о"), ("徐", "seo suh со"), ("申", "shin sin син"),
        ("黄", "hwang хван"), ("宋", "song сон"), ("洪", "hong хон"), ("文", "moon mun мун"), ("潘", "ban пан"),
        ("卢", "roh no но"), ("柳", "ryu yoo yu ю"),
    )
    for name in names.split()
}
TITLED = re.compile(r"([一-鿿]{1,7}(?:[·•‧・][一-鿿]{1,9}?)+)(?:先生|女士|夫人|大使|博士|教授|阁下|少将|中将|上将)")
GENITIVE = re.compile("[’']s$")
# what an ambassador is of, in capitals: "Посол США"
AMBASSADOR, COUNTRY = re.compile("посо?л|l?.?ambassad|embajad", re.IGNORECASE), re.compile(r"[A-ZА-Я]{2,4}")
SHORTEST = 2  # letters of a part of a name that can be told from others
OFFICES = frozenset(
    "president vice-president chair chairman chairperson chairwoman moderator secretary secretary-general minister "
    "speaker rapporteur commissioner director ambassador representative president’s deputy "
    "sr sra srta mr mrs ms dr mme embajadora "
    "président présidente vice-président ministre secrétaire ambassadeur représentant "
    "presidente presidenta vicepresidente ministro ministra secretario embajador representante "
    "председатель председателя председателю президент президента министр секретарь заместитель".split()
)
ARABIC_OFFICES = re.compile(
    r"^(?:ال|لل)?(?:رئيس|رئيسة|وزير|وزيرة|أمين|أمينة|ممثل|ممثلة|مقرر|مقررة|مفوض|مفوضة|نائب|نائبة|مدير|مديرة|سفير|سفيرة"
    r"|سيد|سيدة|دكتور|دكتورة|منسق|منسقة|مستشار|مستشارة|عضو|أعضاء|قاضي|مراقب|وكيل|وكيلة)$"
)

# given names that also mean secretary: of an office another noun follows, with the article
GIVEN = re.compile(r"أمينة?\s+(?!ال|عام|سر)")
BEFORE_TITLE = re.compile(
    r"([一-鿿A-Za-zÀ-ɏ·•‧・ .’'-]{1,24})(?:先生|女士|(?<![爵一])夫人|大使|博士|教授|阁下|少将|中将|上将)"
)
AFTER = {
    language: re.compile(rf"(?<![\w.])(?:{title})(?:,?\s+(?:(?:el|la|le) )?(?:{title}))*\s+({NAME})")
    for language, title in TITLE.items()
}
AFTER_TITLE = re.compile(rf"(?<!\w){TITLE['ar']}((?:[\s-]+{ARABIC.pattern}){{1,6}})")


def check(
    source: str, target: str, source_language: str, target_language: str, known: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return a finding for each titled person of the original whose name is missing in the translation.

    `known` are names that another check looks for. Names are compared by their consonants across scripts.
    """
    found: list[Finding] = []
    ours = list(dict.fromkeys(persons(source, source_language)))
    there = _called(target, target_language, len(ours)) if ours else ""
    for name in ours:
        if any(name in each or each in name for each in known):
            continue
        same = _same_full_name(name, source_language, target, target_language, len(ours))
        if stands(name, source_language, there, target_language) if same is None else same:
            continue
        others = list(persons(target, target_language))
        others = [each for each in others if not stands(each, target_language, source, source_language)]
        if others:
            found.append(finding("person_changed", name, others[0]))
        else:
            # a family name alone that stands beside a title in Arabic or Chinese may not be heard
            alone = there != target and len(_parts(name, source_language)) == 1
            unsure = alone and bool({source_language, target_language} & {"ar", "zh"})
            found.append(finding("person_missing", name, severity="warning" if unsure else None))
    return tuple(found)


def persons(text: str, language: str) -> Iterator[str]:
    """Yield the names that follow a title, as printed, without an English genitive; of Chinese those before a title."""
    if language == "zh":
        yield from (_transcribed(each[1]) for each in TITLED.finditer(text))
    elif language == "ar":
        yield from _arabic(text)
    else:
        for each in AFTER[language].finditer(text):
            words = [word.casefold() for word in each[1].split()]
            if OFFICES.isdisjoint(words[:2]) and not (AMBASSADOR.match(each[0]) and COUNTRY.fullmatch(each[1])):
                yield GENITIVE.sub("", each[1]) if language == "en" else each[1]


def _transcribed(name: str) -> str:
    """Return a Chinese name without what stands before it: characters that transcribe no sound."""
    first, *others = re.split("[·•‧・]", name)
    begin = next((place + 1 for place in reversed(range(len(first))) if first[place] not in SYLLABLES), 0)
    return "·".join((first[begin:] or first, *others))


def _arabic(text: str) -> Iterator[str]:
    for each in re.finditer(rf"(?<!\w)(?:{TITLE['ar']})((?:\s+{ARABIC.pattern}){{1,3}})", text):
        words = each[1].split()
        if not ARABIC_OFFICES.match(words[0]) or GIVEN.match(each[1].strip()):
            yield " ".join(words)


def _called(text: str, language: str, wanted: int) -> str:
    """Return what stands beside the titles of a text; the whole text where it has fewer titles than `wanted`."""
    if language == "zh":
        beside = [each[1] for each in BEFORE_TITLE.finditer(text)]
    elif language == "ar":
        beside = [each[1] for each in AFTER_TITLE.finditer(text)]
    else:
        beside = list(persons(text, language))
    return "\n".join(beside) if len(beside) >= wanted else text


def _same_full_name(name: str, language: str, target: str, other: str, wanted: int) -> bool | None:
    """Return whether a name is among those of the translation, by all its parts.

    None where they are not all seen, and for single parts of names in alphabets whose letters tell them apart.
    """
    parts = _parts(name, language)
    theirs = [_parts(each, other) for each in persons(target, other)]
    full = len(parts) > 1 and all(len(each) > 1 for each in theirs)
    if not parts or len(theirs) < wanted or not (full or {language, other} & {"ar", "zh"}):
        return None
    return any(same_person(parts, each, (language, other)) for each in theirs)


def _parts(name: str, language: str) -> list[str]:
    """Return the parts of a name that can be told from others."""
    if language == "zh":
        return [each for each in re.split("[·•‧・]", name) if each]
    words = re.findall(r"[^\W\d_][\w’'ʼ]*", name)
    return [each for each in words if len(each) >= SHORTEST and each[0].upper() == each[0]]


def stands(name: str, language: str, text: str, other: str) -> bool:
    """Return whether the family name, or two other parts of the name, stand in a text of another language."""
    parts = _parts(name, language)
    heard = [_part_stands(each, text, other) for each in parts]
    if other == "zh" and _perhaps_in_characters(parts, text):
        return True
    if language == "zh":
        return not heard or any(heard)
    if language == "ar":  # where a name ends cannot be seen
        return not heard or heard[0] or sum(heard) >= 2 or (len(heard) == 2 and heard[1])
    return not heard or heard[-1] or sum(heard) >= 2


def _perhaps_in_characters(parts: Sequence[str], text: str) -> bool:
    """Return whether a short name may have characters of its own, which say nothing of its sound: "Ri Su Yong"."""
    if len(parts) > 3 or any(len(SYLLABLE.findall(each)) > 2 for each in parts):
        return False
    ends = [each[-3:] for each in text.split("\n") if HAN.fullmatch(each[-3:])]
    return any(not SYLLABLES.keys() >= set(each[-2:]) or not SURNAMES.isdisjoint(each[:-1]) for each in ends)


def _part_stands(part: str, text: str, language: str) -> bool:
    if part in text:
        return True
    korean = KOREAN.get(part.casefold())
    if language == "zh" and (heard_in(part, HAN.findall(text)) or (korean and re.search(f"{korean}[一-鿿]", text))):
        return True
    words = ARABIC.findall(text) if language == "ar" else CAPITALIZED.findall(text)
    pieces = {piece for word in words for piece in (word, *word.split("-")) if piece}
    pieces |= {word.removeprefix("ال") for word in pieces}
    return any(same_name(part, each) for each in pieces)
