"""Parses persons as papers print them: honorific, whole name, country in parentheses, functions."""

import re

from interp.reading.papers.person_functions import functions_in, starts_with_office
from interp.value_types import dataclass, replace

TITLES = (
    r"(?:His|Her)\s+(?:Excellency|Eminence|Royal Highness|Highness|Majesty)|H\.\s?E\.?|HE|H\.R\.H\.|Mr|Ms|Mrs|Miss"
    r"|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Amb|Ambassador|Judge"
    r"|Justice|Rev|Mme|Madam|Excellency"
    r"|S\.\s?E(?:xc)?\.?|(?:Son|Sa) Excellence|Su Excelencia"
    r"|M(?=\.)|MM(?=\.)|Mlle|Pr(?=\.)|(?:El\s+|La\s+)?Excm[oa]|(?:El\s+)?Sr|(?:La\s+)?Sra|Dra"
    r"|[ЕE]\.\s?[ПP]\.?|[Гг]-н|[Гг]-жа|[Дд]-р|[Пп]роф|[Пп]рофессор"
    r"|سعادة|معالي|السيدة?|الدكتورة?|الأستاذة?|القاضية?"
)
UNSTOPPED = "Mr|Ms|Mrs|Dr|Mme"  # "Professor" may also begin a function
HONORIFIC = re.compile(rf"^(?:(?:{TITLES})(?:\.\s*|\s+))+(?=\S)")
# The start of a second person on a line: "Mr. A, Director; Ms. B, Judge and Dr. C".
NEXT_PERSON = re.compile(
    rf"\s*(?:[;；]\s*(?:and\s+|et\s+|y\s+|и\s+)?|,?\s+(?:and|et|y"
    rf"|и)\s+)(?=(?:(?:{TITLES})\.\s*|(?:{UNSTOPPED})\s+)+[^\W\d_])")
# "Mr. A, Ms. B and Dr. C": a comma separates persons only before a last "and".
LISTED = re.compile(rf",\s+(?=(?:(?:{TITLES})\.\s*|(?:{UNSTOPPED})\s+)+[^\W\d_])")
HONORIFIC_WITHIN = re.compile(rf"(?<![\w.])(?:{TITLES})\b\.?\s*(?=[^\W\d_])")
QUOTED_TOPIC = re.compile(r"^(?P<who>.*?)[\s:,;–—-]{1,40}[“\"«](?P<topic>[^“”\"«»]{3,})[”\"»]\.?$")
NAME_END = re.compile(r"\s*(?:[,;:(،؛，；：（]|\s[–—-]\s)")
# In Chinese the form of address follows the name: 约翰·卡尔先生，…
CHINESE = re.compile(
    r"^(?P<name>[\u3400-\u9fff·•\s-]{2,30}?)(?P<honorific>(?:先生|女士|博士|教授"
    r"|大使)(?:阁下)?)(?=[，,；;（(]|$)(?P<after>.*)$")
# A name without it: of a family name and one or two letters, or of a foreign name's parts, before a comma or the end.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严戴莫孔向汤"
)
CHINESE_PLAIN = re.compile(
    rf"^(?P<name>[{SURNAMES}][\u3400-\u9fff]{{1,2}}"
    r"|[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,8})+)(?=[，,]|$)(?P<after>.*)$"
)
ROLE = re.compile(r"^[^\W\d_][^\d:：,，.;]{1,40}[:：]\s*(?=\S)")
PARTICLES = frozenset((
    "a", "abu", "af", "al", "as", "av", "ben", "bin", "bou", "bint", "binti", "da", "das", "de", "del", "della", "den",
    "der", "di", "do", "dos", "du", "e", "el", "i", "ibn", "la", "las", "le", "los", "of", "san", "ten",
    "ter", "tot", "u", "ul", "und", "van", "vom", "von", "y", "zu", "zum", "zur",
    "аль", "бен", "бин", "ван", "да", "де", "дель", "дер", "ди", "дос", "ду", "дю", "ибн", "ла", "ле", "фон", "эль",
))
# These may stand inside a name but never end one.
PROSE = frozenset({"of", "as", "a"})
VIDEO = re.compile(
    r"\s*[(\[（]\s*(?:(?:by|via|through|par|por|по)\s+)?(?:an?\s+)?(?:pre-?)?(?:video|recorded"
    r"|(?:joining |participating )?(?:online|remotely|virtually)|en ligne|en línea|онлайн|在线|线上|vidéo|vídeo"
    r"|message vidéo"
    r"|mensaje de v[ií]deo|видео|视频|录像|فيديو|رسالة (?:بال)?فيديو|بالفيديو|عن طريق الفيديو)[^)\]）]*[)\]）]",
    re.IGNORECASE,
)
COUNTRY = re.compile(r"^\s*[(（]([^()（）]{2,60})[)）]")
ACRONYM = re.compile(r"^(?:[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*|[A-Z]{2,})$")
STATES_IN_CAPITALS = frozenset({"USA", "UK", "UAE", "DRC"})


@dataclass(frozen=True, slots=True)
class Printed:
    """A parsed person line; `honorific` is None when none is printed."""

    honorific: str | None
    name: str
    functions: tuple[str, ...]
    country: str | None
    by_video: bool
    topic: str | None = None


def person_in(text: str, needs_honorific: bool = True) -> Printed | None:
    """Return the person on a line, or None unless it is certain.

    Without an honorific a person needs a name of two words or more and a comma after it.
    """
    bare = VIDEO.sub("", text).strip()
    by_video = bare != text.strip()
    if quoted := QUOTED_TOPIC.match(bare):
        found = person_in(quoted["who"], needs_honorific)
        return replace(found, topic=quoted["topic"].strip(), by_video=by_video) if found and found.functions else None
    if chinese := CHINESE.match(bare):
        country, after = _country(chinese["after"])
        functions = functions_in(after.strip(" ,;，；"))
        return Printed(chinese["honorific"], chinese["name"].strip(), functions, country, by_video)
    mark = HONORIFIC.match(bare)
    if not mark and needs_honorific:
        return None
    if not mark and (chinese := CHINESE_PLAIN.match(bare)):
        return Printed(None, chinese["name"], functions_in(chinese["after"].strip(" ,，")), None, by_video)
    rest = bare[mark.end() :] if mark else bare
    stop = NAME_END.search(rest)
    name = _unstopped((rest[: stop.start()] if stop else rest).strip())
    after = rest[stop.start() :] if stop else ""
    if not is_name(name, least=1 if mark else 2) or (not mark and not after.lstrip().startswith((",", "(", "–", "—"))):
        return None
    country, after = _country(after)
    honorific = " ".join(mark.group().split()) if mark else None
    return Printed(honorific, name, functions_in(after.strip(" ,;:–—-،؛，；：")), country, by_video)


def untitled_person(text: str) -> Printed | None:
    """Return the person on a line without a form of address, or None unless an office follows the name."""
    found = person_in(text, needs_honorific=False)
    sure = found and found.honorific is None and found.functions and starts_with_office(found.functions[0])
    return found if sure and found and not starts_with_office(found.name) else None


def may_be_person(text: str, is_listed: bool = True) -> bool:
    """Return whether a line may name a person, though it is not certain: "Rapporteur: Ana Ruiz, Director".

    In a list of persons a name and a comma are enough.
    """
    role = ROLE.match(text)
    rest = text[role.end() :] if role else text
    if not is_listed:
        return bool(role and untitled_person(rest))
    found = person_in(rest, needs_honorific=False)
    return bool(found and (role or not starts_with_office(found.name)))


def persons_apart(text: str) -> tuple[str, ...]:
    """Return the parts of a line that name one person each; the whole line when there is no second."""
    parts = tuple(part for part in NEXT_PERSON.split(text) if part.strip())
    if len(parts) > 1:
        parts = tuple(each for part in parts for each in LISTED.split(part) if each.strip())
    return parts if len(parts) > 1 and all(person_in(part) for part in parts) else (text,)


def _unstopped(name: str) -> str:
    """Return `name` without a final full stop; that of an initial or of "Jr." stays."""
    return name if re.search(r"\b(?:\w|[JS]r)\.$", name) else name.rstrip(".")


def is_name(text: str, least: int = 1) -> bool:
    """Return whether every word of `text` is spelled like part of a name."""
    words = text.split()
    if not least <= len(words) <= 8 or len(text) > 120 or any(char.isdigit() for char in text):
        return False
    return all(_name_word(word) for word in words) and words[-1].casefold() not in PROSE


def _name_word(word: str) -> bool:
    if word.casefold() in PARTICLES:
        return True
    first = word.lstrip("'’(“\"")[:1]
    written = first.isalpha() and not first.islower()
    return written or word.casefold().startswith(("al-", "el-", "d'", "d’", "l'", "l’", "ould", "ben-"))


def _country(after: str) -> tuple[str | None, str]:
    """Split the country from the text after a name; an acronym there is an affiliation, so a function."""
    found = COUNTRY.match(after)
    if not found:
        return None, after
    inside, rest = found[1].strip(), after[found.end() :]
    if ACRONYM.match(inside) and inside not in STATES_IN_CAPITALS:
        return None, f"{rest.rstrip()}, {inside}" if rest.strip(" ,") else inside
    return inside, rest
