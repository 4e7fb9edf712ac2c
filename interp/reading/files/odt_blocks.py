"""Reads the blocks of an .odt: headings and list items with their level, cells, footnotes separately."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from interp.domain.text.segments import BlockKind, TextBlock
from interp.reading.files.odt_lines import body_of, text_of
from interp.reading.files.visible_text.left_out_text import LeftOutText
from interp.reading.files.visible_text.odt_visible_text import CELLS, PARAGRAPHS, TEXT

MOST_DEEP = 8


def odt_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield the blocks in reading order, a footnote after its paragraph; `left` records what is left out.

    Raises BadRequest: encrypted_file, mislabelled_file, unsafe_file, unreadable_file.
    """
    stack: list[tuple[Element, int, bool, str | None]] = [(body_of(data, left), 0, False, None)]
    while stack:
        node, depth, in_cell, mark = stack.pop()
        if node.tag in PARAGRAPHS:
            yield from _paragraph(node, depth, in_cell, mark)
            continue
        depth += node.tag == f"{TEXT}list"
        children = list(node)
        for place, child in reversed(list(enumerate(children))):
            marked = "•" if node.tag == f"{TEXT}list-item" and place == 0 and child.tag in PARAGRAPHS else None
            stack.append((child, depth, in_cell or child.tag in CELLS, marked))


def _paragraph(node: Element, depth: int, in_cell: bool, mark: str | None) -> Iterator[TextBlock]:
    notes: list[str] = []
    text = text_of(node, notes)
    kind: BlockKind = "item" if mark else "cell" if in_cell else "paragraph"
    level = min(max(depth - 1, 0), MOST_DEEP)
    if node.tag == f"{TEXT}h":
        outline = node.get(f"{TEXT}outline-level", "1")
        kind, level, mark = "heading", min(int(outline), MOST_DEEP) - 1 if outline.isdecimal() else 0, None
    yield TextBlock(kind, text, mark if text.strip() else None, max(level, 0))
    for note in notes:
        yield TextBlock("footnote", note)
