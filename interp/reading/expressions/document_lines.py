"""Reads lines of document symbols: "A/HRC/31/58, Add.1", "A/HRC/31/L.5/Rev.1 and Corr.1", and a title beside one."""

import re
from collections.abc import Iterator

from interp.domain.proposals.proposal import DocumentProposal
from interp.reading.expressions.running_text import ORGANS, SYMBOL

MOST = 200
KIND = r"Add|Corr|Rev|Amend|Sup|Summ"
# What belongs to the symbol before it: "Add.1", "Corr.1/Rev.1", "Add.1–3".
PART = re.compile(
    rf"(?<![A-Za-z0-9_/.])(?P<kind>{KIND})\.?\s?(?P<first>\d{{1,3}})(?:\s?(?:-|–|to|à|a)\s?(?P<last>\d{{1,3}})\b)?(?P<more>(?:/(?:{KIND})\.\d{{1,3}})*)",
    re.IGNORECASE,
)
NEXT = re.compile(r"\s*(?:,|;|،|؛|、|，|；|&|\band\b|\bet\b|\by\b|\be\b|\bи\b|و|和|及)\s*(?P<number>\d{1,3})(?![\w/.])")
# two symbols printed without a space between them
GLUED = re.compile(rf"(?<=\d)(?=(?:{ORGANS})/[A-Z])")
LAST = re.compile(rf"/(?P<kind>{KIND})\.(?P<number>\d{{1,3}})$", re.IGNORECASE)
UNTIL = re.compile(r"\s?(?:-|–)\s?(?P<last>\d{1,3})(?![\w/.])")
LABEL = (
    r"(?:(?:background|pre-session|working|official|conference)\s+)?documents?|documentation|docs?|symbols?|reports?"
    r"|cotes?|documents? de séance|documentos?|documentación|signaturas?|документ(?:ы|ация)?|文件|文号|الوثائق|الوثيقة"
    r"|وثائق|وثيقة"
)
LEADING = re.compile(rf"^\W*(?:{LABEL})?\s*[:：.]?\s*$", re.IGNORECASE)
WORDS = re.compile(
    rf"\b(?:and|et|y|e|и|see(?: also)?|voir(?: aussi)?|véase|см|{LABEL})\b|[和及与见]|(?<!\w)و", re.IGNORECASE
)
# "Reports of the Secretary-General:", "Draft resolutions" before the symbols of what they name
LEAD = re.compile(
    r"^\W*(?:(?:draft (?:resolutions?|decisions?|proposals?)|projets? de (?:résolution|décision)s?"
    r"|proyectos? de (?:resolución|decisión)"
    r"|проект\w* (?:резолюци|решени)\w*|决议草案|决定草案|مشاريع القرارات|مشاريع قرارات|مشروع(?: ال)?قرار)\s*[:：]?"
    r"|(?:reports?|notes?|letters?|rapports?|notes?|lettres?|informes?|notas?|cartas?|доклад\w*|записк\w*|письм\w*|报告|说明|تقارير|تقرير|مذكرة)[^:：]{0,60}[:：])\s*$",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"[\s,;:–—-]{0,20}[(（\[]?\s{0,5}(?:(?:see|voir|véase|см\.?|见|documents?)\s{0,5}:?\s{0,5})?$", re.IGNORECASE
)


def only_documents(text: str) -> bool:
    """Return whether a line holds document symbols, parts of symbols and nothing else."""
    first = SYMBOL.search(text)
    if first and LEAD.match(text[: first.start()]):
        text = text[first.start() :]
    if not (SYMBOL.search(text) or PART.match(text.strip("([ "))):
        return False
    bare = UNTIL.sub(" ", NEXT.sub(" ", PART.sub(" ", SYMBOL.sub(" ", text))))
    return not any(char.isalnum() for char in WORDS.sub(" ", bare))


def titled_document(text: str) -> DocumentProposal | None:
    """Return the document of a line that begins with its symbol and goes on with its title, or None."""
    found = SYMBOL.search(text)
    if not found or not LEADING.match(text[: found.start()]):
        return None
    rest = text[found.end() :]
    while part := re.match(rf"[\s,;]*(?:and\s+)?{PART.pattern}", rest, re.IGNORECASE):
        rest = rest[part.end() :]
    title = rest.strip(" ,;:：–—-.\t()（）[]")
    return DocumentProposal(found[0], title) if any(char.isalpha() for char in title) else None


def symbols_in(text: str, before: str | None = None) -> tuple[str, ...]:
    """Return the symbols in a text in order, each once; "Add.1" is added to the symbol before it, `before` at first."""
    return tuple(dict.fromkeys(list(_symbols(GLUED.sub(" ", text), before))[:MOST]))


def _symbols(text: str, before: str | None) -> Iterator[str]:
    base, place = before, 0
    for found in sorted([*SYMBOL.finditer(text), *PART.finditer(text)], key=lambda each: each.start()):
        if found.start() < place:
            continue
        place = found.end()
        if "kind" not in found.re.groupindex:
            base = found[0]
            yield base
            more = LAST.search(base)
            yield from (f"{_stem(base)}/{each}" for each in _further(more, text, place)) if more else ()
            continue
        stem = _stem(base)
        if stem:
            yield from (f"{stem}/{each}" for each in _parts(found, text))


def _parts(found: re.Match[str], text: str) -> Iterator[str]:
    kind, first = found["kind"].capitalize(), int(found["first"])
    last = int(found["last"] or first)
    for number in range(first, min(last, first + MOST) + 1):
        yield f"{kind}.{number}{found['more'] if number == first else ''}"
    yield from _listed(kind, text, found.end())


def _further(last: re.Match[str], text: str, place: int) -> Iterator[str]:
    """Yield the parts after a whole symbol: "A/71/151/Add.1–3", "A/71/12/Add.1 and 2"."""
    kind, first = last["kind"].capitalize(), int(last["number"])
    if until := UNTIL.match(text, place):
        yield from (f"{kind}.{number}" for number in range(first + 1, min(int(until["last"]), first + MOST) + 1))
        place = until.end()
    yield from _listed(kind, text, place)


def _listed(kind: str, text: str, place: int) -> Iterator[str]:
    while more := NEXT.match(text, place):
        yield f"{kind}.{int(more['number'])}"
        place = more.end()


def _stem(symbol: str | None) -> str:
    """Return the symbol without its own last part: "Add.2" after "A/HRC/31/58/Add.1" is of A/HRC/31/58."""
    return re.sub(rf"/(?:{KIND})\.\d+$", "", symbol or "", flags=re.IGNORECASE)


def without_documents(text: str) -> str:
    """Return a title without the symbols at its end or in parentheses; unchanged when nothing else is left."""
    found = SYMBOL.search(text)
    if not found:
        return text
    before = text[: found.start()]
    lead = BEFORE.search(before)
    title, rest = before[: lead.start()] if lead else before, text[found.start() :]
    closed = rest.find(")" if "(" in before[len(title) :] else "）")
    symbols, after = (rest[: closed + 1], rest[closed + 1 :]) if closed > 0 else (rest, "")
    if not title.strip() or not only_documents(symbols):
        return text
    return " ".join(f"{title} {after}".split()).rstrip(" ,;")
