"""Sets spaces, quotation marks and punctuation by each language's rules; words, figures and addresses do not change."""

import re
from collections.abc import Callable

from interp.domain.text.untranslatable_spans import SYMBOL, URL

NBSP = "\u00a0"
ASIDE = re.compile(f"{URL.pattern}|{SYMBOL.pattern}", re.IGNORECASE)
Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
HAN = "\u3400-\u9fff"
ARABIC = "\u0620-\u06d3"
FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
MIRRORED = str.maketrans(",;?", "،؛؟")


def _wide(found: re.Match[str]) -> str:
    return found[0].strip().translate(FULL_WIDTH)


RULES: dict[str, tuple[Rule, ...]] = {
    "fr": (
        (re.compile(r"(?<=\w)'(?=\w)"), "’"),
        (re.compile(r'"([^"\n]*)"'), rf"«{NBSP}\1{NBSP}»"),
        (re.compile(r"«[ \u00a0\u202f]*"), f"«{NBSP}"),
        (re.compile(r"[ \u00a0\u202f]*»"), f"{NBSP}»"),
        (re.compile(r"(?<=[\w)»’\]%])[ \u00a0\u202f]*([;!?:])(?=\s|$|»)"), rf"{NBSP}\1"),
        (re.compile(r"(?<=\d)[ \u00a0\u202f]*%"), f"{NBSP}%"),
    ),
    "zh": (
        (re.compile(r'"([^"\n]*)"'), r"“\1”"),
        (re.compile(rf"\((?=[{HAN}])([^()\n]*)\)"), r"（\1）"),
        (re.compile(rf"(?<=[{HAN}，。；：？！、（）《》“”])[ \t]+(?=[{HAN}，。；：？！、（）《》“”])"), ""),
        (re.compile(rf"(?<=[{HAN}）》”])\s*[,;:?!](?=[\s{HAN}]|$)\s*"), _wide),
        (re.compile(rf"(?<=[{HAN}）》”\d%])\.(?=\s*$)"), "。"),
        (re.compile(rf"(?<=[{HAN}）》”])\.\s*(?=[{HAN}])"), "。"),
    ),
    "ar": (
        (re.compile(rf"(?<=[{ARABIC}\u064b-\u0652)»\"])\s*[,;?](?=\s|$)"), lambda m: m[0].strip().translate(MIRRORED)),
        (re.compile(rf"(?<=\d)[,;?](?=\s+[{ARABIC}])"), lambda m: m[0].translate(MIRRORED)),
    ),
    "es": (
        (re.compile(r"(^|[.!?…]»?\s+|[;:]\s+)(?!¿)([^\W\d_][^.!?¿¡;:\n]*)(?=\?)"), r"\1¿\2"),
        (re.compile(r"(^|[.!?…]»?\s+|[;:]\s+)(?!¡)([^\W\d_][^.!?¿¡;:\n]*)(?=!)"), r"\1¡\2"),
    ),
    "ru": (
        (re.compile(r'"([^"\n]*)"'), r"«\1»"),
        (re.compile(r"“([^“”\n]*)”"), r"«\1»"),
        (re.compile(r"(?<=[\w»]) - (?=[\w«])"), " – "),
    ),
    "en": (),
}  # fmt: skip


def tidy(text: str, language: str) -> str:
    """Return `text` with the punctuation of its language; the function is idempotent."""
    parts: list[str] = []
    place = 0
    for kept in ASIDE.finditer(text):
        parts += (_marked(text[place : kept.start()], language), kept[0])
        place = kept.end()
    return "".join((*parts, _marked(text[place:], language)))


def _marked(text: str, language: str) -> str:
    for pattern, mark in RULES[language]:
        text = pattern.sub(mark, text)
    return text
