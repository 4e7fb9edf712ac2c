"""Computes the key under which two copies of a text count as the same: NFC, plain spaces, straight quotation marks."""

import re
import unicodedata

# marks that reorder or hide text are dropped; joiners stay because they shape letters
UNSEEN = dict.fromkeys([0x00AD, 0x200B, 0x200E, 0x200F, 0x061C, 0x2060, *range(0x202A, 0x202F),
                        *range(0x2066, 0x206A), 0xFEFF])  # fmt: skip
QUOTES = dict.fromkeys(map(ord, "“”„‟«»〝〞＂「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›ʼ′`´＇"), "'")
PADDED = re.compile(r"(?<=«)\s+|\s+(?=»)")


def key(text: str) -> str:
    """Return the key of a text: NFC, one space for any white space, straight quotation marks.

    Case is kept. The function is idempotent.
    """
    bare = PADDED.sub("", text.translate(UNSEEN)).translate(QUOTES)
    return unicodedata.normalize("NFC", " ".join(bare.split()))
