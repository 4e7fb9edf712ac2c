"""Attaches official language versions to a document: aligned by segment, stored as final, never machine-translated."""

from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import permutations

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.alignment import Pair, aligned
from interp.domain.text.segments import Segment, TextBlock
from interp.domain.text.sentences import sentences
from interp.domain.text.text_key import key
from interp.errors import NotFound
from interp.ports import DeskAct, Document, Documents, Memory, MemoryUnit, Revision

OFFICIAL = "official"
SURE = 0.5  # minimum confidence of a pair for the memory
UDHR = "udhr"
UDHR_SYMBOL = "A/RES/217(III)"
PREAMBLE = 2  # position among the paragraphs
UDHR_DAY = "1948-12-10"
Rows = tuple[tuple[str, TextBlock], ...]


def attach(
    drafts: Documents, memory: Memory, document_id: str, language: str, version: Sequence[Segment], *, at: int, by: str,
    act: DeskAct | None = None,
) -> tuple[Pair, ...]:  # fmt: skip
    """Attach the segments of a file as a document's official version in `language`; return the alignment.

    No text of the version is lost: one that matches no sentence is added to the previous one. Where two sentences of
    the document are one in the version, the second has an empty text; one with no counterpart gets none, and readers
    see its original. Pairs of sufficient confidence go into the memory, both ways. The version is stored whole with
    `act`, or not at all. Raises NotFound, Conflict when somebody revised meanwhile, Unavailable.
    """
    document = drafts.document(document_id)
    if document is None:
        raise NotFound("document", document=document_id)
    source = drafts.segments(document_id)
    pairs = aligned(source, version, document.language, language)
    have = drafts.revisions(document_id, language)
    last = {segment: each.revision for segment, each in have.items()}
    made = [
        Revision(segment, language, last.get(segment, 0) + 1, text, "final", OFFICIAL, by=by, at=at)
        for segment, text in _placed(source, version, pairs, language)
    ]
    if made:
        drafts.revise_all(document_id, made, act)
    sure = [(_joined(source, pair.source, document.language), _joined(version, pair.target, language))
            for pair in pairs if pair.confidence >= SURE and pair.source and pair.target]  # fmt: skip
    name = document.symbol or document.id
    held = document.id if document.is_closed else ""
    memory.add([*_units(sure, document.language, language, name, at, held)])
    memory.add([*_units([(there, here) for here, there in sure], language, document.language, name, at, held)])
    return pairs


def declare(drafts: Documents, memory: Memory, at: int = 0) -> bool:
    """Add the Universal Declaration of Human Rights in six languages; return False if it is there already.

    The memory gets its articles in all thirty directions. The preamble, whose paragraphs differ between the languages,
    is one segment.
    """
    if drafts.document(UDHR) is not None:
        return False
    versions = {code: udhr(code) for code in MEETING_LANGUAGES}
    english = versions["en"]
    segments = [
        Segment(name, place, place, block.text, block.kind, block.number) for place, (name, block) in enumerate(english)
    ]
    official = [
        Revision(name, code, 1, block.text, "final", OFFICIAL, at=at)
        for code, rows in versions.items()
        if code != "en"
        for name, block in rows
    ]
    for source, target in permutations(MEETING_LANGUAGES, 2):
        both = zip(versions[source], versions[target], strict=True)
        paragraphs = [(here.text, there.text) for (_, here), (_, there) in both]
        memory.add([*_units(paragraphs, source, target, UDHR_SYMBOL, at)])
        memory.add([*_sentences(paragraphs, source, target, at)])
    title = english[0][1].text
    document = Document(
        UDHR, None, title, f"{title} ({UDHR_SYMBOL})", "official", "en", "drafts", symbol=UDHR_SYMBOL, as_of=UDHR_DAY,
        created_at=at,
    )  # fmt: skip
    drafts.add(document, segments, [], official)
    return True


def udhr(language: str) -> Rows:
    """Return the Declaration's paragraphs with their names, the same in each language; the preamble is one."""
    rows = []
    section, number, preamble = -1, 0, ""
    text = resources.files("interp.seed").joinpath("udhr", f"{language}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        kind, printed, words = line.split("\t")
        section, number = (section + 1, 0) if kind in ("title", "heading") else (section, number + 1)
        if section == 1 and number:
            preamble = f"{preamble} {words}".strip() if language != "zh" else preamble + words
            continue
        if preamble and section == 2 and not number:
            rows.append((f"{UDHR}.1.1", TextBlock("paragraph", preamble)))
        name = f"{UDHR}.{section}.{number}"
        rows.append((name, TextBlock(kind, words, printed or None)))  # type: ignore[arg-type]
    return tuple(rows)


def _sentences(paragraphs: Sequence[tuple[str, str]], source: str, target: str, at: int) -> Iterator[MemoryUnit]:
    """Yield the sentences of each article's paragraph that has as many in both languages."""
    for place, (one, other) in enumerate(paragraphs):
        here, there = sentences(one, source), sentences(other, target)
        if place != PREAMBLE and 1 < len(here) == len(there):
            for pair in zip(here, there, strict=True):
                yield MemoryUnit(source, target, *pair, "final", OFFICIAL, UDHR_SYMBOL, at=at)


def _units(
    pairs: Sequence[tuple[str, str]], source: str, target: str, document: str, at: int, held: str = ""
) -> Iterator[MemoryUnit]:
    """Yield a unit for each pair, with its neighbours."""
    keys = ["", *(key(here) for here, _ in pairs), ""]
    for place, (here, there) in enumerate(pairs):
        around = keys[place], keys[place + 2]
        yield MemoryUnit(source, target, here, there, "final", OFFICIAL, document, *around, at, held=held)


def _placed(
    source: Sequence[Segment], version: Sequence[Segment], pairs: Sequence[Pair], language: str
) -> Iterator[tuple[str, str]]:
    """Yield each segment's id with its text in the version."""
    texts: dict[str, str] = {}
    last, waiting = "", ""
    for pair in pairs:
        text = _joined(version, pair.target, language)
        if not pair.source:
            if last:
                texts[last] = _with(texts[last], text, language)
            else:
                waiting = _with(waiting, text, language)
            continue
        if pair.target:
            texts |= {source[place].id: "" for place in pair.source}
            texts[source[pair.source[0]].id] = _with(waiting, text, language)
            last, waiting = source[pair.source[0]].id, ""
    yield from texts.items()


def _joined(segments: Sequence[Segment], places: Sequence[int], language: str) -> str:
    text = ""
    for place in places:
        text = _with(text, segments[place].text, language)
    return text


def _with(text: str, more: str, language: str) -> str:
    return f"{text}{'' if language == 'zh' else ' '}{more}".strip()
