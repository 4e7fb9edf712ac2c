"""Applies an edit of a caption on air to its sentence: breaks lines, joins lines, replaces the caption's words."""

import re

from interp.domain.captions.line_breaks import places
from interp.domain.captions.text_to_cues import cue_texts

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


def broken(text: str, language: str, longest: int) -> str:
    """Return a caption with the line breaks it has, else broken as cues are; no line is longer than `longest`."""
    if "\n" in text:
        return text
    lines = "\n".join(cue_texts(text, language))
    return lines if len(lines) <= longest else text


def unbroken(text: str) -> str:
    """Return a text on one line, with a space for each line break except beside a Chinese character."""
    made = ""
    for line in _LINE_END.split(text.strip()):
        beside = made[-1:] + line[:1]
        spaced = len(beside) == 2 and not any(end == 1 for end, _ in places(beside))
        made += f" {line}" if spaced else line
    return made


def letters(text: str) -> str:
    """Return a text without white space, to compare wording and not layout."""
    return "".join(text.split())


def replaced(text: str, old: str, new: str, before: str = "") -> str | None:
    """Return a sentence with the words of one caption replaced, whatever the line breaks.

    `before` is the text of the captions before it, which selects one of several equal places. None when the old words
    are not found or their place is ambiguous.
    """
    wanted = letters(old)
    if not wanted:
        return None
    found = list(re.finditer(r"\s*".join(map(re.escape, wanted)), text))
    here = [each for each in found if letters(text[: each.start()]) == letters(before)] or found
    if len(here) != 1:
        return None
    return text[: here[0].start()] + unbroken(new) + text[here[0].end() :]
