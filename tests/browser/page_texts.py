"""The texts of the pages by their keys, for tests in which it does not matter how a sentence is worded."""

from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase, said


def text(key: str, reader: str = "en", /, **values: object) -> str:
    """Return a text of the pages in the reader's language, without markup. Raises KeyError."""
    found = word(key)
    shown = phrase(found, reader, values) if values else said(found, reader)
    plain = shown.striptags() if hasattr(shown, "striptags") else str(shown)
    return " ".join(plain.split())
