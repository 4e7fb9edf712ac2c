"""Finds documents, languages of interpretation and the webcast in a paper's running text."""

import re
from collections.abc import Iterable

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.proposals.proposal import DocumentProposal
from interp.reading.expressions.public_symbols import public_symbol
from interp.reading.files.line_cleaning import unquoted

ORGANS = "A|S|E|T|ST|HRI|CRC|CCPR|CEDAW|CAT|CERD|CMW|CRPD|CED|SPT|TD|FCCC|UNEP|ISBA|SPLOS|DP|IDB"
SYMBOL = re.compile(rf"(?<![A-Za-z0-9_/])(?:(?:{ORGANS})/[A-Z0-9][A-Za-z0-9./]*[A-Za-z0-9]"
    r"|[A-Z]{3,6}(?:/[A-Z0-9][A-Za-z0-9.]{0,12}){1,5}/(?:[A-Za-z]{0,4}\.?)?\d{1,4})"
    # combined reports of a State party: CRC/C/MLT/5-6
    r"(?:(?<=/[A-Z]{3}/\d)-\d{1,2}|(?<=/[A-Z]{3}/\d\d)-\d{1,2})?(?![A-Za-z0-9_])")
RESOLUTION = re.compile(
    r"(\bresolutions?|\bdecisions?|\brésolutions?|\bresoluci(?:ón|ones)|\bрезолюци\w+|القرار|قرار)[\s\w.]{0,30}?"
    r"\s*(?<![\d/])(?P<symbol>(?:S-)?\d{1,3}/\d{1,4})(?!\d)",
    re.IGNORECASE,
)
CHINESE_RESOLUTION = re.compile(r"第\s*(?P<symbol>(?:S-)?\d{1,3}/\d{1,4})\s*号(?:决议|决定)")
CITED = re.compile(
    r"\b(?P<word>resolution|decision)\s+(?P<symbol>(?:S-)?\d{1,3}/\d{1,4})"
    r"(?P<about>\s+(?:on|entitled)\s+[^,.;“”()]{3,120}?)?"
    r"(?=\s+(?:adopted|of \d|dated|in which|the Council)\b|[,.;“”()]|$)",
    re.IGNORECASE,
)
FOREIGN_CITED = re.compile(
    r"(?<!\w)(?P<words>(?:r[ée]solutions?|décisions?|resolución|decisión|резолюци\w+|решени\w+"
    r"|[وفلبال]{0,3}(?:قرار|مقرر)\w*)"
    r"(?:\s+\w+){0,4}?\s+(?P<symbol>(?:S-)?\d{1,3}/\d{1,4}))(?!\d)"
    r"|第\s*(?P<chinese>(?:S-)?\d{1,3}/\d{1,4})\s*号(?:决议|决定)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"«]([^“”\"«»]{3,})[”\"»]")
URL = re.compile(r"https?://[^\s<>()\[\]“”（），。、\"]+", re.IGNORECASE)
CAST = re.compile(r"broadcast|webcast|web\s?tv|live\s?stream", re.IGNORECASE)
INTERPRETED = re.compile(
    r"interpret|official languages|interpr[eé]t|idiomas oficiales|langues officielles"
    r"|перевод|официальн\w+ язык|口译|正式语文|ترجمة|اللغات الرسمية", re.IGNORECASE)
ALL_SIX = re.compile(
    r"\b(?:six|all)\b[^.]{0,40}\blanguages|\bsix langues|\bseis idiomas|шест\w+ [^.]{0,40}язык"
    r"|六种[^。]{0,20}语|اللغات [^.]{0,30}الست",
    re.IGNORECASE,
)
NAMES = {
    "ar": r"Arabic|\barabe\b|\bárabe\b|арабск|阿拉伯[文语]|العربية",
    "zh": r"Chinese|\bchinois\b|\bchino\b|китайск|中文|汉语|الصينية",
    "en": r"English|\banglais\b|\binglés\b|английск|英[文语]|الإ?انكليزية|الإنكليزية|الإنجليزية",
    "fr": r"French|\bfrançais\b|\bfrancés\b|французск|法[文语]|الفرنسية",
    "ru": r"Russian|\brusse\b|\bruso\b|русск|俄[文语]|الروسية",
    "es": r"Spanish|\bespagnol\b|\bespañol\b|испанск|西班牙[文语]|الإسبانية",
}


def document_in(text: str) -> DocumentProposal:
    """Return the document on a line of a list; its symbol is None when none is printed."""
    found = SYMBOL.search(text)
    resolution = None if found else RESOLUTION.search(text) or CHINESE_RESOLUTION.search(text)
    symbol = found[0] if found else resolution["symbol"] if resolution else None
    public = public_symbol(symbol, text)
    quoted = QUOTED.search(text)
    if symbol and quoted:
        return DocumentProposal(symbol, quoted[1].strip(), public)
    if CHINESE_RESOLUTION.search(text):
        return DocumentProposal(symbol, text, public)  # the number is part of the sentence
    bare = text.replace(symbol, " ", 1) if symbol else text
    bare = " ".join(re.sub(r"[(（]\s*[)）]|\[\s*\]", " ", bare).split()).strip(" ,;:–—-")
    return DocumentProposal(symbol, unquoted(re.sub(r"[;,]\s*and$|[.;]$", "", bare).strip()) or text, public)


def cited_in(text: str) -> tuple[DocumentProposal, ...]:
    """Return the resolutions and decisions cited in a sentence, titled by its words."""
    found = ((cited["symbol"], cited["word"], cited["about"]) for cited in CITED.finditer(text))
    titled = ((symbol, " ".join(f"{word} {about or symbol}".split())) for symbol, word, about in found)
    known = tuple(DocumentProposal(symbol, title, public_symbol(symbol, text)) for symbol, title in titled)
    return (*known, *(each for each in _foreign_cited(text) if each.symbol not in {one.symbol for one in known}))


def _foreign_cited(text: str) -> tuple[DocumentProposal, ...]:
    """Return those cited in the other languages, titled by their words."""
    found = ((cited["symbol"] or cited["chinese"], cited[0]) for cited in FOREIGN_CITED.finditer(text))
    titled = ((symbol, " ".join(words.split())) for symbol, words in found)
    return tuple(DocumentProposal(symbol, title, public_symbol(symbol, text)) for symbol, title in titled)


def webcast_in(texts: Iterable[str]) -> str | None:
    """Return the first web address in a text about a broadcast, or None."""
    for text in texts:
        found = URL.search(text) if CAST.search(text) else None
        if found:
            return found[0].rstrip(".,;:!?’'")
    return None


def languages_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the languages of interpretation, in United Nations order; () when none is named."""
    for text in texts:
        if not INTERPRETED.search(text):
            continue
        named = {code for code in MEETING_LANGUAGES if re.search(NAMES[code], text)}
        if named or ALL_SIX.search(text):
            return tuple(code for code in MEETING_LANGUAGES if code in named or not named)
    return ()
