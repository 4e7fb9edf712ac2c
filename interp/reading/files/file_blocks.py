"""Reads any supported file as blocks: headings, numbered paragraphs, lists, table cells, footnotes, subtitles."""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from interp.domain.text.segmentation import apart
from interp.domain.text.segments import FileText, TextBlock
from interp.errors import BadRequest
from interp.file_size import check_size
from interp.reading.files.docx_blocks import docx_blocks
from interp.reading.files.html_blocks import html_blocks
from interp.reading.files.line_cleaning import tidy, unheaped
from interp.reading.files.markdown_blocks import md_blocks
from interp.reading.files.odt_blocks import odt_blocks
from interp.reading.files.pdf_lines import pdf_texts
from interp.reading.files.rtf_lines import END_MARK, rtf_texts
from interp.reading.files.subtitle_blocks import srt_blocks, vtt_blocks
from interp.reading.files.text_blocks import of_text, paragraphs, txt_blocks
from interp.reading.files.visible_text.left_out_text import LeftOutText

MAX_CHARS = 1_000_000
MAX_BLOCKS = 20_000  # empty ones too
KNOWN = (".docx", ".odt", ".pdf", ".rtf", ".html", ".txt", ".md", ".srt", ".vtt")


def blocks(data: bytes, name: str) -> tuple[TextBlock, ...]:
    """Return the blocks of the file alone; see `file_text`."""
    return file_text(data, name).blocks


def file_text(data: bytes, name: str) -> FileText:
    """Return the blocks of the file in reading order, footnotes last, none empty; and what was left out of them.

    Raises BadRequest: empty_file, too_large, file_too_long, unknown_file_type, mislabelled_file, unreadable_file,
    encrypted_file, unsafe_file.
    """
    check_size(len(data))
    reader = READERS.get(PurePath(name.replace("\\", "/")).suffix.casefold())
    if reader is None:
        raise BadRequest("unknown_file_type", known=list(KNOWN))
    read: list[TextBlock] = []
    chars, left = MAX_CHARS, LeftOutText()
    for count, block in enumerate(reader(data, left)):
        chars -= len(block.text)
        if chars < 0 or count >= MAX_BLOCKS:
            raise BadRequest("file_too_long", blocks=MAX_BLOCKS, characters=MAX_CHARS)
        if made := _tidied(block):
            read.append(made)
    if not read:
        raise BadRequest("empty_file")
    return FileText(tuple(sorted(read, key=lambda block: block.kind == "footnote")), left.found())


def _tidied(block: TextBlock) -> TextBlock | None:
    """Return the block without invisible characters, its number separated; None when nothing is left."""
    text = "\n".join(line for part in block.text.split("\n") if (line := tidy(unheaped(part)).replace("\t", " ")))
    if not text:
        return None
    return apart(TextBlock(block.kind, text, block.number, block.level, block.start_ms, block.end_ms))


def printed_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield the paragraphs of a printed page, joining lines that filled the column."""
    yield from paragraphs(pdf_texts(data, left), of_text)


def rtf_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield a block for each paragraph of a rich text, footnotes after its end mark."""
    kind = of_text
    for line in rtf_texts(data, left):
        if line == END_MARK:
            kind = _footnote
        elif line.strip():
            yield kind(line)


def _footnote(text: str) -> TextBlock:
    return TextBlock("footnote", text)


READERS: dict[str, Callable[[bytes, LeftOutText], Iterator[TextBlock]]] = {
    ".docx": docx_blocks, ".odt": odt_blocks, ".pdf": printed_blocks, ".rtf": rtf_blocks, ".html": html_blocks,
    ".htm": html_blocks, ".txt": txt_blocks, ".md": md_blocks, ".srt": srt_blocks, ".vtt": vtt_blocks,
}  # fmt: skip
