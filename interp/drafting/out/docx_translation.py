"""Writes a translation as .docx in the layout of its original; drafts and what is not translated are marked."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.oxml.parser import OxmlElement

from interp.drafting.exchange.exchange_units import legal
from interp.drafting.out.docx_direction import set_document, set_paragraph, set_run
from interp.drafting.out.docx_layout import put_story
from interp.drafting.out.docx_order import properties_of, put_property
from interp.drafting.out.docx_pieces import Piece, between, pieces, put
from interp.drafting.out.docx_places import BlockPlace, bare, block_places, has_other_words, read_stories
from interp.drafting.out.plain_layout import plain_layout
from interp.drafting.out.sentence_looks import translated
from interp.drafting.out.translated_lines import FileMarks, TranslatedLine
from interp.ports.helper_work import reported
from interp.value_types import dataclass, replace

NO_BREAK = "\u00a0"
DRAFT_COLOUR, UNTRANSLATED_COLOUR = "yellow", "lightGray"


@dataclass(frozen=True, slots=True)
class TranslationOrder:
    """What a translation is written from: its languages, its sentences by id, and the marks."""

    source: str
    target: str
    lines: Mapping[str, TranslatedLine]
    marks: FileMarks


def translated_docx(
    layout: bytes | None, lines: Sequence[TranslatedLine], source: str, target: str, marks: FileMarks
) -> bytes:
    """Return the translation of a document as .docx.

    `layout` is what docx_layout.layout_of made of the original; None, or the layout of other sentences: a plain one.
    """
    segments = [each.segment for each in lines]
    document = docx.Document(io.BytesIO(layout or plain_layout(segments)))
    parts = read_stories(document)
    places = block_places(parts, segments)
    if places is None:
        return translated_docx(None, lines, source, target, marks)
    order = TranslationOrder(source, target, {each.segment.id: each for each in lines}, marks)
    for place in reported(places, len(places)):
        if place.segments:
            _translate(place, order)
    set_document(document, source, target)
    left = (marks.left,) if marks.left and has_other_words(parts) else ()
    _put_notices(document, (*marks.notices, *left), order)
    for each in parts:
        put_story(each.part, each.root)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _translate(place: BlockPlace, order: TranslationOrder) -> None:
    """Put the translations of a block's sentences into its paragraph; a footnote becomes one paragraph."""
    first, *others = place.paragraphs
    content = pieces(first)
    for each in others:
        content += [Piece(" "), *pieces(each)]
        each.getparent().remove(each)
    put(first, list(_content(content, place, order)))
    set_paragraph(first, order.source, order.target)


def _content(content: Sequence[Piece], place: BlockPlace, order: TranslationOrder) -> Iterator[Piece]:
    """Yield the new content: what stands before the first sentence, each sentence, and what stands between them."""
    text = "".join(each.text for each in content)
    end = -1
    for segment, (start, after) in zip(place.segments, spans(text, place), strict=True):
        yield from _between(between(content, end, start), order, first=end < 0)
        yield from _sentence(between(content, start, after), order.lines[segment.id], order)
        end = after
    yield from (each for each in between(content, end, len(text) + 1) if each.node is not None)


def spans(text: str, place: BlockPlace) -> list[tuple[int, int]]:
    """Return where each sentence of a block stands in the text of its paragraphs."""
    seen = [index for index, char in enumerate(text) if bare(char)]
    length = max(1, len(bare(text)))
    lengths = [len(bare(each.text)) for each in place.segments]

    def seen_by(number: int) -> int:
        """Return the place of a character that counts; where composed letters count as one, about there."""
        return seen[min(number * len(seen) // length, len(seen) - 1)]

    found, position = [], length - sum(lengths)
    for each in lengths:
        found.append((seen_by(position), seen_by(position + each - 1) + 1))
        position += each
    return found


def _between(content: Sequence[Piece], order: TranslationOrder, *, first: bool) -> Iterator[Piece]:
    """Yield what stands before a sentence: the printed number, tabs and breaks, else one space as the language has it.
    """
    spaced = first or any(each.text and each.node is not None for each in content)
    for each in content:
        if spaced or each.node is not None:
            yield _dressed(each, order.target, order)
    if not spaced and order.target != "zh":
        yield _dressed(Piece(" "), order.target, order)


def _sentence(content: Sequence[Piece], line: TranslatedLine, order: TranslationOrder) -> Iterator[Piece]:
    if line.text is None:
        mark = _dressed(_marking(content, order.marks.untranslated), order.target, order, UNTRANSLATED_COLOUR)
        return iter([mark, *(_dressed(each, order.source, order, UNTRANSLATED_COLOUR) for each in content)])
    said = translated(content, legal(line.text), order.target)
    if line.approved:
        return (_dressed(each, order.target, order) for each in said)
    marked = [_marking(content, order.marks.draft), *said]
    return (_dressed(each, order.target, order, DRAFT_COLOUR) for each in marked)


def _marking(content: Iterable[Piece], mark: str) -> Piece:
    like = next((each for each in content if each.text and each.node is None), Piece(""))
    return Piece(mark + NO_BREAK, like.look)


def _dressed(piece: Piece, language: str, order: TranslationOrder, colour: str = "") -> Piece:
    """Return a piece with the language, the direction and, if it is marked, the colour of its text."""
    if piece.loose:
        return piece
    look = OxmlElement("w:rPr") if piece.look is None else deepcopy(piece.look)
    set_run(look, language, order.source)
    if colour:
        put_property(look, "w:highlight", val=colour)
    return replace(piece, look=look)


def _put_notices(document: Any, notices: Sequence[str], order: TranslationOrder) -> None:
    """Put the notices into paragraphs of their own at the head of the document."""
    for text in reversed(notices):
        paragraph = OxmlElement("w:p")
        properties = OxmlElement("w:rPr")
        put_property(properties, "w:b")
        piece = _dressed(Piece(legal(text), properties), order.target, order, DRAFT_COLOUR)
        put(paragraph, [piece])
        properties_of(paragraph, "w:pPr")
        set_paragraph(paragraph, order.source, order.target)
        document.element.body.insert(0, paragraph)
