"""Splits text blocks into sentence-sized segments whose ids stay the same in a new version of the document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from interp.domain.text.segments import Segment, TextBlock
from interp.domain.text.sentences import sentences
from interp.domain.text.text_key import key
from interp.value_types import replace

# the longest segment a caption can hold; Chinese needs a third of the characters
LONGEST = {"zh": 200}
LONGEST_OTHERWISE = 600
WHOLE = frozenset({"title", "heading", "caption"})
BREAKS = (re.compile(r"[;；؛](?=\s|[^\x00-\x7f])"), re.compile(r"[:：](?=\s)|：|\s(?=\([a-z]{1,4}\)\s)"),
          re.compile(r"[,،](?=\s)|[，、]"), re.compile(r"\s"))  # fmt: skip
NUMBER = re.compile(
    r"\s*(\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[^\W\d_a-zа-я])|\(?(?:[a-zа-я]|[ivxlc]{1,6})\)"
    r"|[IVXLC]{2,6}\.|[•·▪◦‣●○■□➢✓*\uf0b7]|[-–—](?=\s))\s+(?=\S)"
)
# a line begins with "A. Smith" as often as with "A. Background": only a heading is numbered by one capital
LETTERED = re.compile(r"\s*([A-Z]\.)\s+(?=\S)")
HEADINGS = frozenset({"title", "heading"})
TITLES = (
    "H\\.\\s?E\\.|S\\.\\s?E\\.(?:\\s?M\\.)?|Mr|Mrs|Ms|Dr|Prof|Hon|M|Mme|Mlle|Mgr|Excm[oa]|Sr|Sra|Dra|Ilm[oa]"
    "|Г-н|Г-жа|Его Превосходительство|Ее Превосходительство|السيدة?|سعادة|الدكتورة?|معالي"
)
PERSON = re.compile(rf"(?:{TITLES})\.?\s+[^.!?;]{{2,60}}[^.!?]{{0,240}}[^.!?]$")
PERSON_LONGEST = 300


def segments(blocks: Sequence[TextBlock], language: str) -> tuple[Segment, ...]:
    """Return the segments of a document in order; those of a block, joined, are its text except for white space.

    Titles, headings, subtitles and lines that introduce a person are not split. A sentence too long for a caption is
    split at semicolons, colons, commas or spaces, in this order. The printed number of a block goes with its first
    segment. An id depends on the kind of block, the sentence, and how often both occurred before.
    """
    seen: Counter[str] = Counter()
    made: list[Segment] = []
    for position, block in enumerate(map(apart, blocks)):
        for place, text in enumerate(_texts(block, language)):
            same = f"{block.kind}\n{key(text)}"
            made.append(
                Segment(
                    _id(same, seen[same]), len(made), position, text, block.kind, None if place else block.number,
                    block.level, block.start_ms, block.end_ms,
                )
            )  # fmt: skip
            seen[same] += 1
    return tuple(made)


def apart(block: TextBlock) -> TextBlock:
    """Return the block with the number printed at its beginning moved from `text` to `number`, unless it has one."""
    if block.number is not None or block.kind == "caption":
        return block
    found = NUMBER.match(block.text) or (LETTERED.match(block.text) if block.kind in HEADINGS else None)
    return replace(block, number=found[1], text=block.text[found.end() :]) if found else block


def _id(same: str, before: int) -> str:
    return blake2b(f"{same}\n{before}".encode(errors="replace"), digest_size=8).hexdigest()


def _texts(block: TextBlock, language: str) -> Iterator[str]:
    text = block.text.strip()
    if not text:
        return
    whole = block.kind in WHOLE or (len(text) <= PERSON_LONGEST and PERSON.match(text))
    for sentence in (text,) if whole else sentences(text, language):
        yield from _parts(sentence, LONGEST.get(language, LONGEST_OTHERWISE))


def _parts(sentence: str, longest: int) -> Iterator[str]:
    """Yield the sentence in parts of at most `longest` characters, split at the best punctuation."""
    while len(sentence) > longest:
        cut = _cut(sentence, longest)
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if sentence:
        yield sentence


def _cut(sentence: str, longest: int) -> int:
    """Return where to split: after the last break of the best kind that leaves no very short part, else at `longest`.
    """
    for kind in BREAKS:
        ends = [found.end() for found in kind.finditer(sentence, longest // 4, longest)]
        if ends:
            return ends[-1]
    return longest
