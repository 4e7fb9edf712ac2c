"""Tells what a figure counts by what stands around it: per cent, per mille, a page, or the number of a section."""

import re

from interp.domain.numbers.separators import SPACES

PER_CENT = (
    r"%|٪|％|per\s?cent|pour\s?cent|points? de pourcentage|por\s?cien(?:to)?\b|puntos? porcentual|процент"
    r"|[فب]ي? ?ال?م[ائ]{1,2}ة|نق(?:طة|اط|طتان|طتين) مئوية|個百分|个百分"
)
PERCENT = re.compile(rf"^[{SPACES}-]*(?:{PER_CENT})", re.IGNORECASE)
# a share whose number is written in words: "five per cent", 百分之五
PERCENT_WORDS = re.compile(
    rf"(?<=[^\W\d_])[{SPACES}]+(?:{PER_CENT})|百分之(?!\d)|[一二三四五六七八九十](?:個|个)百分点|(?<![\d.,])成\b",
    re.IGNORECASE,
)
BEFORE = re.compile("百分之$|[%٪]$")  # 百分之40, %40 in Arabic
# a figure that shares its per cent with the next ones ("10 to 15 per cent", "5, 10 and 15 %"), or has points
BESIDE = re.compile(
    rf"^[{SPACES}]*(?:[-–—~～至到、,،]|to|and|or|à|et|ou|a|y|o|e|до|и|или|إلى|و|أو)"
    rf"[^\d.;]{{0,8}}\d[\d.,{SPACES}]*(?:{PER_CENT})|^\W*(?:points?|puntos?|пункт\w*|نقطة|نقاط)\b",
    re.IGNORECASE,
)
PER_MILLE = re.compile(
    rf"^[{SPACES}]*(?:‰|per mille|per thousand|pour mille|por mil\b|промилле|في الألف|千分)", re.IGNORECASE
)
# pages and numbers of laws: those of a translation are its own
PAGE = re.compile(
    r"\b(?:pp?\.|pages?|p[áa]gs?\.|páginas?|сс?\.|стр\.|страниц\w+|ص\.?|(?:ال)?صفح\w+)[\s\u00a0]*$", re.IGNORECASE
)
LAW = re.compile(r"(?:[Nn][°ºo]\.?|№|[Nn]úm\.|رقم)[\s\u00a0]*$")
# words before the number of a section, target or table, whose point stands in every language
NUMBERED = (
    "sections? paragraphs? paras? articles? rules? targets? goals? tables? figures? chapters? annex items? versions?"
    " subprogrammes? pillars? indicators? règles? cibles? objectifs? tableaux? chapitres? paragraphes? points? annexes?"
    " indicateurs? sous-programmes? arts? par párrafos? secci[óo]n(?:es)? metas? cuadros? gráficos? capítulos? anexos?"
    r" artículos? temas? indicador(?:es)? reglas? objetivos? пункт\w* пп? раздел\w* стать\w* задач\w* цел\w+ правил\w*"
    r" глав\w* таблиц\w* приложени\w* подпрограмм\w* показател\w+ диаграмм\w* et and y и à a ou o или"
)
NUMBERING = re.compile(
    rf"(?:^|[^\w\s%]|[A-ZА-ЯЁ][^\W\d_]*\.?|\b(?:{'|'.join(NUMBERED.split())})\.?|, )[\s\u00a0]*$"
)
SECTIONS = 100  # from which a number has no section's point


def is_percent(before: str, after: str) -> bool:
    """Return whether a figure between two pieces of text is a share in per cent."""
    return PERCENT.match(after[:32]) is not None or BEFORE.search(before) is not None


def may_be_percent(after: str) -> bool:
    """Return whether a figure may have the per cent that follows a later one, or counts points."""
    return BESIDE.match(after) is not None


def is_per_mille(after: str) -> bool:
    """Return whether a figure is a share of a thousand."""
    return PER_MILLE.match(after) is not None


def is_page(before: str) -> bool:
    """Return whether a figure is the number of a page."""
    return PAGE.search(before) is not None


def is_numbering(before: str, after: str, value: float) -> bool:
    """Return whether a figure with a point is the number of a section, a target or a law, and no decimal."""
    return after.startswith("(") or (LAW if value >= SECTIONS else NUMBERING).search(before) is not None
