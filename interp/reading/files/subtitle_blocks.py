"""Reads subtitles (.srt, .vtt) as blocks with their times."""

import re
from collections.abc import Iterator

from interp.domain.text.segments import TextBlock
from interp.errors import BadRequest
from interp.reading.files.character_encoding import sure_text
from interp.reading.files.visible_text.left_out_text import LeftOutText

STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMES = re.compile(rf"\s*{STAMP}\s*-->\s*{STAMP}")
TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
VTT = "WEBVTT"
NOTE = re.compile(r"NOTE(?=\s|$)")
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}
ENTITY = re.compile("|".join(ENTITIES))


def srt_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield a block for each subtitle with text. Raises BadRequest: mislabelled_file, unreadable_file."""
    yield from _blocks(_text(data), left)


def vtt_blocks(data: bytes, left: LeftOutText) -> Iterator[TextBlock]:
    """Yield one block for each cue of a WebVTT file; `left` records its notes.

    Raises BadRequest: mislabelled_file, unreadable_file.
    """
    text = _text(data)
    if not text.startswith(VTT):
        raise BadRequest("mislabelled_file")
    yield from _blocks(text, left)


def _text(data: bytes) -> str:
    text = sure_text(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _blocks(text: str, left: LeftOutText) -> Iterator[TextBlock]:
    found = False
    for part in re.split(r"\n[ \t]*\n", text):
        lines = part.strip("\n").split("\n")
        place = next((place for place, line in enumerate(lines[:2]) if TIMES.match(line)), None)
        if place is None:
            if found_note := NOTE.match(part.strip("\n")):
                left.add("comment", part.strip("\n")[found_note.end() :])
            continue  # a header, note or style block
        times = TIMES.match(lines[place])
        if times:
            found = True
            start, end = _ms(times.groups()[:4]), _ms(times.groups()[4:])
            said = "\n".join(lines[place + 1 :])
            said = ENTITY.sub(lambda entity: ENTITIES[entity[0]], TAG.sub("", said))
            yield TextBlock("caption", said, start_ms=start, end_ms=max(start, end))
    if not found:
        raise BadRequest("mislabelled_file")


def _ms(stamp: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in stamp)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1_000 + int(fraction.ljust(3, "0"))
