"""What makes two texts the same text: one composition, one kind of space, one kind of quotation mark."""

import re
import unicodedata

# marks that reorder or hide text say nothing; joiners stay, for they shape letters
UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200E, 0x200F, 0x061C, 0x2060, *range(0x202A, 0x202F),
                        *range(0x2066, 0x206A), 0xFEFF])  # fmt: skip
QUOTES = dict.fromkeys(map(ord, "“”„‟«»〝〞＂「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›ʼ′`´＇"), "'")
PADDED = re.compile(r"(?<=«)\s+|\s+(?=»)")
SEPARATORS = ".,٫٬"
NUMBER = re.compile(rf"(?<!\d)\d{{1,3}}(?: \d{{3}})+(?!\d)|\d+(?:[{SEPARATORS}]\d+)*")


def key(text: str) -> str:
    """Return what two copies of one text share: NFC, one blank for any space, straight quotation marks.

    Letters keep their case. The key of a key is itself.
    """
    bare = PADDED.sub("", text.translate(UNSEEN)).translate(QUOTES)
    return unicodedata.normalize("NFC", " ".join(bare.split()))


def number_key(text: str) -> str:
    """Return the key with "#" for each number, separators of thousands and decimals within it."""
    return NUMBER.sub("#", key(text))
