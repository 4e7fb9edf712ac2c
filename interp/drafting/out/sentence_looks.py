"""Gives a translated sentence the looks of the original's words, and puts footnote calls and links at their places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from interp.drafting.out.docx_pieces import Piece
from interp.value_types import dataclass

CLOSING = re.compile(r"[\s.,;:!?…»”’\")\]。，；：！？、」』）؟؛،]*$")
WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
UNSPACED = "zh"
# Marks that stand for each other in different languages
SAME_MARK = str.maketrans("，、،。；؛：？؟！", ",,,.;;:??!")


@dataclass(frozen=True, slots=True)
class LookSpan:
    """A part of a sentence with one look."""

    start: int
    end: int
    piece: Piece


def translated(source: Sequence[Piece], target: str, language: str) -> list[Piece]:
    """Return the pieces of a translated sentence; `source` are those of the original, `language` the translation's.

    The whole has the look of most of the original. A part with another look keeps it where its words stand in the
    translation too (names, numbers, symbols), or where it begins the sentence; a link is always kept. What is not text
    stands after the same word or mark, else as far on as in the original.
    """
    text = "".join(each.text for each in source)
    spans = list(_spans(source))
    if not spans:
        return [*source, Piece(target)]
    base = _most(spans)
    placed = _placed(spans, base, text, target, language)
    nodes = sorted(_nodes(source, text, target, language), key=lambda each: each[0])
    return list(_woven(target, base, placed, nodes))


def _spans(source: Sequence[Piece]) -> Iterator[LookSpan]:
    at = 0
    for _, group in groupby((each for each in source if each.text), key=lambda each: each.style):
        parts = list(group)
        end = at + sum(len(each.text) for each in parts)
        yield LookSpan(at, end, next((each for each in parts if each.node is None), parts[0]))
        at = end


def _most(spans: Sequence[LookSpan]) -> Piece:
    counts: Counter[tuple[str, int]] = Counter()
    for each in spans:
        counts[each.piece.style] += each.end - each.start
    style, _ = counts.most_common(1)[0]
    return next(each.piece for each in spans if each.piece.style == style)


def _placed(spans: Sequence[LookSpan], base: Piece, text: str, target: str, language: str) -> list[LookSpan]:
    """Return where the looks other than `base` stand in the translation, in order and apart."""
    found: list[LookSpan] = []
    for span in spans:
        if span.piece.style == base.style or not (said := text[span.start : span.end].strip()):
            continue
        place = _same_words(said, target, found)
        if place is None and not text[: span.start].strip():
            place = _beginning(said, text, target, language)
        if place is None and span.piece.link is not None:
            place = _as_far(span, text, target, language)
        if place is not None and not any(place[0] < each.end and each.start < place[1] for each in found):
            found.append(LookSpan(*place, span.piece))
    return sorted(found, key=lambda each: each.start)


def _same_words(said: str, target: str, taken: Sequence[LookSpan]) -> tuple[int, int] | None:
    """Return where the same words stand whole in the translation, None where they do not."""
    for found in re.finditer(re.escape(said), target):
        start, end = found.span()
        inside = _joins(target, start) or _joins(target, end)
        if not inside and not any(start < each.end and each.start < end for each in taken):
            return start, end
    return None


def _joins(text: str, at: int) -> bool:
    """Return whether a position lies within a word, Chinese characters apart."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and all(each.isalnum() and each < "\u2e80" for each in around)


def _beginning(said: str, text: str, target: str, language: str) -> tuple[int, int] | None:
    """Return the words at the beginning that stand for those of the original: up to the same mark, or as many."""
    if said[-1] in ":.,;" and (end := _after_mark(said[-1], 1, target)) and end <= 3 * len(said) + 12:
        return 0, end
    if language == UNSPACED:
        return 0, max(1, round(len(target) * len(said) / max(1, len(text))))
    words = list(WORD.finditer(target))
    count = len(WORD.findall(said))
    return (0, words[min(count, len(words)) - 1].end()) if words and count else None


def _as_far(span: LookSpan, text: str, target: str, language: str) -> tuple[int, int]:
    """Return a part of the translation as far on, and as long, as that of the original, in whole words."""
    scale = len(target) / max(1, len(text))
    start, end = round(span.start * scale), max(round(span.end * scale), round(span.start * scale) + 1)
    if language != UNSPACED:
        start = target.rfind(" ", 0, start + 1) + 1
        end = next((spot for spot in range(min(end, len(target)), len(target)) if target[spot].isspace()), len(target))
    return min(start, len(target) - 1), max(end, start + 1)


def _nodes(source: Sequence[Piece], text: str, target: str, language: str) -> Iterator[tuple[int, Piece]]:
    at = 0
    for piece in source:
        if not piece.text or (piece.node is not None and _is_page_break(piece.node)):
            yield _position(at, text, target, language), piece
        at += len(piece.text)


def _is_page_break(node: Any) -> bool:
    return any(value in ("page", "column") for value in node.attrib.values())


def _position(at: int, text: str, target: str, language: str) -> int:
    """Return where in the translation something stands that stood at `at` in the original."""
    if not text[:at].strip():
        return 0
    if not text[at:].strip():
        return len(target)
    if CLOSING.fullmatch(text[at:]):
        return len(target) - len(CLOSING.search(target)[0])  # type: ignore[index]  # it matches at the end at least
    before = list(WORD.finditer(text, 0, at))
    if before and before[-1].end() == at and len(places := _whole(before[-1][0], target)) == 1:
        return places[0]
    mark = text[at - 1].translate(SAME_MARK)
    if mark in ",;:" and (end := _after_mark(mark, text[:at].translate(SAME_MARK).count(mark), target)):
        return end
    return _word_end(round(at * len(target) / len(text)), target, language)


def _whole(word: str, target: str) -> list[int]:
    found = re.finditer(re.escape(word), target)
    return [each.end() for each in found if not _joins(target, each.start()) and not _joins(target, each.end())]


def _after_mark(mark: str, count: int, target: str) -> int:
    """Return the position after a punctuation mark, counted from 1; 0 where there are fewer."""
    places = [place for place, char in enumerate(target.translate(SAME_MARK)) if char == mark]
    return places[count - 1] + 1 if len(places) >= count else 0


def _word_end(at: int, target: str, language: str) -> int:
    if language == UNSPACED:
        return at
    return next((place for place in range(at, len(target)) if target[place].isspace()), len(target))


def _woven(
    target: str, base: Piece, placed: Sequence[LookSpan], nodes: Sequence[tuple[int, Piece]]
) -> Iterator[Piece]:
    """Yield the translation in pieces: cut where a look begins or ends, and where a node stands."""
    cuts = {0, len(target), *(at for at, _ in nodes), *(at for each in placed for at in (each.start, each.end))}
    left = list(nodes)
    for start, end in _pairs(sorted(each for each in cuts if each <= len(target))):
        while left and left[0][0] <= start:
            yield left.pop(0)[1]
        like = next((each.piece for each in placed if each.start <= start < each.end), base)
        yield Piece(target[start:end], like.look, like.link)
    yield from (piece for _, piece in left)


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(places, places[1:], strict=False)
