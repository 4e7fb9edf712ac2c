"""Finds where a caption line may end and at what cost, by language; never inside a name, number, symbol or address."""

import re
from collections.abc import Iterable, Iterator, Sequence

from interp.domain.captions.line_break_words import CHINESE, JOINING, LEANS
from interp.domain.text.graphemes import clusters
from interp.value_types import dataclass

# cost of a line end at each kind of place; the layout adds them up
SENTENCE, CLAUSE, PHRASE, WORD, SPLIT, LEANING = 0, 1, 2, 4, 6, 24

_CHINESE = re.compile("|".join(sorted(CHINESE.split(), key=len, reverse=True)))
_END = re.compile(r"[.!?…؟。！？][»”’)\]）》」』]*$")
_PAUSE = re.compile(r"[,;:،؛，；：、–—][»”’)\]）》」』]*$|[»”)）》」』]$")
_SHORTENED = re.compile(r"(?:^|[\W\d])[^\W\d]{1,3}\.$")
_OPENING = frozenset("“‘（《〈「『【([«¿¡")
_CLOSING = frozenset("，。、；：！？）》〉」』】”’…—–·)]»%％,.;:!?،؛؟-")
_UNSPACED = (("\u2e80", "\ua4cf"), ("\uf900", "\ufaff"), ("\uff01", "\uff60"))
_APOSTROPHE = re.compile(r"^\w{1,2}[’']")
_EDGES = re.compile(r"^\W+|\W+$")

_NUMBER = r"\d+(?:[.,:/–-]\d+|[ \u00a0\u202f]\d{3}(?!\d)){0,6}"
_MONTH = (
    r"(?:[Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|May|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|"
    r"[Dd]ecember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|января|февраля|"
    r"марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|(?:янв|февр|апр|сент|окт|нояб|дек)\w*|"
    r"марте|мае|июне|июле|августе|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|"
    r"diciembre|(?:كانون|تشرين)\s+ال\w+/\w+|(?:شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول)/\w+)"
)
_LABEL = (
    r"(?:[Aa]rticles?|[Aa]rts?\.|[Rr]esolutions?|[Pp]aragraphs?|[Pp]aras?\.|[Ii]tem|No\.|[Pp]age|[Rr]ésolutions?|"
    r"[Pp]aragraphes?|n[°o]|par\.|[Rr]esoluci(?:ón|ones)|[Aa]rtículos?|[Pp]árrafos?|párrs?\.|núm\.|[Рр]езолюци\w+|"
    r"[Сс]тат\w+|[Пп]ункт\w*|п\.|ст\.|№|القرار|قرارها|قراره|المادة|المواد|الفقرة|البند|رقم|الدورة|دورته|دورتها)"
)
_TITLE = (
    r"(?:H\.E\.\s+)?(?:Mr|Ms|Mrs|Dr|Sir|Mme|Mlle|M|MM|Sra?|Srta|Excmo|Excma|Г-н|Г-жа|г-н|г-жа|г-на|г-жи|г-ну|г-же)\.?"
)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ]"
_MEASURES = "年月日号届项条次段章分秒小时天岁个名位人国种份点钟款轮期世纪至多余万亿千百十%％"
_FUNCTION = "|".join(sorted({word for words in JOINING.values() for word in words.split()}, key=len, reverse=True))

HELD = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s\u3000-\u9fff\uff00-\uffef]+",
            r"(?<![\w.+-])[\w.+-]+@[\w.-]+",
            r"(?<![A-Z])[A-Z]+(?:/[A-Za-z0-9.()]+)+",
            rf"{_NUMBER}(?:er|º|°|-\w+)?\s+(?:de\s+)?{_MONTH}(?:\s+(?:del?\s+)?\d{{4}})?(?:\s+(?:г\.|год\w*))?",
            rf"{_MONTH}\s+(?:del?\s+)?\d{{1,4}}(?:,\s+\d{{4}})?(?:\s+(?:г\.|год\w*))?",
            rf"第?\s?(?:{_NUMBER}\s?[{_MEASURES}]+)+|第[一二三四五六七八九十百〇零]+[{_MEASURES}]*",
            rf"{_LABEL}\s+{_NUMBER}",
            rf"{_NUMBER}\s+(?:million|billion|millones|млн|млрд|миллион|مليون|مليار)\w*\.?(?:\s+de|\s+d’\w+)?(?:\s+\w+)?",
            rf"{_NUMBER}\s?(?:%|‰|°\w?|(?!(?:{_FUNCTION})(?![\w.]))[^\W\d][\w.]*)?",
            rf"\b{_TITLE}\s+(?:(?:de|von|van|der|den|la|al|el|bin|ibn|du|di|da)[ -])*{_CAPITAL}[\w’-]*"
            rf"(?:[ -](?:(?:de|von|van|der|den|la|al|el|bin|ibn|du|di|da)[ -])*{_CAPITAL}[\w’.-]*\w)*",
            rf"\b(?:{_CAPITAL}\.\s?){{1,4}}{_CAPITAL}\w+",
            r"(?:السيد|السيدة|سعادة|الدكتور|الدكتورة)\s+(?:(?:السيد|السيدة)\s+)?(?:\w+)(?:\s+[A-Z][\w-]*)*",
        )
    )
)

_JOINING = {code: frozenset(row.split()) for code, row in JOINING.items()}
_LEANING = {code: frozenset(row.split()) | _JOINING[code] for code, row in LEANS.items()}
_NONE: frozenset[str] = frozenset()
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class LinePart:
    """A part of a text that is never split; `cost` is the cost of a line end after it."""

    start: int
    end: int
    cost: int


def pieces(text: str, language: str, kept: Sequence[str] = ()) -> tuple[LinePart, ...]:
    """Return the unbreakable parts of a text in order, without gaps; its breakable spaces must be single."""
    whole = inside(held(text, kept))
    words = inside(match.span() for match in _CHINESE.finditer(text)) if language == "zh" else _NOWHERE
    found: list[LinePart] = []
    start = 0
    for end, after in places(text):
        if end < len(text) and ({end, after} <= whole or not _allowed(text, end, after)):
            continue
        cost = LEANING if {end, after} <= words else _cost(text, end, after, language)
        found.append(LinePart(start, end, cost))
        start = after
    return tuple(found)


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield each possible line end: where the line would stop and where the next would start.

    Possible are spaces, the neighbours of a Chinese character, and the end of the text.
    """
    place, before = 0, ""
    for each in clusters(text):
        if each == " ":
            yield place, place + 1
        elif before.strip() and each.strip() and (_wide(before) or _wide(each)):
            yield place, place
        place, before = place + len(each), each
    if text:
        yield place, place


def inside(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the positions inside the spans, without their edges."""
    return frozenset(place for first, last in spans for place in range(first + 1, last))


def held(text: str, kept: Sequence[str] = ()) -> tuple[tuple[int, int], ...]:
    """Return the spans of a text that are never split: names, numbers with their units, symbols, addresses, `kept`."""
    names = [r"\s+".join(map(re.escape, each.split())) for each in kept]
    # names are searched from every position because two may overlap
    found = [match.span(1) for name in names if name for match in re.finditer(f"(?=({name}))", text)]
    return (*(match.span() for match in HELD.finditer(text)), *found)


def _wide(cluster: str) -> bool:
    """Return whether a line may end beside a character without a space: Chinese and Japanese, and their punctuation."""
    return any(first <= cluster[0] <= last for first, last in _UNSPACED)


def _allowed(text: str, end: int, after: int) -> bool:
    """Return whether punctuation permits a line end here; a dash stays with the text before it."""
    return text[after] not in _CLOSING and text[end - 1] not in _OPENING


def _cost(text: str, end: int, after: int, language: str) -> int:
    if end == len(text):
        return SENTENCE
    line = text[:end][-40:]
    if _END.search(line) and not _SHORTENED.search(line):
        return SENTENCE
    if _PAUSE.search(line):
        return CLAUSE
    if end == after:
        return _cost_in_chinese(text, end, language)
    return _cost_between(line.rpartition(" ")[2], text[after : after + 40].partition(" ")[0], language)


def _cost_in_chinese(text: str, end: int, language: str) -> int:
    if text[end - 1] in _LEANING.get(language, _NONE):
        return LEANING
    if text[end] in _JOINING.get(language, _NONE):
        return PHRASE
    return WORD if text[end - 1] in "的了中上下" else SPLIT


def _cost_between(before: str, following: str, language: str) -> int:
    if leans(before, language) or _named(before, following):
        return LEANING
    first = _EDGES.sub("", following).lower()
    elided = _APOSTROPHE.match(first)
    if {first, elided.group(0).replace("'", "’") if elided else ""} & _JOINING.get(language, _NONE):
        return PHRASE
    # the Arabic "and" is joined to the next word
    return PHRASE if language == "ar" and first.startswith("و") and len(first) > 3 else WORD


def leans(word: str, language: str) -> bool:
    """Return whether a line should not end on this word: an article, a preposition, a conjunction."""
    return word.lower().strip("“«(") in _LEANING.get(language, _NONE)


def _named(before: str, following: str) -> bool:
    """Return whether two neighbours look like parts of one name: both begin with a capital letter."""
    return before[:1].isupper() and following[:1].isupper()
