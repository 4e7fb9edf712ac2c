"""Cleans text on input: NFC, no direction controls, single spaces; raises BadRequest for what cannot be displayed."""

import re
import unicodedata

from interp.errors import BadRequest

# Explicit direction controls can make a name read as another one; the pages isolate every text themselves.
BIDI = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
# No-break spaces are kept: French puts a narrow one before : ; ! and ?
SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
LONGEST = 2_000
LONGEST_NAME = 120
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(value: str, longest: int = LONGEST) -> str:
    """Return `value` in NFC, without direction controls, spaces collapsed.

    Raises BadRequest for control characters, lone surrogates, the replacement character, or more than
    `longest` characters.
    """
    if len(value) > longest * 4:
        raise BadRequest("too_long", longest=longest)
    text = unicodedata.normalize("NFC", value.translate(BIDI))
    text = SPACES.sub(" ", text).strip(" ")
    if "\ufffd" in text or not (text.isprintable() or all(map(_is_readable, text))):
        raise BadRequest("unreadable_characters")
    if len(text) > longest:
        raise BadRequest("too_long", longest=longest)
    return text


def _is_readable(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co")


def clean_lines(value: str, longest: int = LONGEST) -> str:
    """Return `value` cleaned line by line, line feeds between them, without empty ones. Raises as `clean`."""
    if len(value) > longest * 4:
        raise BadRequest("too_long", longest=longest)
    lines = "\n".join(line for each in value.splitlines() if (line := clean(each, longest)))
    if len(lines) > longest:
        raise BadRequest("too_long", longest=longest)
    return lines


def is_identifier(value: str) -> bool:
    """Return whether `value` can name a meeting, item, speech, command or device."""
    return IDENTIFIER.fullmatch(value) is not None


def file_label(name: str) -> str:
    """Return a file's name for display: no folders, no invisible characters, at most 120 characters, extension kept."""
    bare = re.split(r"[/\\]", name)[-1]
    seen = "".join(char for char in bare if unicodedata.category(char) not in UNSEEN).strip()
    return seen if len(seen) <= LONGEST_NAME else f"{seen[: LONGEST_NAME - 21]}…{seen[-20:]}"
